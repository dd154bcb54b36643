import type { CalendarFrame, CalendarReading } from '../../domain/scheduling';
import { OutOfTime, READING_LIMIT_MS, within } from './bounded';
import { busyTimes } from './busy-times';
import { CalendarProblem } from './calendar-problem';
import { readComponents } from './calendar-text';

/**
 * Reads an agenda kept elsewhere (iCalendar, RFC 5545): when somebody is taken, and nothing else of it.
 *
 * Bounded in bytes, events, occurrences and time. Cancelled and transparent events take no time.
 *
 * @param content bytes as they came, or text that was decoded already
 * @param frame what is looked at, and the zone of what names none
 * @param charset as the sender named it; UTF-8 when absent
 * @param limitMs real milliseconds it may take
 * @returns the busy times, or the fault for which none can be told
 */
export function readCalendar(
  content: Uint8Array | string,
  frame: CalendarFrame,
  charset?: string,
  limitMs: number = READING_LIMIT_MS,
): CalendarReading {
  try {
    return { busy: within(limitMs, () => busyTimes(readComponents(content, charset), frame)) };
  } catch (error) {
    if (error instanceof CalendarProblem) return { fault: error.fault };
    if (error instanceof OutOfTime) return { fault: 'too-complex' };
    throw error;
  }
}
