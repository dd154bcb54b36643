import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { CaughtMessages, Messages } from '../../api/schemas';
import { get } from './client';

/** Newest first, page by page. @param status empty for all */
export function messagesQuery(status: string) {
  return infiniteQueryOptions({
    queryKey: ['messages', 'sent', status],
    queryFn: ({ pageParam }) => {
      const asked = Object.entries({ status, before: pageParam }).filter(([, value]) => value !== '');
      return get<Messages>(`/v1/messages?${new URLSearchParams(asked).toString()}`);
    },
    initialPageParam: '',
    getNextPageParam: ({ next }) => next ?? undefined,
  });
}

/** Of which nobody knows whether they left, until a person decides. */
export const undecidedMessagesQuery = queryOptions({
  queryKey: ['messages', 'undecided'],
  queryFn: async () => (await get<Messages>('/v1/messages?undecided=true&limit=200')).messages,
});

export const caughtMessagesQuery = queryOptions({
  queryKey: ['messages', 'caught'],
  queryFn: async () => (await get<CaughtMessages>('/v1/caught-messages')).caughtMessages,
});
