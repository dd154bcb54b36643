import { useState } from 'react';
import type { AgendaChangeAnswer } from '../../api/schemas';
import { post, put, removeWithAnswer } from '../http/client';
import { APPOINTMENT_READS } from '../http/queries';
import { useChange } from '../http/use-change';

type Part = 'appointment-types' | 'availability' | 'exceptions' | 'absences';

/**
 * Changes of one part of an agenda. What came of the last one stays until it is closed: it says to whom it matters.
 *
 * @param part as in the addresses of the API
 */
export function useAgendaChange(professionalId: string, part: Part) {
  const [outcome, setOutcome] = useState<AgendaChangeAnswer | null>(null);
  const mutation = useChange<AgendaChangeAnswer>(['directory', ...APPOINTMENT_READS], {
    onDone: setOutcome,
    shown: true,
  });
  const path = `/v1/professionals/${encodeURIComponent(professionalId)}/${part}`;
  return {
    error: mutation.error,
    pending: mutation.isPending,
    /** What came of it; null before, and once it is closed. */
    outcome,
    close: () => {
      setOutcome(null);
      mutation.reset();
    },
    keep: (body: object, id: string | null, done: string) =>
      mutation.mutate({
        send: () => (id === null ? post(path, body) : put(`${path}/${encodeURIComponent(id)}`, body)),
        done,
      }),
    end: (id: string, done: string) =>
      mutation.mutate({ send: () => removeWithAnswer(`${path}/${encodeURIComponent(id)}`), done }),
  };
}

export type AgendaChanging = ReturnType<typeof useAgendaChange>;
