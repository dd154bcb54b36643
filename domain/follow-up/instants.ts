/**
 * Arithmetic on instants. A follow-up knows no time zone: calendars were turned into intervals of instants
 * before its plan reached it.
 */

/** Milliseconds since 1970-01-01T00:00:00Z, in business time. */
export type Instant = number;

/** Half-open interval of instants, `from` included and `to` excluded. */
export interface Interval {
  readonly from: Instant;
  readonly to: Instant;
}

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/**
 * Adds working time to an instant.
 *
 * @param horizon opening hours as sorted, disjoint intervals
 * @param start instant to count from; closed hours do not count
 * @param durationMinutes working minutes to add, ≥ 0
 * @returns the instant at which that much working time has passed; past the end of the horizon the rest is
 *   counted as continuous time, so that an answer always exists
 */
export function addWorkingMinutes(
  horizon: readonly Interval[],
  start: Instant,
  durationMinutes: number,
): Instant {
  let remaining = durationMinutes * MINUTE_MS;
  let reached = start;
  for (const { from, to } of horizon) {
    if (to <= start) continue;
    const begin = Math.max(from, start);
    const available = to - begin;
    if (remaining <= available) return begin + remaining;
    remaining -= available;
    reached = to;
  }
  return reached + remaining;
}

/**
 * Takes working time off an instant.
 *
 * @param horizon opening hours as sorted, disjoint intervals
 * @param end instant to count back from; closed hours do not count
 * @param durationMinutes working minutes, ≥ 0
 * @returns the instant from which on that much working time is left; before the horizon the rest is continuous time
 */
export function workingMinutesBefore(
  horizon: readonly Interval[],
  end: Instant,
  durationMinutes: number,
): Instant {
  let remaining = durationMinutes * MINUTE_MS;
  let reached = end;
  for (const { from, to } of [...horizon].reverse()) {
    if (from >= end) continue;
    const last = Math.min(to, end);
    const available = last - from;
    if (remaining <= available) return last - remaining;
    remaining -= available;
    reached = from;
  }
  return reached - remaining;
}

/**
 * The first instant at or after `instant` at which the service is open.
 *
 * @returns `instant` itself when it is open, or when the horizon ends before it
 */
export function nextOpening(horizon: readonly Interval[], instant: Instant): Instant {
  const interval = horizon.find(({ to }) => to > instant);
  return interval === undefined ? instant : Math.max(interval.from, instant);
}

/**
 * The instant at which the service closes next, for "by the end of the day".
 *
 * @returns the end of the current or next opening strictly after `instant`; a day later past the horizon
 */
export function nextClosing(horizon: readonly Interval[], instant: Instant): Instant {
  return horizon.find(({ to }) => to > instant)?.to ?? instant + DAY_MS;
}

/** Whether the service is open at the instant. */
export function isOpen(horizon: readonly Interval[], instant: Instant): boolean {
  return horizon.some(({ from, to }) => from <= instant && instant < to);
}
