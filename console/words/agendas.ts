/** Professionals, practices and their agendas (labels-fr.md, 1, 5 and 6). */
import type { Words } from './wording';

/** As one lists them; `PROFESSIONS` of people.ts says what they are to a patient. */
export const CAREGIVERS = {
  'general-practitioner': 'médecin généraliste',
  specialist: 'spécialiste',
  surgeon: 'chirurgien',
  nurse: 'infirmier (IDEL)',
  physiotherapy: 'kiné',
  'speech-therapy': 'orthophoniste',
  midwife: 'sage-femme',
  osteopath: 'ostéopathe',
  'home-nursing-service': 'SSIAD',
  'home-hospitalisation': 'HAD',
  'equipment-provider': 'prestataire à domicile (PSAD)',
  pharmacy: 'pharmacie',
  laboratory: 'laboratoire',
  imaging: 'imagerie',
  transport: 'transport',
  'home-help': 'aide à domicile (SAD)',
  meals: 'portage de repas',
  'territorial-community': 'CPTS',
  'insurer-mediator': 'médiation CPAM',
  'local-coordination': 'DAC',
} as const satisfies Words;

export const PRACTICE_KINDS = {
  practice: 'cabinet',
  'health-house': 'maison de santé',
  'health-centre': 'centre de santé',
  'territorial-community': 'CPTS',
  'insurer-mediator': 'CPAM',
  'local-coordination': 'DAC',
  structure: 'structure',
} as const satisfies Words;

export const ACCESSIBILITY = {
  'step-free': 'plain-pied',
  lift: 'ascenseur',
  parking: 'parking',
  'hearing-loop': 'boucle auditive',
  'sign-language': 'langue des signes',
  'home-visits': 'visites à domicile',
} as const satisfies Words;

export const LANGUAGES = {
  fr: 'français',
  en: 'anglais',
  ar: 'arabe',
  pl: 'polonais',
  pt: 'portugais',
  es: 'espagnol',
  it: 'italien',
  tr: 'turc',
  ru: 'russe',
  uk: 'ukrainien',
  ro: 'roumain',
  nl: 'néerlandais',
  fsl: 'langue des signes française',
} as const satisfies Words;

/** Where an appointment takes place. */
export const PLACES = {
  practice: 'au cabinet',
  home: 'à domicile',
  remote: 'téléconsultation',
  group: 'séance de groupe',
} as const satisfies Words;

export const NEW_PATIENTS = {
  accepted: 'nouveaux patients acceptés',
  'own-only': 'ses patients seulement',
  'on-request': 'nouveaux patients après accord du cabinet',
} as const satisfies Words;

/** Why somebody is away (causes of R18). */
export const ABSENCE_CAUSES = {
  leave: 'congé',
  illness: 'maladie',
  retirement: 'retraite',
  'too-many-patients': 'trop de patients',
} as const satisfies Words;

export const EXCEPTION_KINDS = {
  closed: 'fermé',
  extra: 'ouvert en plus',
} as const satisfies Words;

/** What can be booked, or a profession where the care is one. */
export const CARE_KINDS: Words = {
  ...CAREGIVERS,
  'general-practitioner': 'médecin généraliste',
  nurse: 'soins infirmiers',
  medicine: 'médicaments',
  oxygen: 'oxygène à domicile',
  bed: 'lit médicalisé',
  'other-equipment': 'matériel à domicile',
  vaccination: 'vaccination',
  other: 'autre besoin',
};

/** The seven days, Monday first, as a form lists them. */
export const WEEKDAY_NAMES = [
  'Lundi',
  'Mardi',
  'Mercredi',
  'Jeudi',
  'Vendredi',
  'Samedi',
  'Dimanche',
] as const;
