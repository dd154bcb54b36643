import { ORDINARY, OWED_BY_HOSPITAL, type BreakCode, type BreakRule } from './break-rule';

type Code = Extract<BreakCode, 'R01' | 'R02' | 'R12' | 'R17'>;

/**
 * Breaks of what the hospital hands over (pathways.md, Breaks; labels-fr.md, 5). R01: the letter is due the same day
 * (public health code, article R.1112-1-2). R17: items 1, 2 and 18 of the HAS discharge check-list.
 */
export const INFORMATION_BREAKS: Readonly<Record<Code, BreakRule>> = {
  R01: {
    ...OWED_BY_HOSPITAL,
    name: 'LETTER_MISSING',
    whenSettled: 'arrived',
    causes: ['not-written', 'not-signed', 'wrong-recipient', 'gp-without-secure-mail', 'no-regular-gp'],
    resolutions: {
      arrived: {},
      'sent-again': {},
      'dictated-to-gp': {},
      'patient-has-it': {},
      'ward-told': {},
    },
  },
  R02: {
    ...ORDINARY,
    name: 'GP_NOT_INFORMED',
    whenSettled: 'told-by-secure-mail',
    causes: ['practice-closed', 'not-reachable', 'wrong-details'],
    resolutions: { 'told-by-secure-mail': {}, 'told-by-telephone': {}, 'replacement-told': {} },
  },
  R12: {
    ...ORDINARY,
    accepters: ['clinician'],
    name: 'PENDING_RESULT_UNOWNED',
    whenSettled: 'sent-to-gp',
    causes: ['hospital-laboratory', 'gp-not-named'],
    resolutions: { 'sent-to-gp': {}, 'result-appointment-made': {}, 'recipient-named': {} },
  },
  R17: {
    ...OWED_BY_HOSPITAL,
    name: 'DISCHARGE_UNPREPARED',
    whenSettled: 'completed',
    causes: ['discharge-brought-forward', 'against-advice', 'prescription-missing', 'late-hour'],
    resolutions: { completed: {}, 'back-to-ward': {} },
  },
};
