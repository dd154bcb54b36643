import { businessInstant, type ClockSegment, type Instant } from '../../domain/follow-up';

/** Business time, handed to everything that asks for it. Sessions and audit use the system's clock instead. */
export interface Clock {
  now(): Instant;
  segment(): ClockSegment;
}

/** A segment as it is kept, with the last real instant at which its clock was seen running. */
export interface KeptSegment extends ClockSegment {
  readonly lastSeenAt: number;
}

/** Where the segments of business time are kept; the last one rules. */
export interface ClockRecords {
  lastSegment(): Promise<KeptSegment | null>;
  appendSegment(segment: ClockSegment): Promise<void>;
}

/** Business time is real time, where nobody ever asked for another speed. */
export const REAL_TIME: ClockSegment = { realFrom: 0, businessFrom: 0, speed: 1 };

/** A clock that runs on one segment. */
export function clockOf(segment: ClockSegment, realNow: () => number = Date.now): Clock {
  return { now: () => businessInstant(segment, realNow()), segment: () => segment };
}

/**
 * Whether something was decided by a clock that was stopped meanwhile, at an instant that the clock which goes on
 * has not reached. Under one clock nothing is ahead: those who decide and those who write may differ by moments.
 */
export function isDecidedAhead(clock: Clock, decidedBy: ClockSegment, decidedAt: Instant): boolean {
  const { realFrom, businessFrom } = clock.segment();
  const sameClock = decidedBy.realFrom === realFrom && decidedBy.businessFrom === businessFrom;
  return !sameClock && decidedAt > clock.now();
}

/**
 * Makes business time run at the speed asked for from now on, without a jump: a fast clock that was stopped goes on
 * from where it was last seen.
 *
 * @param records where the segments are kept
 * @param speed business milliseconds for each real one, > 0
 * @param realNow epoch milliseconds of the system's clock
 * @returns the segment that rules now
 */
export async function continueClock(
  records: ClockRecords,
  speed: number,
  realNow: number,
): Promise<ClockSegment> {
  const last = await records.lastSegment();
  if (last !== null && last.speed === 1 && speed === 1) return last;
  if (last === null && speed === 1) return REAL_TIME;
  const businessFrom =
    last === null ? realNow : businessInstant(last, Math.max(last.lastSeenAt, last.realFrom));
  const segment = { realFrom: realNow, businessFrom, speed };
  await records.appendSegment(segment);
  return segment;
}
