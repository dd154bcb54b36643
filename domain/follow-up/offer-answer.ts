import { arrange } from './care';
import type { Actor } from './events';
import type { Instant } from './instants';
import { answerMinutesOf, plannedCare } from './offer';
import { askNext, resumptionRefused } from './offer-asking';
import { isPending } from './settled';
import { OPERATORS, type Care, type Offer } from './state';
import {
  clock,
  inWorkingMinutes,
  note,
  RefusedFact,
  replaceOffer,
  requireFound,
  requireSeen,
  turnRevision,
  type Turn,
} from './turn';

interface OfferAnswer {
  readonly offerId: string;
  readonly answer: 'accepted' | 'tentative' | 'declined' | 'other-time';
  readonly reason?: string;
  readonly proposedAt?: Instant;
  readonly appointmentAt?: Instant;
  readonly expectedRevision?: number;
}

/**
 * A professional, or somebody of the service for them, answers what they were asked. Another time they proposed waits
 * for an operator, who accepts it for the patient or declines it.
 *
 * @throws RefusedFact `unknown-subject`, `already-answered`, `changed-meanwhile`; `time-is-over` when the time proposed
 *   is not ahead
 */
export function answerOffer(turn: Turn, actor: Actor, event: OfferAnswer): Turn {
  const care = requireFound(
    turn.state.cares.find(({ offers }) => offers.some(({ id }) => id === event.offerId)),
  );
  const offer = requireFound(care.offers.find(({ id }) => id === event.offerId));
  if (!isPending(offer)) throw new RefusedFact('already-answered');
  requireSeen(offer, event.expectedRevision);
  if (event.answer === 'other-time') return otherTime(turn, care, offer, event);
  const answered: Offer = {
    ...offer,
    status: event.answer,
    revision: turnRevision(turn),
    ...(event.reason === undefined ? {} : { reason: event.reason }),
  };
  const noted = note(replaceOffer(turn, care.key, answered), `offer-${event.answer}`, offer.id, event.reason);
  if (event.answer === 'accepted') {
    return arrange(noted, care.key, offer.contact.professionalId, agreedAt(actor, offer, event));
  }
  if (event.answer === 'declined') {
    const stays = offer.resumption === true && care.status === 'already';
    return stays ? resumptionRefused(noted, care.key, event.reason) : askNext(noted, care.key);
  }
  return replaceOffer(noted, care.key, { ...answered, dueAt: answerDueAt(turn, care, offer) });
}

/** The service accepts the time proposed; a professional who then accepts says yes to what was asked. */
function agreedAt(actor: Actor, { proposedAt }: Offer, { appointmentAt }: OfferAnswer): Instant | undefined {
  if (appointmentAt !== undefined) return appointmentAt;
  return actor.role === 'clinician' ? undefined : proposedAt;
}

function otherTime(turn: Turn, care: Care, offer: Offer, { proposedAt }: OfferAnswer): Turn {
  if (proposedAt === undefined || proposedAt <= turn.now) throw new RefusedFact('time-is-over');
  const proposed: Offer = {
    ...offer,
    ...clock(turn, OPERATORS, Math.min(answerDueAt(turn, care, offer), proposedAt)),
    status: 'tentative',
    proposedAt,
  };
  return note(replaceOffer(turn, care.key, proposed), 'offer-other-time', offer.id);
}

function answerDueAt(turn: Turn, care: Care, { contact }: Offer): Instant {
  return inWorkingMinutes(turn, answerMinutesOf(contact, plannedCare(turn.state, care.key)));
}
