import { DateTime } from 'luxon';
import { DAY_MS, type Instant } from '../follow-up/instants';

/** A day on somebody's calendar, `YYYY-MM-DD`, in no time zone. Days compare as text. */
export type LocalDay = string;

/** Midnight UTC of the day; days are counted in UTC, where each has 24 hours. */
function asUtc(day: LocalDay): Instant {
  return Date.parse(`${day}T00:00:00Z`);
}

function fromUtc(midnight: Instant): LocalDay {
  return new Date(midnight).toISOString().slice(0, 10);
}

/** Whether the text is an existing day written `YYYY-MM-DD`. */
export function isLocalDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const midnight = asUtc(text);
  // 30 February is read as a day of March.
  return !Number.isNaN(midnight) && fromUtc(midnight) === text;
}

export function addDays(day: LocalDay, days: number): LocalDay {
  return fromUtc(asUtc(day) + days * DAY_MS);
}

/** Days from one day to another; negative when the other comes first. */
export function daysBetween(from: LocalDay, to: LocalDay): number {
  return (asUtc(to) - asUtc(from)) / DAY_MS;
}

/** The same day of the month `months` later, or the last day of a shorter month. */
export function addMonths(day: LocalDay, months: number): LocalDay {
  return DateTime.fromISO(day, { zone: 'utc' }).plus({ months }).toFormat('yyyy-MM-dd');
}

/** ISO weekday, 1 = Monday to 7 = Sunday. */
export function weekdayOf(day: LocalDay): number {
  return new Date(asUtc(day)).getUTCDay() || 7;
}

/** Offsets from UTC have been multiples of this since 1973: all instants of such a stretch are on the same local day. */
const STRETCH_MS = 15 * 60_000;
const STRETCHES_FROM = Date.UTC(1973, 0);
/** More than a year of stretches; with more than that, they are worked out anew. */
const STRETCHES_KEPT = 50_000;

/** Days already worked out, by zone: a time zone is slow to ask, and plans ask for the same days again and again. */
const knownDays = new Map<string, Map<number, LocalDay>>();

/** The local day of an instant in a time zone. */
export function dayOf(instant: Instant, zone: string): LocalDay {
  if (instant < STRETCHES_FROM) return dayAsked(instant, zone);
  const days = knownDays.get(zone) ?? new Map<number, LocalDay>();
  knownDays.set(zone, days);
  const stretch = Math.floor(instant / STRETCH_MS);
  const known = days.get(stretch);
  if (known !== undefined) return known;
  if (days.size >= STRETCHES_KEPT) days.clear();
  const day = dayAsked(instant, zone);
  days.set(stretch, day);
  return day;
}

function dayAsked(instant: Instant, zone: string): LocalDay {
  return DateTime.fromMillis(instant, { zone }).toFormat('yyyy-MM-dd');
}

/** The instant of a wall-clock time (`HH:mm`) on a day in a time zone. */
export function instantAt(day: LocalDay, time: string, zone: string): Instant {
  return DateTime.fromISO(`${day}T${time}`, { zone }).toMillis();
}

/**
 * Completed years of age. Someone born on 29 February grows older on 1 March of a common year.
 *
 * @param birthDay day of birth
 * @param day day on which the age is asked
 */
export function ageOn(birthDay: LocalDay, day: LocalDay): number {
  const years = Number(day.slice(0, 4)) - Number(birthDay.slice(0, 4));
  return day.slice(5) < birthDay.slice(5) ? years - 1 : years;
}
