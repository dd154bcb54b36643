import { parsePhoneNumberFromString } from 'libphonenumber-js';

export interface ParsedPhone {
  /** E.164, e.g. `+33321000001`, when valid; else the text as received, trimmed. */
  readonly number: string;
  readonly valid: boolean;
}

/**
 * Mobile numbers kept for fiction, 06 39 98 xx xx (ARCEP): nobody is ever given one, so that demonstrations and tests
 * write to nobody. The metadata of the library call them invalid.
 */
export function isFictionalMobile(number: string): boolean {
  return /^\+3363998\d{4}$/.test(number);
}

/**
 * Understands a telephone number as typed in France, or of any country when it starts with `+` or `00`.
 *
 * @returns the number in E.164, or the text itself marked invalid: a wrong number is shown, never lost
 */
export function parsePhone(text: string): ParsedPhone {
  const trimmed = text.trim();
  const international = trimmed.replace(/^00/, '+');
  const parsed = parsePhoneNumberFromString(international, 'FR');
  return parsed?.isValid() === true || (parsed !== undefined && isFictionalMobile(parsed.number))
    ? { number: parsed.number, valid: true }
    : { number: trimmed, valid: false };
}
