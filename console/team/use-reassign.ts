import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { StatedFact, WorkloadItem } from '../../api/schemas';
import type { NewOwner } from '../actions/use-assign';
import { useAnnounce } from '../frame/announcements';
import { post } from '../http/client';
import { newKey } from '../http/form-key';
import { FOLLOW_UP_READS } from '../http/queries';
import { refusalWords } from '../words/problems';
import { counted } from '../words/wording';
import { giveBack, reassign, reassignedWords, type Post, type Reassigned } from './reassigning';

const postFact: Post = (followUpId, path, body) =>
  post<Partial<StatedFact> | null>(
    `/v1/follow-ups/${encodeURIComponent(followUpId)}/${path}`,
    body,
    newKey(),
  );

/** How far giving several items away has come. */
export interface Progress {
  readonly answered: number;
  readonly total: number;
}

/** Gives several items to somebody: how far it is, and what was refused the last time. */
export function useReassign(): {
  readonly start: (items: readonly WorkloadItem[], to: NewOwner) => Promise<Reassigned>;
  readonly progress: Progress | null;
  readonly refused: Reassigned['refused'];
} {
  const queryClient = useQueryClient();
  const announce = useAnnounce();
  const [progress, setProgress] = useState<Progress | null>(null);
  const [refused, setRefused] = useState<Reassigned['refused']>([]);
  const reread = () =>
    Promise.all(FOLLOW_UP_READS.map((read) => queryClient.invalidateQueries({ queryKey: [read] })));
  const undo = async (given: readonly WorkloadItem[]): Promise<void> => {
    try {
      await giveBack(postFact, given);
      announce('done', `Annulé : ${counted(given.length, 'chose rendue', 'choses rendues')}.`);
    } catch (error) {
      announce('refused', refusalWords(error instanceof Error ? error : new Error(String(error))));
    }
    await reread();
  };
  return {
    progress,
    refused,
    start: async (items, to) => {
      setRefused([]);
      setProgress({ answered: 0, total: items.length });
      const result = await reassign(postFact, items, to, (answered) =>
        setProgress({ answered, total: items.length }),
      );
      setProgress(null);
      setRefused(result.refused);
      const words = reassignedWords(result, to.name === null ? 'à la file' : `à ${to.name}`);
      announce(
        result.refused.length === 0 ? 'done' : 'refused',
        words,
        result.given.length === 0 ? undefined : () => undo(result.given),
      );
      await reread();
      return result;
    },
  };
}
