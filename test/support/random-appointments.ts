import type { FollowUpEvent, FollowUpState } from '../../domain/follow-up';

const HOUR_MS = 3_600_000;

/** Takes the same entry of a list for the same pick; undefined only of an empty list. */
export const nth = <T>(items: readonly T[], pick: number): T | undefined =>
  items[pick % Math.max(items.length, 1)];

export const careOf = ({ cares }: FollowUpState, pick: number): string => nth(cares, pick)?.key ?? 'none';

export type EventOf = (state: FollowUpState, pick: number, now: number) => FollowUpEvent;

/** One of the appointments there are, or a new one. */
const appointmentOf = (state: FollowUpState, pick: number) => {
  const booked = state.cares.flatMap(({ key, bookings = [] }) =>
    bookings.map((booking) => ({ ...booking, careKey: key })),
  );
  const known = pick % 4 === 0 ? undefined : nth(booked, pick);
  return {
    careKey: known?.careKey ?? careOf(state, pick),
    appointmentId: known?.appointmentId ?? `appointment-${pick % 9}`,
    professionalId: nth(['gp-own', 'gp-next', 'nurse-1'], pick) ?? 'gp-own',
    visit: known?.visit ?? (pick % 4) + 1,
  };
};

/** What agendas tell of appointments, in random histories. */
export const APPOINTMENT_EVENTS = {
  booked: (state, pick, now) => ({
    type: 'appointment-booked',
    ...appointmentOf(state, pick),
    appointmentAt: now + (pick % 40) * 12 * HOUR_MS,
    ...(pick % 3 === 0 ? { told: true as const } : {}),
  }),
  appointmentMoved: (state, pick, now) => ({
    type: 'appointment-moved',
    ...appointmentOf(state, pick),
    appointmentAt: now + (pick % 30) * 12 * HOUR_MS,
  }),
  cancelled: (state, pick) => ({
    type: 'appointment-cancelled',
    ...appointmentOf(state, pick),
    by: nth(['patient', 'professional', 'service'] as const, pick) ?? 'service',
    ...(pick % 3 === 1 ? { cause: 'absent' } : {}),
  }),
  series: (state, pick, now) => ({
    type: 'series-booked',
    careKey: careOf(state, pick),
    seriesId: `series-${pick % 3}`,
    visits: Array.from({ length: pick % 5 }, (_, place) => ({
      appointmentId: `visit-${place + 1}`,
      professionalId: 'nurse-1',
      at: now + (place + 1) * 7 * 24 * HOUR_MS,
      visit: place + 1,
    })),
  }),
  presence: (state, pick) => ({
    type: 'visit-reported',
    ...appointmentOf(state, pick),
    kept: pick % 3 !== 0,
    missedBy: pick % 2 === 0 ? 'patient' : 'professional',
    ...(pick % 5 < 2 ? { toVerify: true as const } : {}),
  }),
  callBack: (state, pick) => ({
    type: 'call-back-asked',
    about: pick % 2 === 0 ? 'patient' : careOf(state, pick),
  }),
  away: (_state, pick) => ({
    type: 'professional-stopped',
    professionalId: nth(['gp-own', 'gp-next', 'nurse-1'], pick) ?? 'gp-own',
    cause: 'on-leave',
    temporary: true,
    ...(pick % 3 === 0 ? { replacement: { professionalId: 'stand-in', channel: 'mail' as const } } : {}),
  }),
} as const satisfies Readonly<Record<string, EventOf>>;
