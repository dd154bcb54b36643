import type { Discharge } from '../discharge';
import type { Plan } from '../follow-up/plan';

const NURSE = 'nurse';

/**
 * Whether the nurse of the home where the patient lives gives the nursing care (field.md, 9): always in a care home,
 * unless a prescription names who else comes.
 */
export function hasNurseOfInstitution({ stay, carePrescribed = [] }: Discharge): boolean {
  if (stay.dischargeMode !== 'care-home') return false;
  return !carePrescribed.some(({ kind, provider }) => kind === NURSE && provider !== undefined);
}

/** The plan with the care that the home's own nurse gives marked as such: nobody is booked for it. */
export function leftToInstitution(plan: Plan, discharge: Discharge): Plan {
  if (!hasNurseOfInstitution(discharge)) return plan;
  const cares = plan.cares.map((care) =>
    care.profession === NURSE ? { ...care, byInstitution: true as const } : care,
  );
  return { ...plan, cares };
}
