import { mendBreak, openBreak } from './break';
import { nextClosing, type Instant } from './instants';
import { raiseAlert } from './on-call-walk';
import type { OnCallRoster } from './on-call';
import type { PlannedCall } from './plan';
import type { Call, CallOutcome } from './state';
import { OPERATORS } from './state';
import {
  clock,
  inWorkingMinutes,
  note,
  noteFirstOverdue,
  overdue,
  RefusedFact,
  replaceCall,
  requireFound,
  requireSeen,
  through,
  turnRevision,
  withState,
  type Turn,
} from './turn';

const WAITING_CALLS: ReadonlySet<Call['status']> = new Set(['due', 'late', 'interrupted']);

/** Tries that count towards the attempts of the policy: nobody was spoken to. */
const FRUITLESS_OUTCOMES: ReadonlySet<CallOutcome> = new Set([
  'voicemail-left',
  'no-answer',
  'busy',
  'wrong-number',
]);

export function isWaiting(call: Call): boolean {
  return WAITING_CALLS.has(call.status);
}

/** Whether a person was spoken to at least once, so that the patient is not unreachable. */
export function someoneWasReached(calls: readonly Call[]): boolean {
  return calls.some((call) => call.status === 'done' || call.status === 'interrupted');
}

/** Puts the plan's calls on the follow-up; without any telephone number the break is said at once. */
export function beginCalls(turn: Turn): Turn {
  const { plan, situation, calls } = turn.state;
  const added = plan.calls
    .filter((planned) => !calls.some((call) => call.key === planned.key))
    .map((planned): Call => ({
      ...clock(turn, OPERATORS, planned.window.to),
      key: planned.key,
      status: situation.opposition.calls ? 'dropped' : 'due',
      notBefore: planned.window.from,
      attempts: [],
    }));
  const begun = withState(turn, { calls: [...calls, ...added] });
  if (situation.phoneKnown || situation.opposition.calls) return begun;
  return added.reduce((reached, call) => openBreak('R13', 'broken', call.key, 'no-number')(reached), begun);
}

export function attemptCall(
  turn: Turn,
  event: { callKey: string; outcome: CallOutcome; callBackAt?: Instant; expectedRevision?: number },
  onCall?: OnCallRoster,
): Turn {
  const call = requireFound(turn.state.calls.find(({ key }) => key === event.callKey));
  if (call.status === 'done' || call.status === 'dropped') throw new RefusedFact('already-settled');
  requireSeen(call, event.expectedRevision);
  const tried: Call = {
    ...call,
    attempts: [...call.attempts, { at: turn.now, outcome: event.outcome, by: turn.userId ?? 'service' }],
    revision: turnRevision(turn),
  };
  const noted = note(replaceCall(turn, tried), 'call-attempted', call.key, event.outcome);
  switch (event.outcome) {
    case 'reached':
      return reached(noted, tried);
    case 'refused':
      return refused(noted, tried);
    case 'red-flag':
      return interrupted(noted, tried, onCall);
    case 'call-back-at':
      return calledBack(noted, tried, event.callBackAt ?? turn.now);
    default:
      return tryAgain(noted, tried);
  }
}

function reached(turn: Turn, call: Call): Turn {
  return through(replaceCall(turn, { ...call, status: 'done' }), mendBreak('R13', call.key, 'reached'));
}

function refused(turn: Turn, call: Call): Turn {
  const { situation } = turn.state;
  const opposed = withState(turn, {
    situation: { ...situation, opposition: { ...situation.opposition, calls: true } },
  });
  return through(
    opposed,
    dropCalls,
    mendBreak('R13', call.key, 'reached'),
    openBreak('R15', 'fragile', call.key, 'does-not-want'),
  );
}

function interrupted(turn: Turn, call: Call, onCall: OnCallRoster | undefined): Turn {
  const dueAt = nextClosing(turn.state.plan.horizon, turn.now);
  const kept = replaceCall(turn, { ...call, status: 'interrupted', dueAt, notBefore: turn.now });
  const alert = { code: 'R14', cause: 'call', subject: call.key } as const;
  return raiseAlert(mendBreak('R13', call.key, 'reached')(kept), alert, onCall);
}

function postponed(turn: Turn, call: Call, notBefore: Instant, dueAt: Instant): Turn {
  const status = call.status === 'not-reached' ? 'due' : call.status;
  return replaceCall(turn, { ...call, status, notBefore, dueAt });
}

/** Due by the end of the day asked for: a call is not late at the very minute it may begin. */
function calledBack(turn: Turn, call: Call, notBefore: Instant): Turn {
  return postponed(turn, call, notBefore, nextClosing(turn.state.plan.horizon, notBefore));
}

function tryAgain(turn: Turn, call: Call): Turn {
  const planned = turn.state.plan.calls.find(({ key }) => key === call.key);
  const fruitless = call.attempts.filter(({ outcome }) => FRUITLESS_OUTCOMES.has(outcome)).length;
  if (planned === undefined || fruitless >= planned.attemptsMax) return unreachable(turn, call);
  const notBefore = inWorkingMinutes(turn, retryDelayMinutes(planned, call.attempts.length));
  const dueAt = Math.max(planned.window.to, nextClosing(turn.state.plan.horizon, notBefore));
  return postponed(turn, call, notBefore, dueAt);
}

function retryDelayMinutes(planned: PlannedCall, attemptsMade: number): number {
  const delays = planned.retryAfterMinutes;
  return delays[Math.min(attemptsMade, delays.length) - 1] ?? 0;
}

function unreachable(turn: Turn, call: Call): Turn {
  const last = call.attempts.at(-1)?.outcome;
  const cause = last === 'wrong-number' ? 'wrong-number' : 'no-answer';
  return openBreak('R13', 'late', call.key, cause)(replaceCall(turn, { ...call, status: 'not-reached' }));
}

/** The patient opposes calls: none is left to make. */
export function dropCalls(turn: Turn): Turn {
  return turn.state.calls
    .filter((call) => isWaiting(call) || call.status === 'not-reached')
    .reduce(
      (step, call) =>
        note(
          replaceCall(step, { ...call, status: 'dropped', revision: turnRevision(step) }),
          'call-dropped',
          call.key,
        ),
      turn,
    );
}

/** A call whose time passed is late, and still to be made. */
export function callsOverdue(turn: Turn): Turn {
  return turn.state.calls
    .filter((call) => isWaiting(call) && call.dueAt <= turn.now)
    .reduce((step, call) => {
      const status = call.status === 'interrupted' ? 'interrupted' : 'late';
      const late = replaceCall(step, { ...overdue(step, call), status });
      return noteFirstOverdue(late, 'call-overdue', call.key, call);
    }, turn);
}
