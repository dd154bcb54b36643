import {
  canonicalJson,
  type CurrentAddress,
  type Discharge,
  type Patient,
  type ProtectionMeasure,
  type Relative,
} from '../../domain/discharge';
import type { FieldCipher } from '../../security/field-encryption';
import { tokensForPatient } from '../../security/search-tokens';

/** The person as last stated: what `patient.details` holds, encrypted. */
export interface PatientDetails {
  readonly patient: Patient;
  readonly relatives: readonly Relative[];
  readonly protectionMeasure: ProtectionMeasure | null;
  /** Where the patient is, as somebody told the service; it holds until the hospital states another address. */
  readonly saidAddress?: SaidAddress;
  /** Numbers that turned out to be somebody else's, oldest first. */
  readonly wrongNumbers?: readonly WrongNumber[];
}

export interface SaidAddress {
  readonly address: CurrentAddress;
  /** Who said it, and the account that wrote it down. */
  readonly saidBy: string;
  readonly notedBy: string;
  /** Business time. */
  readonly saidAt: number;
}

export interface WrongNumber {
  readonly number: string;
  readonly notedBy: string;
  /** Business time. */
  readonly notedAt: number;
}

/**
 * The person as a hospital states them now.
 *
 * @param before what was known until then: what people told the service outlives a statement that says nothing new
 *   about it
 */
export function detailsOf(
  { patient, relatives, protectionMeasure }: Discharge,
  before?: PatientDetails,
): PatientDetails {
  const stated = { patient, relatives: relatives ?? [], protectionMeasure: protectionMeasure ?? null };
  if (before === undefined) return stated;
  const { saidAddress, wrongNumbers } = before;
  const sameAddress =
    canonicalJson(before.patient.currentAddress ?? null) === canonicalJson(patient.currentAddress ?? null);
  return {
    ...stated,
    ...(saidAddress === undefined || !sameAddress ? {} : { saidAddress }),
    ...(wrongNumbers === undefined ? {} : { wrongNumbers }),
  };
}

/** The person with what was told to the service on top of what the hospital announced. */
export function personKnown({ patient, saidAddress }: PatientDetails): Patient {
  return saidAddress === undefined ? patient : { ...patient, currentAddress: saidAddress.address };
}

export function sealDetails(cipher: FieldCipher, patientId: string, details: PatientDetails): Buffer {
  return cipher.encryptJson(details, { table: 'patient', rowId: patientId, column: 'details' });
}

/** What was sealed by {@link sealDetails} is of its shape: AES-GCM lets nothing else through. */
export function openDetails(cipher: FieldCipher, patientId: string, sealed: Uint8Array): PatientDetails {
  const location = { table: 'patient', rowId: patientId, column: 'details' };
  return cipher.decryptJson(sealed, location) as PatientDetails;
}

export function sealDischarge(cipher: FieldCipher, stayId: string, discharge: Discharge): Buffer {
  return cipher.encryptJson(discharge, { table: 'stay', rowId: stayId, column: 'discharge' });
}

/** As {@link openDetails}. */
export function openDischarge(cipher: FieldCipher, stayId: string, sealed: Uint8Array): Discharge {
  return cipher.decryptJson(sealed, { table: 'stay', rowId: stayId, column: 'discharge' }) as Discharge;
}

const INS_SYSTEMS: ReadonlySet<string> = new Set(['INS-NIR', 'INS-NIA', 'INS-TEST', 'INS-DEMO']);

export function insNumbersOf({ identifiers }: Patient): string[] {
  return (identifiers ?? []).filter(({ system }) => INS_SYSTEMS.has(system)).map(({ value }) => value);
}

/** Every token a patient is found by: names, numbers (relatives' too, they call back), birth date, INS, stay. */
export function searchTokensOf(cipher: FieldCipher, discharge: Discharge): Buffer[] {
  const { patient, relatives, stay } = discharge;
  const phones = [...patient.phones, ...(relatives ?? []).flatMap((relative) => relative.phones)];
  return tokensForPatient(cipher.searchTokenKey(), {
    names: [
      patient.birthName,
      patient.usedName,
      patient.firstGivenName,
      ...(patient.givenNames ?? []),
    ].filter((name): name is string => name !== undefined),
    phones: phones.map(({ number }) => number),
    birthDates: patient.birthDate === undefined ? [] : [patient.birthDate],
    insNumbers: insNumbersOf(patient),
    visitNumbers: [stay.visitNumber],
  });
}
