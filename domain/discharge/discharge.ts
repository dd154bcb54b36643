/**
 * A discharge as a hospital announces it (field.md): required are the hospital's FINESS number, the visit number,
 * the discharge instant and the patient's birth name; everything else is optional. Instants are ISO 8601 strings
 * with an offset, local days are `YYYY-MM-DD`.
 */
import type {
  AdmissionKind,
  CareKind,
  CarePlace,
  DischargeMode,
  LetterStatus,
  PreparationAnswer,
  ResultRecipientRole,
} from './codes';
import type { Patient, ProtectionMeasure, Relative, SubmittedPatient, SubmittedRelative } from './patient';

export interface Hospital {
  /** FINESS number of the site, nine characters. */
  readonly finess: string;
  readonly wardCode?: string | undefined;
  readonly wardName?: string | undefined;
  /** Whom to call about this discharge. */
  readonly dischargeContactPhone?: string | undefined;
}

export interface Stay {
  /** Identifies the stay within the hospital (HL7v2 PV1-19). */
  readonly visitNumber: string;
  readonly admittedAt?: string | undefined;
  readonly dischargedAt: string;
  /** `home` when the hospital did not say. */
  readonly dischargeMode?: DischargeMode | undefined;
  readonly admissionKind?: AdmissionKind | undefined;
  /** ICD-10 codes, the main one first. */
  readonly diagnoses?: readonly string[] | undefined;
  /** CCAM codes. */
  readonly procedures?: readonly string[] | undefined;
}

/** What and when the patient was told about the follow-up, and by whom. */
export interface PatientInformation {
  readonly informedAt?: string | undefined;
  readonly informedBy?: string | undefined;
  readonly what?: string | undefined;
}

/** What the patient refuses; a refusal has a scope. */
export interface Refusals {
  readonly calls?: boolean | undefined;
  readonly messages?: boolean | undefined;
  readonly sharing?: boolean | undefined;
  readonly everything?: boolean | undefined;
  /** Persons or professions with whom nothing may be shared. */
  readonly sharingWith?: readonly string[] | undefined;
}

/** A professional or a service outside the hospital, as far as the hospital knows them. */
export interface ProfessionalReference {
  readonly rpps?: string | undefined;
  readonly adeli?: string | undefined;
  /** FINESS number of the service (home nursing, health centre, laboratory). */
  readonly finess?: string | undefined;
  readonly name?: string | undefined;
  readonly phone?: string | undefined;
  readonly secureMail?: string | undefined;
}

/** Who stands in for the general practitioner, between two local days. */
export interface Replacement extends ProfessionalReference {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

export interface GeneralPractitioner extends ProfessionalReference {
  /** The patient says that they have no regular general practitioner. */
  readonly declaredNone?: boolean | undefined;
  readonly replacement?: Replacement | undefined;
}

/** Care that was there before the stay: its resumption is confirmed, never a second one booked. */
export interface CareInPlace {
  readonly kind: CareKind;
  readonly provider?: ProfessionalReference | undefined;
  readonly frequency?: string | undefined;
  readonly notes?: string | undefined;
}

export interface Prescription {
  readonly number?: string | undefined;
  readonly issuedAt?: string | undefined;
  readonly prescriberRpps?: string | undefined;
  readonly handedToPatient?: boolean | undefined;
}

/** Care prescribed at discharge. */
export interface CarePrescribed {
  readonly kind: CareKind;
  readonly profession?: string | undefined;
  readonly what?: string | undefined;
  readonly place?: CarePlace | undefined;
  /** When the first one has to be done, e.g. tonight's injection. */
  readonly firstDueAt?: string | undefined;
  readonly frequency?: string | undefined;
  readonly durationDays?: number | undefined;
  readonly prescription?: Prescription | undefined;
  readonly provider?: ProfessionalReference | undefined;
}

export interface ResultRecipient {
  readonly role: ResultRecipientRole;
  readonly name?: string | undefined;
}

export interface AwaitedResult {
  readonly what: string;
  readonly expectedAt?: string | undefined;
  readonly recipient?: ResultRecipient | undefined;
}

export interface DischargeLetter {
  readonly status: LetterStatus;
  readonly sentAt?: string | undefined;
}

/** One item of the HAS discharge check-list, 1 to 18, as the ward answered it. */
export interface PreparationItem {
  readonly item: number;
  readonly answer: PreparationAnswer;
}

interface DischargeFacts {
  readonly hospital: Hospital;
  readonly stay: Stay;
  readonly protectionMeasure?: ProtectionMeasure | undefined;
  readonly information?: PatientInformation | undefined;
  readonly refusals?: Refusals | undefined;
  readonly generalPractitioner?: GeneralPractitioner | undefined;
  readonly careInPlace?: readonly CareInPlace[] | undefined;
  readonly carePrescribed?: readonly CarePrescribed[] | undefined;
  readonly awaitedResults?: readonly AwaitedResult[] | undefined;
  readonly letter?: DischargeLetter | undefined;
  readonly preparation?: readonly PreparationItem[] | undefined;
  /** The sender's own instant of stating these facts: older facts never overwrite newer ones. */
  readonly statedAt?: string | undefined;
  readonly notes?: string | undefined;
}

/** What a door received and found well-formed. */
export interface SubmittedDischarge extends DischargeFacts {
  readonly patient: SubmittedPatient;
  readonly relatives?: readonly SubmittedRelative[] | undefined;
}

/** A submitted discharge once normalised: telephones understood, names trimmed, instants in UTC. */
export interface Discharge extends DischargeFacts {
  readonly patient: Patient;
  readonly relatives?: readonly Relative[] | undefined;
}
