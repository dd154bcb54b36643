import { expireOffer, plannedCare, sendResumption } from './offer';
import { askInParallel, askNext } from './offer-asking';
import { isPending } from './settled';
import type { Offer } from './state';
import { note, overdue, replaceOffer, requireFound, type Turn } from './turn';

/** Offers nobody answered expire and the next are asked, near the limit several at once. */
export function offersOverdue(turn: Turn): Turn {
  const expired = turn.state.cares.reduce(
    (reached, care) =>
      care.offers
        .filter((offer) => isPending(offer) && offer.dueAt <= turn.now)
        .reduce((inner, offer) => offerOverdue(inner, care.key, offer), reached),
    turn,
  );
  return askInParallel(expired);
}

function offerOverdue(turn: Turn, careKey: string, offer: Offer): Turn {
  if (offer.proposedAt !== undefined && offer.proposedAt > turn.now) {
    // It waits for the service, not for the practice: said again, and good until the time itself.
    const later = overdue(turn, offer);
    return replaceOffer(turn, careKey, { ...later, dueAt: Math.min(later.dueAt, offer.proposedAt) });
  }
  return offer.resumption === true
    ? resumptionUnanswered(turn, careKey, offer)
    : askNext(expireOffer(turn, careKey, offer), careKey);
}

/** Silence is no refusal: the practice is telephoned, and the care stays theirs until they say no. */
function resumptionUnanswered(turn: Turn, careKey: string, offer: Offer): Turn {
  if (offer.contact.channel === 'telephone') return replaceOffer(turn, careKey, overdue(turn, offer));
  const expired = expireOffer(turn, careKey, offer);
  const care = requireFound(expired.state.cares.find(({ key }) => key === careKey));
  const planned = plannedCare(expired.state, careKey);
  if (planned === undefined || care.status !== 'already') return askNext(expired, careKey);
  const byTelephone = { ...offer.contact, channel: 'telephone' as const };
  return sendResumption(note(expired, 'resumption-unanswered', careKey), care, planned, byTelephone);
}
