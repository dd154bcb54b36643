import ICAL from 'ical.js';
import type { Instant, Interval } from '../../domain/follow-up';
import type { CalendarFrame } from '../../domain/scheduling';
import { CalendarProblem } from './calendar-problem';
import { orProblem } from './calendar-text';
import { instantOf, momentsOf, utcOf, type EventTimes, type Moment } from './event-times';
import type { Zones } from './zones';

/** Occurrences of one event that are looked at: one each hour over the whole frame, and some. */
const OCCURRENCES_MAXIMUM = 10_000;
const DAY_MS = 86_400_000;

/** Rules that repeat themselves after so many milliseconds of the wall clock times their interval. */
const STEPS: Readonly<Record<string, number>> = {
  SECONDLY: 1_000,
  MINUTELY: 60_000,
  HOURLY: 3_600_000,
  DAILY: DAY_MS,
  WEEKLY: 7 * DAY_MS,
};

export interface Occurrence extends Interval {
  /** When it begins, on the wall clock. */
  readonly wall: ICAL.Time;
}

/**
 * When an event is, as often as it touches the frame: its start, its rules and added dates, without the dates it
 * leaves out (RFC 5545, 3.8.5). A rule without an end is read to the end of the frame.
 *
 * @throws CalendarProblem `too-many-occurrences`, `unreadable-rule`, `malformed`
 */
export function occurrencesOf(
  event: ICAL.Component,
  times: EventTimes,
  frame: CalendarFrame,
  zones: Zones,
): Occurrence[] {
  const { start } = times;
  const found = new Map<Instant, Occurrence>();
  const add = (moment: Moment): void => {
    const from = instantOf(moment);
    found.set(from, { wall: moment.wall, from, to: endOf(moment, from, times) });
  };
  add(start);
  for (const rule of rulesOf(event)) {
    for (const wall of walk(rule, times, frame)) add({ wall, clock: start.clock });
  }
  datesOf(event, 'rdate', zones).forEach(add);
  for (const moment of datesOf(event, 'exdate', zones)) leaveOut(found, moment);
  return [...found.values()];
}

/** A date may be added on another clock than the event's own: it lasts as long as the first. */
function endOf({ wall, clock }: Moment, from: Instant, { start, endOf: end }: EventTimes): Instant {
  const isSame = clock === start.clock && wall.isDate === start.wall.isDate;
  return isSame ? end(wall) : from + end(start.wall) - instantOf(start);
}

/** A day that is left out takes with it whatever begins on it. */
function leaveOut(found: Map<Instant, Occurrence>, moment: Moment): void {
  if (!moment.wall.isDate) found.delete(instantOf(moment));
  else {
    for (const [at, { wall }] of found) {
      if (wall.compareDateOnlyTz(moment.wall, ICAL.Timezone.localTimezone) === 0) found.delete(at);
    }
  }
}

function rulesOf(event: ICAL.Component): ICAL.Recur[] {
  return event.getAllProperties('rrule').map((property) => {
    const rule: unknown = orProblem('unreadable-rule', () => property.getFirstValue());
    if (!(rule instanceof ICAL.Recur)) throw new CalendarProblem('unreadable-rule');
    return rule;
  });
}

function datesOf(event: ICAL.Component, name: 'rdate' | 'exdate', zones: Zones): Moment[] {
  const moments = event.getAllProperties(name).flatMap((property) => momentsOf(property, zones));
  if (moments.length > OCCURRENCES_MAXIMUM) throw new CalendarProblem('too-many-occurrences');
  return moments;
}

function* walk(rule: ICAL.Recur, times: EventTimes, frame: CalendarFrame): Generator<ICAL.Time> {
  const { start } = times;
  const endsAt = untilOf(rule, start);
  const from = rule.isByCount() ? start.wall : forward(rule, times, frame);
  // The end is compared as an instant here: on the wall clock ical.js would compare it an hour or two off.
  const endless = rule.clone();
  endless.until = null;
  const iterator = orProblem('unreadable-rule', () => endless.iterator(from));
  for (let count = 0; ; count += 1) {
    const wall = orProblem('unreadable-rule', (): ICAL.Time | null => iterator.next());
    if (wall === null) return;
    const at = start.clock(wall);
    if (at >= frame.to || at > endsAt) return;
    if (count >= OCCURRENCES_MAXIMUM) throw new CalendarProblem('too-many-occurrences');
    yield wall.clone();
  }
}

/** A rule ends with its last day, or at its last instant. */
function untilOf({ until }: ICAL.Recur, { clock }: Moment): Instant {
  if (until === null || until === undefined) return Number.POSITIVE_INFINITY;
  if (until.zone === ICAL.Timezone.utcTimezone) return utcOf(until);
  const wall = until.clone();
  if (wall.isDate) {
    wall.isDate = false;
    wall.adjust(1, 0, 0, -1);
  }
  return clock(wall);
}

/**
 * Where to begin with a rule that began long ago: later by a whole number of its steps, so that the occurrences that
 * follow are the same. Months and years differ in length: those are walked from their start, they are few.
 */
function forward(rule: ICAL.Recur, { start, lengthMs }: EventTimes, frame: CalendarFrame): ICAL.Time {
  const step = (STEPS[rule.freq] ?? 0) * rule.interval;
  const wanted = frame.from - lengthMs - 2 * DAY_MS;
  const steps = step === 0 ? 0 : Math.floor((wanted - utcOf(start.wall)) / step);
  if (steps <= 0) return start.wall;
  const moved = start.wall.clone();
  const seconds = (steps * step) / 1000;
  moved.adjust(Math.floor(seconds / 86_400), 0, 0, seconds % 86_400);
  return moved;
}
