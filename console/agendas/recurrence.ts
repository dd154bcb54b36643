/** Weekly availability as people say it, and as RFC 5545 writes it. */
import { calendarDayWords } from '../time/paris';

/** What the form can say of a recurrence. */
export interface WeeklyRecurrence {
  /** 1 = Monday to 7 = Sunday, in order, without repeats. */
  readonly weekdays: readonly number[];
  /** 1 for every week, 2 for one in two. */
  readonly everyWeeks: number;
  /** Last day it may fall on, `YYYY-MM-DD`; without end when null. */
  readonly until: string | null;
}

/** One availability as the API states it. */
export interface StatedAvailability {
  readonly firstDay: string;
  readonly fromTime: string;
  readonly toTime: string;
  readonly recurrence?: string | null;
}

const CODES = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
const NAMES = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'] as const;
const ORDINALS: Readonly<Record<string, string>> = {
  '1': 'premier',
  '2': 'deuxième',
  '3': 'troisième',
  '4': 'quatrième',
  '-1': 'dernier',
};
const DAYS_OF_WEEK = 7;
const DAY_MS = 86_400_000;

/**
 * @returns the recurrence without its name, e.g. `FREQ=WEEKLY;BYDAY=MO,TU;UNTIL=20271231`; null when no weekday is
 *   chosen or the number of weeks is none
 */
export function recurrenceOf({ weekdays, everyWeeks, until }: WeeklyRecurrence): string | null {
  const days = inOrder(weekdays).map((weekday) => CODES[weekday - 1]);
  if (days.length === 0 || days.includes(undefined)) return null;
  if (!Number.isInteger(everyWeeks) || everyWeeks < 1) return null;
  return [
    'FREQ=WEEKLY',
    ...(everyWeeks === 1 ? [] : [`INTERVAL=${everyWeeks}`]),
    `BYDAY=${days.join(',')}`,
    ...(until === null ? [] : [`UNTIL=${until.replaceAll('-', '')}`]),
  ].join(';');
}

/**
 * @param recurrence as the API states it
 * @param firstDay `YYYY-MM-DD`: a weekly recurrence without weekdays is on that of its first day
 * @returns null when the form cannot say it (a day of the month, a number of times …)
 */
export function weeklyOf(recurrence: string, firstDay: string): WeeklyRecurrence | null {
  const parts = partsOf(recurrence);
  const { FREQ, INTERVAL = '1', BYDAY, UNTIL, ...others } = parts;
  const { WKST: _weekStart, ...unsaid } = others;
  if (FREQ !== 'WEEKLY' || Object.keys(unsaid).length > 0) return null;
  const weekdays =
    BYDAY === undefined ? [weekdayOf(firstDay)] : BYDAY.split(',').map((code) => weekdayOfCode(code));
  if (weekdays.includes(0) || !/^[1-9]\d?$/.test(INTERVAL)) return null;
  return { weekdays: inOrder(weekdays), everyWeeks: Number(INTERVAL), until: dayOfUntil(UNTIL) };
}

/** The first day, on or after `from`, that is one of these weekdays. */
export function firstDayOn(weekdays: readonly number[], from: string): string {
  const start = Date.parse(`${from}T00:00:00Z`);
  for (let days = 0; days < DAYS_OF_WEEK; days += 1) {
    const day = new Date(start + days * DAY_MS).toISOString().slice(0, 10);
    if (weekdays.includes(weekdayOf(day))) return day;
  }
  return from;
}

/** « tous les mardis de 9h à 12h jusqu’au 31 décembre 2027 ». */
export function availabilityWords({ firstDay, fromTime, toTime, recurrence }: StatedAvailability): string {
  const hours = `de ${clockWords(fromTime)} à ${clockWords(toTime)}`;
  if (recurrence === undefined || recurrence === null || recurrence === '') {
    return `le ${weekdayName(firstDay)} ${calendarDayWords(firstDay)} ${hours}`;
  }
  const { UNTIL, COUNT } = partsOf(recurrence);
  const until = dayOfUntil(UNTIL);
  const end = until === null ? '' : ` jusqu’au ${calendarDayWords(until)}`;
  const times = COUNT === undefined ? '' : ` (${COUNT} fois)`;
  return `${daysWords(recurrence, firstDay)} ${hours}${end}${times}`;
}

function daysWords(recurrence: string, firstDay: string): string {
  const { FREQ, INTERVAL = '1', BYDAY } = partsOf(recurrence);
  if (FREQ === 'DAILY') return INTERVAL === '1' ? 'tous les jours' : `un jour sur ${INTERVAL}`;
  if (FREQ === 'MONTHLY') return monthlyWords(BYDAY) ?? unknownWords(recurrence);
  const weekly = FREQ === 'WEEKLY' ? weeklyOf(withoutCount(recurrence), firstDay) : null;
  if (weekly === null) return unknownWords(recurrence);
  const { weekdays, everyWeeks } = weekly;
  if (everyWeeks === 1) return everyWeekWords(weekdays);
  return `les ${enumerated(weekdays.map(pluralName))}, une semaine sur ${everyWeeks === 2 ? 'deux' : everyWeeks},`;
}

function everyWeekWords(weekdays: readonly number[]): string {
  if (weekdays.length === DAYS_OF_WEEK) return 'tous les jours';
  const first = weekdays[0] ?? 0;
  const consecutive = weekdays.every((weekday, place) => weekday === first + place);
  if (weekdays.length > 2 && consecutive) {
    return `du ${NAMES[first - 1]} au ${NAMES[first + weekdays.length - 2]}`;
  }
  return `tous les ${enumerated(weekdays.map(pluralName))}`;
}

/** `1TU`: the first Tuesday of the month. */
function monthlyWords(byDay: string | undefined): string | null {
  const [, place, code] = /^(-?\d)([A-Z]{2})$/.exec(byDay ?? '') ?? [];
  const name = NAMES[weekdayOfCode(code ?? '') - 1];
  const ordinal = ORDINALS[place ?? ''];
  return name === undefined || ordinal === undefined ? null : `le ${ordinal} ${name} de chaque mois`;
}

const unknownWords = (recurrence: string) => `selon une règle particulière (${recurrence}),`;

const withoutCount = (recurrence: string) => recurrence.replace(/;?COUNT=\d+/, '');

function partsOf(recurrence: string): Readonly<Partial<Record<string, string>>> {
  const parts = recurrence
    .replace(/^RRULE:/, '')
    .split(';')
    .filter((part) => part !== '')
    .map((part) => part.split('='));
  return Object.fromEntries(
    parts.map(([name = '', value = '']) => [name.toUpperCase(), value.toUpperCase()]),
  );
}

/** `20271231` or `20271231T225959Z` as `2027-12-31`. */
function dayOfUntil(until: string | undefined): string | null {
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})/.exec(until ?? '') ?? [];
  return year === undefined ? null : `${year}-${month}-${day}`;
}

/** 0 when it is no weekday. */
function weekdayOfCode(code: string): number {
  return CODES.findIndex((one) => one === code) + 1;
}

/** 1 = Monday. */
export function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || DAYS_OF_WEEK;
}

const weekdayName = (day: string) => NAMES[weekdayOf(day) - 1] ?? '';

const pluralName = (weekday: number) => `${NAMES[weekday - 1] ?? ''}s`;

function enumerated(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} et ${words.at(-1)}`;
}

const inOrder = (weekdays: readonly number[]) => [...new Set(weekdays)].sort((a, b) => a - b);

/** `9h`, `9h30`. */
export function clockWords(time: string): string {
  const [hour = '', minute = ''] = time.split(':');
  return `${Number(hour)}h${minute === '00' ? '' : minute}`;
}
