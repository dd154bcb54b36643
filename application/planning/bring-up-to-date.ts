import {
  nextClosing,
  type FollowUpState,
  type Interval,
  type Plan,
  type PlannedCare,
} from '../../domain/follow-up';

/** A follow-up that begins again, or on another pathway, runs at least this long, also when its days have passed. */
const AT_LEAST_DAYS = 7;
const DAY_MS = 86_400_000;

/** The plan with an end at least some days ahead. */
export function extended(plan: Plan, now: number): Plan {
  const endsAt = nextClosing(plan.horizon, now + AT_LEAST_DAYS * DAY_MS);
  return endsAt <= plan.endsAt ? plan : { ...plan, endsAt };
}

/**
 * A plan made again in the middle of a follow-up. A care that comes to it now is to be arranged by the end of the day
 * when the pathway's limit for it has passed: nobody could have kept a limit nobody had set. On another pathway, calls
 * and checks whose time passed before the move are not made up for.
 */
export function broughtUpToDate(
  plan: Plan,
  recorded: FollowUpState,
  { now, isMoved }: { readonly now: number; readonly isMoved: boolean },
): Plan {
  if (recorded.status === 'announced') return plan;
  const isMissed =
    (known: readonly { readonly key: string }[]) =>
    ({ key, window }: { readonly key: string; readonly window: Interval }) =>
      window.to <= now && !known.some((one) => one.key === key);
  const missedCare = isMissed(recorded.cares);
  const cares = plan.cares.map((care) => (missedCare(care) ? byTheEndOfTheDay(care, plan, now) : care));
  if (!isMoved) return { ...plan, cares };
  const missedCall = isMissed(recorded.calls);
  const missedCheck = isMissed(recorded.checks);
  return {
    ...plan,
    cares,
    calls: plan.calls.filter((call) => !missedCall(call)),
    ...(plan.checks === undefined ? {} : { checks: plan.checks.filter((check) => !missedCheck(check)) }),
  };
}

function byTheEndOfTheDay(care: PlannedCare, { horizon }: Plan, now: number): PlannedCare {
  const { alarmAt: _alarmAt, ...kept } = care;
  return { ...kept, window: { from: care.window.from, to: nextClosing(horizon, now) } };
}
