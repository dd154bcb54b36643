import { ageOn, type LocalDay } from '../calendar';
import type { DischargeMode, ProtectionKind } from './codes';
import type { Patient, Phone, ProtectionMeasure, Relative } from './patient';

/** Whom a call is for, before anybody else. */
export type FirstInterlocutor = 'patient' | 'parental-authority' | 'institution-nurse';

/** What the one who protects does: decides in the person's place, helps them decide, or is only told. */
export type ProtectionRole = 'represents' | 'assists' | 'told';

/** The person in charge of a protection, and what for. */
export interface ProtectionInterlocutor {
  readonly kind: ProtectionKind;
  readonly role: ProtectionRole;
  readonly name: string | null;
  readonly organisation: string | null;
  readonly phone: string | null;
  /** False when neither a telephone nor a mail address is known: it has to be asked of the hospital. */
  readonly reachable: boolean;
}

/** Whom to speak to, and in which order. */
export interface SpeakTo {
  readonly first: FirstInterlocutor;
  readonly isMinor: boolean;
  /** Null without a measure in force; a minor's are the holders of parental authority. */
  readonly protection: ProtectionInterlocutor | null;
  /** Numbers to call, the first one first; those of the one spoken to first. */
  readonly phones: readonly Phone[];
}

/** What is known of the person on a day. */
export interface SpeakToFacts {
  readonly patient: Patient;
  readonly relatives: readonly Relative[];
  readonly protectionMeasure: ProtectionMeasure | null;
  readonly dischargeMode: DischargeMode;
}

const MAJORITY_YEARS = 18;

/**
 * Civil code: guardianship and an active mandate represent (art. 496, 477), curatorships assist (art. 440, 467), a
 * judicial safeguard takes no right away (art. 435). An authorisation of the family represents unless the judge said
 * that it assists (art. 494-1); what the judge said is not in a discharge, so that the stronger reading is shown.
 */
const ROLES: Readonly<Record<ProtectionKind, ProtectionRole>> = {
  guardianship: 'represents',
  'family-authorisation': 'represents',
  'future-protection-mandate': 'represents',
  'parental-authority': 'represents',
  curatorship: 'assists',
  'reinforced-curatorship': 'assists',
  'judicial-safeguard': 'told',
};

/**
 * Whom to speak to on a day (field.md, 6 and 9). A protected adult is spoken to first, whatever the measure; for a
 * minor the holder of parental authority is called; in a care home its nurse is, and the resident is not.
 *
 * @param day local day of the service; a measure that has ended by then is none
 */
export function speakTo(facts: SpeakToFacts, day: LocalDay): SpeakTo {
  const { patient, protectionMeasure, dischargeMode } = facts;
  const isMinor = patient.birthDate !== undefined && ageOn(patient.birthDate, day) < MAJORITY_YEARS;
  const protection = inForce(protectionMeasure, day) ? interlocutorOf(protectionMeasure) : null;
  const first = isMinor
    ? 'parental-authority'
    : dischargeMode === 'care-home'
      ? 'institution-nurse'
      : 'patient';
  return { first, isMinor, protection, phones: phonesFor(first, facts) };
}

function inForce(measure: ProtectionMeasure | null, day: LocalDay): measure is ProtectionMeasure {
  return measure !== null && (measure.until === undefined || day <= measure.until);
}

function interlocutorOf({ kind, contact }: ProtectionMeasure): ProtectionInterlocutor {
  return {
    kind,
    role: ROLES[kind],
    name: contact?.name ?? null,
    organisation: contact?.organisation ?? null,
    phone: contact?.phone ?? null,
    reachable: contact?.phone !== undefined || contact?.email !== undefined,
  };
}

/** As hospitals write the relationship of a parent. */
const PARENTS: ReadonlySet<string> = new Set([
  'mother',
  'father',
  'parent',
  'mère',
  'père',
  'tuteur',
  'tutrice',
]);

function phonesFor(first: FirstInterlocutor, { patient, relatives }: SpeakToFacts): readonly Phone[] {
  const own = inOrder(patient.phones);
  switch (first) {
    case 'patient':
      return own;
    case 'institution-nurse':
      return [...own.filter(isInstitution), ...own.filter((phone) => !isInstitution(phone))];
    case 'parental-authority':
      return [
        ...relatives
          .filter(({ relationship }) => PARENTS.has(relationship?.toLowerCase() ?? ''))
          .flatMap(({ phones }) => inOrder(phones)),
        ...own.filter(({ owner }) => owner !== 'patient'),
        ...own.filter(({ owner }) => owner === 'patient'),
      ];
  }
}

function isInstitution({ owner }: Phone): boolean {
  return owner === 'institution';
}

function inOrder(phones: readonly Phone[]): Phone[] {
  return [...phones].sort((left, right) => left.order - right.order);
}
