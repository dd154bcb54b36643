/** Persons, places, roles and what may be said to whom (labels-fr.md, 6 and 7). */
import type { Words } from './wording';

export const ROLES = {
  hospital: 'établissement',
  operator: 'chargé(e) de suivi',
  teamLead: 'responsable d’équipe',
  clinician: 'soignant',
  administrator: 'administration',
  service: 'service informatique',
} as const satisfies Words;

export const QUEUES = {
  operators: 'l’équipe des chargés de suivi',
  'team-leads': 'les responsables d’équipe',
  'on-call-clinicians': 'les soignants d’astreinte',
  wards: 'le service d’hospitalisation',
} as const satisfies Words;

/** The same, as whom something is handed to. */
export const TO_QUEUES = {
  operators: 'aux chargés de suivi',
  'team-leads': 'aux responsables d’équipe',
  'on-call-clinicians': 'aux soignants d’astreinte',
  wards: 'au service d’hospitalisation',
} as const satisfies Words;

export const PROFESSIONS = {
  'general-practitioner': 'médecin traitant',
  specialist: 'spécialiste',
  nurse: 'infirmier',
  physiotherapy: 'kiné',
  physiotherapist: 'kiné',
  'speech-therapy': 'orthophoniste',
  midwife: 'sage-femme',
  'home-nursing-service': 'SSIAD',
  'home-hospitalisation': 'HAD',
} as const satisfies Words;

/** What has to be arranged, by the key the pathway gives it. */
export const CARES: Words = {
  'gp-visit': 'RDV médecin traitant',
  'gp-visit-moderate': 'RDV médecin traitant',
  'gp-visit-m2': 'RDV médecin traitant à M2',
  cardiologist: 'RDV cardiologue',
  'chest-physician': 'RDV pneumologue',
  specialist: 'RDV spécialiste',
  'post-stroke-assessment': 'Consultation post-AVC',
  'review-m6': 'Bilan à M6',
  nurse: 'Passages infirmiers',
  'home-nursing-service': 'SSIAD',
  'home-hospitalisation': 'HAD',
  physiotherapy: 'Kiné',
  'speech-therapy': 'Orthophoniste',
  midwife: 'Sage-femme',
  'midwife-second-visit': 'Sage-femme, deuxième visite',
  'newborn-examination': 'Examen du nouveau-né',
  medicine: 'Médicaments',
  laboratory: 'Examen de laboratoire',
  imaging: 'Imagerie',
  transport: 'Transport',
  oxygen: 'Oxygène à domicile',
  bed: 'Lit médicalisé',
  'other-equipment': 'Matériel à domicile',
  'home-help': 'Aide à domicile',
  meals: 'Portage de repas',
  vaccination: 'Vaccination',
  other: 'Autre besoin',
};

export const SEXES = { female: 'femme', male: 'homme', unknown: 'sexe non précisé' } as const satisfies Words;

export const PHONE_OWNERS = {
  patient: 'du patient',
  relative: 'd’un proche',
  neighbour: 'd’un voisin',
  institution: 'de la structure',
  unknown: 'de qui ? à vérifier',
} as const satisfies Words;

export const RELATIVE_SCOPES = {
  nothing: 'ne rien lui dire (on peut l’écouter)',
  practical: 'on peut lui parler de l’organisation pratique',
  all: 'on peut tout lui dire',
} as const satisfies Words;

export const HEARING = {
  normal: 'Entend bien',
  'hard-of-hearing': 'Entend mal : parler lentement, ou écrire',
  deaf: 'N’entend pas : écrire, pas d’appel ; urgence par SMS au 114',
} as const satisfies Words;

export const PROTECTION_MEASURES = {
  guardianship: 'tutelle',
  curatorship: 'curatelle',
  'reinforced-curatorship': 'curatelle renforcée',
  'judicial-safeguard': 'sauvegarde de justice',
  'family-authorisation': 'habilitation familiale',
  'future-protection-mandate': 'mandat de protection future',
  'parental-authority': 'autorité parentale',
} as const satisfies Words;

export const DISCHARGE_MODES = {
  home: 'retour à domicile',
  'care-home': 'entrée en EHPAD',
  'home-hospitalisation': 'HAD',
  rehabilitation: 'SMR',
  transfer: 'autre établissement',
  'against-advice': 'sortie contre avis',
  deceased: 'décès',
} as const satisfies Words;

/** As a hospital may write it; other words are shown as they came. */
export const RELATIONSHIPS: Words = {
  daughter: 'fille',
  son: 'fils',
  wife: 'épouse',
  husband: 'époux',
  spouse: 'conjoint',
  partner: 'compagnon ou compagne',
  mother: 'mère',
  father: 'père',
  sister: 'sœur',
  brother: 'frère',
  neighbour: 'voisin',
  friend: 'ami',
};

export const NEWS_SOURCES = {
  hospital: 'Établissement',
  relative: 'Proche',
  professional: 'Professionnel',
  operator: 'Chargé(e) de suivi',
} as const satisfies Words;
