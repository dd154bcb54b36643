import { Button, Group, Stack, Text } from '@mantine/core';
import type { AppointmentAnswer, CancelOrderBody } from '../../api/schemas';
import { post } from '../http/client';
import { APPOINTMENT_READS } from '../http/queries';
import { useChange } from '../http/use-change';
import { Moment } from '../parts/moment';
import { Refused } from '../parts/refused';
import { CANCELLING } from '../words/appointments';
import { BREAK_CAUSES, VISIT_CAUSES } from '../words/breaks';
import { wordsFor } from '../words/wording';

/** Who cancels and why, in one tap: it decides on the alert, and on whom the absence counts against. */
export function CancelForm({
  appointment: { appointmentId, startsAt, professionalName, revision: expectedRevision },
  onDone,
}: {
  readonly appointment: AppointmentAnswer;
  readonly onDone: () => void;
}) {
  const change = useChange<AppointmentAnswer>(APPOINTMENT_READS, { onDone, shown: true });
  const cancel = (order: Omit<CancelOrderBody, 'expectedRevision'>) => {
    const body: CancelOrderBody = { ...order, expectedRevision };
    change.mutate({
      send: () => post(`/v1/appointments/${encodeURIComponent(appointmentId)}/cancellation`, body),
      done: 'RDV annulé.',
    });
  };
  const tap = (key: string, words: string, order: Omit<CancelOrderBody, 'expectedRevision'>) => (
    <Button key={key} variant="default" disabled={change.isPending} onClick={() => cancel(order)}>
      {words}
    </Button>
  );
  return (
    <Stack>
      <Text>
        RDV <Moment at={startsAt} /> avec {professionalName}
      </Text>
      <Refused error={change.error} />
      {(['patient', 'professional'] as const).map((by) => (
        <div key={by} role="group" aria-label={CANCELLING[by]}>
          <Text fw={600} mb={6}>
            {CANCELLING[by]}
          </Text>
          <Group gap="xs">
            {VISIT_CAUSES[by].map((cause) => tap(cause, wordsFor(BREAK_CAUSES, cause), { by, cause }))}
            {by === 'patient' && tap('other', 'Sans motif', { by })}
          </Group>
        </div>
      ))}
      <div role="group" aria-label={CANCELLING.service}>
        <Text fw={600} mb={6}>
          {CANCELLING.service}
        </Text>
        {tap('service', 'Annuler ce RDV', { by: 'service' })}
      </div>
    </Stack>
  );
}
