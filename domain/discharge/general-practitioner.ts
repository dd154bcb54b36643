import type { LocalDay } from '../calendar';
import type { GeneralPractitioner, ProfessionalReference } from './discharge';

/**
 * Who acts as the patient's general practitioner on a day: a dated replacement during the leave, which is not a
 * refusal (field.md, 14).
 *
 * @returns null when the patient has none, or when the hospital did not say who it is
 */
export function currentGeneralPractitioner(
  gp: GeneralPractitioner | undefined,
  day: LocalDay,
): ProfessionalReference | null {
  if (gp === undefined || gp.declaredNone === true) return null;
  const { declaredNone: _declaredNone, replacement, ...own } = gp;
  if (replacement === undefined) return isNamed(own) ? own : null;
  const { from = day, to = day, ...substitute } = replacement;
  if (from <= day && day <= to && isNamed(substitute)) return substitute;
  return isNamed(own) ? own : null;
}

function isNamed({ rpps, name }: ProfessionalReference): boolean {
  return rpps !== undefined || name !== undefined;
}
