import ICAL from 'ical.js';
import type { Instant, Interval } from '../../domain/follow-up';
import type { CalendarFrame } from '../../domain/scheduling';
import { CalendarProblem } from './calendar-problem';
import { orProblem } from './calendar-text';
import { eventTimes, instantOf, momentsOf, type EventTimes } from './event-times';
import { isOwnUid } from './own-uid';
import { occurrencesOf } from './recurrence';
import { Zones } from './zones';

/** Busy times of one agenda inside the frame: every quarter of an hour, day and night. */
const BUSY_TIMES_MAXIMUM = 25_000;

/** What of an event is said differently for one occurrence, or for all from one on. */
interface Override {
  readonly event: ICAL.Component;
  readonly times: EventTimes;
  readonly replaces: Instant;
  readonly andAllAfter: boolean;
}

/**
 * When the agenda says that somebody is taken, inside the frame.
 *
 * @returns in order and disjoint
 * @throws CalendarProblem
 */
export function busyTimes(calendars: readonly ICAL.Component[], frame: CalendarFrame): Interval[] {
  const found: Interval[] = [];
  const add = (from: Instant, to: Instant): void => {
    if (Math.max(from, to) <= frame.from || Math.min(from, to) >= frame.to || from === to) return;
    if (to < from) throw new CalendarProblem('ends-before-start');
    if (found.length >= BUSY_TIMES_MAXIMUM) throw new CalendarProblem('too-many-occurrences');
    found.push({ from: Math.max(from, frame.from), to: Math.min(to, frame.to) });
  };
  for (const calendar of calendars) {
    const zones = new Zones(calendar, frame.zone);
    for (const events of byUid(calendar.getAllSubcomponents('vevent'))) addEvents(events, frame, zones, add);
    for (const freeBusy of calendar.getAllSubcomponents('vfreebusy')) addFreeBusy(freeBusy, zones, add);
  }
  return disjoint(found);
}

/** Our own appointments may come back in an agenda that reads ours: they are known, and moved or cancelled here. */
function byUid(events: readonly ICAL.Component[]): Iterable<ICAL.Component[]> {
  const groups = new Map<string, ICAL.Component[]>();
  events.forEach((event, index) => {
    const uid = textOf(event, 'uid');
    if (uid !== null && isOwnUid(uid)) return;
    const key = uid ?? `without ${index}`;
    groups.set(key, [...(groups.get(key) ?? []), event]);
  });
  return groups.values();
}

function addEvents(
  events: readonly ICAL.Component[],
  frame: CalendarFrame,
  zones: Zones,
  add: (from: Instant, to: Instant) => void,
): void {
  const overrides = events.flatMap((event) => overridesOf(event, zones));
  for (const event of events) {
    if (event.getFirstProperty('recurrence-id') !== null) continue;
    addEvent(event, overrides, frame, zones, add);
  }
  for (const { event, times } of overrides) {
    if (isBusy(event)) add(instantOf(times.start), times.endOf(times.start.wall));
  }
}

function overridesOf(event: ICAL.Component, zones: Zones): Override[] {
  const property = event.getFirstProperty('recurrence-id');
  if (property === null) return [];
  const [moment] = momentsOf(property, zones);
  if (moment === undefined) throw new CalendarProblem('malformed');
  const range: unknown = property.getParameter('range');
  const andAllAfter = typeof range === 'string' && range.toUpperCase() === 'THISANDFUTURE';
  return [{ event, times: eventTimes(event, zones), replaces: instantOf(moment), andAllAfter }];
}

function addEvent(
  event: ICAL.Component,
  overrides: readonly Override[],
  frame: CalendarFrame,
  zones: Zones,
  add: (from: Instant, to: Instant) => void,
): void {
  const times = eventTimes(event, zones);
  const replaced = new Set(overrides.map(({ replaces }) => replaces));
  const later = overrides
    .filter(({ andAllAfter }) => andAllAfter)
    .sort((left, right) => right.replaces - left.replaces);
  for (const { from, to } of occurrencesOf(event, times, frame, zones)) {
    if (replaced.has(from)) continue;
    const changed = later.find(({ replaces }) => replaces <= from);
    if (changed === undefined) {
      if (isBusy(event)) add(from, to);
    } else if (isBusy(changed.event)) {
      const { start, endOf } = changed.times;
      const movedTo = from + instantOf(start) - changed.replaces;
      add(movedTo, movedTo + endOf(start.wall) - instantOf(start));
    }
  }
}

/** RFC 5545, 3.8.2.7 and 3.8.1.11; what is only planned (`TENTATIVE`) is taken all the same. */
function isBusy(event: ICAL.Component): boolean {
  return (
    textOf(event, 'transp') !== 'TRANSPARENT' &&
    textOf(event, 'status') !== 'CANCELLED' &&
    textOf(event, 'x-microsoft-cdo-busystatus') !== 'FREE'
  );
}

function textOf(event: ICAL.Component, name: string): string | null {
  const value: unknown = event.getFirstPropertyValue(name);
  if (typeof value !== 'string' || value === '') return null;
  return name === 'uid' ? value : value.trim().toUpperCase();
}

function addFreeBusy(
  component: ICAL.Component,
  zones: Zones,
  add: (from: Instant, to: Instant) => void,
): void {
  for (const property of component.getAllProperties('freebusy')) {
    const kind: unknown = property.getParameter('fbtype');
    if (typeof kind === 'string' && kind.toUpperCase() === 'FREE') continue;
    for (const period of orProblem('malformed', (): unknown[] => property.getValues())) {
      if (!(period instanceof ICAL.Period)) throw new CalendarProblem('malformed');
      const end = orProblem('malformed', () => period.getEnd());
      add(zones.clockOf(property, period.start)(period.start), zones.clockOf(property, end)(end));
    }
  }
}

function disjoint(intervals: readonly Interval[]): Interval[] {
  const joined: { from: Instant; to: Instant }[] = [];
  for (const { from, to } of [...intervals].sort((left, right) => left.from - right.from)) {
    const last = joined[joined.length - 1];
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to);
    else joined.push({ from, to });
  }
  return joined;
}
