import type { Instant } from './instants';

/**
 * A stretch of business time: from `realFrom` on, time runs at `speed` from `businessFrom`, and stands still once it
 * has reached `standsFrom`. In production one segment says that business time is real time (architecture.md,
 * decision 14).
 */
export interface ClockSegment {
  /** Epoch milliseconds of the system's clock. A later one rules over an earlier one. */
  readonly realFrom: number;
  readonly businessFrom: Instant;
  /** Business milliseconds for each real one, > 0. */
  readonly speed: number;
  /**
   * Business instant, not before `businessFrom`, beyond which time does not run until another segment rules; absent:
   * it runs on. A demonstration lives such legs: whoever keeps its time can be killed, and no time is lost.
   */
  readonly standsFrom?: Instant;
}

/**
 * The least real milliseconds between two looks at a clock that stands still before the deadline. Whoever moves time
 * on wakes those whose deadline it reaches; the looks are for the case that nobody does any more.
 */
const LOOK_AGAIN_MS = 60_000;

/** @returns the business instant at a real instant (epoch milliseconds) not before the segment's beginning */
export function businessInstant(
  { realFrom, businessFrom, speed, standsFrom }: ClockSegment,
  realMs: number,
): Instant {
  const running = Math.round(businessFrom + (realMs - realFrom) * speed);
  return standsFrom === undefined ? running : Math.min(running, standsFrom);
}

/**
 * @returns real milliseconds to wait from `realMs` until the business instant, 0 when it has passed; where the clock
 *   stands still before it, those until the next look
 */
export function realDelayMs(segment: ClockSegment, realMs: number, until: Instant): number {
  const delayMs = Math.max(0, Math.ceil((until - businessInstant(segment, realMs)) / segment.speed));
  return standsBefore(segment, until) ? Math.max(delayMs, LOOK_AGAIN_MS) : delayMs;
}

/** Whether the clock never reaches the instant unless another segment rules. */
export function standsBefore({ standsFrom }: ClockSegment, instant: Instant): boolean {
  return standsFrom !== undefined && standsFrom < instant;
}

/** @returns the one that rules: the later one; the other of two that began together */
export function laterSegment(one: ClockSegment, other: ClockSegment | undefined): ClockSegment {
  return other === undefined || other.realFrom < one.realFrom ? one : other;
}
