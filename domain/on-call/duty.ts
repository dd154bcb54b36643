import { addDays, dayOf, instantAt, weekdayOf, type LocalDay } from '../calendar';
import type { Instant, Interval, OnCallRoster } from '../follow-up';
import type { Duty, DutyHours, OnCallLine } from './line';

/** How far ahead a roster is handed to a follow-up: longer than any walk along it. */
export const ROSTER_HOURS = 48;

/**
 * How far back: a workflow decides at the instant its task began, which is before the roster was read; by a fast clock
 * that is hours before.
 */
const BEFORE_HOURS = 24;
const HOUR_MS = 3_600_000;

function hoursOf(duty: Duty, day: LocalDay): readonly DutyHours[] {
  if (duty.firstDay !== undefined && day < duty.firstDay) return [];
  if (duty.lastDay !== undefined && day > duty.lastDay) return [];
  const exception = duty.exceptions.find((one) => one.day === day);
  return exception?.hours ?? duty.weekly.filter(({ weekday }) => weekday === weekdayOf(day));
}

function intervalOf({ from, to }: DutyHours, day: LocalDay, zone: string): Interval {
  const lastDay = to <= from ? addDays(day, 1) : day;
  return { from: instantAt(day, from, zone), to: instantAt(lastDay, to, zone) };
}

/** Sorted, and those that touch or overlap joined. */
function joined(intervals: readonly Interval[]): Interval[] {
  const sorted = [...intervals].sort((left, right) => left.from - right.from);
  return sorted.reduce<Interval[]>((done, next) => {
    const last = done.at(-1);
    if (last === undefined || next.from > last.to) return [...done, next];
    return [...done.slice(0, -1), { from: last.from, to: Math.max(last.to, next.to) }];
  }, []);
}

/**
 * When a line is on duty, as instants. Hours that the change to summer time leaves out begin when the clock goes on;
 * of an hour that comes twice the first is meant, so that one line ends where the next begins.
 *
 * @param zone IANA time zone of the hours
 * @returns sorted, disjoint intervals within `span`
 */
export function dutyIntervals(duty: Duty, zone: string, span: Interval): Interval[] {
  const found: Interval[] = [];
  // Duty that began the day before may last into the first one.
  const lastDay = dayOf(span.to, zone);
  for (let day = addDays(dayOf(span.from, zone), -1); day <= lastDay; day = addDays(day, 1)) {
    found.push(...hoursOf(duty, day).map((hours) => intervalOf(hours, day, zone)));
  }
  const within = found.map(({ from, to }) => ({
    from: Math.max(from, span.from),
    to: Math.min(to, span.to),
  }));
  return joined(within.filter(({ from, to }) => from < to));
}

/** Whether somebody answers there at the instant. */
export function isOnDuty(duty: Duty, zone: string, now: Instant): boolean {
  return dutyIntervals(duty, zone, { from: now, to: now + 1 }).length > 0;
}

/**
 * The roster as a red flag walks it: ids and instants only.
 *
 * @param lines of one hospital, those in use
 * @param now when it is read
 */
export function rosterFrom(lines: readonly OnCallLine[], zone: string, now: Instant): OnCallRoster {
  const span = { from: now - BEFORE_HOURS * HOUR_MS, to: now + ROSTER_HOURS * HOUR_MS };
  return {
    rungs: [...lines]
      .sort((left, right) => left.position - right.position || (left.contactId < right.contactId ? -1 : 1))
      .map((line) => ({
        contactId: line.contactId,
        answerMinutes: line.answerMinutes,
        onDuty: dutyIntervals(line, zone, span),
      })),
  };
}
