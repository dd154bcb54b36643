import { queryOptions } from '@tanstack/react-query';
import type { ClosingPreview, HandoverAnswer, HandoverVersionsAnswer, OwnHandovers } from '../../api/schemas';
import { get } from './client';

const of = (followUpId: string) => `/v1/follow-ups/${encodeURIComponent(followUpId)}`;

export function handoverPdfPath(followUpId: string): string {
  return `${of(followUpId)}/handover.pdf`;
}

/**
 * What the next clinician must know. Reading it counts as having seen it, and what is new is new once only: it is read
 * when the page is opened or somebody asks to read it again, never by itself.
 */
export function handoverQuery(followUpId: string) {
  return queryOptions({
    queryKey: ['handover', followUpId],
    queryFn: () => get<HandoverAnswer>(`${of(followUpId)}/handover`),
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
}

/** Each line is compared with what the reader saw: asked when one comes to the page, and once a minute, not at each change. */
export const ownHandoversQuery = queryOptions({
  queryKey: ['own-handovers'],
  queryFn: async () => (await get<OwnHandovers>('/v1/handovers')).handovers,
  staleTime: 0,
  refetchInterval: 60_000,
});

/** To whom it went, and who saw it. */
export function handoverVersionsQuery(followUpId: string) {
  return queryOptions({
    queryKey: ['handover-versions', followUpId],
    queryFn: () => get<HandoverVersionsAnswer>(`${of(followUpId)}/handover/versions`),
  });
}

/** What ending the follow-up, as it stands in that revision, would leave, and whom it would tell. */
export function closingPreviewQuery(followUpId: string, revision: number, reason: string) {
  return queryOptions({
    queryKey: ['closing-preview', followUpId, revision, reason],
    queryFn: () =>
      get<ClosingPreview>(`${of(followUpId)}/closing-preview?reason=${encodeURIComponent(reason)}`),
  });
}
