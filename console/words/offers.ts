/** A request to a professional, in words. */
import type { Offer } from '../../api/schemas';
import { DECLINE_REASONS } from './reasons';
import { OFFER_STATUSES } from './statuses';
import { counted, wordsFor } from './wording';

const PENDING: ReadonlySet<string> = new Set(['awaiting', 'tentative']);

/** An answer is still awaited, or is not the last word. */
export function isPendingOffer({ status }: Pick<Offer, 'status'>): boolean {
  return PENDING.has(status);
}

/**
 * What became of it; why, where the practice said so.
 *
 * @param takenBy who gives the care by now: a time taken in the agenda of the very one who was asked is not elsewhere
 */
export function offerStatusWords(
  { status, reason, professionalId }: Pick<Offer, 'status' | 'reason' | 'professionalId'>,
  takenBy: string | null = null,
): string {
  if (status === 'filled' && professionalId === takenBy) return 'RDV pris directement';
  const words = wordsFor(OFFER_STATUSES, status);
  return reason === null ? words : `${words} (${wordsFor(DECLINE_REASONS, reason)})`;
}

/** @returns null unless several are asked at once: the first yes takes it, and the others are told */
export function askedAtOnceWords(offers: readonly Pick<Offer, 'status'>[]): string | null {
  const pending = offers.filter(isPendingOffer).length;
  if (pending < 2) return null;
  return `${counted(pending, 'professionnel sollicité', 'professionnels sollicités')} en même temps : le premier oui l’emporte.`;
}
