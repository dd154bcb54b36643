import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

/** A patient looked at in this session. */
export interface RecentPatient {
  readonly followUpId: string;
  readonly name: string;
}

const KEPT = 6;

/** In memory, beside what was read of the patients themselves: gone with the session, and never in the browser's storage. */
const recentQuery = queryOptions<readonly RecentPatient[]>({
  queryKey: ['recent-patients'],
  queryFn: () => [],
  initialData: [],
  staleTime: Infinity,
  gcTime: Infinity,
});

/** @returns the latest first, without the same one twice */
export function withLatest(
  before: readonly RecentPatient[],
  latest: RecentPatient,
): readonly RecentPatient[] {
  const others = before.filter(({ followUpId }) => followUpId !== latest.followUpId);
  return [latest, ...others].slice(0, KEPT);
}

/** Remembers, for the palette, that this patient was looked at. */
export function useRecentPatient({ followUpId, name }: RecentPatient): void {
  const queryClient = useQueryClient();
  useEffect(() => {
    queryClient.setQueryData(recentQuery.queryKey, (before: readonly RecentPatient[] = []) =>
      withLatest(before, { followUpId, name }),
    );
  }, [queryClient, followUpId, name]);
}

/** The latest first. */
export function useRecentPatients(): readonly RecentPatient[] {
  return useQuery(recentQuery).data;
}
