/** What people learn of a letter, a visit, a check or a result, in words. */
import type { Letter } from '../../api/schemas';
import { CARES } from './people';
import { counted, wordsFor, type Words } from './wording';

/** The states of a discharge letter (labels-fr.md, 3), in the order they come. */
export const LETTER_STATES: readonly (readonly [state: keyof Letter, code: string, words: string])[] = [
  ['announced', 'announced', 'Annoncée'],
  ['sentByHospital', 'sent-by-hospital', 'Envoyée par l’établissement'],
  ['gpHasIt', 'gp-has-it', 'Le MT l’a'],
  ['patientHasIt', 'patient-has-it', 'Le patient l’a'],
];

/** Checks by the key their pathway gives them. */
const CHECKS: Words = {
  'medication-reconciliation': 'Conciliation des médicaments',
  'medication-reconciliation-moderate': 'Conciliation des médicaments',
  'medication-screening': 'Médicaments : repérage',
  'malnutrition-screening': 'Dénutrition : repérage',
  'depression-screening': 'Dépression : repérage',
  'falls-screening': 'Chutes : repérage',
};

/** What no pathway asks for, and somebody verifies all the same (domain/follow-up/verification.ts). */
const VERIFICATIONS: readonly (readonly [prefix: string, words: string])[] = [
  ['told-', 'RDV dit par le patient'],
  ['presence-', 'RDV honoré ou manqué, dit par le patient'],
  ['call-back-opposed-', 'Demande à être rappelé, mais refuse les appels'],
  ['medical-advice-', 'Avis médical demandé pendant l’appel'],
];

export function checkWords(key: string): string {
  const [, careKey, visit] = /^make-up-(.+)\.(\d+)$/.exec(key) ?? [];
  if (careKey !== undefined && visit !== undefined) {
    return `${wordsFor(CARES, careKey)}, passage ${visit} à replacer`;
  }
  const verification = VERIFICATIONS.find(([prefix]) => key.startsWith(prefix));
  return verification?.[1] ?? wordsFor(CHECKS, key);
}

/** `result-1` is the first result that the letter announces; what it is belongs to the care team. */
export function resultWords(key: string): string {
  const number = /^result-(\d+)$/.exec(key)?.[1];
  return number === undefined ? key : `Résultat ${number}`;
}

export const CHECK_STATUSES = {
  due: 'À vérifier',
  done: 'Vérifié',
  'not-applicable': 'Sans objet',
} as const satisfies Words;

export const RESULT_STATUSES = {
  unowned: 'Personne ne l’attend',
  awaited: 'Attendu',
  received: 'Reçu',
} as const satisfies Words;

/** Whose doing it was that a visit did not take place. */
export const MISSED_BY = {
  patient: 'le patient n’est pas venu ou n’était pas là',
  professional: 'le cabinet a annulé ou n’est pas venu',
} as const satisfies Words;

/** Who decides to live with an alert. */
export const ACCEPTERS = {
  patient: 'Le patient le souhaite',
  clinician: 'Un soignant le décide',
} as const satisfies Words;

/** The same, once it was decided. */
export const ACCEPTED_BY = {
  patient: 'décision du patient',
  clinician: 'décision d’un soignant',
} as const satisfies Words;

/** Why, by who decides (domain, reasons to accept a break). */
export const ACCEPTANCE_REASONS: Readonly<Record<string, Words>> = {
  clinician: {
    'waiting-is-safe': 'Attendre est sans risque',
    'other-care-suffices': 'Une autre prise en charge suffit',
    'no-longer-useful': 'N’est plus utile',
  },
  patient: {
    'does-not-want': 'Ne veut pas',
    'already-followed': 'Déjà suivi',
    distrust: 'Méfiance',
  },
};

/** `3 passages honorés sur 8`. */
export function visitsWords(kept: number, planned: number | null): string {
  const honoured = counted(kept, 'passage honoré', 'passages honorés');
  return planned === null ? honoured : `${honoured} sur ${planned}`;
}

/** `rouverte 2 fois`. */
export function reopeningsWords(count: number): string {
  return `rouverte ${count} fois`;
}
