import { isStanding, mendBreak } from './break';
import { BREAK_RULES } from './break-catalogue';
import { reopenBreak } from './break-settling';
import { isWaiting } from './call';
import { nextClosing } from './instants';
import type { AttemptTrace, Call, CallAttempt } from './state';
import {
  note,
  replaceCall,
  requireFound,
  requireSeen,
  through,
  turnRevision,
  withState,
  type Part,
  type Turn,
} from './turn';

/** Why an attempt does not count. */
export type WithdrawalReason = 'wrong-person' | 'mistake';

/** How a break ended that only a withdrawn attempt had opened. */
const WITHDRAWN = 'attempt-withdrawn';

/**
 * Keeps with the newest attempt of a call what it changed, so that it can be taken back.
 *
 * @param before the turn before the attempt
 * @param after the same once the attempt was recorded
 */
export function traceAttempt(before: Turn, after: Turn, callKey: string): Turn {
  const call = after.state.calls.find(({ key }) => key === callKey);
  const former = before.state.calls.find(({ key }) => key === callKey);
  const attempt = call?.attempts.at(-1);
  if (call === undefined || former === undefined || attempt === undefined) return after;
  const traced: CallAttempt = { ...attempt, changed: traceOf(before, after, former) };
  return replaceCall(after, { ...call, attempts: [...call.attempts.slice(0, -1), traced] });
}

function traceOf({ state: before }: Turn, { state: after }: Turn, former: Call): AttemptTrace {
  const { status, notBefore, dueAt, owner, overdueCount, rung } = former;
  const standingBefore = new Set(before.breaks.filter(isStanding).map(({ id }) => id));
  const standingAfter = new Set(after.breaks.filter(isStanding).map(({ id }) => id));
  const dropped = after.calls.filter(
    ({ key, status: now }) =>
      key !== former.key &&
      now === 'dropped' &&
      before.calls.find((other) => other.key === key)?.status !== 'dropped',
  );
  return {
    before: { status, notBefore, dueAt, owner, overdueCount, ...(rung === undefined ? {} : { rung }) },
    opened: [...standingAfter].filter((id) => !standingBefore.has(id)),
    mended: [...standingBefore].filter((id) => !standingAfter.has(id)),
    dropped: dropped.map(({ key }) => key),
    opposedCalls: after.situation.opposition.calls && !before.situation.opposition.calls,
  };
}

/**
 * An attempt was written down on the wrong patient, or by mistake: it does not count any more, and what it had
 * changed is as before; history keeps both lines. A red flag it raised stands: only a clinician closes one.
 *
 * @param event `attemptNumber` counts the attempts that stand, from 1 on
 * @throws RefusedFact `unknown-subject`, `changed-meanwhile`
 */
export function withdrawAttempt(
  turn: Turn,
  event: {
    callKey: string;
    attemptNumber: number;
    reason: WithdrawalReason;
    expectedRevision?: number;
  },
): Turn {
  const call = requireFound(turn.state.calls.find(({ key }) => key === event.callKey));
  requireSeen(call, event.expectedRevision);
  const attempt = requireFound(call.attempts[event.attemptNumber - 1]);
  const { changed, ...made } = attempt;
  const by = turn.userId ?? 'service';
  const without: Call = {
    ...call,
    attempts: call.attempts.filter((other) => other !== attempt),
    withdrawn: [
      ...(call.withdrawn ?? []),
      { ...made, reason: event.reason, withdrawnAt: turn.now, withdrawnBy: by },
    ],
    revision: turnRevision(turn),
  };
  const noted = note(replaceCall(turn, without), 'attempt-withdrawn', call.key, event.reason);
  if (event.attemptNumber < call.attempts.length) return reconsidered(noted, without);
  return changed === undefined ? dueAgain(noted, without) : undone(noted, without, changed);
}

/** The newest attempt: the call and what hung on it are as they were. */
function undone(turn: Turn, call: Call, changed: AttemptTrace): Turn {
  const { rung: _rung, ...kept } = call;
  const restored = replaceCall(turn, { ...kept, ...changed.before });
  return through(
    restored,
    ...changed.dropped.map(callRestored),
    oppositionRestored(changed),
    ...changed.opened.map(breakUndone),
    ...changed.mended.map(breakStandsAgain),
  );
}

function callRestored(callKey: string): Part {
  return (turn) => {
    const call = turn.state.calls.find(({ key }) => key === callKey);
    return call?.status === 'dropped' ? dueAgain(turn, call) : turn;
  };
}

function oppositionRestored({ opposedCalls }: AttemptTrace): Part {
  return (turn) => {
    const { situation } = turn.state;
    if (!opposedCalls) return turn;
    return withState(turn, {
      situation: { ...situation, opposition: { ...situation.opposition, calls: false } },
    });
  };
}

function breakUndone(breakId: string): Part {
  return (turn) => {
    const item = turn.state.breaks.find(({ id }) => id === breakId);
    if (item === undefined || BREAK_RULES[item.code].keepsOpen) return turn;
    return mendBreak(item.code, item.subject, WITHDRAWN)(turn);
  };
}

function breakStandsAgain(breakId: string): Part {
  return (turn) => {
    const item = turn.state.breaks.find(({ id }) => id === breakId);
    return item?.status === 'resolved' ? reopenBreak(turn, breakId) : turn;
  };
}

/** One of those before: whoever counted as unreachable because of it is called again; the rest stays. */
function reconsidered(turn: Turn, call: Call): Turn {
  if (call.status !== 'not-reached') return turn;
  return mendBreak('R13', call.key, WITHDRAWN)(dueAgain(turn, call));
}

/** By the end of the day, from now on. */
function dueAgain(turn: Turn, call: Call): Turn {
  if (isWaiting(call)) return turn;
  return replaceCall(turn, {
    ...call,
    status: 'due',
    notBefore: turn.now,
    dueAt: nextClosing(turn.state.plan.horizon, turn.now),
    overdueCount: 0,
    revision: turnRevision(turn),
  });
}
