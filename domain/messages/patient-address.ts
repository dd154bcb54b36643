import { parsePhoneNumberFromString } from 'libphonenumber-js/mobile';
import type { Patient } from '../discharge/patient';
import { isFictionalMobile } from '../identifiers';

/** Where a patient is written to, as it is known now. */
export interface PatientAddress {
  readonly mail: string | null;
  /** E.164. */
  readonly mobile: string | null;
}

/**
 * Only what is the patient's own: an SMS on a relative's telephone would tell somebody of an appointment whom the
 * patient may not want to know of it.
 *
 * @param wrongNumbers numbers that turned out to be somebody else's
 */
export function addressOfPatient(
  { email, phones }: Pick<Patient, 'email' | 'phones'>,
  wrongNumbers: readonly string[] = [],
): PatientAddress {
  const mobile = phones
    .filter(({ owner, valid, smsAllowed }) => owner === 'patient' && valid && smsAllowed !== false)
    .filter(({ number }) => !wrongNumbers.includes(number) && isMobile(number))
    .sort((left, right) => left.order - right.order)[0];
  return { mail: email ?? null, mobile: mobile?.number ?? null };
}

/** Whether an SMS arrives there: a mobile number of any country, overseas territories included. */
export function isMobile(number: string): boolean {
  return isFictionalMobile(number) || parsePhoneNumberFromString(number)?.isValid() === true;
}
