/** What the screens read, under one key each. */
import { queryOptions, useQuery } from '@tanstack/react-query';
import type {
  Account,
  AppointmentAnswer,
  AppointmentWithHistoryAnswer,
  AttendanceReport,
  AwaitingPresenceList,
  CaughtMessages,
  DryRunOptionsAnswer,
  FollowUp,
  FollowUps,
  Messages,
  OnCall,
  OpenOffers,
  Pathways,
  Refusals,
  RefusalWithContent,
  WaitingList,
  Worklist,
} from '../../api/schemas';
import { ApiProblem, get } from './client';

/** Reads that change when a follow-up changes. */
export const FOLLOW_UP_READS = [
  'worklist',
  'follow-ups',
  'follow-up',
  'offers',
  'messages',
  'appointments',
  'waiting-list',
] as const;

/** Reads that change with an appointment: the follow-up it is for, and the agenda it stands in. */
export const APPOINTMENT_READS = [...FOLLOW_UP_READS, 'agenda', 'slots'] as const;

/** The account signed in; null when nobody is. */
export const accountQuery = queryOptions({
  queryKey: ['account'],
  queryFn: async (): Promise<Account | null> => {
    try {
      return await get<Account>('/v1/me');
    } catch (error) {
      if (error instanceof ApiProblem && error.status === 401) return null;
      throw error;
    }
  },
  staleTime: 5 * 60_000,
});

export function followUpQuery(followUpId: string) {
  return queryOptions({
    queryKey: ['follow-up', followUpId],
    queryFn: () => get<FollowUp>(`/v1/follow-ups/${encodeURIComponent(followUpId)}`),
  });
}

export const worklistQuery = queryOptions({
  queryKey: ['worklist'],
  queryFn: async () => (await get<Worklist>('/v1/worklist')).entries,
});

export const followUpsQuery = queryOptions({
  queryKey: ['follow-ups'],
  queryFn: async () => (await get<FollowUps>('/v1/follow-ups?limit=100')).followUps,
});

/** They change with a start of the service only. */
export const pathwaysQuery = queryOptions({
  queryKey: ['pathways'],
  queryFn: async () => (await get<Pathways>('/v1/pathways')).pathways,
  staleTime: 5 * 60_000,
});

export const offersQuery = queryOptions({
  queryKey: ['offers'],
  queryFn: async () => (await get<OpenOffers>('/v1/offers')).offers,
});

export const messagesQuery = queryOptions({
  queryKey: ['messages', 'sent'],
  queryFn: async () => (await get<Messages>('/v1/messages')).messages,
});

export const caughtMessagesQuery = queryOptions({
  queryKey: ['messages', 'caught'],
  queryFn: async () => (await get<CaughtMessages>('/v1/caught-messages')).caughtMessages,
});

export const onCallQuery = queryOptions({
  queryKey: ['on-call'],
  queryFn: () => get<OnCall>('/v1/on-call'),
});

/** What can be tried changes with the data of the service, not with what happens. */
export const dryRunOptionsQuery = queryOptions({
  queryKey: ['dry-run-options'],
  queryFn: () => get<DryRunOptionsAnswer>('/v1/pathways/dry-runs'),
  staleTime: Infinity,
});

export const refusalsQuery = queryOptions({
  queryKey: ['refusals'],
  queryFn: async () => (await get<Refusals>('/v1/refusals')).refusals,
});

export function refusalQuery(refusalId: string) {
  return queryOptions({
    queryKey: ['refusals', refusalId],
    queryFn: () => get<RefusalWithContent>(`/v1/refusals/${encodeURIComponent(refusalId)}`),
    // A person edits this text: it must not be replaced under their hands.
    staleTime: Infinity,
  });
}

/** Of a follow-up, those cancelled included. */
export function followUpAppointmentsQuery(followUpId: string) {
  return queryOptions({
    queryKey: ['appointments', 'follow-up', followUpId],
    queryFn: () =>
      get<readonly AppointmentAnswer[]>(`/v1/follow-ups/${encodeURIComponent(followUpId)}/appointments`),
  });
}

export function appointmentQuery(appointmentId: string) {
  return queryOptions({
    queryKey: ['appointments', 'one', appointmentId],
    queryFn: () => get<AppointmentWithHistoryAnswer>(`/v1/appointments/${encodeURIComponent(appointmentId)}`),
  });
}

/** Past ones of which nobody but perhaps the patient said whether they took place. */
export const awaitingPresenceQuery = queryOptions({
  queryKey: ['appointments', 'awaiting-presence'],
  queryFn: async () =>
    (await get<AwaitingPresenceList>('/v1/appointments/awaiting-presence?limit=200')).appointments,
});

export const waitingListQuery = queryOptions({
  queryKey: ['waiting-list'],
  queryFn: async () => (await get<WaitingList>('/v1/waiting-list?limit=200')).entries,
});

/** Both days included, `YYYY-MM-DD`. */
export function attendanceQuery(from: string, to: string) {
  return queryOptions({
    queryKey: ['attendance', from, to],
    queryFn: () => get<AttendanceReport>(`/v1/reports/attendance?from=${from}&to=${to}`),
  });
}

export const useFollowUp = (followUpId: string) => useQuery(followUpQuery(followUpId));
