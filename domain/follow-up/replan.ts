import type { Replanning } from './events';
import { isWaiting } from './call';
import { isSettled } from './care';
import type { Opposition, Situation } from './plan';
import type { Call, Care } from './state';
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
      : { ...care, dueAt: planned.window.to, overdueCount: 0, revision: turnRevision(turn) };
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
  return withState(turn, {
    plan,
    cares,
    calls,
    situation: withOpposition(situation, opposition),
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
