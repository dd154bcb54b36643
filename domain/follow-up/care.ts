import { mendBreak, mendCareBreaks, openBreak, standingBreak } from './break';
import { livesByLadders } from './break-ladder';
import type { Effect } from './decision';
import type { Instant } from './instants';
import type { PlannedCare, ProfessionalContact } from './plan';
import type { Care, Offer } from './state';
import { OPERATORS } from './state';
import {
  clock,
  inWorkingMinutes,
  note,
  overdue,
  RefusedFact,
  replaceCare,
  replaceOffer,
  requireFound,
  requireSeen,
  turnRevision,
  withEffect,
  withState,
  type Turn,
} from './turn';
import { placeAnchored } from './anchor';
import { messageKey } from './message-key';
import { awaitsDate, isPending, isSettled } from './settled';
import { limitOf, withoutExtension } from './series';
import { isWithheldFrom, isWithheldFromAll } from './sharing';

function plannedCare(turn: Turn, key: string): PlannedCare | undefined {
  return turn.state.plan.cares.find((planned) => planned.key === key);
}

/** Puts the plan's cares on the follow-up and asks the first candidate of each. */
export function beginCares(turn: Turn): Turn {
  const added = turn.state.plan.cares.filter(
    (planned) => !turn.state.cares.some((care) => care.key === planned.key),
  );
  return added.reduce((reached, planned) => {
    const care: Care = {
      ...clock(reached, OPERATORS, planned.alarmAt ?? planned.window.to),
      key: planned.key,
      profession: planned.profession,
      status: planned.byInstitution === true ? 'not-needed' : planned.arrangement,
      offers: [],
    };
    const begun = withState(reached, { cares: [...reached.state.cares, care] });
    return planned.arrangement === 'already' ? begun : askNext(begun, planned.key);
  }, turn);
}

/**
 * Asks the next candidate who was not asked yet; with none left, the care waits for an operator. The rest of a series
 * is booked with whoever gives it, and nobody else is asked.
 */
export function askNext(turn: Turn, careKey: string): Turn {
  const planned = plannedCare(turn, careKey);
  const care = turn.state.cares.find(({ key }) => key === careKey);
  if (planned === undefined || care === undefined || isSettled(care) || care.offers.some(isPending))
    return turn;
  if (care.extension !== undefined) return turn;
  // Whose offer we took back ourselves never said no: they may be asked again.
  const asked = new Set(
    care.offers.filter(({ status }) => status !== 'withdrawn').map(({ contact }) => contact.professionalId),
  );
  const { situation } = turn.state;
  if (isWithheldFromAll(situation)) return leaveToOperator(turn, care, planned);
  const contact = planned.candidates.find(
    ({ professionalId }) =>
      !asked.has(professionalId) && !isWithheldFrom(situation, professionalId, planned.profession),
  );
  if (contact === undefined) return leaveToOperator(turn, care, planned);
  return sendOffer(turn, care, planned, contact);
}

function sendOffer(turn: Turn, care: Care, planned: PlannedCare, contact: ProfessionalContact): Turn {
  const offer: Offer = {
    ...clock(turn, OPERATORS, inWorkingMinutes(turn, planned.offerLifetimeMinutes)),
    id: `${care.key}-g${turn.state.generation}-${care.offers.length + 1}`,
    contact,
    status: 'awaiting',
    sentAt: turn.now,
  };
  const requested = replaceCare(turn, {
    ...care,
    status: 'requested',
    offers: [...care.offers, offer],
    revision: turnRevision(turn),
  });
  return note(withOfferMessage(requested, offer, 'offer'), 'offer-sent', offer.id);
}

function withOfferMessage(turn: Turn, offer: Offer, kind: 'offer' | 'offer-withdrawn'): Turn {
  const { professionalId, channel } = offer.contact;
  if (channel === 'telephone') return turn;
  const effect: Effect = {
    type: 'send-message',
    key: messageKey(turn.state, kind, offer.id, channel),
    kind,
    professionalId,
    channel,
    subject: offer.id,
  };
  return withEffect(turn, effect);
}

function leaveToOperator(turn: Turn, care: Care, planned: PlannedCare): Turn {
  const waiting = replaceCare(turn, { ...care, status: 'to-arrange', revision: turnRevision(turn) });
  if (planned.profession !== 'general-practitioner') return waiting;
  const hasNone = turn.state.situation.generalPractitioner === null;
  if (hasNone && !livesByLadders(turn.state)) {
    return openBreak('R04', 'fragile', care.key, 'never-had')(waiting);
  }
  if (care.offers.length === 0) {
    return hasNone
      ? openBreak('R04', 'fragile', care.key, 'never-had')(waiting)
      : noneLeft(waiting, care.key);
  }
  if (!livesByLadders(turn.state)) return noneLeft(waiting, care.key);
  // Silence is no refusal: a practice that did not answer is telephoned, and may still be the patient's own.
  const refused = care.offers.every(({ status }) => status === 'declined');
  if (!hasNone && !refused) return noneLeft(waiting, care.key);
  return openBreak('R04', 'fragile', care.key, whyNone(care))(noneLeft(waiting, care.key));
}

function noneLeft(turn: Turn, careKey: string): Turn {
  return note(turn, 'candidates-exhausted', careKey);
}

function whyNone({ offers }: Care): string | undefined {
  if (offers.some(({ reason }) => reason === 'retired')) return 'retired';
  return offers.some(({ status }) => status === 'declined') ? 'gp-refuses' : undefined;
}

/** The hospital names a general practitioner after all: R04 is mended, and they are asked. */
export function generalPractitionerFound(turn: Turn): Turn {
  if (turn.state.situation.generalPractitioner === null || !livesByLadders(turn.state)) return turn;
  return turn.state.cares
    .filter(({ key }) => standingBreak(turn.state, 'R04', key) !== undefined)
    .reduce((reached, { key }) => askNext(mendBreak('R04', key, 'gp-found')(reached), key), turn);
}

export function answerOffer(
  turn: Turn,
  event: {
    offerId: string;
    answer: 'accepted' | 'tentative' | 'declined' | 'other-time';
    reason?: string;
    proposedAt?: Instant;
    appointmentAt?: Instant;
    expectedRevision?: number;
  },
): Turn {
  const care = requireFound(
    turn.state.cares.find(({ offers }) => offers.some(({ id }) => id === event.offerId)),
  );
  const offer = requireFound(care.offers.find(({ id }) => id === event.offerId));
  if (!isPending(offer)) throw new RefusedFact('already-answered');
  requireSeen(offer, event.expectedRevision);
  const answered: Offer = {
    ...offer,
    status: event.answer === 'other-time' ? 'tentative' : event.answer,
    revision: turnRevision(turn),
    ...(event.reason === undefined ? {} : { reason: event.reason }),
    ...(event.proposedAt === undefined ? {} : { proposedAt: event.proposedAt }),
  };
  const noted = note(replaceOffer(turn, care.key, answered), `offer-${event.answer}`, offer.id, event.reason);
  if (event.answer === 'accepted') {
    return arrange(noted, care.key, offer.contact.professionalId, event.appointmentAt);
  }
  if (event.answer === 'declined') return askNext(noted, care.key);
  return replaceOffer(noted, care.key, {
    ...answered,
    dueAt: inWorkingMinutes(turn, plannedCare(turn, care.key)?.offerLifetimeMinutes ?? 0),
  });
}

/** An operator or a professional says the care is arranged, outside any offer. */
export function arrangeCare(
  turn: Turn,
  event: { careKey: string; appointmentAt?: Instant; professionalId?: string; expectedRevision?: number },
): Turn {
  const care = requireFound(turn.state.cares.find(({ key }) => key === event.careKey));
  if (isSettled(care) && !awaitsDate(turn.state, care)) throw new RefusedFact('already-settled');
  requireSeen(care, event.expectedRevision);
  return arrange(turn, care.key, event.professionalId, event.appointmentAt);
}

/** Somebody gives it: pending offers are taken back as filled, and what its lack had opened is mended. */
export function arrange(turn: Turn, careKey: string, professionalId?: string, appointmentAt?: Instant): Turn {
  const withdrawn = withdrawOffers(turn, careKey, 'filled');
  const care = requireFound(withdrawn.state.cares.find(({ key }) => key === careKey));
  const arranged = replaceCare(withdrawn, {
    ...withoutExtension(care),
    status: care.status === 'already' ? 'in-place' : 'arranged',
    revision: turnRevision(turn),
    ...(professionalId === undefined ? {} : { professionalId }),
    ...(appointmentAt === undefined ? {} : { appointmentAt }),
  });
  const mended = mendCareBreaks(note(arranged, 'care-arranged', careKey), careKey);
  return placeAnchored(datedTooLate(mended, careKey, appointmentAt), careKey);
}

/** R03 asks for an appointment dated inside the pathway's limit: a later one is a solution that comes late. */
function datedTooLate(turn: Turn, careKey: string, appointmentAt: Instant | undefined): Turn {
  const planned = plannedCare(turn, careKey);
  if (planned?.breakWhenUnmet !== 'R03' || appointmentAt === undefined) return turn;
  const isSingle = planned.visits === undefined || planned.visits.length < 2;
  if (!livesByLadders(turn.state) || !isSingle || appointmentAt <= planned.window.to) return turn;
  return openBreak('R03', 'late', careKey)(turn);
}

/** Offers still pending are taken back; the professional is told at once. */
export function withdrawOffers(turn: Turn, careKey: string, status: 'filled' | 'withdrawn'): Turn {
  const care = turn.state.cares.find(({ key }) => key === careKey);
  const pending = care?.offers.filter(isPending) ?? [];
  return pending.reduce((reached, offer) => {
    const withdrawn = replaceOffer(reached, careKey, { ...offer, status, revision: turnRevision(turn) });
    const cleared = withEffect(withdrawn, { type: 'clear-messages', scope: 'offer', subject: offer.id });
    return note(withOfferMessage(cleared, offer, 'offer-withdrawn'), `offer-${status}`, offer.id);
  }, turn);
}

/** A care settled by other means needs no professional's answer any more. */
export function withdrawSettledOffers(turn: Turn): Turn {
  return turn.state.cares
    .filter((care) => isSettled(care))
    .reduce((reached, care) => withdrawOffers(reached, care.key, 'filled'), turn);
}

/** Offers nobody answered expire; cares whose window closed unmet open their break. */
export function caresOverdue(turn: Turn): Turn {
  const expired = turn.state.cares.reduce(
    (reached, care) =>
      care.offers
        .filter((offer) => isPending(offer) && offer.dueAt <= turn.now)
        .reduce((inner, offer) => expireOffer(inner, care.key, offer), reached),
    turn,
  );
  return expired.state.cares
    .filter((care) => (!isSettled(care) || awaitsDate(expired.state, care)) && care.dueAt <= turn.now)
    .reduce((reached, care) => windowClosed(reached, care), expired);
}

function expireOffer(turn: Turn, careKey: string, offer: Offer): Turn {
  const expired = replaceOffer(turn, careKey, { ...offer, status: 'expired', revision: turnRevision(turn) });
  const cleared = withEffect(expired, { type: 'clear-messages', scope: 'offer', subject: offer.id });
  return askNext(note(cleared, 'offer-expired', offer.id), careKey);
}

/**
 * Its deadline passed. The alarm rings while something can still be done: fragile, and the limit comes next. At the
 * limit itself, whoever was asked, or agreed without a date, makes it late and nobody makes it broken.
 */
function windowClosed(turn: Turn, care: Care): Turn {
  const planned = plannedCare(turn, care.key);
  if (planned !== undefined && turn.now < limitOf(care, planned)) return alarmed(turn, care, planned);
  const later = replaceCare(turn, overdue(turn, care));
  if (planned === undefined || limitSaid(care, planned)) return later;
  const somebodyIs = care.offers.some(isPending) || awaitsDate(turn.state, care);
  const grade = somebodyIs ? 'late' : 'broken';
  return openBreak(planned.breakWhenUnmet, grade, care.key)(note(later, 'care-window-closed', care.key));
}

function alarmed(turn: Turn, care: Care, planned: PlannedCare): Turn {
  const rung = replaceCare(turn, {
    ...care,
    dueAt: limitOf(care, planned),
    overdueCount: care.overdueCount + 1,
    revision: turnRevision(turn),
  });
  return openBreak(planned.breakWhenUnmet, 'fragile', care.key)(note(rung, 'care-alarm', care.key));
}

/** What passed now was a reminder after the limit. */
function limitSaid(care: Care, planned: PlannedCare): boolean {
  return care.dueAt > limitOf(care, planned);
}
