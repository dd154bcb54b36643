import type { OfferView } from '../../application/reading/views';
import type { FollowUpState } from '../../domain/follow-up';
import { isoOrNull } from './view-parts';

/** What only the state knows of an offer; nothing of it on those older than the ladder. */
export function stateOfOffer(
  state: FollowUpState | null,
  offerId: string,
): Pick<OfferView, 'rung' | 'proposedAt' | 'resumption'> {
  const offer = state?.cares.flatMap(({ offers }) => offers).find(({ id }) => id === offerId);
  const proposedAt = offer?.proposedAt;
  return {
    rung: offer?.contact.rung ?? null,
    proposedAt: proposedAt === undefined ? null : isoOrNull(new Date(proposedAt)),
    resumption: offer?.resumption === true,
  };
}
