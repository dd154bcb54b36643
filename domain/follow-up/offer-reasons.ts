/**
 * Why a professional says no to a request, in one tap; their words are in console/words/reasons.ts. A follow-up takes
 * any reason, so that older ones stay readable; the doors take these.
 */
export const DECLINE_REASONS = [
  'no-slot',
  'no-new-patients',
  'absent',
  'outside-area',
  'not-my-patient',
  'retired',
  'other',
] as const;
export type DeclineReason = (typeof DECLINE_REASONS)[number];
