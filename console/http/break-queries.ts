import { infiniteQueryOptions } from '@tanstack/react-query';
import type { Breaks } from '../../api/schemas';
import { get } from './client';

/** Empty texts ask for all. */
export interface BreakListFilter {
  readonly code: string;
  /** `me`, a queue, or the id of an account. */
  readonly owner: string;
  /** FINESS number. */
  readonly hospital: string;
}

export const NO_FILTER: BreakListFilter = { code: '', owner: '', hospital: '' };

/** Those that stand, of one grade, page by page. */
export function breaksQuery(grade: string, filter: BreakListFilter) {
  return infiniteQueryOptions({
    queryKey: ['breaks', grade, filter],
    queryFn: ({ pageParam }) => {
      const asked = Object.entries({ ...filter, after: pageParam }).filter(([, value]) => value !== '');
      return get<Breaks>(`/v1/breaks?${new URLSearchParams([['grade', grade], ...asked]).toString()}`);
    },
    initialPageParam: '',
    getNextPageParam: ({ next }) => next ?? undefined,
  });
}
