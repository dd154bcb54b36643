import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { useRef } from 'react';
import { useAnnounce } from '../frame/announcements';
import { refusalWords } from '../words/problems';
import { keptNothing, newKey } from './form-key';

export interface Change<T = unknown> {
  /** Given the key of the opened form: what books sends it along, so that a double click or a retry books once. */
  readonly send: (key: string) => Promise<T>;
  /** Said once it is kept; from the answer where the words depend on it. */
  readonly done: string | ((answer: T) => string);
}

export type ChangeMutation<T = unknown> = UseMutationResult<T, Error, Change<T>>;

/**
 * One change by a person: says what became of it and reads anew what may have changed.
 *
 * @param reads first part of the keys to read anew
 * @param options.onDone once it is kept
 * @param options.shown true where the window shows the refusal itself, beside its fields
 */
export function useChange<T = unknown>(
  reads: readonly string[],
  { onDone, shown = false }: { readonly onDone?: (answer: T) => void; readonly shown?: boolean } = {},
): ChangeMutation<T> {
  const queryClient = useQueryClient();
  const announce = useAnnounce();
  const key = useRef<string | null>(null);
  return useMutation<T, Error, Change<T>>({
    mutationFn: ({ send }) => send((key.current ??= newKey())),
    onSuccess: (answer, { done }) => {
      announce('done', typeof done === 'string' ? done : done(answer));
      onDone?.(answer);
    },
    onError: (error) => {
      // What is sent after a refusal is another order; after silence it may be the same one.
      if (keptNothing(error)) key.current = null;
      if (!shown) announce('refused', refusalWords(error));
    },
    onSettled: () => Promise.all(reads.map((read) => queryClient.invalidateQueries({ queryKey: [read] }))),
  });
}
