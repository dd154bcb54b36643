import { placeAnchored } from './anchor';
import { isStanding } from './break';
import { BREAK_RULES } from './break-catalogue';
import { isWaiting } from './call';
import { withdrawOffers } from './care';
import type { Replanning } from './events';
import { isSettled } from './settled';
import { isCallBack } from './on-call';
import type { Opposition, Situation } from './plan';
import type { Call, Care, Check } from './state';
import { turnRevision, withState, type Turn } from './turn';

/**
 * Puts a new plan under the follow-up: what is not settled yet takes the new windows, what is done stays done.
 * A person's opposition recorded here outlives what the hospital states.
 */
export function replan(turn: Turn, { plan, situation }: Replanning): Turn {
  const { opposition } = turn.state.situation;
  const cares = turn.state.cares.map((care): Care => {
    const planned = plan.cares.find(({ key }) => key === care.key);
    return planned === undefined || isSettled(care)
      ? care
      : {
          ...care,
          dueAt: planned.alarmAt ?? planned.window.to,
          overdueCount: 0,
          revision: turnRevision(turn),
        };
  });
  const calls = turn.state.calls.map((call): Call => {
    const planned = plan.calls.find(({ key }) => key === call.key);
    return planned === undefined || !isWaiting(call) || call.attempts.length > 0
      ? call
      : {
          ...call,
          notBefore: planned.window.from,
          dueAt: planned.window.to,
          overdueCount: 0,
          revision: turnRevision(turn),
        };
  });
  const checks = turn.state.checks.map((check): Check => {
    const planned = plan.checks?.find(({ key }) => key === check.key);
    return planned === undefined || check.status !== 'due'
      ? check
      : { ...check, dueAt: planned.window.to, overdueCount: 0, revision: turnRevision(turn) };
  });
  const replanned = withState(turn, {
    plan,
    cares,
    calls,
    checks,
    situation: withOpposition(situation, opposition),
  });
  return cares.reduce((reached, { key }) => placeAnchored(reached, key), replanned);
}

/** What a new plan no longer asks for is let go: nobody is asked, nobody is called, and no alert is left of it. */
export function letGoOfUnplanned(turn: Turn): Turn {
  const { plan, cares, calls, checks } = turn.state;
  const revision = turnRevision(turn);
  const unplanned = (keys: readonly { readonly key: string }[] = []) => {
    const planned = new Set(keys.map(({ key }) => key));
    return ({ key }: { readonly key: string }) => !planned.has(key);
  };
  const lostCares = cares.filter((care) => unplanned(plan.cares)(care) && !isSettled(care));
  const lostCalls = calls.filter(
    (call) => unplanned(plan.calls)(call) && isWaiting(call) && !isCallBack(call),
  );
  const lostChecks = checks.filter((check) => unplanned(plan.checks)(check) && check.status === 'due');
  const withdrawn = lostCares.reduce((reached, { key }) => withdrawOffers(reached, key, 'withdrawn'), turn);
  const subjects = new Set([...lostCares, ...lostCalls, ...lostChecks].map(({ key }) => key));
  return withState(withdrawn, {
    cares: withdrawn.state.cares.map((care) =>
      lostCares.some(({ key }) => key === care.key) ? { ...care, status: 'not-needed', revision } : care,
    ),
    calls: calls.map((call) => (lostCalls.includes(call) ? { ...call, status: 'dropped', revision } : call)),
    checks: checks.map((check) =>
      lostChecks.includes(check) ? { ...check, status: 'not-applicable', revision } : check,
    ),
    breaks: withdrawn.state.breaks.map((item) =>
      subjects.has(item.subject) && isStanding(item) && !BREAK_RULES[item.code].keepsOpen
        ? { ...item, status: 'accepted', revision }
        : item,
    ),
  });
}

/** What the patient opposed before still holds, whatever a newer statement leaves out. */
export function withOpposition(situation: Situation, earlier: Opposition): Situation {
  const { calls, messages, sharing } = situation.opposition;
  return {
    ...situation,
    opposition: {
      calls: earlier.calls || calls,
      messages: earlier.messages || messages,
      sharing: earlier.sharing || sharing,
    },
  };
}
