import { breaksOverdue, openBreak, reopenBreak, reportBreak, resolveBreak, takeBreak } from './break';
import { attemptCall, beginCalls, callsOverdue, dropCalls } from './call';
import {
  answerOffer,
  arrangeCare,
  askNext,
  beginCares,
  caresOverdue,
  withdrawOffers,
  withdrawSettledOffers,
} from './care';
import { closeByPerson, end, pathwayEnded, pause } from './closing';
import type { Decision, HistoryEntry } from './decision';
import type { Actor, Fact, FollowUpEvent, Replanning } from './events';
import { handoverDelivered, handoverOverdue, reportDelivery, sendHandover } from './handover';
import type { Instant } from './instants';
import { replan } from './replan';
import { isOver, type FollowUpState } from './state';
import {
  inWorkingMinutes,
  note,
  noteFirstOverdue,
  overdue,
  RefusedFact,
  through,
  withState,
  type Turn,
} from './turn';
import { nextDeadline } from './work-items';

/** How many applied facts a follow-up remembers, to recognise a repeat; the inbox remembers them all. */
const RECENT_FACTS_KEPT = 40;

/**
 * The follow-up's whole behaviour: what a fact, or the passing of time, does to it.
 *
 * Pure: same arguments, same answer; nothing is mutated. Whatever the fact, an answer that is not over has a
 * next deadline strictly after `now`, with an owner.
 *
 * @param state the follow-up as it stands
 * @param fact what happened, under its unique id, and who stated it
 * @param now business instant, epoch milliseconds
 * @returns the new state, its effects and history, and whether the fact was applied, repeated or refused;
 *   a refused fact changes nothing
 */
export function decide(state: FollowUpState, fact: Fact, now: Instant): Decision {
  if (state.recentFactIds.includes(fact.factId)) return unchanged(state, now, { status: 'repeat' });
  if (isOver(state)) return unchanged(state, now, { status: 'refused', reason: 'follow-up-over' });
  const turn: Turn = { now, userId: fact.actor.userId, state, effects: [], history: [] };
  try {
    return concluded(through(apply(turn, fact.actor, fact.event, fact.replanning), settle), fact);
  } catch (error) {
    if (error instanceof RefusedFact)
      return unchanged(state, now, { status: 'refused', reason: error.reason });
    throw error;
  }
}

function unchanged(state: FollowUpState, now: Instant, outcome: Decision['outcome']): Decision {
  return { state, decidedAt: now, effects: [], history: [], outcome, nextDeadline: nextDeadline(state) };
}

function concluded(turn: Turn, fact: Fact): Decision {
  const remembered =
    fact.event.type === 'time-passed' ? turn.state.recentFactIds : [...turn.state.recentFactIds, fact.factId];
  const state: FollowUpState = {
    ...turn.state,
    revision: turn.state.revision + 1,
    recentFactIds: remembered.slice(-RECENT_FACTS_KEPT),
  };
  return {
    state,
    decidedAt: turn.now,
    effects: turn.effects,
    history: turn.history.map(signedOnce),
    outcome: { status: 'applied' },
    nextDeadline: nextDeadline(state),
  };
}

/** A person did the first thing that history says of a turn; what follows from it, the service did. */
function signedOnce(entry: HistoryEntry, place: number): HistoryEntry {
  if (place === 0) return entry;
  const { userId: _userId, ...consequence } = entry;
  return consequence;
}

function apply(turn: Turn, actor: Actor, event: FollowUpEvent, replanning: Replanning | undefined): Turn {
  switch (event.type) {
    case 'opened':
      return note(turn, 'announced');
    case 'reopened':
      return reopen(turn);
    case 'amended':
      return amend(turn, requireReplanning(replanning));
    case 'discharge-voided':
      return end(turn, 'voided', 'error');
    case 'died':
      return end(note(turn, 'died', undefined, event.source), 'closed', 'died');
    case 'superseded':
      return end(turn, 'closed', 'readmitted');
    case 'closed-by-person':
      return closeByPerson(turn, event.reason);
    case 'readmitted':
      return readmit(turn, event.at);
    case 'opposed':
      return oppose(turn, event);
    case 'delivery-reported':
      return reportDelivery(turn, event);
    case 'time-passed':
      return turn;
    default:
      return applyToOpen(turn, actor, event, replanning);
  }
}

type OpenOnlyEvent = Extract<
  FollowUpEvent,
  {
    type:
      | 'returned-home'
      | 'offer-answered'
      | 'care-arranged'
      | 'call-attempted'
      | 'alert-raised'
      | 'break-reported'
      | 'break-taken'
      | 'break-resolved'
      | 'break-reopened';
  }
>;

/** Facts that only make sense once the patient has left hospital. */
function applyToOpen(
  turn: Turn,
  actor: Actor,
  event: OpenOnlyEvent,
  replanning: Replanning | undefined,
): Turn {
  if (turn.state.status === 'announced') throw new RefusedFact('not-open');
  switch (event.type) {
    case 'returned-home':
      return returnHome(turn, requireReplanning(replanning));
    case 'offer-answered':
      return answerOffer(turn, event);
    case 'care-arranged':
      return arrangeCare(turn, event);
    case 'call-attempted':
      return checkedOnce(attemptCall(turn, event));
    case 'alert-raised':
      return openBreak(event.code, 'broken', 'patient', event.cause)(turn);
    case 'break-reported':
      return reportBreak(turn, event);
    case 'break-taken':
      return takeBreak(turn, actor, event.breakId, event.expectedRevision);
    case 'break-resolved':
      return withdrawSettledOffers(resolvedHandover(resolveBreak(turn, actor, event), event.breakId));
    case 'break-reopened':
      return reopenBreak(turn, event.breakId, event.expectedRevision);
  }
}

/** What time alone brings: the discharge arrives, the pathway ends, deadlines pass. Runs after every fact. */
function settle(turn: Turn): Turn {
  if (isOver(turn.state)) return turn;
  if (turn.state.status === 'announced') {
    return turn.state.plan.dischargedAt <= turn.now ? settle(discharge(turn)) : turn;
  }
  const ended = pathwayEnded(turn);
  if (isOver(ended.state)) return ended;
  if (ended.state.status === 'paused') return through(ended, readmissionOverdue, breaksOverdue);
  return through(ended, handoverOverdue, caresOverdue, callsOverdue, breaksOverdue);
}

function isAtHome({ situation }: FollowUpState): boolean {
  return situation.destination === 'home' || situation.destination === 'care-home';
}

/** The hospital corrects where the patient went: nobody else is in charge, so the follow-up is. */
function wokenAtHome(turn: Turn): Turn {
  const woken = turn.state.status === 'handed-over' && isAtHome(turn.state);
  return woken ? noteOpened(withState(turn, { status: 'open' })) : turn;
}

/** The patient has left. Under home hospitalisation one check is made; elsewhere the follow-up sleeps. */
function discharge(turn: Turn): Turn {
  const { destination } = turn.state.situation;
  if (isAtHome(turn.state)) {
    return through(withState(turn, { status: 'open' }), noteOpened, sendHandover, beginCares, beginCalls);
  }
  const handedOver = note(withState(turn, { status: 'handed-over' }), 'handed-over', undefined, destination);
  return destination === 'home-hospitalisation'
    ? through(handedOver, sendHandover, beginCalls)
    : sendHandover(handedOver);
}

function noteOpened(turn: Turn): Turn {
  return note(turn, 'opened');
}

/** Whoever is in charge elsewhere confirmed it: one check, then the service stands down. */
function checkedOnce(turn: Turn): Turn {
  const { status, situation, calls } = turn.state;
  const confirmed = status === 'handed-over' && calls.some((call) => call.status === 'done');
  return confirmed && situation.destination === 'home-hospitalisation'
    ? end(turn, 'closed', 'stood-down')
    : turn;
}

function reopen(turn: Turn): Turn {
  if (turn.state.status !== 'announced') throw new RefusedFact('already-open');
  const started = turn.state.cares.length > 0 || turn.state.calls.length > 0;
  if (!started) return note(turn, 'reopened');
  const reopened = note(withState(turn, { status: 'open' }), 'reopened');
  return through(reopened, sendHandover, beginCares, beginCalls, askAllAgain);
}

function askAllAgain(turn: Turn): Turn {
  return turn.state.cares.reduce((reached, care) => askNext(reached, care.key), turn);
}

function amend(turn: Turn, replanning: Replanning): Turn {
  const before = turn.state.situation.generalPractitioner?.professionalId;
  const amended = wokenAtHome(note(replan(turn, replanning), 'amended'));
  if (amended.state.status !== 'open') return amended;
  if (!isAtHome(amended.state)) return handOver(amended);
  const gpChanged = replanning.situation.generalPractitioner?.professionalId !== before;
  const told = gpChanged ? sendHandover(amended) : amended;
  return through(told, beginCares, beginCalls);
}

/** The patient turns out to be in somebody else's charge: what was asked is taken back, one check stays for HAD. */
function handOver(turn: Turn): Turn {
  const { destination } = turn.state.situation;
  const withdrawn = turn.state.cares.reduce(
    (reached, care) => withdrawOffers(reached, care.key, 'withdrawn'),
    note(withState(turn, { status: 'handed-over' }), 'handed-over', undefined, destination),
  );
  return destination === 'home-hospitalisation' ? withdrawn : dropCalls(withdrawn);
}

function readmit(turn: Turn, at: Instant): Turn {
  const { limits } = turn.state.plan;
  if (turn.state.status === 'announced') return end(turn, 'voided', 'error');
  const paused = pause(turn, at, inWorkingMinutes(turn, limits.readmissionCheckMinutes));
  return openBreak('R16', 'fragile', 'readmission')(paused);
}

function returnHome(turn: Turn, replanning: Replanning): Turn {
  if (turn.state.status !== 'paused') throw new RefusedFact('already-settled');
  const home = withState(replan(turn, replanning), { status: 'open', readmission: null });
  return through(note(home, 'returned-home'), beginCares, beginCalls, askAllAgain);
}

function readmissionOverdue(turn: Turn): Turn {
  const { readmission } = turn.state;
  if (readmission === null || readmission.dueAt > turn.now) return turn;
  const later = { ...readmission, ...overdue(turn, readmission) };
  return noteFirstOverdue(
    withState(turn, { readmission: later }),
    'readmission-overdue',
    'readmission',
    readmission,
  );
}

function oppose(turn: Turn, event: Extract<FollowUpEvent, { type: 'opposed' }>): Turn {
  const situation = { ...turn.state.situation, opposition: event.opposition };
  const opposed = note(withState(turn, { situation }), 'opposed');
  return event.opposition.calls ? dropCalls(opposed) : opposed;
}

/** A person told the general practitioner by other means: the notice counts as delivered. */
function resolvedHandover(turn: Turn, breakId: string): Turn {
  const told = turn.state.breaks.some(({ id, code }) => id === breakId && code === 'R02');
  return told && turn.state.handover.status !== 'delivered' ? handoverDelivered(turn) : turn;
}

function requireReplanning(replanning: Replanning | undefined): Replanning {
  if (replanning === undefined) throw new RangeError('this fact must come with a new plan');
  return replanning;
}
