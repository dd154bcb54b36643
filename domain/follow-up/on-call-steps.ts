import { isStanding } from './break';
import { isOpen, MINUTE_MS, nextClosing, type Instant } from './instants';
import { callBackKey, isCallBack, type OnCallTry, type OnCallWalk, type Urgency } from './on-call';
import { OPERATORS, TEAM_LEADS, type Break, type Call, type FollowUpState, type Owner } from './state';
import { clock, inWorkingMinutes, note, replaceBreak, turnRevision, withState, type Turn } from './turn';

/** A red flag that walks the roster, or did. */
export type WalkedBreak = Break & { readonly walk: OnCallWalk };

export const ON_CALL_CLINICIANS: Owner = { kind: 'queue', queue: 'on-call-clinicians' };

/** call-scripts-fr.md, action CLINICIEN_2H: what fails then goes to 15. */
const TWO_HOURS_MINUTES = 120;

/** A line that claims to answer in no time still needs to be dialled. */
const LEAST_ANSWER_MINUTES = 1;

/** Continuous minutes after which "call 15" is said again, doubled each time as every reminder is. */
export const EMERGENCY_REVIEW_MINUTES = 1;

/** Working minutes after the opening within which the night's patients are called back. */
const FIRST_THING_MINUTES = 60;

export function inMinutes({ now }: Turn, minutes: number): Instant {
  return now + minutes * MINUTE_MS;
}

export function hasWalk(item: Break): item is WalkedBreak {
  return item.walk !== undefined;
}

/** Somebody is still to be reached, or told. */
export function isActive({ status, informedAt }: OnCallWalk): boolean {
  return (
    status === 'ringing' ||
    status === 'emergency' ||
    (status === 'emergency-called' && informedAt === undefined)
  );
}

/** The one red flag that walks for all of them. */
export function carrierOf({ breaks }: FollowUpState): WalkedBreak | undefined {
  return breaks
    .filter(isStanding)
    .filter(hasWalk)
    .find(({ walk }) => isActive(walk));
}

/** Who must dial: operators while the service is open, else the team leads, who are on call (call-scripts-fr.md). */
export function staffedQueue({ state, now }: Turn): Owner {
  return isOpen(state.plan.horizon, now) ? OPERATORS : TEAM_LEADS;
}

/** Ends the try under way, if there is one. */
export function ended(walk: OnCallWalk, outcome: OnCallTry['outcome'], now: Instant): OnCallWalk {
  const tries = walk.tries.map((one) =>
    one.outcome === 'ringing' ? { ...one, outcome, endedAt: now } : one,
  );
  return { ...walk, tries };
}

export function withoutJoin(item: Break): Break {
  const { joins: _joins, ...own } = item;
  return own;
}

/** Continuous minutes within which a red flag of that urgency reaches somebody, else 15. */
export function walkMinutes({ state }: Turn, urgency: Urgency): number {
  if (urgency === 'emergency') return 0;
  return urgency === 'immediate' ? state.plan.limits.redFlagMinutes : TWO_HOURS_MINUTES;
}

/** The next line on duty now that was not tried yet; with none left, or no time, it is 15. */
export function ringNext(turn: Turn, item: WalkedBreak): Turn {
  const { walk } = item;
  const tried = new Set(walk.tries.map(({ contactId }) => contactId));
  const next = walk.roster.rungs.find(
    ({ contactId, onDuty }) => !tried.has(contactId) && isOpen(onDuty, turn.now),
  );
  if (next === undefined || walk.until <= turn.now) return dueEmergency(turn, item);
  const { contactId, answerMinutes } = next;
  const answersBy = inMinutes(turn, Math.max(answerMinutes, LEAST_ANSWER_MINUTES));
  const owner = item.owner.kind === 'person' ? item.owner : ON_CALL_CLINICIANS;
  const ringing: WalkedBreak = {
    ...item,
    ...clock(turn, owner, Math.min(answersBy, walk.until)),
    walk: {
      ...walk,
      status: 'ringing',
      tries: [...walk.tries, { contactId, startedAt: turn.now, outcome: 'ringing' }],
    },
  };
  return note(replaceBreak(turn, ringing), 'on-call-ringing', item.id, contactId);
}

/** Nobody else is left: 15 is to be called now, and whoever is at work must do it, whoever had the red flag before. */
export function dueEmergency(turn: Turn, item: WalkedBreak): Turn {
  const due: WalkedBreak = {
    ...item,
    ...clock(turn, staffedQueue(turn), inMinutes(turn, EMERGENCY_REVIEW_MINUTES)),
    walk: { ...ended(item.walk, 'stopped', turn.now), status: 'emergency' },
  };
  return note(replaceBreak(turn, due), 'emergency-due', item.id);
}

/** A clinician has it: the clock goes on, day and night, until they close it. */
export function heldByClinician(turn: Turn, item: WalkedBreak, walk: OnCallWalk): Turn {
  const owner = item.owner.kind === 'person' ? item.owner : ON_CALL_CLINICIANS;
  const held: WalkedBreak = {
    ...item,
    ...clock(turn, owner, inMinutes(turn, turn.state.plan.limits.redFlagMinutes)),
    status: 'owned',
    walk,
  };
  return replaceBreak(turn, held);
}

/**
 * Where is the patient now? Asked the same day, or first thing when the service is closed; not of one who opposes calls
 * or is known to be in hospital.
 */
export function beginCallBack(turn: Turn): Turn {
  const { calls, plan, situation, status } = turn.state;
  if (status === 'paused' || situation.opposition.calls) return turn;
  const firstThing = inWorkingMinutes(turn, FIRST_THING_MINUTES);
  const callBack: Call = {
    ...clock(
      turn,
      OPERATORS,
      isOpen(plan.horizon, turn.now) ? nextClosing(plan.horizon, turn.now) : firstThing,
    ),
    key: callBackKey(calls.filter(isCallBack).length + 1),
    status: 'due',
    notBefore: turn.now,
    attempts: [],
  };
  return withState(turn, { calls: [...calls, callBack] });
}

/** Red flags that joined another have its owner and clock, until a clinician has that one. */
export function followCarrier(turn: Turn): Turn {
  return turn.state.breaks.filter(isStanding).reduce((reached, item) => {
    const carrier = reached.state.breaks.find(({ id }) => id === item.joins);
    if (carrier === undefined || !hasWalk(carrier)) return reached;
    const { dueAt, overdueCount } = carrier;
    const owner = item.owner.kind === 'person' ? item.owner : carrier.owner;
    const revision = turnRevision(reached);
    if (!isActive(carrier.walk)) {
      const held: Break = { ...withoutJoin(item), status: 'owned', owner, dueAt, overdueCount, revision };
      return replaceBreak(reached, held);
    }
    if (item.dueAt === dueAt && item.overdueCount === overdueCount) return reached;
    return replaceBreak(reached, { ...item, owner, dueAt, overdueCount, revision });
  }, turn);
}
