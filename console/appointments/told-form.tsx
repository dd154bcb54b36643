import { Button, NativeSelect, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type {
  AppointmentAnswer,
  BookingOrderBody,
  CareArrangementRequest,
  FollowUp,
  ProfessionalAnswer,
} from '../../api/schemas';
import { InstantField } from '../actions/instant-field';
import { post } from '../http/client';
import { agendaQuery, APPOINTMENT_READS } from '../http/queries';
import { useChange } from '../http/use-change';
import { Refused } from '../parts/refused';
import { useBusinessTime } from '../time/business-clock';
import { instantOfField, localDay } from '../time/paris';
import { ProfessionalField } from './professional-field';

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
  const [professional, setProfessional] = useState<ProfessionalAnswer | null>(null);
  const [typeId, setTypeId] = useState('');
  const [field, setField] = useState('');
  const change = useChange(APPOINTMENT_READS, { onDone, shown: true });
  const types = useTypes(professional);
  const startsAt = instantOfField(field);
  const appointmentTypeId = types.some(({ id }) => id === typeId) ? typeId : types[0]?.id;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (professional === null || startsAt === null) return;
        change.mutate({
          send: () => tell({ followUpId, careKey, revision, professional, appointmentTypeId, startsAt }),
          done: 'Noté : dit par le patient, à vérifier auprès du cabinet.',
        });
      }}
    >
      <Stack gap="sm" align="stretch">
        <Refused error={change.error} />
        <ProfessionalField label="Avec qui" chosen={professional} onChoose={setProfessional} />
        {types.length > 0 && (
          <NativeSelect
            label="Type de RDV"
            data={types.map(({ id, name }) => ({ value: id, label: name }))}
            value={appointmentTypeId ?? ''}
            onChange={(event) => setTypeId(event.currentTarget.value)}
          />
        )}
        <InstantField label="RDV le" value={field} onChange={setField} required />
        <Text size="sm" c="dimmed">
          L’agenda n’est pas bloqué. À vérifier auprès du cabinet.
        </Text>
        <Button
          type="submit"
          variant="default"
          disabled={professional === null || startsAt === null}
          loading={change.isPending}
        >
          Noter ce que dit le patient
        </Button>
      </Stack>
    </form>
  );
}

/** Where nothing of theirs is kept here there is no agenda to write it in: the follow-up alone knows. */
function tell({
  followUpId,
  careKey,
  revision,
  professional: { professionalId },
  appointmentTypeId,
  startsAt,
}: {
  readonly followUpId: string;
  readonly careKey: string;
  readonly revision: number;
  readonly professional: ProfessionalAnswer;
  readonly appointmentTypeId: string | undefined;
  readonly startsAt: string;
}): Promise<unknown> {
  if (appointmentTypeId === undefined) {
    const body: CareArrangementRequest = {
      professionalId,
      appointmentAt: startsAt,
      expectedRevision: revision,
    };
    const care = `/v1/follow-ups/${encodeURIComponent(followUpId)}/cares/${encodeURIComponent(careKey)}`;
    return post(`${care}/arrangement`, body);
  }
  const order = { professionalId, appointmentTypeId, startsAt, told: true } as const;
  const body: BookingOrderBody = { followUpId, careKey, ...order };
  return post<AppointmentAnswer>('/v1/appointments', body);
}

/** What can be booked with them, where an agenda of theirs is kept here. */
function useTypes(professional: ProfessionalAnswer | null) {
  const today = localDay(useBusinessTime().nowMs);
  const { data } = useQuery({
    ...agendaQuery(professional?.professionalId ?? '', today, 1),
    enabled: professional?.hasAgenda === true,
  });
  return professional?.hasAgenda === true ? (data?.types ?? []) : [];
}
