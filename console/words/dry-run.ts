/** Words of « Essayer un parcours ». */
import { PROFESSIONS } from './people';

export const ASSUMPTION_WORDS: Readonly<Record<string, string>> = {
  reachedPerAttemptShare: 'Part des essais qui joignent quelqu’un',
  redFlagShare: 'Part des appels aboutis avec un signe d’alerte',
  acceptedPerOfferShare: 'Part des demandes acceptées',
  missedVisitShare: 'Part des visites manquées',
  checkFailedShare: 'Part des contrôles qui trouvent un manque',
  minutesPerAttempt: 'Minutes par essai d’appel',
  minutesPerReachedCall: 'Minutes de plus par appel abouti',
  clinicianMinutesPerRedFlag: 'Minutes d’un soignant par signe d’alerte',
  minutesPerOffer: 'Minutes par demande à un professionnel',
  minutesPerBooking: 'Minutes par RDV pris',
  minutesPerConfirmation: 'Minutes par reprise confirmée',
  minutesPerCheck: 'Minutes par contrôle',
  minutesPerDischarge: 'Minutes par sortie',
  minutesPerBreak: 'Minutes par alerte',
  offersMaximum: 'Professionnels sollicités au plus',
};

export const STAFF_WORDS: Readonly<Record<string, string>> = {
  operators: 'Chargés de suivi',
  'team-leads': 'Responsables d’équipe',
  'on-call-clinicians': 'Soignants d’astreinte',
};

/** What is due to happen at the patient's, or where they go. */
export const VISIT_WORDS: Readonly<Record<string, string>> = {
  ...PROFESSIONS,
  medicine: 'médicaments',
  laboratory: 'laboratoire',
  imaging: 'imagerie',
  transport: 'transport',
  oxygen: 'oxygène',
  bed: 'lit médicalisé',
  'other-equipment': 'matériel',
  'home-help': 'aide à domicile',
  meals: 'repas',
  vaccination: 'vaccination',
  other: 'autre',
};

export const CONDITION_WORDS: Readonly<Record<string, string>> = {
  age: 'âge',
  diagnosis: 'diagnostic',
  procedure: 'acte',
  admission: 'mode d’admission',
  vigilance: 'vigilance',
  prescribed: 'prescription',
  'in-place': 'aide déjà en place',
  'asked-for': 'demande pendant le suivi',
  'score-lace': 'score LACE',
  'score-hospital': 'score HOSPITAL',
  'score-trst': 'score TRST',
};

export const STEP_KIND_WORDS: Readonly<Record<string, string>> = {
  document: 'Document',
  care: 'Besoin',
  call: 'Appel',
  check: 'Contrôle',
};
