import { ORDINARY, PRESSING, type BreakCode, type BreakRule } from './break-rule';

type Code = Extract<
  BreakCode,
  'R03' | 'R04' | 'R05' | 'R06' | 'R07' | 'R08' | 'R09' | 'R10' | 'R11' | 'R18' | 'R19' | 'R20'
>;

/** Breaks of the care to secure: who gives it, with what, and how one gets there (pathways.md, Breaks; labels-fr.md, 5). */
export const CARE_BREAKS: Readonly<Record<Code, BreakRule>> = {
  R03: {
    ...ORDINARY,
    name: 'NO_GP_APPOINTMENT',
    whenSettled: 'appointment-made',
    causes: ['no-slot', 'practice-closed', 'patient-does-not-call', 'cannot-travel'],
    resolutions: {
      'appointment-made': { careBecomes: 'arranged' },
      'home-visit': { careBecomes: 'arranged' },
      associate: { careBecomes: 'arranged' },
      'assisted-teleconsultation': { careBecomes: 'arranged' },
      'not-needed': { careBecomes: 'not-needed' },
    },
  },
  R04: {
    ...ORDINARY,
    name: 'NO_REGULAR_GP',
    whenSettled: 'gp-found',
    causes: ['never-had', 'retired', 'moved', 'gp-refuses'],
    resolutions: {
      'gp-found': { careBecomes: 'arranged' },
      'health-centre': { careBecomes: 'arranged' },
      'insurer-asked': {},
      'territorial-community': {},
    },
  },
  R05: {
    ...ORDINARY,
    name: 'NURSE_NOT_BOOKED',
    whenSettled: 'appointment-made',
    causes: ['no-capacity', 'area-not-covered', 'prescription-missing', 'home-service-not-told'],
    resolutions: {
      'independent-nurse-found': { careBecomes: 'arranged' },
      'home-nursing-service': { careBecomes: 'arranged' },
      'home-hospitalisation': { careBecomes: 'arranged' },
      'nursing-centre': { careBecomes: 'arranged' },
      'appointment-made': { careBecomes: 'arranged' },
    },
  },
  R06: {
    ...ORDINARY,
    name: 'PHYSIO_NOT_BOOKED',
    whenSettled: 'appointment-made',
    causes: ['long-wait', 'no-home-visits', 'prescription-missing'],
    resolutions: {
      'appointment-made': { careBecomes: 'arranged' },
      'waiting-list': {},
      'day-rehabilitation': { careBecomes: 'arranged' },
    },
  },
  R07: {
    ...ORDINARY,
    name: 'SPECIALIST_NOT_BOOKED',
    whenSettled: 'appointment-made',
    causes: ['long-wait', 'prescription-missing', 'no-transport'],
    resolutions: {
      'appointment-made': { careBecomes: 'arranged' },
      'appointment-brought-forward': { careBecomes: 'arranged' },
      'tele-expertise-asked-by-gp': {},
    },
  },
  R08: {
    ...ORDINARY,
    name: 'VISIT_MISSED_BY_PATIENT',
    whenSettled: 'appointment-remade',
    causes: ['forgot', 'no-transport', 'tired', 'in-hospital', 'refuses'],
    resolutions: {
      'appointment-remade': { careBecomes: 'arranged' },
      'home-visit': { careBecomes: 'arranged' },
      'given-up': { careBecomes: 'failed' },
    },
  },
  R09: {
    ...ORDINARY,
    name: 'VISIT_MISSED_BY_PROFESSIONAL',
    whenSettled: 'appointment-remade',
    causes: ['absent', 'running-late', 'diary-error'],
    resolutions: {
      'appointment-remade': { careBecomes: 'arranged' },
      replacement: { careBecomes: 'arranged' },
    },
  },
  R10: {
    ...PRESSING,
    name: 'MEDICATION_NOT_OBTAINED',
    whenSettled: 'dispensed',
    causes: ['pharmacy-shortage', 'prescription-missing', 'hospital-only-medicine', 'cost', 'no-delivery'],
    resolutions: {
      dispensed: { careBecomes: 'arranged' },
      'substituted-by-physician': {},
      delivered: { careBecomes: 'arranged' },
    },
  },
  R11: {
    ...ORDINARY,
    name: 'EQUIPMENT_OR_HOME_HELP_MISSING',
    whenSettled: 'delivered',
    causes: ['not-ordered', 'not-delivered', 'breakdown', 'funding-refused'],
    resolutions: {
      delivered: { careBecomes: 'arranged' },
      repaired: { careBecomes: 'arranged' },
      'help-in-place': { careBecomes: 'arranged' },
      'home-aid-asked': {},
    },
  },
  R18: {
    ...ORDINARY,
    name: 'PROFESSIONAL_STOPPED',
    whenSettled: 'replacement',
    causes: ['on-leave', 'illness', 'retired', 'too-many-patients'],
    resolutions: { replacement: { careBecomes: 'arranged' }, transferred: { careBecomes: 'arranged' } },
  },
  R19: {
    ...ORDINARY,
    name: 'TEST_NOT_DONE',
    whenSettled: 'done',
    causes: ['no-appointment', 'prescription-missing', 'no-transport'],
    resolutions: {
      done: { careBecomes: 'arranged' },
      'appointment-made': { careBecomes: 'arranged' },
      'at-home': { careBecomes: 'arranged' },
    },
  },
  R20: {
    ...PRESSING,
    name: 'NO_TRANSPORT',
    whenSettled: 'light-medical-transport',
    causes: ['transport-not-prescribed', 'no-vehicle', 'funding-refused'],
    resolutions: {
      'light-medical-transport': { careBecomes: 'arranged' },
      'approved-taxi': { careBecomes: 'arranged' },
      'relative-drives': { careBecomes: 'arranged' },
    },
  },
};
