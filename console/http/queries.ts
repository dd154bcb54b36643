/** What the screens read, under one key each. */
import { queryOptions, useQuery } from '@tanstack/react-query';
import type {
  Account,
  AgendaAnswer,
  AgendaLinks,
  AppointmentAnswer,
  AppointmentWithHistoryAnswer,
  AttendanceReport,
  AwaitingPresenceList,
  CalendarFeeds,
  DryRunOptionsAnswer,
  FollowUp,
  FollowUps,
  FoundSlotsAnswer,
  OnCall,
  OpenOffers,
  Pathways,
  PracticeAnswer,
  ProfessionalAnswer,
  Refusals,
  RefusalWithContent,
  SlotSearchBody,
  WaitingList,
  Worklist,
} from '../../api/schemas';
import { addDays, dayStart } from '../time/week';
import { ApiProblem, get, post } from './client';

/** Reads that change when a follow-up changes. */
export const FOLLOW_UP_READS = [
  'worklist',
  'workload',
  'breaks',
  'follow-ups',
  'follow-up',
  'offers',
  'messages',
  'handover-versions',
  'appointments',
  'waiting-list',
  'calls',
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
  queryFn: async () => (await get<Worklist>('/v1/worklist?until=end-of-day')).entries,
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

/** Empty texts and codes ask for everybody. */
export interface DirectoryFilter {
  readonly text?: string;
  readonly profession?: string;
  /** INSEE code. */
  readonly communeCode?: string;
}

export function professionalsQuery(filter: DirectoryFilter) {
  return queryOptions({
    queryKey: ['directory', 'professionals', filter],
    queryFn: () => get<readonly ProfessionalAnswer[]>(`/v1/professionals?${parametersOf(filter)}`),
  });
}

export const practicesQuery = queryOptions({
  queryKey: ['directory', 'practices'],
  queryFn: () => get<readonly PracticeAnswer[]>('/v1/practices?limit=200'),
});

function parametersOf(filter: DirectoryFilter): string {
  const given = Object.entries(filter).filter(([, value]) => value !== '' && value !== undefined);
  return new URLSearchParams([...given, ['limit', '200']]).toString();
}

/** Everything stated of one agenda, and what is open and taken from a day on. */
export function agendaQuery(professionalId: string, firstDay: string, days: number) {
  const between = new URLSearchParams({ from: dayStart(firstDay), to: dayStart(addDays(firstDay, days)) });
  return queryOptions({
    queryKey: ['agenda', professionalId, firstDay, days],
    queryFn: () =>
      get<AgendaAnswer>(
        `/v1/professionals/${encodeURIComponent(professionalId)}/agenda?${between.toString()}`,
      ),
  });
}

/** Of one agenda, from a day on. */
export function agendaAppointmentsQuery(professionalId: string, firstDay: string, days: number) {
  const asked = new URLSearchParams({
    professionalId,
    from: dayStart(firstDay),
    to: dayStart(addDays(firstDay, days)),
  });
  return queryOptions({
    queryKey: ['appointments', 'agenda', professionalId, firstDay, days],
    queryFn: () => get<readonly AppointmentAnswer[]>(`/v1/appointments?${asked.toString()}`),
  });
}

export function calendarFeedsQuery(professionalId: string) {
  return queryOptions({
    queryKey: ['agenda', professionalId, 'feeds'],
    queryFn: async () =>
      (await get<CalendarFeeds>(`/v1/professionals/${encodeURIComponent(professionalId)}/calendar-feeds`))
        .feeds,
  });
}

export function agendaLinksQuery(professionalId: string) {
  return queryOptions({
    queryKey: ['agenda', professionalId, 'links'],
    queryFn: async () =>
      (await get<AgendaLinks>(`/v1/professionals/${encodeURIComponent(professionalId)}/agenda-links`)).links,
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

/** Free times change by the second: they are asked anew each time the window opens. */
export function slotsQuery(search: SlotSearchBody) {
  return queryOptions({
    queryKey: ['slots', search],
    queryFn: () => post<FoundSlotsAnswer>('/v1/slot-searches', search),
    staleTime: 0,
    gcTime: 0,
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
