/**
 * The breaks this service can open (pathways.md, Breaks; labels-fr.md, 5): causes and resolutions a person
 * chooses from, who may close, and what a resolution says about the care it concerns.
 */

export type BreakCode = 'R02' | 'R03' | 'R04' | 'R13' | 'R14' | 'R15' | 'R16' | 'R22';
export type CloserRole = 'operator' | 'teamLead' | 'clinician';

export interface BreakResolutionRule {
  /** The care the break is about becomes this; absent when the resolution says nothing of it. */
  readonly careBecomes?: 'arranged' | 'failed' | 'not-needed';
}

export interface BreakRule {
  readonly name: string;
  readonly causes: readonly string[];
  readonly resolutions: Readonly<Record<string, BreakResolutionRule>>;
  readonly closers: readonly CloserRole[];
  /** A follow-up with such a break open never ends by the calendar. */
  readonly keepsOpen: boolean;
}

const ANY_CLOSER: readonly CloserRole[] = ['operator', 'teamLead', 'clinician'];

export const BREAK_RULES: Readonly<Record<BreakCode, BreakRule>> = {
  R02: {
    name: 'GP_NOT_INFORMED',
    causes: ['practice-closed', 'not-reachable', 'wrong-details'],
    resolutions: { 'told-by-secure-mail': {}, 'told-by-telephone': {}, 'replacement-told': {} },
    closers: ANY_CLOSER,
    keepsOpen: false,
  },
  R03: {
    name: 'NO_GP_APPOINTMENT',
    causes: ['no-slot', 'practice-closed', 'patient-does-not-call', 'cannot-travel'],
    resolutions: {
      'appointment-made': { careBecomes: 'arranged' },
      'home-visit': { careBecomes: 'arranged' },
      associate: { careBecomes: 'arranged' },
      'assisted-teleconsultation': { careBecomes: 'arranged' },
      'not-needed': { careBecomes: 'not-needed' },
    },
    closers: ANY_CLOSER,
    keepsOpen: false,
  },
  R04: {
    name: 'NO_REGULAR_GP',
    causes: ['never-had', 'retired', 'moved', 'gp-refuses'],
    resolutions: {
      'gp-found': { careBecomes: 'arranged' },
      'health-centre': { careBecomes: 'arranged' },
      'insurer-asked': {},
      'territorial-community': {},
    },
    closers: ANY_CLOSER,
    keepsOpen: false,
  },
  R13: {
    name: 'PATIENT_UNREACHABLE',
    causes: ['no-number', 'wrong-number', 'no-answer', 'away', 'in-hospital'],
    resolutions: { reached: {}, relative: {}, 'nurse-on-site': {}, visit: {} },
    closers: ANY_CLOSER,
    keepsOpen: false,
  },
  R14: {
    name: 'WORSENING_SIGNAL',
    causes: ['call', 'patient-answer'],
    resolutions: {
      'emergency-call-15': {},
      'seen-same-day': {},
      'advice-given': {},
      'false-alarm': {},
    },
    closers: ['clinician'],
    keepsOpen: true,
  },
  R15: {
    name: 'REFUSED_OR_WITHDREW',
    causes: ['does-not-want', 'already-followed', 'distrust'],
    resolutions: { respected: {}, 'lighter-follow-up': {} },
    closers: ANY_CLOSER,
    keepsOpen: false,
  },
  R16: {
    name: 'READMITTED',
    causes: ['planned', 'linked', 'unrelated', 'physician-decision'],
    resolutions: { paused: {}, closed: {} },
    closers: ANY_CLOSER,
    keepsOpen: false,
  },
  R22: {
    name: 'PERSON_IN_DANGER',
    causes: ['violence', 'neglect', 'minor'],
    resolutions: { reported: {}, 'ruled-out-by-clinician': {} },
    closers: ['clinician', 'teamLead'],
    keepsOpen: true,
  },
};
