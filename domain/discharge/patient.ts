import type {
  HearingState,
  IdentifierStatus,
  IdentifierSystem,
  PhoneOwner,
  ProtectionKind,
  RelativeScope,
  Sex,
} from './codes';

/** A telephone number, whose it is and what it may be used for. */
export interface Phone {
  /** E.164 when it could be understood, else as it was sent. */
  readonly number: string;
  /** False when no number of any country was recognised; kept all the same. */
  readonly valid: boolean;
  readonly owner: PhoneOwner;
  /** Position in `relatives` when the owner is a relative. */
  readonly relativeIndex?: number | undefined;
  /** 1 is called first; unique within its list. */
  readonly order: number;
  readonly verified?: boolean | undefined;
  readonly voicemailAllowed?: boolean | undefined;
  readonly smsAllowed?: boolean | undefined;
}

/** A telephone number as a hospital may send it; a plain string is a number and nothing else. */
export type SubmittedPhone =
  | string
  | (Partial<Omit<Phone, 'number' | 'valid' | 'order'>> & {
      readonly number: string;
      readonly order?: number | undefined;
    });

/** Hours at which the patient prefers to be called, on the service's wall clock. */
export interface PreferredCallTime {
  /** ISO weekdays, 1 = Monday to 7 = Sunday; every day when absent. */
  readonly weekdays?: readonly number[] | undefined;
  /** `HH:mm`, included. */
  readonly from: string;
  /** `HH:mm`, excluded. */
  readonly to: string;
}

export interface PatientIdentifier {
  readonly system: IdentifierSystem;
  /** With its two-digit key for a NIR or NIA. */
  readonly value: string;
  readonly status?: IdentifierStatus | undefined;
  /** FINESS number of the hospital that gave a local identifier (`PI`). */
  readonly assignedByFiness?: string | undefined;
}

export interface Address {
  readonly line?: string | undefined;
  readonly postalCode?: string | undefined;
  readonly city?: string | undefined;
  /** INSEE code of the commune, e.g. `62250`. */
  readonly inseeCode?: string | undefined;
}

/** Where the patient really is for a while, e.g. at a daughter's. */
export interface CurrentAddress extends Address {
  /** At whose home. */
  readonly atWhose?: string | undefined;
  /** First and last local day, `YYYY-MM-DD`. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** Door code, floor, keys, animal. */
  readonly accessNotes?: string | undefined;
}

interface PatientTraits {
  readonly birthName: string;
  readonly usedName?: string | undefined;
  readonly firstGivenName?: string | undefined;
  readonly givenNames?: readonly string[] | undefined;
  /** Local day, `YYYY-MM-DD`. */
  readonly birthDate?: string | undefined;
  readonly sex?: Sex | undefined;
  readonly birthPlaceInseeCode?: string | undefined;
  readonly identifiers?: readonly PatientIdentifier[] | undefined;
  readonly email?: string | undefined;
  readonly address?: Address | undefined;
  readonly currentAddress?: CurrentAddress | undefined;
  /** ISO 639-1 code of the language spoken, e.g. `ar`; French when absent. */
  readonly language?: string | undefined;
  readonly interpreterNeeded?: boolean | undefined;
  readonly hearing?: HearingState | undefined;
  /** When it is all the same to them: absent. */
  readonly preferredCallTimes?: readonly PreferredCallTime[] | undefined;
  /** ISO 8601 instant with offset. */
  readonly deceasedAt?: string | undefined;
}

export interface Patient extends PatientTraits {
  readonly phones: readonly Phone[];
}

export interface SubmittedPatient extends PatientTraits {
  readonly phones?: readonly SubmittedPhone[] | undefined;
}

interface RelativeTraits {
  readonly name: string;
  /** As said, e.g. `daughter`. */
  readonly relationship?: string | undefined;
  /** `nothing` when the hospital did not say. */
  readonly scope?: RelativeScope | undefined;
  /** The person the patient designated under article L.1111-6 of the public health code. */
  readonly trustedPerson?: boolean | undefined;
  /** Whom to tell in an emergency. */
  readonly emergencyContact?: boolean | undefined;
}

export interface Relative extends RelativeTraits {
  readonly scope: RelativeScope;
  readonly phones: readonly Phone[];
}

export interface SubmittedRelative extends RelativeTraits {
  readonly phones?: readonly SubmittedPhone[] | undefined;
}

/** A legal protection and whom to contact; the protected adult is spoken to first. */
export interface ProtectionMeasure {
  readonly kind: ProtectionKind;
  readonly contact?: ProtectionContact | undefined;
  readonly until?: string | undefined;
}

export interface ProtectionContact {
  readonly name?: string | undefined;
  readonly organisation?: string | undefined;
  readonly phone?: string | undefined;
  readonly email?: string | undefined;
}
