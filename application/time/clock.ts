import { businessInstant, type ClockSegment, type Instant } from '../../domain/follow-up';

/** Business time, handed to everything that asks for it. Sessions and audit use the system's clock instead. */
export interface Clock {
  now(): Instant;
  segment(): ClockSegment;
}

/** Where the segments of business time are kept; the last one rules. */
export interface ClockRecords {
  lastSegment(): Promise<ClockSegment | null>;
  appendSegment(segment: ClockSegment): Promise<void>;
}

/** A clock that runs on one segment. */
export function clockOf(segment: ClockSegment, realNow: () => number = Date.now): Clock {
  return { now: () => businessInstant(segment, realNow()), segment: () => segment };
}

/**
 * Makes business time run at the speed asked for from now on, without a jump.
 *
 * @param records where the segments are kept
 * @param speed business milliseconds for each real one, > 0
 * @param start business instant of the very first segment; real time when absent
 * @returns the segment that rules now: the last one when its speed is the same
 */
export async function continueClock(
  records: ClockRecords,
  speed: number,
  realNow: number,
  start?: Instant,
): Promise<ClockSegment> {
  const last = await records.lastSegment();
  if (last !== null && last.speed === speed) return last;
  const businessFrom = last === null ? (start ?? realNow) : businessInstant(last, realNow);
  const segment = { realFrom: realNow, businessFrom, speed };
  await records.appendSegment(segment);
  return segment;
}
