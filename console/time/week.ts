/** Weeks of local days, `YYYY-MM-DD`, Monday first. */
import { calendarDayWords, instantOfField } from './paris';

const DAY_MS = 86_400_000;
const DAYS_OF_WEEK = 7;

const weekdayAndDay = new Intl.DateTimeFormat('fr-FR', {
  timeZone: 'UTC',
  weekday: 'long',
  day: 'numeric',
  month: 'long',
});

/** @param days may be negative */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The Monday of its week. */
export function mondayOf(day: string): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay() || DAYS_OF_WEEK;
  return addDays(day, 1 - weekday);
}

/** @returns that many days, one after the other */
export function daysFrom(day: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, place) => addDays(day, place));
}

/** The instant, ISO 8601 in UTC, at which the day begins in Paris. @throws RangeError when it is no day */
export function dayStart(day: string): string {
  const instant = instantOfField(`${day}T00:00`);
  if (instant === null) throw new RangeError(`${day} is no day`);
  return instant;
}

/** `lundi 23 novembre`, `mardi 1er décembre`. */
export function weekdayAndDayWords(day: string): string {
  return weekdayAndDay.format(Date.parse(`${day}T00:00:00Z`)).replace(/ 1 /, ' 1er ');
}

/** `du lundi 23 au samedi 28 novembre 2026`, said in full so that months and years never mislead. */
export function weekWords(monday: string, days: number): string {
  return `du ${calendarDayWords(monday)} au ${calendarDayWords(addDays(monday, days - 1))}`;
}
