import { addDays, type LocalDay } from '../calendar';

/** What the service keeps of a département's dispatch centre. */
export interface EmergencyNumber {
  readonly departmentCode: string;
  /** Ten digits, as dialled in France. */
  readonly number: string;
  /** The day somebody last dialled or compared it. */
  readonly verifiedOn: LocalDay;
}

/** A number is verified every month (call-scripts-fr.md, URGENCE_15). */
export const VERIFIED_FOR_DAYS = 31;

/** @returns the ten digits, or null when the text is no such number */
export function tenDigitsOf(text: string): string | null {
  const digits = text.replace(/[\s.-]/g, '').replace(/^(?:\+33|0033)(?=[1-9]\d{8}$)/, '0');
  return /^0[1-9]\d{8}$/.test(digits) ? digits : null;
}

export function isVerified({ verifiedOn }: Pick<EmergencyNumber, 'verifiedOn'>, today: LocalDay): boolean {
  return addDays(verifiedOn, VERIFIED_FOR_DAYS) >= today;
}
