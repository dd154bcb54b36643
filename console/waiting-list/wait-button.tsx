import { Button } from '@mantine/core';
import type { WaitingEntry, WaitingOrderRequest } from '../../api/schemas';
import { post } from '../http/client';
import { useChange } from '../http/use-change';

/** Puts the patient on the waiting list: a time that becomes free is offered to one of those who wait. */
export function WaitButton({
  order,
  about,
}: {
  readonly order: WaitingOrderRequest;
  /** Tells equal buttons apart. */
  readonly about?: string;
}) {
  const change = useChange<WaitingEntry>(['waiting-list']);
  return (
    <Button
      variant="default"
      size="xs"
      loading={change.isPending}
      {...(about === undefined ? {} : { 'aria-label': `Inscrire en liste d’attente : ${about}` })}
      onClick={() =>
        change.mutate({
          send: () => post<WaitingEntry>('/v1/waiting-list', order),
          done: 'Inscrit en liste d’attente : un créneau qui se libère sera proposé.',
        })
      }
    >
      Inscrire en liste d’attente
    </Button>
  );
}
