import type { Instant } from '../follow-up';

export const HANDOVER_DIFFERENCE_CODES = [
  'request-added',
  'request-changed',
  'request-settled',
  'closed',
  'closing-corrected',
  'reopened',
  'break-opened',
  'break-graded',
  'break-mended',
  'care-added',
  'care-status-changed',
  'care-professional-changed',
  'care-window-moved',
  'care-removed',
  'appointment-made',
  'appointment-moved',
  'appointment-cancelled',
  'result-announced',
  'result-received',
  'result-changed',
  'result-removed',
  'letter-known',
  'letter-changed',
  'change-added',
  'change-corrected',
  'change-removed',
  'ward-notes-changed',
  'diagnoses-changed',
  'safety-note-added',
  'safety-note-removed',
  'address-changed',
  'contacts-changed',
  'communication-changed',
  'protection-changed',
  'identity-corrected',
  'stay-corrected',
  'pathway-moved',
  'end-moved',
  'vigilance-changed',
  'calls-changed',
  'recipient-changed',
  'audience-changed',
  'service-renamed',
] as const;
export type HandoverDifferenceCode = (typeof HANDOVER_DIFFERENCE_CODES)[number];

/** One thing that is not as it was in the version somebody saw. */
export interface HandoverDifference {
  readonly code: HandoverDifferenceCode;
  /**
   * What it is about: a care's key, a break's code, an offer's id, a result's name, a kind of care for what changed with
   * the discharge, a state of the letter; null where the code says it all.
   */
  readonly subject: string | null;
  /** A kind of care; null where it is about none. */
  readonly profession: string | null;
  /** The time that holds now; of what is gone, the time that held. */
  readonly at: Instant | null;
  /** A care's status, a break's grade or a name, as it is now. */
  readonly became: string | null;
}

/** @param about null where the code says it all */
export function difference(
  code: HandoverDifferenceCode,
  about: Partial<Omit<HandoverDifference, 'code'>> = {},
): HandoverDifference {
  return { code, subject: null, profession: null, at: null, became: null, ...about };
}
