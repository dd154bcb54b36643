import {
  addDays,
  dayOf,
  daysBetween,
  instantAt,
  openingOf,
  workingDayUpTo,
  type LocalDay,
  type ServiceCalendar,
} from '../calendar';
import { HOUR_MS, MINUTE_MS, type Instant } from '../follow-up/instants';
import type { Appointment } from './appointment';

/** What is written to a patient about an appointment, each once for each time it is booked at. */
export const REMINDER_KINDS = [
  'mail-j7',
  'sms-j2',
  'mail-j1',
  'sms-j1',
  'sms-now',
  'moved',
  'cancelled',
] as const;
export type ReminderKind = (typeof REMINDER_KINDS)[number];

/** The account under which the page behind a patient's link acts: what it changes, the patient changed. */
export const PATIENT_LINK_ACTOR = 'patient-link';

/** Kinds that tell of a change; the others remind of a time. */
export type NoticeKind = Extract<ReminderKind, 'moved' | 'cancelled'>;

export type ReminderChannel = 'mail' | 'sms';

/** By which ways a patient can be written to. */
export type ReminderWays = Readonly<Record<ReminderChannel, boolean>>;

export interface Reminder {
  readonly kind: ReminderKind;
  readonly channel: ReminderChannel;
  /** The start it speaks of: once the appointment is at another time, this one is useless. */
  readonly startsAt: Instant;
  readonly dueAt: Instant;
}

export interface RemindedTime {
  readonly patientId: string;
  /** When the appointment was booked at this time, or moved to it. */
  readonly bookedAt: Instant;
  readonly startsAt: Instant;
}

/** Booked farther ahead than this, an appointment is reminded of three times (pathways.md, messages). */
const FAR_AHEAD_DAYS = 7;

/** From this wall-clock time on, the day before counts as the last moment (pathways.md, messages). */
const LAST_MOMENT_FROM = '13:00';

const LAST_MOMENT_DELAY_MS = 10 * MINUTE_MS;

/**
 * Reminders leave from 10h on: people are up and the nurse has come by, and whoever cannot come has the rest of the
 * day to say so while the service answers.
 */
export const REMINDER_TIME = '10:00';

/** Spread over two hours: thousands at ten sharp would be an outage of our own making (quality.md). */
export const REMINDER_SPREAD_MS = 2 * HOUR_MS;

/** Nobody's telephone rings before or after, whatever day it is. */
export const WAKING_HOURS = { from: '08:00', to: '20:00' } as const;

/** A word that waited for the morning must come this long before the appointment, else it does not wait. */
const MORNING_NOTICE_MS = HOUR_MS;

/**
 * When a patient is reminded of an appointment (pathways.md, messages): booked more than seven days ahead, by mail
 * seven days and one day before and by SMS two days before; otherwise by SMS the day before; at the last moment (the
 * same day, or the day before from 13h on) by SMS ten minutes later. A reminder whose day is closed leaves on the open
 * day before. One whose moment is already over when the time is booked falls away, but for the last SMS, which then
 * leaves as at the last moment.
 *
 * @param calendar of the service: reminders leave on days on which somebody answers
 * @param ways what the patient has and allows; reminders without a way fall away
 * @returns in the order they are due; empty when the start is over, or there is no way
 */
export function remindersOf(
  calendar: ServiceCalendar,
  { patientId, bookedAt, startsAt }: RemindedTime,
  ways: ReminderWays = { mail: true, sms: true },
): readonly Reminder[] {
  if (startsAt <= bookedAt) return [];
  const day = dayOf(startsAt, calendar.zone);
  const daysBefore = (kind: ReminderKind, channel: ReminderChannel, days: number): Reminder[] => {
    const sendingDay = workingDayUpTo(calendar, addDays(day, -days));
    const dueAt = sendingTime(calendar, sendingDay, patientId);
    return dueAt > bookedAt ? [{ kind, channel, startsAt, dueAt }] : [];
  };
  const far = daysBetween(dayOf(bookedAt, calendar.zone), day) > FAR_AHEAD_DAYS;
  const texts = isLastMoment(calendar, bookedAt, day)
    ? []
    : far
      ? daysBefore('sms-j2', 'sms', 2)
      : daysBefore('sms-j1', 'sms', 1);
  const mails = far ? [...daysBefore('mail-j7', 'mail', 7), ...daysBefore('mail-j1', 'mail', 1)] : [];
  return [...(texts.length > 0 ? texts : atLastMoment(calendar, bookedAt, startsAt)), ...mails]
    .filter(({ channel }) => ways[channel])
    .sort((left, right) => left.dueAt - right.dueAt);
}

/**
 * Word of a change that the patient did not make: as soon as it is no disturbance, by SMS, or by mail where there is
 * no number.
 *
 * @param startsAt the new start of what was moved, the start of what was cancelled
 */
export function noticeOf(
  calendar: ServiceCalendar,
  kind: NoticeKind,
  { changedAt, startsAt }: { readonly changedAt: Instant; readonly startsAt: Instant },
): Reminder {
  return { kind, channel: 'sms', startsAt, dueAt: whenAwake(calendar, changedAt, startsAt) };
}

/** What a change of an appointment means for the words to its patient. */
export interface ReminderChanges {
  /** Whether those that still wait are useless now. */
  readonly clear: boolean;
  readonly make: readonly Reminder[];
}

/** The appointment as reminders see it. */
export type RemindedAppointment = Pick<
  Appointment,
  'patientId' | 'startsAt' | 'status' | 'told' | 'professionalId'
>;

/**
 * What follows for reminders from a change of an appointment: booked, moved, given to another professional, fallen.
 * Times somebody merely told us of are reminded of as well: what counts is that the patient goes there.
 *
 * @param before null when it is new
 * @param change when it happened, and whether the patient made it
 */
export function remindersAfter(
  calendar: ServiceCalendar,
  before: RemindedAppointment | null,
  after: RemindedAppointment,
  change: { readonly at: Instant; readonly byPatient: boolean },
): ReminderChanges {
  const { patientId, startsAt } = after;
  const wasDue = before !== null && isReminded(before);
  const isDue = isReminded(after);
  if (patientId === null || (!wasDue && !isDue)) return { clear: false, make: [] };
  const moved = wasDue && isDue && before.startsAt !== startsAt;
  const replaced = wasDue && isDue && before.professionalId !== after.professionalId;
  const fell = wasDue && after.status === 'cancelled';
  const stillAhead = startsAt > change.at;
  const notice = (kind: NoticeKind): Reminder[] =>
    change.byPatient || !stillAhead ? [] : [noticeOf(calendar, kind, { changedAt: change.at, startsAt })];
  if (fell) return { clear: true, make: notice('cancelled') };
  if (!isDue) return { clear: true, make: [] };
  const dues = () => remindersOf(calendar, { patientId, bookedAt: change.at, startsAt });
  if (!wasDue) return { clear: false, make: dues() };
  if (moved) return { clear: true, make: withoutEcho([...notice('moved'), ...dues()]) };
  // Somebody else comes at the same time: what is to come is said again with the change, and stays due.
  return { clear: false, make: replaced ? notice('moved') : [] };
}

/** Whether a patient is to come: the time is booked, and not over. */
function isReminded({ status, patientId }: RemindedAppointment): boolean {
  return patientId !== null && status === 'booked';
}

/** Word of the new time is reminder enough at the last moment. */
function withoutEcho(reminders: readonly Reminder[]): readonly Reminder[] {
  const told = reminders.some(({ kind }) => kind === 'moved');
  return told ? reminders.filter(({ kind }) => kind !== 'sms-now') : reminders;
}

function isLastMoment(calendar: ServiceCalendar, bookedAt: Instant, day: LocalDay): boolean {
  const bookedDay = dayOf(bookedAt, calendar.zone);
  if (bookedDay === day) return true;
  return addDays(bookedDay, 1) === day && bookedAt >= instantAt(bookedDay, LAST_MOMENT_FROM, calendar.zone);
}

function atLastMoment(calendar: ServiceCalendar, bookedAt: Instant, startsAt: Instant): Reminder[] {
  const soon = bookedAt + LAST_MOMENT_DELAY_MS;
  if (soon >= startsAt) return [];
  return [{ kind: 'sms-now', channel: 'sms', startsAt, dueAt: whenAwake(calendar, soon, startsAt) }];
}

/** The instant itself by day; the next morning by night, unless the appointment comes too soon after. */
function whenAwake({ zone }: ServiceCalendar, instant: Instant, startsAt: Instant): Instant {
  const day = dayOf(instant, zone);
  const from = instantAt(day, WAKING_HOURS.from, zone);
  if (instant >= from && instant < instantAt(day, WAKING_HOURS.to, zone)) return instant;
  const morning = instant < from ? from : instantAt(addDays(day, 1), WAKING_HOURS.from, zone);
  return morning <= startsAt - MORNING_NOTICE_MS ? morning : instant;
}

/** The patient's own moment of the two hours: always the same, so that theirs of one day leave together. */
function sendingTime(calendar: ServiceCalendar, day: LocalDay, patientId: string): Instant {
  const { from, to } = openingOf(calendar, day);
  const first = instantAt(day, REMINDER_TIME, calendar.zone);
  const spread = (hashOf(patientId) % (REMINDER_SPREAD_MS / MINUTE_MS)) * MINUTE_MS;
  return Math.min(Math.max(first + spread, from), to - MINUTE_MS);
}

/** FNV-1a, 32 bits: even enough to spread by. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0;
  }
  return hash;
}
