import { mendBreak, openBreak } from './break';
import {
  causeOfSilence,
  isFruitless,
  nextRung,
  nurseGoesThere,
  rungOf,
  speakingNeedOf,
  triesAtPatient,
} from './call-rungs';
import { firstTryAt, nextTryAt, retryFrom } from './call-times';
import { nextClosing, nextOpening, type Instant } from './instants';
import { raiseAlert } from './on-call-walk';
import { isAskedByPatient, triesAskedFor } from './call-back';
import { isCallBack, type OnCallRoster, type Urgency } from './on-call';
import type { AttemptPolicy, PlannedCall } from './plan';
import type { Call, CallAttempt, CallOutcome, CallRung, FollowUpState } from './state';
import { OPERATORS, TEAM_LEADS } from './state';
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

export function isWaiting(call: Call): boolean {
  return WAITING_CALLS.has(call.status);
}

/**
 * Whether the patient does not count as unreachable: a person was spoken to at least once, or hearing or language
 * stands between (field.md, 7).
 */
export function countsAsReached(state: Pick<FollowUpState, 'situation' | 'calls'>): boolean {
  const spokenTo = state.calls.some((call) => call.status === 'done' || call.status === 'interrupted');
  return spokenTo || speakingNeedOf(state) !== undefined;
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
      notBefore: firstTryAt(plan, planned),
      attempts: [],
    }));
  const begun = withState(turn, { calls: [...calls, ...added] });
  if (situation.phoneKnown || situation.opposition.calls || speakingNeedOf(begun.state)) return begun;
  return added.reduce((reached, call) => openBreak('R13', 'broken', call.key, 'no-number')(reached), begun);
}

/**
 * One try at a call and what follows from it. A late call is still a call, and so is one after the patient counted as
 * unreachable.
 *
 * @throws RefusedFact `unknown-subject`, `already-settled` once the call is done or dropped, `changed-meanwhile`
 */
export function attemptCall(turn: Turn, event: AttemptedCall, onCall?: OnCallRoster): Turn {
  const call = requireFound(turn.state.calls.find(({ key }) => key === event.callKey));
  if (call.status === 'done' || call.status === 'dropped') throw new RefusedFact('already-settled');
  requireSeen(call, event.expectedRevision);
  const { rung: tried, ...kept } = call;
  const made: Call = {
    ...kept,
    attempts: [...call.attempts, attemptOf(turn, event.outcome, tried)],
    revision: turnRevision(turn),
  };
  const noted = note(replaceCall(turn, made), 'call-attempted', call.key, event.outcome);
  switch (event.outcome) {
    case 'reached':
    case 'called-back':
      return settled(noted, made, 'reached');
    case 'nurse-reached':
      return settled(noted, made, 'nurse-on-site');
    case 'refused':
      return refused(noted, made);
    case 'red-flag':
      return interrupted(noted, made, event.urgency, onCall);
    case 'call-back-at':
      return calledBack(noted, made, event.callBackAt ?? turn.now);
    case 'relative-reached':
      // Where the patient is once 15 was called, a relative can say.
      return isCallBack(call) ? settled(noted, made, 'reached') : tryAgain(noted, made);
    case 'not-understood':
      return tryAgain(mendBreak('R13', call.key, 'reached')(noted), made);
    default:
      return tryAgain(noted, made);
  }
}

interface AttemptedCall {
  readonly callKey: string;
  readonly outcome: CallOutcome;
  readonly callBackAt?: Instant;
  /** How soon a clinician must have what was heard; red flags only. */
  readonly urgency?: Urgency;
  readonly expectedRevision?: number;
}

function attemptOf({ now, userId }: Turn, outcome: CallOutcome, rung: CallRung = 'patient'): CallAttempt {
  return { at: now, outcome, by: userId ?? 'service', ...(rung === 'patient' ? {} : { rung }) };
}

/**
 * The patient was spoken to, or a nurse on site has seen them: somebody better placed than a voice on the telephone
 * says how they are (docs/decisions/call-attempts.md).
 */
function settled(turn: Turn, call: Call, how: 'reached' | 'nurse-on-site'): Turn {
  return through(replaceCall(turn, { ...call, status: 'done' }), mendBreak('R13', call.key, how));
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

function interrupted(
  turn: Turn,
  call: Call,
  urgency: Urgency | undefined,
  onCall: OnCallRoster | undefined,
): Turn {
  const dueAt = nextClosing(turn.state.plan.horizon, turn.now);
  const kept = replaceCall(turn, { ...call, status: 'interrupted', dueAt, notBefore: turn.now });
  const named = { code: 'R14', cause: 'call', subject: call.key } as const;
  const alert = urgency === undefined ? named : { ...named, urgency };
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

function plannedOf(turn: Turn, call: Call): PlannedCall | undefined {
  return turn.state.plan.calls.find(({ key }) => key === call.key) ?? triesAskedFor(call);
}

function tryAgain(turn: Turn, call: Call): Turn {
  const planned = plannedOf(turn, call);
  if (planned?.attempts !== undefined) return tryByPolicy(turn, call, planned, planned.attempts);
  const fruitless = call.attempts.filter(isFruitless).length;
  if (planned === undefined || fruitless >= planned.attemptsMax) return unreachable(turn, call);
  const notBefore = inWorkingMinutes(turn, retryDelayMinutes(planned, call.attempts.length));
  const dueAt = Math.max(planned.window.to, nextClosing(turn.state.plan.horizon, notBefore));
  return postponed(turn, call, notBefore, dueAt);
}

function tryByPolicy(turn: Turn, call: Call, planned: PlannedCall, policy: AttemptPolicy): Turn {
  const rung = nextRung(call, planned, policy, nurseGoesThere(turn.state));
  if (rung === null) return unreachable(turn, call);
  if (rung === 'patient') return patientAgain(turn, call, planned, policy);
  const { horizon } = turn.state.plan;
  const notBefore = nextOpening(horizon, turn.now);
  return postponed(turn, { ...call, rung }, notBefore, nextClosing(horizon, notBefore));
}

function patientAgain(turn: Turn, call: Call, planned: PlannedCall, policy: AttemptPolicy): Turn {
  const { plan } = turn.state;
  const last = call.attempts.at(-1);
  const tries = triesAtPatient(call).map(({ at }) => at);
  // Somebody else was spoken to: the part of the day they answered in has been tried, too.
  const elsewhere = last !== undefined && !isFruitless(last) && tries.at(-1) !== last.at;
  const notBefore = nextTryAt(plan, planned, policy, {
    tries: elsewhere ? [...tries, turn.now] : tries,
    earliest: retryFrom(plan, planned, tries, turn.now),
    spread: last !== undefined && isFruitless(last) && rungOf(last) === 'patient',
  });
  const dueAt = Math.max(planned.window.to, nextClosing(plan.horizon, notBefore));
  return postponed(turn, call, notBefore, dueAt);
}

function retryDelayMinutes(planned: PlannedCall, attemptsMade: number): number {
  const delays = planned.retryAfterMinutes;
  return delays[Math.min(attemptsMade, delays.length) - 1] ?? 0;
}

/** Every rung was tried: the patient counts as unreachable, unless hearing or language stands between. */
function unreachable(turn: Turn, call: Call): Turn {
  if (speakingNeedOf(turn.state) !== undefined) return stillToBeMade(turn, call);
  const planned = plannedOf(turn, call);
  const unreached = replaceCall(turn, { ...call, status: 'not-reached' });
  if (planned?.attempts !== undefined) {
    return openBreak('R13', 'broken', call.key, causeOfSilence(call))(unreached);
  }
  const cause = call.attempts.at(-1)?.outcome === 'wrong-number' ? 'wrong-number' : 'no-answer';
  return openBreak('R13', 'late', call.key, cause)(unreached);
}

/** Nobody the service can call is left to try: the team lead has it, and the patient is tried again. */
function stillToBeMade(turn: Turn, call: Call): Turn {
  const planned = plannedOf(turn, call);
  const owner = call.owner.kind === 'person' ? call.owner : TEAM_LEADS;
  const kept = { ...call, owner };
  if (planned?.attempts !== undefined) return patientAgain(turn, kept, planned, planned.attempts);
  const delayMinutes = planned === undefined ? 0 : retryDelayMinutes(planned, call.attempts.length);
  const notBefore = inWorkingMinutes(turn, delayMinutes);
  return postponed(turn, kept, notBefore, nextClosing(turn.state.plan.horizon, notBefore));
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

/** While the patient is in hospital nobody calls them but on their own asking. */
export function isMadeNow({ status }: Pick<FollowUpState, 'status'>, call: Call): boolean {
  return status !== 'paused' || isAskedByPatient(call);
}

/** A call whose time passed is late, and still to be made. */
export function callsOverdue(turn: Turn): Turn {
  return turn.state.calls
    .filter((call) => isWaiting(call) && call.dueAt <= turn.now && isMadeNow(turn.state, call))
    .reduce((step, call) => {
      const status = call.status === 'interrupted' ? 'interrupted' : 'late';
      const late = replaceCall(step, { ...overdue(step, call), status });
      return noteFirstOverdue(late, 'call-overdue', call.key, call);
    }, turn);
}
