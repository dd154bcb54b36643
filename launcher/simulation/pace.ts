import type { Instant } from '../../domain/follow-up';
import type { DueThing } from '../../prisma/records/pace-records';

const MINUTE_MS = 60_000;

/** Business milliseconds by which the service may be late with something before time waits for it. */
export const TOLERANCE_MS = 30 * MINUTE_MS;

/** Business milliseconds of the longest leg: what was not foreseen is at most so far away. */
export const LONGEST_LEG_MS = 6 * 60 * MINUTE_MS;

/** Real milliseconds for which time waits for one thing; then it goes on, and the report says so. */
export const PATIENCE_MS = 15_000;

export interface LegQuestion {
  /** Business instant. */
  readonly now: Instant;
  /** What is due by the end of the longest leg and not done. */
  readonly due: readonly DueThing[];
  /** Business instants at which somebody wants to act. */
  readonly awaited: readonly Instant[];
  /** Business instant beyond which time is not to run. */
  readonly until: Instant;
}

/**
 * How far time may run from now: to the end asked for, to where somebody wants to act, and not further than the
 * tolerance beyond the oldest thing that is due. Never before now.
 */
export function legEnd({ now, due, awaited, until }: LegQuestion): Instant {
  const end = Math.min(
    until,
    now + LONGEST_LEG_MS,
    ...awaited,
    ...due.map(({ dueAt }) => dueAt + TOLERANCE_MS),
  );
  return Math.max(now, end);
}

/** Notes how long time waited for each thing, and gives up on what takes too long. */
export class Patience {
  private readonly lateSince = new Map<string, number>();
  private readonly givenUp = new Set<string>();

  constructor(private readonly patienceMs: number = PATIENCE_MS) {}

  /**
   * @param due what is not done
   * @param now business instant
   * @param realNow epoch milliseconds of the system's clock
   * @returns those for which time still waits
   */
  bearWith(due: readonly DueThing[], now: Instant, realNow: number): readonly DueThing[] {
    const late = due.filter(({ dueAt }) => dueAt + TOLERANCE_MS <= now);
    const lateKeys = new Set(late.map(({ key }) => key));
    for (const key of [...this.lateSince.keys()]) if (!lateKeys.has(key)) this.lateSince.delete(key);
    for (const { key } of late) {
      const since = this.lateSince.get(key) ?? realNow;
      this.lateSince.set(key, since);
      if (realNow - since >= this.patienceMs) this.givenUp.add(key);
    }
    return due.filter(({ key }) => !this.givenUp.has(key));
  }

  /** How many things time went on without, by kind. */
  abandoned(): Readonly<Record<string, number>> {
    const counts: Record<string, number> = {};
    for (const key of this.givenUp) {
      const kind = key.slice(0, key.indexOf('/'));
      counts[kind] = (counts[kind] ?? 0) + 1;
    }
    return counts;
  }
}

/** Business milliseconds a real one when nothing says how fast a territory lives: five weeks in two minutes. */
const USUAL_SPEED = (35 * 24 * 3_600) / 120;
const SLOWEST_SHARE = 0.25;
const LEAST_LEFT_MS = 5_000;

export interface SpeedQuestion {
  readonly targetMs: number;
  /** Real milliseconds since time began to be kept, and those of them in which it ran. */
  readonly elapsedMs: number;
  readonly ranMs: number;
  /** Business milliseconds still to live. */
  readonly leftMs: number;
}

/**
 * The speed at which what is left is lived within the real time that is left, when time stands still as large a
 * share of it as so far; never slower than the usual speed, nor a tenth of a second for weeks.
 */
export function speedFor({ targetMs, elapsedMs, ranMs, leftMs }: SpeedQuestion): number {
  const share = elapsedMs < LEAST_LEFT_MS ? 0.8 : Math.max(SLOWEST_SHARE, ranMs / elapsedMs);
  const remainingMs = Math.max(LEAST_LEFT_MS, targetMs - elapsedMs);
  return Math.min(USUAL_SPEED * 8, Math.max(USUAL_SPEED, leftMs / (remainingMs * share)));
}
