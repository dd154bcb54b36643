import { parallelFrom } from './offer';
import { awaitsDate, isPending, isSettled } from './settled';
import type { Care, FollowUpState, Offer } from './state';
import type { WorkItem } from './work-item';

/** What is open on the cares: each of them, and who was asked for it. */
export function careItems(state: FollowUpState): readonly WorkItem[] {
  return state.cares
    .filter((care) => !isSettled(care) || awaitsDate(state, care))
    .flatMap((care): readonly WorkItem[] => {
      const pending = care.offers.filter(isPending);
      const own: WorkItem = {
        key: `care/${care.key}`,
        kind: 'care',
        subject: care.key,
        reason: awaitsDate(state, care) ? 'care-undated' : `care-${care.status}`,
        notBefore: pending.length > 0 ? care.dueAt : state.plan.dischargedAt,
        dueAt: care.dueAt,
        owner: care.owner,
        overdue: care.overdueCount > 0,
        actionable: pending.length === 0 || care.overdueCount > 0,
      };
      const offers = pending.map((offer): WorkItem => ({
        key: `offer/${offer.id}`,
        kind: 'offer',
        subject: offer.id,
        reason: offerReason(offer),
        notBefore: offer.sentAt,
        dueAt: offer.dueAt,
        owner: offer.owner,
        overdue: offer.overdueCount > 0,
        actionable: offer.contact.channel === 'telephone' || offer.proposedAt !== undefined,
      }));
      return [own, ...offers, ...nearItems(state, care)];
    });
}

/** Another time waits for the service, and so does a practice that is telephoned. */
function offerReason({ proposedAt, contact, resumption, status }: Offer): string {
  if (proposedAt !== undefined) return 'offer-other-time';
  if (contact.channel !== 'telephone') return `offer-${status}`;
  return resumption === true ? 'resumption-by-telephone' : 'offer-by-telephone';
}

/** Nobody works on it: from then on several are asked at once. */
function nearItems(state: FollowUpState, care: Care): readonly WorkItem[] {
  const at = parallelFrom(state, care);
  if (at === undefined) return [];
  return [
    {
      key: `near/${care.key}`,
      kind: 'care',
      subject: care.key,
      reason: 'limit-near',
      notBefore: at,
      dueAt: at,
      owner: care.owner,
      overdue: false,
      actionable: false,
    },
  ];
}
