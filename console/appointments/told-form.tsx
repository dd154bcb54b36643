import { Button, Stack, Text } from '@mantine/core';
import type {
  AppointmentAnswer,
  BookingOrderBody,
  CareArrangementRequest,
  FollowUp,
  ProfessionalAnswer,
} from '../../api/schemas';
import { post } from '../http/client';
import { APPOINTMENT_READS } from '../http/queries';
import { useChange } from '../http/use-change';
import { Refused } from '../parts/refused';
import { AppointmentFields, useAppointmentFields } from './appointment-fields';

/** The patient says there is an appointment: it is kept as said, and somebody verifies it with the practice. */
export function ToldForm({
  followUp: { followUpId, revision },
  careKey,
  onDone,
}: {
  readonly followUp: FollowUp;
  readonly careKey: string;
  readonly onDone: () => void;
}) {
  const fields = useAppointmentFields();
  const change = useChange(APPOINTMENT_READS, { onDone, shown: true });
  const { professional, types, appointmentTypeId, startsAt } = fields;
  const complete = professional !== null && types !== null && startsAt !== null;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!complete) return;
        const said = { followUpId, careKey, revision, professional, appointmentTypeId, startsAt };
        change.mutate({ send: (key) => tell(said, key), done: doneWords(appointmentTypeId) });
      }}
    >
      <Stack gap="sm" align="stretch">
        <Refused error={change.error} />
        <AppointmentFields fields={fields} />
        {professional !== null && types !== null && (
          <Text size="sm" c="dimmed">
            {appointmentTypeId === undefined ? NO_AGENDA : TO_VERIFY}
          </Text>
        )}
        <Button type="submit" variant="default" disabled={!complete} loading={change.isPending}>
          Noter ce que dit le patient
        </Button>
      </Stack>
    </form>
  );
}

const TO_VERIFY =
  'L’agenda n’est pas bloqué. Le RDV reste « à vérifier » jusqu’à ce que le cabinet confirme.';

/** Nothing reminds anybody to verify a care that is merely arranged: it is not said to be. */
const NO_AGENDA =
  'Aucun agenda de ce professionnel n’est tenu ici : le besoin sera noté « Organisé » à cette date, sans vérification prévue. En cas de doute, appeler le cabinet avant de noter.';

function doneWords(appointmentTypeId: string | undefined): string {
  return appointmentTypeId === undefined
    ? 'Noté d’après le patient : organisé.'
    : 'Noté : dit par le patient, à vérifier auprès du cabinet.';
}

interface Said {
  readonly followUpId: string;
  readonly careKey: string;
  readonly revision: number;
  readonly professional: ProfessionalAnswer;
  readonly appointmentTypeId: string | undefined;
  readonly startsAt: string;
}

/** Where nothing of theirs is kept here there is no agenda to write it in: the follow-up alone knows. */
function tell(said: Said, key: string): Promise<unknown> {
  const { followUpId, careKey, appointmentTypeId, startsAt, revision: expectedRevision } = said;
  const { professionalId } = said.professional;
  if (appointmentTypeId === undefined) {
    const body: CareArrangementRequest = { professionalId, appointmentAt: startsAt, expectedRevision };
    const care = `/v1/follow-ups/${encodeURIComponent(followUpId)}/cares/${encodeURIComponent(careKey)}`;
    return post(`${care}/arrangement`, body, key);
  }
  const order = { professionalId, appointmentTypeId, startsAt, told: true } as const;
  const body: BookingOrderBody = { followUpId, careKey, ...order };
  return post<AppointmentAnswer>('/v1/appointments', body, key);
}
