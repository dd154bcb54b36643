/** Whom to speak to, what may be said, and what protects (labels-fr.md, 6 and 7). */
import type { Words } from './wording';

export const FIRST_INTERLOCUTORS = {
  patient: 'On parle d’abord à la personne.',
  'parental-authority': 'Mineur : appeler le titulaire de l’autorité parentale.',
  'institution-nurse': 'EHPAD : appeler l’infirmier de l’établissement, pas le résident.',
} as const satisfies Words;

export const PROTECTION_ROLES = {
  represents: 'décide avec elle ou à sa place : à contacter pour toute décision',
  assists: 'l’assiste : à contacter pour les décisions importantes',
  told: 'est tenu informé ; la personne décide seule',
} as const satisfies Words;

/** Who said something to the service. */
export const SPEAKERS = {
  patient: 'le patient',
  relative: 'un proche',
  professional: 'un professionnel',
  hospital: 'l’établissement',
  operator: 'un(e) chargé(e) de suivi',
} as const satisfies Words;

export const DANGERS = {
  violence: 'Violence',
  neglect: 'Maltraitance ou négligence',
  minor: 'Mineur en danger',
  'suicidal-thoughts': 'Idées suicidaires',
  'exhausted-carer': 'Aidant épuisé',
} as const satisfies Words;

export type Danger = keyof typeof DANGERS;

export const DANGER_SERVICES = {
  police: 'police ou gendarmerie',
  'emergency-medical': 'SAMU',
  'suicide-prevention': 'prévention du suicide, jour et nuit',
  'elder-and-disability-abuse': 'maltraitance des personnes âgées ou handicapées',
  'children-in-danger': 'enfance en danger',
  'violence-against-women': 'violences faites aux femmes',
  'coordination-service': 'DAC du territoire (numéro dans l’annuaire du service)',
} as const satisfies Words;

/** Professions one may refuse to share with, as cares name them. */
export const REFUSABLE_PROFESSIONS = {
  'general-practitioner': 'médecin traitant',
  nurse: 'infirmier',
  physiotherapy: 'kiné',
  'speech-therapy': 'orthophoniste',
  midwife: 'sage-femme',
  specialist: 'spécialiste',
  'home-nursing-service': 'SSIAD',
  'home-hospitalisation': 'HAD',
  'home-help': 'aide à domicile',
  laboratory: 'laboratoire',
} as const satisfies Words;
