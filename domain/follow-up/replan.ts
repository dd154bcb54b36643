import { placeAnchored } from './anchor';
import { isStanding, mendCareBreaks } from './break';
import { BREAK_RULES } from './break-catalogue';
import { isWaiting } from './call';
import { refusalStands } from './call-refusal';
import { withdrawOffers } from './offer';
import type { Replanning } from './events';
import { asArrangedBefore, shortenedSeries } from './series';
import { isSettled } from './settled';
import { isAskedByPatient } from './call-back';
import { isCallBack } from './on-call';
import type { Situation } from './plan';
import type { Call, Care, Check } from './state';
import { replaceCare, turnRevision, withState, type Turn } from './turn';
import { isVerification } from './verification';

/**
 * Puts a new plan under the follow-up: what is not settled yet takes the new windows, what is done stays done.
 * A person's opposition, and what somebody asked for, recorded here outlive what the hospital states.
 */
export function replan(turn: Turn, { plan, situation }: Replanning): Turn {
  const cares = turn.state.cares.map((care): Care => {
    const planned = plan.cares.find(({ key }) => key === care.key);
    return planned === undefined || isSettled(care)
      ? care
      : {
          ...withFreshLimit(care),
          dueAt: care.extension?.limitAt ?? planned.alarmAt ?? planned.window.to,
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
    situation: withStatedBefore(situation, turn.state.situation),
  });
  const shortened = shortenedSeries(replanned).reduce(
    (reached, care) => mendCareBreaks(replaceCare(reached, asArrangedBefore(reached, care)), care.key),
    replanned,
  );
  const restated = situation.opposition.calls ? refusalStands(shortened) : shortened;
  return cares.reduce((reached, { key }) => placeAnchored(reached, key), restated);
}

/** Whether its limit is near is judged anew. */
function withFreshLimit({ inParallel: _inParallel, ...care }: Care): Care {
  return care;
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
    (call) => unplanned(plan.calls)(call) && isWaiting(call) && !isCallBack(call) && !isAskedByPatient(call),
  );
  const lostChecks = checks.filter(
    (check) => unplanned(plan.checks)(check) && check.status === 'due' && !isVerification(check),
  );
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

/** What the patient opposed and professions asked for before still holds, whatever a newer statement leaves out. */
export function withStatedBefore(situation: Situation, earlier: Situation): Situation {
  const { calls, messages, sharing } = situation.opposition;
  const askedFor = [...new Set([...(earlier.askedFor ?? []), ...(situation.askedFor ?? [])])];
  return {
    ...situation,
    opposition: {
      calls: earlier.opposition.calls || calls,
      messages: earlier.opposition.messages || messages,
      sharing: earlier.opposition.sharing || sharing,
    },
    ...(askedFor.length === 0 ? {} : { askedFor }),
  };
}
