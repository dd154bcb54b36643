import { addDays, dayOf, instantAt } from '../../domain/calendar';
import {
  AGENDA_HORIZON_DAYS,
  nextReadingAt,
  type CalendarFault,
  type CalendarFrame,
} from '../../domain/scheduling';
import type { CalendarFeedRecords, CalendarReader, KeptReading, ReadableFeed } from './calendar-feeds-ports';

/** What reading an agenda kept elsewhere works with. */
export interface FeedReading {
  readonly records: CalendarFeedRecords;
  readonly reader: CalendarReader;
  /** Business time: what is ahead. */
  readonly now: () => number;
  /** The system's time: calendar programs elsewhere know no other. */
  readonly systemNow: () => number;
  /** IANA zone of times that name none. */
  readonly zone: string;
}

/** An agenda is read again whole when less than this lies ahead, even if nothing in it changed. */
const LAST_DAYS_MS = 24 * 3_600_000;

/** From the beginning of today to as far as availability is laid out. */
export function frameOf({ now, zone }: Pick<FeedReading, 'now' | 'zone'>): CalendarFrame {
  const today = dayOf(now(), zone);
  const lastDay = addDays(today, AGENDA_HORIZON_DAYS);
  return { from: instantAt(today, '00:00', zone), to: instantAt(lastDay, '00:00', zone), zone };
}

/** The end of a UUID of version 7 is random: feeds are read one after the other, not all at once. */
function spreadOf(feedId: string): number {
  return Number.parseInt(feedId.slice(-8), 16);
}

/** When an address is read next. @param failures in a row, this time included */
export function nextAt(
  { systemNow }: Pick<FeedReading, 'systemNow'>,
  feedId: string,
  failures: number,
): number {
  return nextReadingAt(spreadOf(feedId), failures, systemNow());
}

/**
 * Reads the agenda at an address.
 *
 * @param known what is kept of it already; the agenda need not come again when the server says it is the same
 * @returns what is to be kept, or why nothing can be
 */
export async function readAddress(
  reading: FeedReading,
  feedId: string,
  address: string,
  known?: Pick<ReadableFeed, 'validators' | 'coveredUntil'>,
): Promise<KeptReading | { readonly fault: CalendarFault }> {
  const frame = frameOf(reading);
  const isCovered = known?.coveredUntil != null && known.coveredUntil >= frame.to - LAST_DAYS_MS;
  const fetched = await reading.reader.fetch(address, isCovered ? known.validators : {});
  if ('fault' in fetched) return fetched;
  const when = { readAt: reading.now(), nextReadAt: nextAt(reading, feedId, 0) };
  if ('unchanged' in fetched) return isCovered ? { found: null, ...when } : { fault: 'refused' };
  const { content, charset, validators } = fetched;
  const read = reading.reader.read(content, frame, charset);
  if ('fault' in read) return read;
  return { found: { busy: read.busy, coveredUntil: frame.to, validators }, ...when };
}

/** Reads a feed again and keeps what came of it. @returns the fault, or null when it was read */
export async function readAgain(reading: FeedReading, feed: ReadableFeed): Promise<CalendarFault | null> {
  if (feed.address === null) return 'read-once';
  const read = await readAddress(reading, feed.feedId, feed.address, feed);
  if (!('fault' in read)) {
    await reading.records.keepReading(feed, read);
    return null;
  }
  await reading.records.keepFailure(feed, {
    code: read.fault,
    at: reading.now(),
    nextReadAt: nextAt(reading, feed.feedId, feed.failures + 1),
  });
  return read.fault;
}
