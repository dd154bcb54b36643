import type { Situation } from './plan';

/** The profession a general practitioner is of, as cares name it. */
const GENERAL_PRACTITIONER = 'general-practitioner';

/**
 * Whether the patient wants nothing shared with that professional (field.md, 10): named themselves, or by their
 * profession. Follow-ups older than that rule name nobody.
 */
export function isWithheldFrom(
  { withheld }: Pick<Situation, 'withheld'>,
  professionalId: string,
  profession: string,
): boolean {
  if (withheld === undefined) return false;
  return withheld.professionalIds.includes(professionalId) || withheld.professions.includes(profession);
}

/** Whether the general practitioner is among those with whom nothing is shared. */
export function isWithheldFromGp(situation: Pick<Situation, 'withheld' | 'generalPractitioner'>): boolean {
  const { generalPractitioner } = situation;
  if (generalPractitioner === null) return false;
  return isWithheldFrom(situation, generalPractitioner.professionalId, GENERAL_PRACTITIONER);
}

/**
 * Whether no professional at all may be written to: the patient opposes every sharing. What they need is then
 * arranged by an operator, with the patient's agreement each time.
 */
export function isWithheldFromAll({
  withheld,
  opposition,
}: Pick<Situation, 'withheld' | 'opposition'>): boolean {
  return withheld !== undefined && opposition.sharing;
}
