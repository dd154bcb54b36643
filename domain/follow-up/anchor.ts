import { firstTryAt } from './call-times';
import { DAY_MS, nextOpening, type Instant, type Interval } from './instants';
import type { Anchor, Plan } from './plan';
import { isSettled } from './settled';
import { turnRevision, withState, type Turn } from './turn';

/**
 * A care has its appointment: what the pathway counts from it takes its real window, in the plan and on what is not
 * done yet. Days of 24 hours, brought to the service's openings: the end of the last opening that begins before the
 * bound.
 */
export function placeAnchored(turn: Turn, careKey: string): Turn {
  const { plan, cares, calls, checks } = turn.state;
  const at = cares.find(({ key }) => key === careKey)?.appointmentAt;
  if (at === undefined) return turn;
  const placed = <T extends { readonly anchor?: Anchor; readonly window: Interval }>(step: T): T =>
    step.anchor?.careKey === careKey
      ? { ...step, window: windowFrom(plan.horizon, at, step.anchor, turn.now) }
      : step;
  const replanned: Plan = {
    ...plan,
    cares: plan.cares.map(placed),
    calls: plan.calls.map(placed),
    ...(plan.checks === undefined ? {} : { checks: plan.checks.map(placed) }),
  };
  const windowOf = (steps: readonly PlannedStep[] = [], key: string): Interval | undefined =>
    steps.find((step) => step.key === key && step.anchor?.careKey === careKey)?.window;
  const revision = turnRevision(turn);
  return withState(turn, {
    plan: replanned,
    cares: cares.map((care) => {
      const window = isSettled(care) ? undefined : windowOf(replanned.cares, care.key);
      return window === undefined ? care : { ...care, dueAt: window.to, revision };
    }),
    calls: calls.map((call) => {
      const untried = call.status === 'due' && call.attempts.length === 0;
      const planned = replanned.calls.find(
        ({ key, anchor }) => key === call.key && anchor?.careKey === careKey,
      );
      if (!untried || planned === undefined) return call;
      return { ...call, notBefore: firstTryAt(replanned, planned), dueAt: planned.window.to, revision };
    }),
    checks: checks.map((check) => {
      const window = check.status === 'due' ? windowOf(replanned.checks, check.key) : undefined;
      return window === undefined ? check : { ...check, dueAt: window.to, revision };
    }),
  });
}

type PlannedStep = { readonly key: string; readonly window: Interval; readonly anchor?: Anchor };

function windowFrom(horizon: readonly Interval[], at: Instant, anchor: Anchor, now: Instant): Interval {
  const from = nextOpening(horizon, Math.max(now, at + anchor.earliestDays * DAY_MS));
  const bound = at + anchor.latestDays * DAY_MS;
  const last = horizon.reduce((to, opening) => (opening.from <= bound ? opening.to : to), from);
  return { from, to: Math.max(from, last) };
}
