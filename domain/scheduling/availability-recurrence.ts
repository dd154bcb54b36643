import ICAL from 'ical.js';
import { isLocalDay, type LocalDay } from '../calendar';

/** Why a recurrence is not taken; the sentences are in availability-fault-catalogue.ts. */
export type RecurrenceProblem =
  'recurrence-unreadable' | 'recurrence-too-often' | 'recurrence-unsupported' | 'recurrence-never';

/** A recurrence that was read: on which days it falls. */
export interface Recurrence {
  /**
   * @param firstDay first day looked at, included
   * @param lastDay last day looked at, included: a rule without an end is read up to it
   * @returns the days of the rule between the two, in order
   */
  daysBetween(firstDay: LocalDay, lastDay: LocalDay): LocalDay[];
}

const WEEKDAYS = 'MO|TU|WE|TH|FR|SA|SU';
const PLAIN_WEEKDAYS = new RegExp(`^(${WEEKDAYS})(,(${WEEKDAYS}))*$`);
/** `1MO` the first Monday of the month, `-1FR` the last Friday; a month has at most five of a weekday. */
const PLACED_WEEKDAYS = new RegExp(`^([+-]?[1-5])?(${WEEKDAYS})(,([+-]?[1-5])?(${WEEKDAYS}))*$`);
const MONTH_DAYS = /^-?([1-9]|[12]\d|3[01])(,-?([1-9]|[12]\d|3[01]))*$/;
const POSITIVE = /^[1-9]\d{0,3}$/;
const UNTIL = /^(\d{4})(\d{2})(\d{2})(T\d{6}Z?)?$/;
const TOO_OFTEN: ReadonlySet<string> = new Set(['SECONDLY', 'MINUTELY', 'HOURLY']);
/** Parts that name times within the day: hours are said beside the recurrence, one opening a day. */
const WITHIN_DAY: readonly string[] = ['BYHOUR', 'BYMINUTE', 'BYSECOND'];

const PARTS: Readonly<Record<string, Readonly<Record<string, RegExp>>>> = {
  DAILY: { INTERVAL: POSITIVE, COUNT: POSITIVE, UNTIL },
  WEEKLY: {
    INTERVAL: POSITIVE,
    COUNT: POSITIVE,
    UNTIL,
    BYDAY: PLAIN_WEEKDAYS,
    WKST: new RegExp(`^(${WEEKDAYS})$`),
  },
  MONTHLY: { INTERVAL: POSITIVE, COUNT: POSITIVE, UNTIL, BYDAY: PLACED_WEEKDAYS, BYMONTHDAY: MONTH_DAYS },
};

/**
 * Reads an RFC 5545 recurrence on the days of a calendar, in no time zone: DAILY, WEEKLY and MONTHLY with INTERVAL,
 * COUNT, UNTIL, BYDAY and BYMONTHDAY. The rest of RFC 5545 is refused by name rather than read in part: for
 * availability it is never needed, and rules that can never be met would be searched for long.
 *
 * @param firstDay counted from: the first occurrence is on it, or the first day of the rule after it
 * @param text e.g. `FREQ=WEEKLY;BYDAY=MO,TU`; that one day when undefined
 * @returns the rule, or why it is not taken
 */
export function readRecurrence(
  firstDay: LocalDay,
  text: string | undefined,
): Recurrence | { readonly problem: RecurrenceProblem } {
  if (text === undefined)
    return { daysBetween: (from, to) => (from <= firstDay && firstDay <= to ? [firstDay] : []) };
  const parts = partsOf(text);
  if (parts === null) return { problem: 'recurrence-unreadable' };
  const problem = problemOf(parts);
  if (problem !== null) return { problem };
  if (endsBefore(parts, firstDay)) return { problem: 'recurrence-never' };
  const rule = ruleOf(parts);
  const start = ICAL.Time.fromDateString(firstDay);
  if (rule.iterator(start).next() === null) return { problem: 'recurrence-never' };
  return { daysBetween: (from, to) => occurrences(rule, start, from, to) };
}

/** Names and values, upper case; null when it is no list of them or a name is there twice. */
function partsOf(text: string): ReadonlyMap<string, string> | null {
  const parts = new Map<string, string>();
  for (const part of text.toUpperCase().split(';')) {
    const [name = '', value, ...more] = part.split('=');
    if (name === '' || value === undefined || value === '' || more.length > 0 || parts.has(name)) return null;
    parts.set(name, value);
  }
  return parts.has('FREQ') ? parts : null;
}

function problemOf(parts: ReadonlyMap<string, string>): RecurrenceProblem | null {
  const frequency = parts.get('FREQ') ?? '';
  if (TOO_OFTEN.has(frequency) || WITHIN_DAY.some((name) => parts.has(name))) return 'recurrence-too-often';
  const known = PARTS[frequency];
  if (known === undefined) return frequency === 'YEARLY' ? 'recurrence-unsupported' : 'recurrence-unreadable';
  for (const [name, value] of parts) {
    if (name === 'FREQ') continue;
    const form = known[name];
    // Every weekday of every day is what a week says better; see `ruleOf`.
    if (form === undefined && !(frequency === 'DAILY' && name === 'BYDAY' && !parts.has('INTERVAL'))) {
      return 'recurrence-unsupported';
    }
    if (!(form ?? PLAIN_WEEKDAYS).test(value)) return 'recurrence-unreadable';
  }
  if (parts.has('BYDAY') && parts.has('BYMONTHDAY')) return 'recurrence-unsupported';
  // RFC 5545, 3.3.10: one end only.
  if (parts.has('COUNT') && parts.has('UNTIL')) return 'recurrence-unreadable';
  const until = lastDayOf(parts);
  return until !== null && !isLocalDay(until) ? 'recurrence-unreadable' : null;
}

/** The day that UNTIL names, whatever time it names with it. */
function lastDayOf(parts: ReadonlyMap<string, string>): LocalDay | null {
  const match = UNTIL.exec(parts.get('UNTIL') ?? '');
  return match === null ? null : `${match[1]}-${match[2]}-${match[3]}`;
}

function endsBefore(parts: ReadonlyMap<string, string>, day: LocalDay): boolean {
  const lastDay = lastDayOf(parts);
  return lastDay !== null && lastDay < day;
}

function ruleOf(parts: ReadonlyMap<string, string>): ICAL.Recur {
  const said = new Map(parts);
  // The library takes the first day of a daily rule whatever its weekday.
  if (said.get('FREQ') === 'DAILY' && said.has('BYDAY')) said.set('FREQ', 'WEEKLY');
  const until = lastDayOf(parts);
  if (until !== null) said.set('UNTIL', until.replaceAll('-', ''));
  return ICAL.Recur.fromString([...said].map(([name, value]) => `${name}=${value}`).join(';'));
}

function occurrences(rule: ICAL.Recur, start: ICAL.Time, from: LocalDay, to: LocalDay): LocalDay[] {
  const days: LocalDay[] = [];
  const iterator = rule.iterator(start);
  for (let time = iterator.next(); time !== null; time = iterator.next()) {
    const day = time.toString();
    if (day > to) break;
    if (day >= from) days.push(day);
  }
  return days;
}
