/** What a person can do to a follow-up; each is one POST that carries the revision they had on screen. */
import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { useRef } from 'react';
import type { StatedFact } from '../../api/schemas';
import { useAnnounce } from '../frame/announcements';
import { refusalWords } from '../words/problems';
import { ApiProblem, post } from './client';
import { keptNothing, newKey } from './form-key';
import { FOLLOW_UP_READS } from './queries';

export interface Command {
  /** Under `/v1/follow-ups/{id}/`. */
  readonly path: string;
  readonly body: object;
  /** Said when it is applied. */
  readonly done: string;
  /** What takes it back, from the registry of console/actions/undo.ts; nothing is offered when absent or null. */
  readonly undo?: Omit<Command, 'undo'> | null;
}

type Answer = Partial<StatedFact> | null;

export type CommandMutation = UseMutationResult<Answer, Error, Command>;

/**
 * @param followUpId whom it is about
 * @param inWindow set where a window shows the refusal itself: what to do once it is applied or taken into account
 * @returns a mutation that says what became of the command, and reads everything anew
 */
export function useCommand(followUpId: string, inWindow?: { readonly onDone: () => void }): CommandMutation {
  const queryClient = useQueryClient();
  const announce = useAnnounce();
  const sent = useRef<{ readonly content: string; readonly key: string } | null>(null);
  const reread = () =>
    Promise.all(FOLLOW_UP_READS.map((read) => queryClient.invalidateQueries({ queryKey: [read] })));
  // Whatever showed the command may be gone by now: nothing here hangs on it.
  const undoing = async ({ path, body, done }: Omit<Command, 'undo'>): Promise<void> => {
    try {
      const answer = await post<Answer>(pathOf(followUpId, path), body, newKey());
      announce('done', answer?.status === 'pending' ? 'Annulation prise en compte.' : done);
    } catch (error) {
      announce('refused', refusalWords(error instanceof Error ? error : new Error(String(error))));
    }
    await reread();
  };
  return useMutation<Answer, Error, Command>({
    mutationFn: ({ path, body }) => {
      const content = `${path} ${JSON.stringify(body)}`;
      // The same command again before it was answered is that command: its fact counts once.
      if (sent.current?.content !== content) sent.current = { content, key: newKey() };
      return post<Answer>(pathOf(followUpId, path), body, sent.current.key);
    },
    onSuccess: (answer, { done, undo }) => {
      sent.current = null;
      // What is kept at once, without a follow-up to wait for, answers with its id or with nothing.
      const isPending = answer?.status === 'pending';
      const takeBack = undo === undefined || undo === null || isPending ? undefined : () => undoing(undo);
      announce('done', isPending ? 'Pris en compte, enregistrement en cours.' : done, takeBack);
      inWindow?.onDone();
    },
    onError: (error) => {
      if (keptNothing(error)) sent.current = null;
      if (inWindow === undefined) announce('refused', refusalWords(error));
    },
    onSettled: reread,
  });
}

function pathOf(followUpId: string, path: string): string {
  return `/v1/follow-ups/${encodeURIComponent(followUpId)}/${path}`;
}

/** The subject changed after the person looked at it. */
export function changedMeanwhile(error: Error | null): boolean {
  return error instanceof ApiProblem && error.reason === 'changed-meanwhile';
}
