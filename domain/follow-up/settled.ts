import { livesByLadders } from './break-ladder';
import type { Care, FollowUpState, Offer } from './state';

const SETTLED_CARES: ReadonlySet<Care['status']> = new Set(['arranged', 'in-place', 'not-needed']);

/** Whether nothing is left to do for a care. */
export function isSettled(care: Care): boolean {
  return SETTLED_CARES.has(care.status);
}

/**
 * Whether somebody agreed, but no date is known where the pathway asks for one by its limit (pathways.md, R03). One
 * visit that took place needs no date any more, and neither does a series.
 */
export function awaitsDate(state: FollowUpState, care: Care): boolean {
  if (care.status !== 'arranged' || care.appointmentAt !== undefined || (care.visitsKept ?? 0) > 0)
    return false;
  const planned = state.plan.cares.find(({ key }) => key === care.key);
  return livesByLadders(state) && planned?.breakWhenUnmet === 'R03' && (planned.visits?.length ?? 0) < 2;
}

/** Whether a professional may still answer. */
export function isPending(offer: Offer): boolean {
  return offer.status === 'awaiting' || offer.status === 'tentative';
}
