import { MINUTE_MS, nextOpening, type Instant, type Interval } from '../follow-up/instants';
import { addDays, addMonths, dayOf, type LocalDay } from './local-day';
import {
  lastClosingUpTo,
  openingAtOrAfter,
  openingOf,
  openings,
  serviceMinutesBetween,
  workingDayFrom,
  workingDayUpTo,
  isWorkingDay,
  type ServiceCalendar,
} from './service-calendar';

/** A day counted from the discharge: J7 is seven days later, M2 two months later (pathways.md). */
export interface DueDay {
  readonly unit: 'days' | 'months';
  readonly count: number;
}

/** How closely the patient is watched: simple or reinforced (field.md). */
export type Vigilance = 'simple' | 'reinforced';

/** The calendar day a due day falls on, counted from J0. */
export function dueDayOf(dischargeDay: LocalDay, due: DueDay): LocalDay {
  return due.unit === 'days' ? addDays(dischargeDay, due.count) : addMonths(dischargeDay, due.count);
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
  const day = dueDayOf(dayOf(dischargedAt, calendar.zone), due);
  const opening = openingOf(calendar, workingDayFrom(calendar, day)).from;
  return Math.max(opening, nextOpening([openingAtOrAfter(calendar, dischargedAt)], dischargedAt));
}

/**
 * A latest bound: the closing of its day, brought forward on a closed day; when that would be over before the
 * discharge, the first closing after it.
 */
export function latestInstant(calendar: ServiceCalendar, dischargedAt: Instant, due: DueDay): Instant {
  const day = dueDayOf(dayOf(dischargedAt, calendar.zone), due);
  const closing = openingOf(calendar, workingDayUpTo(calendar, day)).to;
  return closing > dischargedAt ? closing : endOfDischargeDay(calendar, dischargedAt);
}

/**
 * The window between two due days. One that begins on a closed day is kept on the last open day before it for
 * reinforced vigilance, if that day comes after J0; for simple vigilance it begins later. With no open day
 * inside it at all, it is the day its latest bound was brought forward to.
 */
export function dueWindow(
  calendar: ServiceCalendar,
  dischargedAt: Instant,
  earliest: DueDay,
  latest: DueDay,
  vigilance: Vigilance,
): Interval {
  const dischargeDay = dayOf(dischargedAt, calendar.zone);
  const firstDay = dueDayOf(dischargeDay, earliest);
  const dayBefore = workingDayUpTo(calendar, firstDay);
  if (vigilance === 'reinforced' && !isWorkingDay(calendar, firstDay) && dayBefore > dischargeDay) {
    return openingOf(calendar, dayBefore);
  }
  const from = earliestInstant(calendar, dischargedAt, earliest);
  const to = latestInstant(calendar, dischargedAt, latest);
  if (from < to) return { from, to };
  const lastDay = workingDayUpTo(calendar, dueDayOf(dischargeDay, latest));
  if (lastDay > dischargeDay) return openingOf(calendar, lastDay);
  return { from, to: openingAtOrAfter(calendar, from).to };
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
  const current = openingAtOrAfter(calendar, firstDueAt);
  const lastOpenInstant = current.from < firstDueAt ? firstDueAt : lastClosingUpTo(calendar, firstDueAt);
  if (serviceMinutesBetween(calendar, knownAt, lastOpenInstant) <= noticeMinutes) return knownAt;
  return subtractServiceMinutes(calendar, knownAt, lastOpenInstant, noticeMinutes);
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
