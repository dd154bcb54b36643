import { addWorkingMinutes, MINUTE_MS, type Instant, type Interval } from '../follow-up/instants';
import { isPublicHoliday, type HolidayTerritory } from './holidays';
import { addDays, dayOf, instantAt, weekdayOf, type LocalDay } from './local-day';

/** Days closed besides weekdays and public holidays, e.g. a practice's leave; both included. */
export interface Closure {
  readonly from: LocalDay;
  readonly to: LocalDay;
}

/** Which days are worked. */
export interface WorkingWeek {
  /** ISO weekdays worked, 1 = Monday to 7 = Sunday; at least one. */
  readonly weekdays: readonly number[];
  readonly holidays: HolidayTerritory;
  readonly closures?: readonly Closure[];
}

/** Wall-clock times `HH:mm` of one worked day. */
export interface OpeningHours {
  readonly opensAt: string;
  readonly closesAt: string;
}

/** When the service, or a practice, is open: the hours of every worked day, one opening a day. */
export interface ServiceCalendar extends WorkingWeek, OpeningHours {
  /** IANA time zone, e.g. `Europe/Paris`. */
  readonly zone: string;
  /** Other hours on an ISO weekday, e.g. a practice's Saturday morning. */
  readonly weekdayHours?: Readonly<Record<number, OpeningHours>>;
}

/** Six days, 7h-19h (product.md): what a service has until it says otherwise. */
export const DEFAULT_SERVICE_CALENDAR: ServiceCalendar = {
  zone: 'Europe/Paris',
  weekdays: [1, 2, 3, 4, 5, 6],
  opensAt: '07:00',
  closesAt: '19:00',
  holidays: 'metropolitan',
};

/** Practices do not work on Saturday unless they say so; nor does the two-working-day contact count it. */
export const DEFAULT_PRACTICE_WEEK: WorkingWeek = { weekdays: [1, 2, 3, 4, 5], holidays: 'metropolitan' };

/** Longest search for an open day: whoever is closed longer has closed for good. */
const LONGEST_CLOSURE_DAYS = 366;

export function isWorkingDay(week: WorkingWeek, day: LocalDay): boolean {
  return (
    week.weekdays.includes(weekdayOf(day)) &&
    !isPublicHoliday(day, week.holidays) &&
    !(week.closures ?? []).some(({ from, to }) => from <= day && day <= to)
  );
}

/** @throws RangeError when no day of a year is worked: the calendar has no weekday, or none that `also` works */
function nearestWorkingDay(week: WorkingWeek, day: LocalDay, stepDays: 1 | -1, also?: WorkingWeek): LocalDay {
  for (let distance = 0; distance <= LONGEST_CLOSURE_DAYS; distance += 1) {
    const candidate = addDays(day, distance * stepDays);
    if (isWorkingDay(week, candidate) && (also === undefined || isWorkingDay(also, candidate))) {
      return candidate;
    }
  }
  throw new RangeError('the calendar has no working day within a year');
}

/**
 * The day itself when worked, else the first worked day after it.
 *
 * @param also must work that day too, e.g. the practices where the patient is to go
 * @throws RangeError when there is none within a year
 */
export function workingDayFrom(week: WorkingWeek, day: LocalDay, also?: WorkingWeek): LocalDay {
  return nearestWorkingDay(week, day, 1, also);
}

/**
 * The day itself when worked, else the last worked day before it.
 *
 * @param also must work that day too
 * @throws RangeError when there is none within a year
 */
export function workingDayUpTo(week: WorkingWeek, day: LocalDay, also?: WorkingWeek): LocalDay {
  return nearestWorkingDay(week, day, -1, also);
}

/** The `count`-th worked day strictly after `day`. */
export function addWorkingDays(week: WorkingWeek, day: LocalDay, count: number): LocalDay {
  let reached = day;
  for (let done = 0; done < count; done += 1) reached = workingDayFrom(week, addDays(reached, 1));
  return reached;
}

/** Openings already worked out: a time zone is slow to ask, and every plan asks for the same days. */
const knownOpenings = new WeakMap<ServiceCalendar, Map<LocalDay, Interval>>();

/**
 * The opening of a worked day, as instants.
 *
 * @throws RangeError when the calendar closes before it opens
 */
export function openingOf(calendar: ServiceCalendar, day: LocalDay): Interval {
  const { opensAt, closesAt } = calendar.weekdayHours?.[weekdayOf(day)] ?? calendar;
  if (closesAt <= opensAt) throw new RangeError('the calendar closes before it opens');
  const known = knownOpenings.get(calendar) ?? new Map<LocalDay, Interval>();
  knownOpenings.set(calendar, known);
  const opening = known.get(day) ?? {
    from: instantAt(day, opensAt, calendar.zone),
    to: instantAt(day, closesAt, calendar.zone),
  };
  known.set(day, opening);
  return opening;
}

/** Openings of every worked day from `firstDay` to `lastDay`, both included, in order. */
export function openings(calendar: ServiceCalendar, firstDay: LocalDay, lastDay: LocalDay): Interval[] {
  const found: Interval[] = [];
  for (let day = firstDay; day <= lastDay; day = addDays(day, 1)) {
    if (isWorkingDay(calendar, day)) found.push(openingOf(calendar, day));
  }
  return found;
}

/** The current opening when the service is open at the instant, else the next one. */
export function openingAtOrAfter(calendar: ServiceCalendar, instant: Instant): Interval {
  const today = dayOf(instant, calendar.zone);
  const first = openingOf(calendar, workingDayFrom(calendar, today));
  if (first.to > instant) return first;
  return openingOf(calendar, workingDayFrom(calendar, addDays(today, 1)));
}

/** The end of the last opening that closes at or before the instant. */
export function lastClosingUpTo(calendar: ServiceCalendar, instant: Instant): Instant {
  const today = dayOf(instant, calendar.zone);
  const last = openingOf(calendar, workingDayUpTo(calendar, today));
  if (last.to <= instant) return last.to;
  return openingOf(calendar, workingDayUpTo(calendar, addDays(today, -1))).to;
}

/**
 * Adds working time on a calendar.
 *
 * @param start instant to count from; closed hours do not count
 * @param durationMinutes working minutes, ≥ 0
 */
export function addServiceMinutes(
  calendar: ServiceCalendar,
  start: Instant,
  durationMinutes: number,
): Instant {
  let reached = start;
  let remaining = durationMinutes;
  for (;;) {
    const opening = openingAtOrAfter(calendar, reached);
    const availableMinutes = (opening.to - Math.max(opening.from, reached)) / MINUTE_MS;
    if (remaining <= availableMinutes) return addWorkingMinutes([opening], reached, remaining);
    remaining -= availableMinutes;
    reached = opening.to;
  }
}

/** Working minutes between two instants; 0 when `to` is not after `from`. */
export function serviceMinutesBetween(calendar: ServiceCalendar, from: Instant, to: Instant): number {
  if (to <= from) return 0;
  const days = openings(calendar, dayOf(from, calendar.zone), dayOf(to, calendar.zone));
  const milliseconds = days.reduce(
    (total, opening) => total + Math.max(0, Math.min(opening.to, to) - Math.max(opening.from, from)),
    0,
  );
  return milliseconds / MINUTE_MS;
}
