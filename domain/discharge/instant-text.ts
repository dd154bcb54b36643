import { DateTime } from 'luxon';
import type { Instant } from '../follow-up/instants';

/** Whether an ISO 8601 date and time says its offset, without which it is no instant. */
function hasOffset(text: string): boolean {
  return /T.*(?:Z|[+-]\d{2}(?::?\d{2})?)$/i.test(text);
}

/** The form nearly every instant has: read without a library, because a discharge says a dozen of them. */
const USUAL_FORM =
  /^(\d{4})-(\d{2})-(\d{2})T([01]\d|2[0-3]):([0-5]\d):([0-5]\d)(?:\.(\d{3}))?(?:Z|([+-])([01]\d|2[0-3]):([0-5]\d))$/;
const MINUTE_MS = 60_000;

function instantInUsualForm(text: string): Instant | undefined {
  const read = USUAL_FORM.exec(text);
  if (read === null) return undefined;
  const [, years, months, days, hours, minutes, seconds, milliseconds = 0] = read;
  const [year, month, day] = [Number(years), Number(months), Number(days)];
  const [hour, minute, second] = [Number(hours), Number(minutes), Number(seconds)];
  const wallClock = Date.UTC(year, month - 1, day, hour, minute, second, Number(milliseconds));
  const date = new Date(wallClock);
  // 30 February is a day of March to `Date.UTC`, and a year before 100 one of the last century.
  if (date.getUTCFullYear() !== year || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) {
    return undefined;
  }
  const [, , , , , , , , sign, offsetHours, offsetMinutes] = read;
  if (sign === undefined) return wallClock;
  const offset = (Number(offsetHours) * 60 + Number(offsetMinutes)) * MINUTE_MS;
  return sign === '+' ? wallClock - offset : wallClock + offset;
}

/** The instant an ISO 8601 text with offset says, or undefined. */
export function instantOf(text: string | undefined): Instant | undefined {
  if (text === undefined) return undefined;
  const usual = instantInUsualForm(text);
  if (usual !== undefined) return usual;
  if (!hasOffset(text)) return undefined;
  const parsed = DateTime.fromISO(text, { zone: 'utc' });
  return parsed.isValid ? parsed.toMillis() : undefined;
}

/** The same instant written in UTC; a text that says none stays as it is. */
export function instantInUtc(text: string): string {
  const instant = instantOf(text);
  if (instant === undefined) return text;
  return new Date(instant).toISOString().replace('.000Z', 'Z');
}
