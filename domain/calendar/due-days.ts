import { MINUTE_MS, nextOpening, type Instant, type Interval } from '../follow-up/instants';
import type { HolidayTerritory } from './holidays';
import { addDays, addMonths, dayOf, type LocalDay } from './local-day';
import {
  addWorkingDays,
  DEFAULT_PRACTICE_WEEK,
  lastClosingUpTo,
  openingAtOrAfter,
  openingOf,
  openings,
  serviceMinutesBetween,
  workingDayFrom,
  workingDayUpTo,
  isWorkingDay,
  type ServiceCalendar,
  type WorkingWeek,
} from './service-calendar';

/**
 * A day counted from the discharge: J7 is seven days later, M2 two months later (pathways.md). Business days are
 * Monday to Friday except holidays, whatever the service works (transitional care, pathways.md, golden dates).
 */
export interface DueDay {
  readonly unit: 'days' | 'months' | 'business-days';
  readonly count: number;
}

/** How closely the patient is watched: simple or reinforced (field.md). */
export type Vigilance = 'simple' | 'reinforced';

/**
 * The calendar day a due day falls on, counted from J0.
 *
 * @param territory whose holidays are no business days
 */
export function dueDayOf(
  dischargeDay: LocalDay,
  due: DueDay,
  territory: HolidayTerritory = 'metropolitan',
): LocalDay {
  if (due.unit === 'days') return addDays(dischargeDay, due.count);
  if (due.unit === 'months') return addMonths(dischargeDay, due.count);
  return addWorkingDays({ ...DEFAULT_PRACTICE_WEEK, holidays: territory }, dischargeDay, due.count);
}

/**
 * The end of J0: the closing of the day of discharge. After that closing, or on a closed day, nothing can be done
 * before the service opens again: the next closing.
 */
export function endOfDischargeDay(calendar: ServiceCalendar, dischargedAt: Instant): Instant {
  return openingAtOrAfter(calendar, dischargedAt).to;
}

/** An earliest bound: the opening of its day, later on a closed day, never before the discharge. */
export function earliestInstant(calendar: ServiceCalendar, dischargedAt: Instant, due: DueDay): Instant {
  const day = dueDayOf(dayOf(dischargedAt, calendar.zone), due, calendar.holidays);
  return beginningOf(calendar, dischargedAt, day);
}

/**
 * A latest bound: the closing of its day, brought forward on a closed day; when that would be over before the
 * discharge, the first closing after it.
 */
export function latestInstant(calendar: ServiceCalendar, dischargedAt: Instant, due: DueDay): Instant {
  const day = dueDayOf(dayOf(dischargedAt, calendar.zone), due, calendar.holidays);
  const closing = openingOf(calendar, workingDayUpTo(calendar, day)).to;
  return closing > dischargedAt ? closing : endOfDischargeDay(calendar, dischargedAt);
}

/** What a window keeps to besides the service's calendar. */
export interface WindowRules {
  readonly vigilance: Vigilance;
  /** Who must work on its last day too, e.g. practices, which do not work on Saturday unless they say so. */
  readonly endsOn?: WorkingWeek;
}

/** The window between two due days counted from the discharge; see {@link windowOfDays}. */
export function dueWindow(
  calendar: ServiceCalendar,
  dischargedAt: Instant,
  earliest: DueDay,
  latest: DueDay,
  vigilance: Vigilance,
): Interval {
  const dischargeDay = dayOf(dischargedAt, calendar.zone);
  const firstDay = dueDayOf(dischargeDay, earliest, calendar.holidays);
  const lastDay = dueDayOf(dischargeDay, latest, calendar.holidays);
  return windowOfDays(calendar, dischargedAt, firstDay, lastDay, { vigilance });
}

/**
 * The window between two days, both included. One that begins on a closed day is kept on the last open day before it
 * for reinforced vigilance, if that day comes after J0; for simple vigilance it begins later. With no open day
 * inside it at all, it is the day its latest bound was brought forward to.
 *
 * @param dischargedAt nothing begins or ends before it
 */
export function windowOfDays(
  calendar: ServiceCalendar,
  dischargedAt: Instant,
  firstDay: LocalDay,
  lastDay: LocalDay,
  { vigilance, endsOn }: WindowRules,
): Interval {
  const dischargeDay = dayOf(dischargedAt, calendar.zone);
  const dayBefore = workingDayUpTo(calendar, firstDay);
  if (vigilance === 'reinforced' && !isWorkingDay(calendar, firstDay) && dayBefore > dischargeDay) {
    return openingOf(calendar, dayBefore);
  }
  const from = beginningOf(calendar, dischargedAt, firstDay);
  const lastWorked = workingDayUpTo(calendar, lastDay, endsOn);
  const closing = openingOf(calendar, lastWorked).to;
  const to = closing > dischargedAt ? closing : nextCommonClosing(calendar, dischargedAt, endsOn);
  if (from < to) return { from, to };
  if (lastWorked > dischargeDay) return openingOf(calendar, lastWorked);
  return { from, to: nextCommonClosing(calendar, from, endsOn) };
}

/** The opening of a day, later on a closed day, never before the discharge nor before the service can act. */
function beginningOf(calendar: ServiceCalendar, dischargedAt: Instant, day: LocalDay): Instant {
  const opening = openingOf(calendar, workingDayFrom(calendar, day)).from;
  return Math.max(opening, nextOpening([openingAtOrAfter(calendar, dischargedAt)], dischargedAt));
}

/** The first closing after an instant of a day that `endsOn` works too. */
function nextCommonClosing(calendar: ServiceCalendar, instant: Instant, endsOn?: WorkingWeek): Instant {
  const today = dayOf(instant, calendar.zone);
  const { to } = openingOf(calendar, workingDayFrom(calendar, today, endsOn));
  return to > instant ? to : openingOf(calendar, workingDayFrom(calendar, addDays(today, 1), endsOn)).to;
}

/**
 * When to ring for a care due at a given instant: early enough for the service to act before it closes.
 *
 * @param knownAt when the service learnt of it; the alarm is never before
 * @param noticeMinutes working minutes the service needs
 */
export function firstDueAlarmAt(
  calendar: ServiceCalendar,
  firstDueAt: Instant,
  knownAt: Instant,
  noticeMinutes: number,
): Instant {
  const lastOpenInstant = lastOpenInstantUpTo(calendar, firstDueAt);
  if (serviceMinutesBetween(calendar, knownAt, lastOpenInstant) <= noticeMinutes) return knownAt;
  return subtractServiceMinutes(calendar, knownAt, lastOpenInstant, noticeMinutes);
}

/** The instant itself while the service is open, else the closing before it: the last moment it can act. */
export function lastOpenInstantUpTo(calendar: ServiceCalendar, instant: Instant): Instant {
  const current = openingAtOrAfter(calendar, instant);
  return current.from < instant ? instant : lastClosingUpTo(calendar, instant);
}

/** Counts working minutes back from `end`; the caller knows that there are enough of them after `start`. */
function subtractServiceMinutes(
  calendar: ServiceCalendar,
  start: Instant,
  end: Instant,
  durationMinutes: number,
): Instant {
  let remaining = durationMinutes * MINUTE_MS;
  const days = openings(calendar, dayOf(start, calendar.zone), dayOf(end, calendar.zone));
  for (const { from, to } of days.reverse()) {
    const available = Math.min(to, end) - Math.max(from, start);
    if (available <= 0) continue;
    if (remaining <= available) return Math.min(to, end) - remaining;
    remaining -= available;
  }
  return start;
}
