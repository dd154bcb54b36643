import type { CareKind } from '../discharge';

/** Who gives care (field.md; product.md): persons and structures that can be asked for something. */
export const PROFESSIONS = [
  'general-practitioner',
  'specialist',
  'surgeon',
  'nurse',
  'physiotherapy',
  'speech-therapy',
  'midwife',
  'osteopath',
  'home-nursing-service',
  'home-hospitalisation',
  'equipment-provider',
  'pharmacy',
  'laboratory',
  'imaging',
  'transport',
  'home-help',
  'meals',
  'territorial-community',
  'insurer-mediator',
  'local-coordination',
] as const;
export type Profession = (typeof PROFESSIONS)[number];

/** Who may be asked for a kind of care, the usual one first. */
const PROVIDERS: Partial<Readonly<Record<CareKind, readonly Profession[]>>> = {
  medicine: ['pharmacy'],
  oxygen: ['equipment-provider'],
  bed: ['equipment-provider'],
  'other-equipment': ['equipment-provider'],
  vaccination: ['nurse', 'pharmacy', 'general-practitioner'],
};

/**
 * @param careKind what has to be secured
 * @returns the professions that give it, the usual one first; empty when nobody in particular does (`other`)
 */
export function providersOf(careKind: CareKind): readonly Profession[] {
  const known = PROVIDERS[careKind];
  if (known !== undefined) return known;
  return PROFESSIONS.filter((profession) => profession === careKind);
}

/** What a practice or structure is; the rungs of the ladder without a general practitioner are among them. */
export const PRACTICE_KINDS = [
  'practice',
  'health-house',
  'health-centre',
  'territorial-community',
  'insurer-mediator',
  'local-coordination',
  'structure',
] as const;
export type PracticeKind = (typeof PRACTICE_KINDS)[number];

/** What a place offers to those who need it. */
export const ACCESSIBILITY = [
  'step-free',
  'lift',
  'parking',
  'hearing-loop',
  'sign-language',
  'home-visits',
] as const;
export type Accessibility = (typeof ACCESSIBILITY)[number];

/** Where an appointment takes place. */
export const APPOINTMENT_PLACES = ['practice', 'home', 'remote', 'group'] as const;
export type AppointmentPlace = (typeof APPOINTMENT_PLACES)[number];

/** Whether one who was never seen there may book: anyone, own patients only, or after the practice said yes. */
export const NEW_PATIENT_RULES = ['accepted', 'own-only', 'on-request'] as const;
export type NewPatientRule = (typeof NEW_PATIENT_RULES)[number];
