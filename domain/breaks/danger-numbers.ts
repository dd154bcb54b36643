/** Why somebody is in danger, or can no more: what one alert key asks first (field.md, 15). */
export const DANGER_CAUSES = [
  'violence',
  'neglect',
  'minor',
  'suicidal-thoughts',
  'exhausted-carer',
] as const;
export type DangerCause = (typeof DANGER_CAUSES)[number];

/** A number to call, and whom it reaches, as a code. */
export interface DangerNumber {
  /** As dialled in France; null where it differs by territory and the service keeps its own. */
  readonly number: string | null;
  readonly reaches:
    | 'police'
    | 'emergency-medical'
    | 'suicide-prevention'
    | 'elder-and-disability-abuse'
    | 'children-in-danger'
    | 'violence-against-women'
    | 'coordination-service';
}

const POLICE: DangerNumber = { number: '17', reaches: 'police' };
const EMERGENCY: DangerNumber = { number: '15', reaches: 'emergency-medical' };

/**
 * Whom to call, the first one first (call-scripts-fr.md, Actions, PROTECTION and the rule on suicide): national free
 * numbers, 17 or 15 wherever danger is immediate. An exhausted carer is the local coordination service's.
 */
export const DANGER_NUMBERS: Readonly<Record<DangerCause, readonly DangerNumber[]>> = {
  violence: [POLICE, EMERGENCY, { number: '3919', reaches: 'violence-against-women' }],
  neglect: [POLICE, EMERGENCY, { number: '3977', reaches: 'elder-and-disability-abuse' }],
  minor: [POLICE, { number: '119', reaches: 'children-in-danger' }],
  'suicidal-thoughts': [EMERGENCY, { number: '3114', reaches: 'suicide-prevention' }],
  'exhausted-carer': [{ number: null, reaches: 'coordination-service' }],
};

/** The numbers of a break's cause; none for a cause that is no danger. */
export function dangerNumbersFor(cause: string | null): readonly DangerNumber[] {
  const known = DANGER_CAUSES.find((danger) => danger === cause);
  return known === undefined ? [] : DANGER_NUMBERS[known];
}
