/** Closed lists of a discharge announcement. Doors (REST, HL7v2, FHIR) translate into these codes. */

/** Where the patient goes, or how the stay ended. */
export const DISCHARGE_MODES = [
  'home',
  'care-home',
  'home-hospitalisation',
  'rehabilitation',
  'transfer',
  'against-advice',
  'deceased',
] as const;
export type DischargeMode = (typeof DISCHARGE_MODES)[number];

export const ADMISSION_KINDS = ['emergency', 'planned'] as const;
export type AdmissionKind = (typeof ADMISSION_KINDS)[number];

export const SEXES = ['female', 'male', 'unknown'] as const;
export type Sex = (typeof SEXES)[number];

/**
 * Identifier systems of a patient. `INS-TEST` and `INS-DEMO` are the public test and demonstration authorities
 * (1.2.250.1.213.1.4.10 and .11): never trusted outside tests.
 */
export const IDENTIFIER_SYSTEMS = ['INS-NIR', 'INS-NIA', 'INS-TEST', 'INS-DEMO', 'PI'] as const;
export type IdentifierSystem = (typeof IDENTIFIER_SYSTEMS)[number];

/** Trust in an identity (RNIV): provisional, retrieved from the INS service, validated on a document, qualified. */
export const IDENTIFIER_STATUSES = ['provisional', 'retrieved', 'validated', 'qualified'] as const;
export type IdentifierStatus = (typeof IDENTIFIER_STATUSES)[number];

export const PHONE_OWNERS = ['patient', 'relative', 'neighbour', 'institution', 'unknown'] as const;
export type PhoneOwner = (typeof PHONE_OWNERS)[number];

export const HEARING_STATES = ['normal', 'hard-of-hearing', 'deaf'] as const;
export type HearingState = (typeof HEARING_STATES)[number];

/** What may be said to a relative; listening to one is always allowed. */
export const RELATIVE_SCOPES = ['nothing', 'practical', 'all'] as const;
export type RelativeScope = (typeof RELATIVE_SCOPES)[number];

export const PROTECTION_KINDS = [
  'guardianship',
  'curatorship',
  'reinforced-curatorship',
  'judicial-safeguard',
  'family-authorisation',
  'future-protection-mandate',
  'parental-authority',
] as const;
export type ProtectionKind = (typeof PROTECTION_KINDS)[number];

/** Kinds of care that have to hold at home, before or after the stay. */
export const CARE_KINDS = [
  'general-practitioner',
  'specialist',
  'nurse',
  'physiotherapy',
  'speech-therapy',
  'midwife',
  'home-nursing-service',
  'home-hospitalisation',
  'medicine',
  'laboratory',
  'imaging',
  'transport',
  'oxygen',
  'bed',
  'other-equipment',
  'home-help',
  'meals',
  'vaccination',
  'other',
] as const;
export type CareKind = (typeof CARE_KINDS)[number];

export const CARE_PLACES = ['home', 'practice', 'hospital', 'remote'] as const;
export type CarePlace = (typeof CARE_PLACES)[number];

/** The four states of a discharge letter (pathways.md, R01). */
export const LETTER_STATUSES = ['announced', 'sent-by-hospital', 'gp-has-it', 'patient-has-it'] as const;
export type LetterStatus = (typeof LETTER_STATUSES)[number];

export const PREPARATION_ANSWERS = ['yes', 'no', 'not-applicable'] as const;
export type PreparationAnswer = (typeof PREPARATION_ANSWERS)[number];

/** Items of the HAS discharge check-list are numbered from 1 (pathways.md). */
export const PREPARATION_ITEM_MAXIMUM = 18;

/** Readmission risk and social assessment: the check-list has no "not applicable" for them. */
export const PREPARATION_ITEMS_ALWAYS_APPLICABLE: ReadonlySet<number> = new Set([1, 2]);

export const RESULT_RECIPIENTS = ['general-practitioner', 'specialist', 'ward', 'patient', 'other'] as const;
export type ResultRecipientRole = (typeof RESULT_RECIPIENTS)[number];
