import type { Effect } from './decision';
import { workingMinutesBefore, type Instant } from './instants';
import { messageKey } from './message-key';
import type { PlannedCare, ProfessionalContact } from './plan';
import { limitOf } from './series';
import { isPending, isSettled } from './settled';
import type { Care, FollowUpState, Offer } from './state';
import { OPERATORS } from './state';
import {
  clock,
  inWorkingMinutes,
  note,
  replaceCare,
  replaceOffer,
  turnRevision,
  withEffect,
  type Turn,
} from './turn';

/** What the plan says of a care; undefined once a new plan asks for it no longer. */
export function plannedCare({ plan }: FollowUpState, key: string): PlannedCare | undefined {
  return plan.cares.find((planned) => planned.key === key);
}

/** Working minutes a professional has to answer: their rung's own delay, else that of the care. */
export function answerMinutesOf(contact: ProfessionalContact, planned: PlannedCare | undefined): number {
  return contact.answerMinutes ?? planned?.offerLifetimeMinutes ?? 0;
}

/** How many may be asked at the same time as things stand. */
export function offersAtOnce({ inParallel }: Care, { parallelOffers }: PlannedCare): number {
  return inParallel === true && parallelOffers !== undefined ? Math.max(parallelOffers.max, 1) : 1;
}

/**
 * When the limit of a care that was asked for is near enough to ask several at once.
 *
 * @returns undefined when it is already so, or never will be
 */
export function parallelFrom({ plan }: FollowUpState, care: Care): Instant | undefined {
  const planned = plan.cares.find(({ key }) => key === care.key);
  if (planned?.parallelOffers === undefined || care.inParallel === true || care.status !== 'requested') {
    return undefined;
  }
  return workingMinutesBefore(plan.horizon, limitOf(care, planned), planned.parallelOffers.withinMinutes);
}

/** Asks one more; they are told by their own channel, by telephone somebody of the service does it. */
export function sendOffer(turn: Turn, care: Care, planned: PlannedCare, contact: ProfessionalContact): Turn {
  const offer = newOffer(turn, care, planned, contact);
  const requested = replaceCare(turn, {
    ...care,
    status: 'requested',
    offers: [...care.offers, offer],
    revision: turnRevision(turn),
  });
  return note(withOfferMessage(requested, offer, 'offer'), 'offer-sent', offer.id, contact.rung);
}

/** Asks whoever gave it before the stay to go on: the care stays in place meanwhile. */
export function sendResumption(
  turn: Turn,
  care: Care,
  planned: PlannedCare,
  contact: ProfessionalContact,
): Turn {
  const offer: Offer = { ...newOffer(turn, care, planned, contact), resumption: true };
  const asked = replaceCare(turn, {
    ...care,
    offers: [...care.offers, offer],
    revision: turnRevision(turn),
  });
  return note(withOfferMessage(asked, offer, 'offer'), 'resumption-asked', offer.id);
}

function newOffer(turn: Turn, care: Care, planned: PlannedCare, contact: ProfessionalContact): Offer {
  return {
    ...clock(turn, OPERATORS, inWorkingMinutes(turn, answerMinutesOf(contact, planned))),
    id: `${care.key}-g${turn.state.generation}-${care.offers.length + 1}`,
    contact,
    status: 'awaiting',
    sentAt: turn.now,
  };
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

/** A time booked with somebody who was asked is their yes: they are not told that it went to somebody else. */
export function acceptedByBooking(turn: Turn, careKey: string, professionalIds: readonly string[]): Turn {
  const care = turn.state.cares.find(({ key }) => key === careKey);
  const theirs = (care?.offers ?? []).filter(
    (offer) => isPending(offer) && professionalIds.includes(offer.contact.professionalId),
  );
  return theirs.reduce((reached, offer) => {
    const accepted: Offer = { ...offer, status: 'accepted', revision: turnRevision(turn) };
    const cleared = withEffect(replaceOffer(reached, careKey, accepted), {
      type: 'clear-messages',
      scope: 'offer',
      subject: offer.id,
    });
    return note(cleared, 'offer-accepted', offer.id);
  }, turn);
}

/** A care settled by other means needs no professional's answer any more. */
export function withdrawSettledOffers(turn: Turn): Turn {
  return turn.state.cares
    .filter((care) => isSettled(care))
    .reduce((reached, care) => withdrawOffers(reached, care.key, 'filled'), turn);
}

/** Nobody answered in time. */
export function expireOffer(turn: Turn, careKey: string, offer: Offer): Turn {
  const expired = replaceOffer(turn, careKey, { ...offer, status: 'expired', revision: turnRevision(turn) });
  const cleared = withEffect(expired, { type: 'clear-messages', scope: 'offer', subject: offer.id });
  return note(cleared, 'offer-expired', offer.id);
}
