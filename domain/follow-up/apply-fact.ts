import { reopenBreak, reportBreak, resolveBreak, takeBreak } from './break';
import { attemptCall, dropCalls } from './call';
import { answerOffer, arrangeCare, withdrawSettledOffers } from './care';
import { settleCheck } from './check';
import { closeByPerson, end } from './closing';
import type { Fact, FollowUpEvent, Replanning } from './events';
import { handoverDelivered, reportDelivery } from './handover';
import { reportLetter } from './letter';
import { amend, checkedOnce, movePathway, readmit, reopen, returnHome } from './opening';
import { emergencyCalled, onCallAnswered, raiseAlert } from './on-call-walk';
import { reportResult } from './result';
import { note, RefusedFact, withState, type Turn } from './turn';
import { professionalStopped, reportVisit } from './visit';

/**
 * What one fact does to the follow-up; what time alone brings is settled afterwards.
 *
 * @throws RefusedFact when it cannot be applied as things stand
 */
export function applyFact(turn: Turn, fact: Fact): Turn {
  const { event } = fact;
  switch (event.type) {
    case 'opened':
      return note(turn, 'announced');
    case 'reopened':
      return reopen(turn);
    case 'amended':
      return amend(turn, replanningOf(fact));
    case 'pathway-moved':
      return movePathway(turn, replanningOf(fact), event);
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
      return applyToOpen(turn, fact, event);
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
      | 'break-reopened'
      | 'on-call-answered'
      | 'emergency-called'
      | 'letter-reported'
      | 'visit-reported'
      | 'professional-stopped'
      | 'check-settled'
      | 'result-reported';
  }
>;

/** Facts that only make sense once the patient has left hospital. */
function applyToOpen(turn: Turn, fact: Fact, event: OpenOnlyEvent): Turn {
  if (turn.state.status === 'announced') throw new RefusedFact('not-open');
  switch (event.type) {
    case 'returned-home':
      return returnHome(turn, replanningOf(fact));
    case 'offer-answered':
      return answerOffer(turn, event);
    case 'care-arranged':
      return arrangeCare(turn, event);
    case 'visit-reported':
      return reportVisit(turn, event);
    case 'professional-stopped':
      return professionalStopped(turn, event);
    case 'call-attempted':
      return checkedOnce(attemptCall(turn, event, fact.onCall));
    case 'letter-reported':
      return reportLetter(turn, event.letter);
    case 'check-settled':
      return settleCheck(turn, event);
    case 'result-reported':
      return reportResult(turn, event);
    default:
      return applyToBreaks(turn, fact, event);
  }
}

function applyToBreaks(
  turn: Turn,
  fact: Fact,
  event: Extract<
    OpenOnlyEvent,
    { type: `break-${string}` | 'alert-raised' | 'on-call-answered' | 'emergency-called' }
  >,
): Turn {
  switch (event.type) {
    case 'alert-raised':
      return raiseAlert(turn, event, fact.onCall);
    case 'on-call-answered':
      return onCallAnswered(turn, event);
    case 'emergency-called':
      return emergencyCalled(turn, event);
    case 'break-reported':
      return reportBreak(turn, event);
    case 'break-taken':
      return takeBreak(turn, fact.actor, event.breakId, event.expectedRevision);
    case 'break-resolved':
      return withdrawSettledOffers(resolvedHandover(resolveBreak(turn, fact.actor, event), event.breakId));
    case 'break-reopened':
      return reopenBreak(turn, event.breakId, event.expectedRevision);
  }
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

function replanningOf({ replanning }: Fact): Replanning {
  if (replanning === undefined) throw new RangeError('this fact must come with a new plan');
  return replanning;
}
