import {
  appointmentBooked,
  appointmentCancelled,
  appointmentMoved,
  seriesBooked,
  verificationSettled,
} from './appointment';
import { assignItem } from './assignment';
import { reportBreak, requireCause } from './break';
import { withConsequences } from './break-consequences';
import { livesByLadders } from './break-ladder';
import { acceptBreak, reopenBreak, resolveBreak, takeBreak } from './break-settling';
import { attemptCall } from './call';
import { askForCallBack } from './call-back';
import { clinicianCalledBack } from './clinician-call-back';
import { traceAttempt, withdrawAttempt } from './call-withdrawal';
import { arrangeCare } from './care';
import { settleCheck } from './check';
import { closeByPerson, end } from './closing';
import type { Fact, FollowUpEvent, Replanning } from './events';
import { handoverTold, reportDelivery } from './handover';
import { reportLetter } from './letter';
import { amend, askedFor, checkedOnce, movePathway, readmit, reopen, returnHome } from './opening';
import {
  emergencyCalled,
  onCallAnswered,
  raiseAlert,
  resumeWalk,
  takenByClinician,
  walkAgain,
} from './on-call-walk';
import { oppose } from './opposition';
import { confirmReadmission } from './readmission';
import { askForAdvice } from './medical-advice';
import { reportResult } from './result';
import { withdrawSettledOffers } from './offer';
import { answerOffer } from './offer-answer';
import { limitSharing } from './sharing-limit';
import { note, RefusedFact, type Turn } from './turn';
import { professionalStopped } from './visit';
import { reportVisit } from './visit-report';
import { changeAddress } from './whereabouts';

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
      return resumeWalk(reopen(turn), fact.onCall);
    case 'amended':
      return amend(turn, replanningOf(fact));
    case 'address-changed':
      return changeAddress(turn, replanningOf(fact));
    case 'sharing-limited':
      return limitSharing(turn, replanningOf(fact));
    case 'pathway-moved':
      return movePathway(turn, replanningOf(fact), event);
    case 'discharge-voided':
      return end(turn, 'voided', 'error');
    case 'died':
      return end(note(turn, 'died', undefined, event.source), 'closed', 'died');
    case 'superseded':
      return end(turn, 'closed', 'readmitted');
    case 'closed-by-person':
      return closeByPerson(turn, event);
    case 'readmitted':
      return readmit(turn, event);
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
      | 'asked-for'
      | 'offer-answered'
      | 'care-arranged'
      | 'call-attempted'
      | 'attempt-withdrawn'
      | 'readmission-confirmed'
      | 'alert-raised'
      | 'break-reported'
      | 'break-taken'
      | 'break-resolved'
      | 'break-reopened'
      | 'break-accepted'
      | 'on-call-answered'
      | 'emergency-called'
      | 'clinician-called-back'
      | 'letter-reported'
      | 'visit-reported'
      | 'appointment-booked'
      | 'appointment-moved'
      | 'appointment-cancelled'
      | 'series-booked'
      | 'call-back-asked'
      | 'medical-advice-asked'
      | 'professional-stopped'
      | 'check-settled'
      | 'item-assigned'
      | 'handover-told'
      | 'result-reported';
  }
>;

/** Facts that only make sense once the patient has left hospital. */
function applyToOpen(turn: Turn, fact: Fact, event: OpenOnlyEvent): Turn {
  if (turn.state.status === 'announced') throw new RefusedFact('not-open');
  switch (event.type) {
    case 'returned-home':
      return returnHome(turn, replanningOf(fact));
    case 'asked-for':
      return askedFor(turn, replanningOf(fact), event.by);
    case 'offer-answered':
      return answerOffer(turn, fact.actor, event);
    case 'care-arranged':
      return arrangeCare(turn, event);
    case 'visit-reported':
      return reportVisit(turn, event);
    case 'appointment-booked':
      return appointmentBooked(turn, event);
    case 'appointment-moved':
      return appointmentMoved(turn, event);
    case 'appointment-cancelled':
      return appointmentCancelled(turn, event);
    case 'series-booked':
      return seriesBooked(turn, event);
    case 'call-back-asked':
      return askForCallBack(turn, event.about);
    case 'medical-advice-asked':
      return askForAdvice(turn, event);
    case 'professional-stopped':
      return professionalStopped(turn, event);
    case 'call-attempted':
      return checkedOnce(traceAttempt(turn, attemptCall(turn, event, fact.onCall), event.callKey));
    case 'attempt-withdrawn':
      return withdrawAttempt(turn, event);
    case 'readmission-confirmed':
      return confirmReadmission(turn, event);
    case 'letter-reported':
      return reportLetter(turn, event.letter);
    case 'check-settled':
      return verificationSettled(settleCheck(turn, event), event);
    case 'result-reported':
      return reportResult(turn, event);
    case 'handover-told':
      return handoverTold(turn, event.professionalId);
    case 'item-assigned':
      return assignItem(turn, fact.actor, event);
    default:
      return applyToBreaks(turn, fact, event);
  }
}

function applyToBreaks(
  turn: Turn,
  fact: Fact,
  event: Extract<
    OpenOnlyEvent,
    {
      type:
        | `break-${string}`
        | 'alert-raised'
        | 'on-call-answered'
        | 'emergency-called'
        | 'clinician-called-back';
    }
  >,
): Turn {
  switch (event.type) {
    case 'alert-raised':
      if (livesByLadders(turn.state)) requireCause(event.code, event.cause);
      return raiseAlert(turn, event, fact.onCall);
    case 'on-call-answered':
      return onCallAnswered(turn, event);
    case 'emergency-called':
      return emergencyCalled(turn, event);
    case 'clinician-called-back':
      return clinicianCalledBack(turn, fact.actor, event);
    case 'break-reported':
      return reportBreak(turn, event);
    case 'break-taken':
      return takenByClinician(
        takeBreak(turn, fact.actor, event.breakId, event.expectedRevision),
        fact.actor,
        event.breakId,
      );
    case 'break-resolved':
      return withdrawSettledOffers(withConsequences(resolveBreak(turn, fact.actor, event), event));
    case 'break-accepted':
      return acceptBreak(turn, fact.actor, event);
    case 'break-reopened':
      return walkAgain(reopenBreak(turn, event.breakId, event.expectedRevision), event.breakId, fact.onCall);
  }
}

function replanningOf({ replanning }: Fact): Replanning {
  if (replanning === undefined) throw new RangeError('this fact must come with a new plan');
  return replanning;
}
