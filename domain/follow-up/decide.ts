import { applyFact } from './apply-fact';
import { breaksOverdue } from './break';
import { callsOverdue } from './call';
import { respectRefusal } from './call-refusal';
import { caresOverdue } from './care';
import { checksOverdue } from './check';
import { pathwayEnded, readmissionOverdue } from './closing';
import type { Decision, HistoryEntry } from './decision';
import type { Fact } from './events';
import { handoverOverdue } from './handover';
import { copiesOverdue, handCopies } from './handover-copies';
import { followChange, renewHandover } from './handover-renewal';
import type { Instant } from './instants';
import { letterOverdue } from './letter';
import { stopWalks, walksOverdue } from './on-call-time';
import { discharge } from './opening';
import { resultsOverdue } from './result';
import { isOver, type FollowUpState } from './state';
import { RefusedFact, through, type Turn } from './turn';
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
    return concluded(through(applyFact(turn, fact), followChange(state, fact.event), settle), fact);
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

/** What time alone brings: the discharge arrives, the pathway ends, deadlines pass. Runs after every fact. */
function settle(turn: Turn): Turn {
  if (isOver(turn.state)) return stopWalks(turn);
  if (turn.state.status === 'announced') {
    return turn.state.plan.dischargedAt <= turn.now ? settle(discharge(turn)) : turn;
  }
  const ended = pathwayEnded(respectRefusal(turn));
  if (isOver(ended.state)) return ended;
  if (ended.state.status === 'paused')
    return through(ended, readmissionOverdue, callsOverdue, walksOverdue, breaksOverdue);
  return through(
    ended,
    handoverOverdue,
    letterOverdue,
    resultsOverdue,
    caresOverdue,
    callsOverdue,
    checksOverdue,
    walksOverdue,
    breaksOverdue,
    renewHandover,
    handCopies,
    copiesOverdue,
  );
}
