/** Alerts by code, with causes and resolutions (labels-fr.md, 5). */
import type { Words } from './wording';

export const BREAKS = {
  R01: 'Lettre absente',
  R02: 'MT pas prévenu',
  R03: 'Pas de RDV MT',
  R04: 'Pas de MT',
  R05: 'Pas d’infirmier',
  R06: 'Pas de kiné',
  R07: 'Pas de spécialiste',
  R08: 'RDV manqué (patient)',
  R09: 'RDV annulé (cabinet)',
  R10: 'Médicament manquant',
  R11: 'Matériel ou aide manquant',
  R12: 'Résultat sans destinataire',
  R13: 'Injoignable',
  R14: 'Signe d’alerte',
  R15: 'Refus',
  R16: 'Réhospitalisé',
  R17: 'Sortie mal préparée',
  R18: 'Soignant indisponible',
  R19: 'Examen non fait',
  R20: 'Pas de transport',
  R21: 'Domicile intenable',
  R22: 'Personne en danger',
} as const satisfies Words;

/** A cause means the same whatever the alert, except where an alert has its own words. */
const CAUSES = {
  'practice-closed': 'Cabinet fermé',
  'not-reachable': 'Pas joignable',
  'wrong-details': 'Coordonnées fausses',
  'no-slot': 'Pas de créneau',
  'patient-does-not-call': 'Le patient n’appelle pas',
  'cannot-travel': 'Ne se déplace pas',
  'never-had': 'Jamais eu de MT',
  retired: 'MT parti à la retraite',
  moved: 'Déménagement',
  'gp-refuses': 'Le MT refuse',
  'no-number': 'Aucun numéro',
  'wrong-number': 'Faux numéro',
  'no-answer': 'Ne répond pas',
  away: 'Absent',
  'in-hospital': 'Hospitalisé',
  call: 'Signalé pendant un appel',
  'patient-answer': 'Réponse du patient',
  'does-not-want': 'Ne veut pas',
  'already-followed': 'Déjà suivi',
  distrust: 'Méfiance',
  planned: 'Programmée',
  linked: 'Liée au séjour',
  unrelated: 'Sans lien avec le séjour',
  'physician-decision': 'Décision du médecin',
  violence: 'Violence',
  neglect: 'Maltraitance ou négligence',
  minor: 'Mineur en danger',
} as const satisfies Words;

const RESOLUTIONS = {
  'told-by-secure-mail': 'MT prévenu par messagerie sécurisée',
  'told-by-telephone': 'MT prévenu par téléphone',
  'replacement-told': 'Remplaçant prévenu',
  'appointment-made': 'RDV pris',
  'home-visit': 'Visite à domicile',
  associate: 'RDV avec un associé',
  'assisted-teleconsultation': 'Téléconsultation assistée',
  'not-needed': 'Sans objet',
  'gp-found': 'MT trouvé',
  'health-centre': 'Centre de santé',
  'insurer-asked': 'CPAM saisie',
  'territorial-community': 'CPTS saisie',
  reached: 'Joint',
  relative: 'Proche joint',
  'nurse-on-site': 'Joint par l’infirmier sur place',
  visit: 'Visite',
  'emergency-call-15': 'Appel au 15',
  'seen-same-day': 'Vu le jour même',
  'advice-given': 'Avis donné',
  'false-alarm': 'Fausse alerte (par un soignant)',
  respected: 'Refus respecté',
  'lighter-follow-up': 'Suivi allégé',
  paused: 'Suivi suspendu',
  closed: 'Suivi clos',
  reported: 'Signalé',
  'ruled-out-by-clinician': 'Écarté par un soignant',
} as const satisfies Words;

export const BREAK_CAUSES: Words = CAUSES;
export const BREAK_RESOLUTIONS: Words = RESOLUTIONS;

/** What to do at once, before anything is recorded; a telephone number beside every alarm (field.md, 1 and 15). */
export const ALARM_ADVICE: Words = {
  R14: 'En cas d’urgence vitale : appeler le 15 maintenant, et rester en ligne avec le patient.',
  R22: 'Danger immédiat : appeler le 17 (ou le 15). Idées suicidaires : 3114. Aucun SMS à ce foyer.',
};

/** Who may close them, said to those who may not (pathways.md, Breaks). */
export const CLOSERS_SENTENCES: Words = {
  R14: 'Seul un soignant peut fermer un signe d’alerte.',
  R22: 'Seuls un soignant ou la responsable d’équipe peuvent fermer cette alerte.',
};

/** Alarms a person raises on the spot, and from what. */
export const ALARM_CAUSES = {
  R14: ['call', 'patient-answer'],
  R22: ['violence', 'neglect', 'minor'],
} as const;

export type AlarmCode = keyof typeof ALARM_CAUSES;
