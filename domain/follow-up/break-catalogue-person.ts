import { ORDINARY, type BreakCode, type BreakRule } from './break-rule';

type Code = Extract<BreakCode, 'R13' | 'R14' | 'R15' | 'R16' | 'R21' | 'R22'>;

/**
 * Breaks that concern the patient in person and the home (pathways.md, Breaks; labels-fr.md, 5). Only a clinician closes
 * a red flag, and a clinician or the team lead a person in danger; neither waits for Monday.
 */
export const PERSON_BREAKS: Readonly<Record<Code, BreakRule>> = {
  R13: {
    ...ORDINARY,
    accepters: ['clinician'],
    name: 'PATIENT_UNREACHABLE',
    whenSettled: 'reached',
    causes: ['no-number', 'wrong-number', 'no-answer', 'away', 'in-hospital'],
    resolutions: { reached: {}, relative: {}, 'nurse-on-site': {}, visit: {} },
  },
  R14: {
    name: 'WORSENING_SIGNAL',
    whenSettled: 'seen-same-day',
    causes: ['call', 'patient-answer', 'professional', 'relative', 'suicidal-thoughts'],
    resolutions: { 'emergency-call-15': {}, 'seen-same-day': {}, 'advice-given': {}, 'false-alarm': {} },
    closers: ['clinician'],
    accepters: [],
    keepsOpen: true,
    firstQueue: 'on-call-clinicians',
    ladder: [{ queue: 'on-call-clinicians' }, { queue: 'team-leads' }],
    reviewClock: 'continuous',
  },
  R15: {
    ...ORDINARY,
    name: 'REFUSED_OR_WITHDREW',
    whenSettled: 'respected',
    causes: ['does-not-want', 'already-followed', 'distrust'],
    resolutions: { respected: {}, 'lighter-follow-up': {}, withdrawn: {} },
  },
  R16: {
    ...ORDINARY,
    accepters: ['clinician'],
    name: 'READMITTED',
    whenSettled: 'closed',
    causes: ['planned', 'linked', 'unrelated', 'physician-decision'],
    resolutions: { paused: {}, closed: {}, continued: {} },
  },
  R21: {
    ...ORDINARY,
    name: 'HOME_NOT_HOLDING',
    whenSettled: 'help-in-place',
    causes: ['isolation', 'exhausted-carer', 'housing'],
    resolutions: { 'help-in-place': {}, 'coordination-service': {}, respite: {} },
  },
  R22: {
    name: 'PERSON_IN_DANGER',
    whenSettled: 'reported',
    causes: ['violence', 'neglect', 'minor'],
    resolutions: { reported: {}, 'ruled-out-by-clinician': {} },
    closers: ['clinician', 'teamLead'],
    accepters: [],
    keepsOpen: true,
    firstQueue: 'team-leads',
    ladder: [{ queue: 'team-leads' }, { queue: 'on-call-clinicians' }],
    reviewClock: 'continuous',
  },
};
