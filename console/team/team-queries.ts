import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { Owner, Workload, WorkloadItems } from '../../api/schemas';
import { get } from '../http/client';

/** Which items of whose load. */
export interface LoadPart {
  readonly owner: Owner;
  readonly part: 'open' | 'due-today' | 'overdue' | 'red-flags';
}

export const workloadQuery = queryOptions({
  queryKey: ['workload'],
  queryFn: () => get<Workload>('/v1/workload'),
});

/** Page by page, earliest deadline first. */
export function workloadItemsQuery({ owner, part }: LoadPart) {
  return infiniteQueryOptions({
    queryKey: ['workload', 'items', owner, part],
    queryFn: ({ pageParam }) => {
      const asked = new URLSearchParams({ owner: `${owner.kind}:${owner.id}`, part });
      if (pageParam !== '') asked.set('after', pageParam);
      return get<WorkloadItems>(`/v1/workload/items?${asked.toString()}`);
    },
    initialPageParam: '',
    getNextPageParam: ({ next }) => next ?? undefined,
  });
}
