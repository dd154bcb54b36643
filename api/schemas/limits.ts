/** How many of each thing one discharge may hold: far above any real one, so that a runaway sender is noticed. */
export const dischargeLimits = {
  /** Relatives. */
  people: 30,
  /** Telephone numbers of one person. */
  phones: 20,
  /** Cares in place, cares prescribed, awaited results. */
  carePositions: 100,
  /** Diagnoses, procedures, given names, identifiers. */
  codes: 100,
} as const;
