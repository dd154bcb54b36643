import type { Instant } from './instants';

/**
 * A stretch of business time: from `realFrom` on, time runs at `speed` from `businessFrom`. In production one
 * segment says that business time is real time (architecture.md, decision 14).
 */
export interface ClockSegment {
  /** Epoch milliseconds of the system's clock. */
  readonly realFrom: number;
  readonly businessFrom: Instant;
  /** Business milliseconds for each real one, > 0. */
  readonly speed: number;
}

/** @returns the business instant at a real instant (epoch milliseconds) not before the segment's beginning */
export function businessInstant({ realFrom, businessFrom, speed }: ClockSegment, realMs: number): Instant {
  return Math.round(businessFrom + (realMs - realFrom) * speed);
}

/** @returns real milliseconds to wait from `realMs` until the business instant, 0 when it has passed */
export function realDelayMs(segment: ClockSegment, realMs: number, until: Instant): number {
  return Math.max(0, Math.ceil((until - businessInstant(segment, realMs)) / segment.speed));
}
