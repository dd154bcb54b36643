/** Calls to make, calls in hand, and what is done with them. */
import { queryOptions } from '@tanstack/react-query';
import type {
  Assignees,
  CallBacks,
  CallDraftRequest,
  CallHandoverRequest,
  CallList,
  CallOpeningRequest,
  CallSession,
  CallSessions,
  IncomingCallRequest,
  IncomingMatches,
} from '../../api/schemas';
import { get, post, put } from './client';

/** A colleague takes a call in hand without anything of the follow-up changing: the list is read anew by itself. */
const REREAD_MS = 15_000;

export const callsQuery = queryOptions({
  queryKey: ['calls', 'to-make'],
  queryFn: () => get<CallList>('/v1/calls'),
  refetchInterval: REREAD_MS,
});

export const callSessionsQuery = queryOptions({
  queryKey: ['calls', 'in-hand'],
  queryFn: async () => (await get<CallSessions>('/v1/call-sessions')).sessions,
  refetchInterval: REREAD_MS,
});

export const callBacksQuery = queryOptions({
  queryKey: ['calls', 'call-backs'],
  queryFn: async () => (await get<CallBacks>('/v1/call-backs')).callBacks,
});

export const colleaguesQuery = queryOptions({
  queryKey: ['colleagues'],
  queryFn: async () => (await get<Assignees>('/v1/colleagues')).colleagues,
  staleTime: 5 * 60_000,
});

/** Takes a call in hand, or takes up what was begun. */
export function openCall(
  followUpId: string,
  callKey: string,
  opening: CallOpeningRequest = {},
): Promise<CallSession> {
  const id = encodeURIComponent(followUpId);
  return post(`/v1/follow-ups/${id}/calls/${encodeURIComponent(callKey)}/sessions`, opening);
}

export function readCallSession(sessionId: string): Promise<CallSession> {
  return get(`/v1/call-sessions/${encodeURIComponent(sessionId)}`);
}

export function keepCallDraft(sessionId: string, draft: CallDraftRequest): Promise<CallSession> {
  return put(`/v1/call-sessions/${encodeURIComponent(sessionId)}`, draft);
}

/** The call goes to a colleague, is put down, or ends without an outcome. */
export function leaveCall(
  sessionId: string,
  how: 'handover' | 'leaving' | 'ending',
  body: CallHandoverRequest | { readonly expectedRevision: number },
): Promise<CallSession> {
  return post(`/v1/call-sessions/${encodeURIComponent(sessionId)}/${how}`, body);
}

/** Whose number it is; by POST: no number in an address. */
export async function findByNumber(number: string): Promise<IncomingMatches['matches']> {
  return (await post<IncomingMatches>('/v1/incoming-calls', { number })).matches;
}

export function takeIncomingCall(followUpId: string, incoming: IncomingCallRequest): Promise<CallSession> {
  return post(`/v1/follow-ups/${encodeURIComponent(followUpId)}/incoming-calls`, incoming);
}
