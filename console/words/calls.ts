/** Outcomes of a call attempt, one key each (labels-fr.md, 4). */
import type { Words } from './wording';

export const CALL_OUTCOMES = {
  reached: 'Joint',
  'voicemail-left': 'Message laissé',
  'no-answer': 'Ne répond pas',
  busy: 'Occupé',
  'wrong-number': 'Faux numéro',
  'relative-reached': 'Proche joint',
  'call-back-at': 'À rappeler à…',
  refused: 'Refuse',
  'red-flag': 'Signe d’alerte',
  'not-understood': 'Ne comprend pas (langue, audition)',
  'nurse-reached': 'Joint par l’infirmier à domicile',
  'called-back': 'A rappelé lui-même',
} as const satisfies Words;

export type CallOutcomeCode = keyof typeof CALL_OUTCOMES;

/** Why an attempt does not count. */
export const WITHDRAWAL_REASONS = {
  'wrong-person': 'Erreur de personne',
  mistake: 'Noté par erreur',
} as const satisfies Words;

/** The key of an outcome is its place here, from 1. */
export const OUTCOME_KEYS: readonly CallOutcomeCode[] = [
  'reached',
  'voicemail-left',
  'no-answer',
  'busy',
  'wrong-number',
  'relative-reached',
  'call-back-at',
  'refused',
  'red-flag',
];

/** Without a key: rarer, and none to be struck by accident. */
export const OTHER_OUTCOMES: readonly CallOutcomeCode[] = ['not-understood', 'nurse-reached', 'called-back'];

/** Whom a try is made at, when it is not the patient. */
export const CALL_RUNGS: Words = { relative: 'un proche', nurse: 'l’infirmier à domicile' };

/** What happens next, asked before it is recorded: neither can be taken back by another try. */
export const CONFIRMED_OUTCOMES: Words = {
  refused: 'Le patient ne veut plus être appelé : les appels de suivi s’arrêtent.',
  'red-flag':
    'Le soignant d’astreinte est alerté tout de suite. En cas d’urgence vitale, appeler d’abord le 15.',
};
