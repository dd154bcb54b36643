import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useAnnounce } from '../frame/announcements';
import { onCallQuery } from '../http/queries';
import { refusalWords } from '../words/problems';

interface Change {
  readonly send: () => Promise<unknown>;
  /** Said once it is kept. */
  readonly done: string;
}

/** Changes the roster and reads it anew; says what became of it. */
export function useRosterChange(onDone: () => void = () => undefined) {
  const queryClient = useQueryClient();
  const announce = useAnnounce();
  return useMutation<unknown, Error, Change>({
    mutationFn: ({ send }) => send(),
    onSuccess: (_answer, { done }) => {
      announce('done', done);
      onDone();
    },
    onError: (error) => announce('refused', refusalWords(error)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: onCallQuery.queryKey }),
  });
}
