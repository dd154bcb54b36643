import { addWorkingMinutes, nextOpening, type Instant, type Interval } from './instants';
import type { AttemptPolicy, Plan, PlannedCall } from './plan';

/** A part of an opening: two tries at the patient never fall within the same one. */
interface PartOfDay extends Interval {
  /** Position of the opening in the horizon. */
  readonly opening: number;
  /** 0 for the first part of that opening. */
  readonly part: number;
}

/** What the next try at the patient must keep to. */
export interface TryRequest {
  /** When the patient was tried before, oldest first. */
  readonly tries: readonly Instant[];
  /** Not before. */
  readonly earliest: Instant;
  /** Whether the tries are spread over the openings of the policy; not once they are used up. */
  readonly spread: boolean;
}

/**
 * When the patient is tried next: in another part of the day, one not tried yet if there is one, spread over the
 * openings the policy asks for, at the times the patient prefers (pathways.md, Calls).
 *
 * @returns the beginning of that part, or `earliest` within it; outside the preferred times only when none of them is
 *   left before the pathway ends
 */
export function nextTryAt(
  plan: Plan,
  { attemptsMax }: PlannedCall,
  policy: AttemptPolicy,
  { tries, earliest, spread }: TryRequest,
): Instant {
  const { horizon, preferredCallTimes, endsAt } = plan;
  const tried = tries.flatMap((at) => partAt(horizon, policy.partsOfDay, at) ?? []);
  const last = tries.at(-1);
  const share = Math.floor((tries.length * policy.overWorkingDays) / attemptsMax);
  const openingsWanted = Math.min(share, policy.overWorkingDays - 1) + 1;
  const openingsTried = new Set(tried.map(({ opening }) => opening)).size;
  const isNextOpening = spread && last !== undefined && openingsTried < openingsWanted;
  const next = isNextOpening ? horizon[openingAtOrAfter(horizon, last) + 1]?.from : undefined;
  const from = Math.max(earliest, next ?? earliest);
  const preferred =
    preferredCallTimes === undefined
      ? undefined
      : bestPart(horizon, policy.partsOfDay, tried, from, preferredCallTimes);
  const best =
    preferred === undefined || preferred.from >= endsAt
      ? bestPart(horizon, policy.partsOfDay, tried, from)
      : preferred;
  return best?.from ?? nextOpening(horizon, from);
}

/**
 * From when a call is made first: at the first time the patient prefers within its window. The window is the
 * pathway's and goes before what is preferred: without such a time in it, from its beginning.
 */
export function firstTryAt(plan: Plan, { window, attempts }: PlannedCall): Instant {
  const { horizon, preferredCallTimes } = plan;
  if (attempts === undefined || preferredCallTimes === undefined) return window.from;
  const first = bestPart(horizon, attempts.partsOfDay, [], window.from, preferredCallTimes);
  return first === undefined || first.from >= window.to ? window.from : first.from;
}

/** The end of the retry delay, in working minutes from the last try at the patient. */
export function retryFrom(
  { horizon }: Plan,
  { retryAfterMinutes }: PlannedCall,
  tries: readonly Instant[],
  now: Instant,
): Instant {
  const last = tries.at(-1);
  if (last === undefined) return now;
  const delayMinutes = retryAfterMinutes[Math.min(tries.length, retryAfterMinutes.length) - 1] ?? 0;
  return Math.max(now, addWorkingMinutes(horizon, last, delayMinutes));
}

/**
 * In the first opening that has any part left: a part whose place in the day was never tried, else another one than
 * the last, else any; the earliest of those.
 */
function bestPart(
  horizon: readonly Interval[],
  partsOfDay: number,
  tried: readonly PartOfDay[],
  from: Instant,
  preferred?: readonly Interval[],
): PartOfDay | undefined {
  for (let opening = openingAtOrAfter(horizon, from); opening < horizon.length; opening += 1) {
    const free = partsOf(horizon, opening, partsOfDay)
      .filter(({ part }) => !tried.some((other) => other.opening === opening && other.part === part))
      .flatMap((part) => usable(part, from, preferred));
    const last = tried.at(-1);
    const best =
      free.find(({ part }) => tried.every((other) => other.part !== part)) ??
      free.find(({ part }) => part !== last?.part) ??
      free[0];
    if (best !== undefined) return best;
  }
  return undefined;
}

/** What is left of a part from an instant on, within the preferred times. */
function usable(part: PartOfDay, from: Instant, preferred: readonly Interval[] | undefined): PartOfDay[] {
  const begin = Math.max(part.from, from);
  const whole = preferred ?? [part];
  return whole
    .map((time) => ({ ...part, from: Math.max(begin, time.from), to: Math.min(part.to, time.to) }))
    .filter((left) => left.from < left.to)
    .slice(0, 1);
}

/** Bounds rounded up, so that an instant belongs to the part that begins with it. */
function partsOf(horizon: readonly Interval[], opening: number, partsOfDay: number): readonly PartOfDay[] {
  const whole = horizon[opening];
  if (whole === undefined) return [];
  const bound = (part: number) => whole.from + Math.ceil(((whole.to - whole.from) * part) / partsOfDay);
  return Array.from({ length: partsOfDay }, (_, part) => ({
    opening,
    part,
    from: bound(part),
    to: bound(part + 1),
  }));
}

function partAt(horizon: readonly Interval[], partsOfDay: number, at: Instant): PartOfDay | undefined {
  const opening = horizon.findIndex(({ from, to }) => from <= at && at < to);
  return partsOf(horizon, opening, partsOfDay).find(({ from, to }) => from <= at && at < to);
}

/** The length of the horizon when it ends before. */
function openingAtOrAfter(horizon: readonly Interval[], instant: Instant): number {
  const found = horizon.findIndex(({ to }) => to > instant);
  return found === -1 ? horizon.length : found;
}
