import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import type { FollowUpSummary, FollowUps } from '../../api/schemas';
import { post } from '../http/client';
import { isSearch } from './choices';

const TYPING_PAUSE_MS = 250;

/**
 * Patients found by what is typed: a name's beginning, a number, a birth date. By POST: nothing about a person in an
 * address; and nothing of it is kept once the palette closes.
 */
export function usePatientSearch(typed: string): {
  readonly found: readonly FollowUpSummary[];
  readonly isSearching: boolean;
  readonly error: Error | null;
} {
  const [text] = useDebouncedValue(typed.trim(), TYPING_PAUSE_MS);
  const query = useQuery({
    queryKey: ['palette-search', text],
    queryFn: async () => (await post<FollowUps>('/v1/patients/search', { text })).followUps,
    enabled: isSearch(text),
    gcTime: 0,
    staleTime: 0,
  });
  const settled = text === typed.trim();
  return {
    found: isSearch(typed) && settled ? (query.data ?? []) : [],
    isSearching: isSearch(typed) && (!settled || query.isFetching),
    error: query.error,
  };
}
