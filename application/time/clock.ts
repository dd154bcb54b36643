import { businessInstant, laterSegment, type ClockSegment, type Instant } from '../../domain/follow-up';

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
 * A clock that goes over to each later segment it is told of. It never goes back: where a segment was cut short
 * before this process heard of it, time stands until the others have come as far.
 */
export class FollowingClock implements Clock {
  private furthest = -Infinity;

  constructor(
    private ruling: ClockSegment,
    private readonly realNow: () => number = Date.now,
  ) {}

  now(): Instant {
    this.furthest = Math.max(this.furthest, businessInstant(this.ruling, this.realNow()));
    return this.furthest;
  }

  segment(): ClockSegment {
    return this.ruling;
  }

  /** An earlier segment than the one that rules changes nothing: announcements may overtake one another. */
  follow(segment: ClockSegment): void {
    this.ruling = laterSegment(this.ruling, segment);
  }
}

/**
 * Whether something was decided by a clock that was stopped or cut short meanwhile, at an instant that the clock
 * which goes on has not reached. Under one clock nothing is ahead, nor by one that this process has not heard of
 * yet: those who decide and those who write may differ by moments.
 */
export function isDecidedAhead(clock: Clock, decidedBy: ClockSegment, decidedAt: Instant): boolean {
  const { realFrom, businessFrom } = clock.segment();
  const sameClock = decidedBy.realFrom === realFrom && decidedBy.businessFrom === businessFrom;
  return !sameClock && decidedBy.realFrom < realFrom && decidedAt > clock.now();
}

/**
 * Makes business time run at the speed asked for from now on, without a jump: a fast clock that was stopped goes on
 * from where it was last seen, one that stood still from where it stood.
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
  if (last !== null && last.speed === 1 && speed === 1 && last.standsFrom === undefined) return last;
  const businessFrom = last === null ? realNow : stoppedAt(last, realNow);
  const segment = {
    realFrom: last === null ? realNow : Math.max(realNow, last.realFrom + 1),
    businessFrom,
    speed,
  };
  await records.appendSegment(segment);
  return segment;
}

/** @returns the business instant at which the clock of a stopped installation stopped */
export function stoppedAt(last: KeptSegment, realNow: number): Instant {
  const seenAt = last.standsFrom === undefined ? last.lastSeenAt : realNow;
  return businessInstant(last, Math.max(seenAt, last.realFrom));
}
