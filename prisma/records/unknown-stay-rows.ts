import type { Caller } from '../../application/application';
import type { UnknownStay } from '../../application/intake/intake-records';
import { dayOf, DEFAULT_SERVICE_CALENDAR, instantAt } from '../../domain/calendar';
import { addressChangesAfter, trustworthyInsNumbers } from '../../domain/discharge';
import type { FieldCipher } from '../../security/field-encryption';
import { tokensForPatient, tokensForQuery } from '../../security/search-tokens';
import { contentHashOf } from './content-hash';
import { namedIn } from './professional-rows';
import { detailsOf, personKnown, sealDetails, sealDischarge, searchTokensOf } from './sealed-patient';

const { zone } = DEFAULT_SERVICE_CALENDAR;

/** Under which follow-up a stay is taken in, and when it came. */
export interface Taking {
  readonly followUpId: string;
  readonly cipher: FieldCipher;
  readonly newId: () => string;
  /** Business time. */
  readonly now: number;
  /** Real time, of the audit. */
  readonly realNow: number;
}

/** What `accept_unknown_stays` makes a patient, a stay, a follow-up and its first fact of. */
export function unknownStayRow(
  { accountId, role, requestId, hospitalId }: Caller,
  { discharge, statedAt, keyHash, flags, raw }: UnknownStay,
  { followUpId, cipher, newId, now, realNow }: Taking,
): object {
  const [patientId, stayId, submissionId] = [newId(), newId(), newId()];
  const { patient, stay } = discharge;
  const key = cipher.searchTokenKey();
  const details = detailsOf(discharge);
  const insNumbers = trustworthyInsNumbers(patient);
  const onlyIns = { names: [], phones: [], birthDates: [], visitNumbers: [], insNumbers };
  const days = addressChangesAfter(personKnown(details), dayOf(now, zone));
  return {
    ...{ patientId, stayId, submissionId, followUpId, factId: newId(), auditId: newId() },
    ...{ accountId, role, requestId, ownHospital: hospitalId, finess: discharge.hospital.finess },
    details: base64(sealDetails(cipher, patientId, details)),
    addressChanges: days.map((day) => instantAt(day, '00:00', zone)),
    searchTokens: searchTokensOf(cipher, discharge).map(hex),
    insTokens: insNumbers.length === 0 ? [] : tokensForPatient(key, onlyIns).map(hex),
    professionals: namedIn(discharge).map(({ reference: { rpps, name }, profession }) => ({
      rpps,
      name,
      profession,
    })),
    visitToken: visitTokenOf(cipher, stay.visitNumber),
    ...{ admittedAt: stay.admittedAt, dischargedAt: stay.dischargedAt },
    discharge: base64(sealDischarge(cipher, stayId, discharge)),
    contentHash: hex(contentHashOf(discharge)),
    ...(keyHash === null ? {} : { keyHash: hex(keyHash) }),
    ...{ statedAt, flags, now, realNow },
    raw: base64(cipher.encryptBytes(raw, { table: 'submission', rowId: submissionId, column: 'raw' })),
  };
}

/** @returns the token of a visit number, in hexadecimal; undefined when it holds no letter and no digit */
export function visitTokenOf(cipher: FieldCipher, visitNumber: string): string | undefined {
  const [token] = tokensForQuery(cipher.searchTokenKey(), 'visitNumber', visitNumber);
  return token === undefined ? undefined : hex(token);
}

export function hex(bytes: Uint8Array): string {
  return bufferOf(bytes).toString('hex');
}

export function base64(bytes: Uint8Array): string {
  return bufferOf(bytes).toString('base64');
}

function bufferOf({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}
