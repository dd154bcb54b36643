import { DateTime } from 'luxon';
import type { Instant } from '../follow-up/instants';

/** Whether an ISO 8601 date and time says its offset, without which it is no instant. */
function hasOffset(text: string): boolean {
  return /T.*(?:Z|[+-]\d{2}(?::?\d{2})?)$/i.test(text);
}

/** The instant an ISO 8601 text with offset says, or undefined. */
export function instantOf(text: string | undefined): Instant | undefined {
  if (text === undefined || !hasOffset(text)) return undefined;
  const parsed = DateTime.fromISO(text, { zone: 'utc' });
  return parsed.isValid ? parsed.toMillis() : undefined;
}

/** The same instant written in UTC; a text that says none stays as it is. */
export function instantInUtc(text: string): string {
  const instant = instantOf(text);
  if (instant === undefined) return text;
  return DateTime.fromMillis(instant, { zone: 'utc' }).toISO({ suppressMilliseconds: true }) ?? text;
}
