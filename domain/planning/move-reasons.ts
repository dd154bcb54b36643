/** Why a person puts a patient on another pathway; a word of this list, never free text: it travels with the fact. */
export const PATHWAY_MOVE_REASONS = [
  'diagnosis-known',
  'clinician-asks',
  'situation-changed',
  'chosen-in-error',
  'other',
] as const;
export type PathwayMoveReason = (typeof PATHWAY_MOVE_REASONS)[number];
