import type { Care, Offer } from './state';

const SETTLED_CARES: ReadonlySet<Care['status']> = new Set(['arranged', 'in-place', 'not-needed']);

/** Whether nothing is left to do for a care. */
export function isSettled(care: Care): boolean {
  return SETTLED_CARES.has(care.status);
}

/** Whether a professional may still answer. */
export function isPending(offer: Offer): boolean {
  return offer.status === 'awaiting' || offer.status === 'tentative';
}
