import { passesLuhn } from './luhn';

/** RPPS number of a professional: eleven digits, the last one Luhn's key. */
export function isValidRpps(value: string): boolean {
  return /^\d{11}$/.test(value) && passesLuhn(value);
}

/** ADELI number: nine characters, the département first (2A and 2B included); its key is not published. */
export function isValidAdeli(value: string): boolean {
  return /^(?:\d{2}|2[AB])\d{7}$/.test(value);
}

/**
 * FINESS number of a site or legal entity: nine characters, Luhn's key last. Corsican numbers hold a letter, for
 * which no rule of the key is published: only their format is checked.
 */
export function isValidFiness(value: string): boolean {
  return /^2[AB]\d{7}$/.test(value) || (/^\d{9}$/.test(value) && passesLuhn(value));
}
