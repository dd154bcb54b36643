import ICAL from 'ical.js';
import type { Instant } from '../../domain/follow-up';
import { orProblem } from './calendar-text';
import { CalendarProblem } from './calendar-problem';
import type { Clock, Zones } from './zones';

const DAY_MS = 86_400_000;

/** A time of an event: as its wall clock shows it, and that clock. */
export interface Moment {
  readonly wall: ICAL.Time;
  readonly clock: Clock;
}

/** When an event begins and how long it lasts. */
export interface EventTimes {
  readonly start: Moment;
  /** Instant at which it ends that begins at this time of the wall clock. */
  readonly endOf: (wall: ICAL.Time) => Instant;
  /** Longest it lasts, for looking back. */
  readonly lengthMs: number;
}

/** The value without its zone: recurrences count days and hours on the wall clock. */
export function wallOf({ year, month, day, hour, minute, second, isDate }: ICAL.Time): ICAL.Time {
  return new ICAL.Time({ year, month, day, hour, minute, second, isDate }, ICAL.Timezone.localTimezone);
}

/** @throws CalendarProblem when the property holds no time */
export function momentsOf(property: ICAL.Property, zones: Zones): Moment[] {
  return timesOf(property).map((value) => momentOf(property, value, zones));
}

function momentOf(property: ICAL.Property, value: ICAL.Time, zones: Zones): Moment {
  return { wall: wallOf(value), clock: zones.clockOf(property, value) };
}

export function instantOf({ wall, clock }: Moment): Instant {
  return clock(wall);
}

function timesOf(property: ICAL.Property): ICAL.Time[] {
  return orProblem('malformed', () =>
    property.getValues().map((value: unknown) => {
      const time = value instanceof ICAL.Period ? value.start : value;
      if (!(time instanceof ICAL.Time)) throw new CalendarProblem('malformed');
      return time;
    }),
  );
}

/** @throws CalendarProblem when it does not say when it begins, or not readably how long it lasts */
export function eventTimes(event: ICAL.Component, zones: Zones): EventTimes {
  const start = onlyMoment(event, 'dtstart', zones);
  if (start === null) throw new CalendarProblem('malformed');
  const end = onlyMoment(event, 'dtend', zones);
  if (end !== null) return untilEnd(start, end, zones);
  const duration: unknown = orProblem('malformed', () => event.getFirstPropertyValue('duration'));
  if (duration === null) return lasting(start, start.wall.isDate ? 1 : 0, 0, zones);
  if (!(duration instanceof ICAL.Duration)) throw new CalendarProblem('malformed');
  return forDuration(start, duration, zones);
}

function onlyMoment(event: ICAL.Component, name: string, zones: Zones): Moment | null {
  const property = event.getFirstProperty(name);
  if (property === null) return null;
  const [moment] = momentsOf(property, zones);
  if (moment === undefined) throw new CalendarProblem('malformed');
  return moment;
}

/** RFC 5545, 3.8.5.3: with an end, all occurrences last exactly as long; whole days stay whole days. */
function untilEnd(start: Moment, end: Moment, zones: Zones): EventTimes {
  if (start.wall.isDate && end.wall.isDate) {
    const days = Math.round((utcOf(end.wall) - utcOf(start.wall)) / DAY_MS);
    // A day that ends the day it begins: written by some programs for that one day.
    return lasting(start, days === 0 ? 1 : days, 0, zones);
  }
  return lasting(start, 0, instantOf(end) - instantOf(start), zones);
}

/** RFC 5545, 3.3.6: weeks and days are of the wall clock, hours are exact. */
function forDuration(start: Moment, duration: ICAL.Duration, zones: Zones): EventTimes {
  const sign = duration.isNegative ? -1 : 1;
  const { weeks, days, hours, minutes, seconds } = duration;
  const exactMs = ((hours * 60 + minutes) * 60 + seconds) * 1000;
  return lasting(start, sign * (weeks * 7 + days), sign * exactMs, zones);
}

function lasting(start: Moment, days: number, exactMs: number, zones: Zones): EventTimes {
  const clock = start.wall.isDate ? zones.days : start.clock;
  return {
    start,
    lengthMs: Math.abs(days) * DAY_MS + Math.abs(exactMs),
    endOf: (wall) => {
      if (days === 0) return clock(wall) + exactMs;
      const moved = wall.clone();
      moved.adjust(days, 0, 0, 0);
      return clock(moved) + exactMs;
    },
  };
}

/** The wall clock as if it were UTC: for counting on it. */
export function utcOf({ year, month, day, hour, minute, second }: ICAL.Time): number {
  return Date.UTC(year, month - 1, day, hour, minute, second);
}
