import type {
  AgendaUseCases,
  PracticeView,
  ProfessionalView,
} from '../../application/scheduling/agenda-use-cases';

/** Agendas of the fake door: every command is kept, and changes nothing. */

const ID = '0192f0c1-0000-7000-8000-000000000001';

export const A_PRACTICE: PracticeView = {
  practiceId: ID,
  kind: 'practice',
  name: 'Cabinet de la Gare',
  finess: null,
  phone: null,
  mail: null,
  secureMail: null,
  line: null,
  postalCode: '62300',
  city: 'Lens',
  communeCode: '62498',
  areaCommunes: [],
  accessibility: [],
  instructions: null,
};

export const A_PROFESSIONAL: ProfessionalView = {
  professionalId: ID,
  displayName: 'Dr Lemaire',
  profession: 'general-practitioner',
  rpps: null,
  practiceId: ID,
  practiceName: 'Cabinet de la Gare',
  postalCode: '62300',
  city: 'Lens',
  communeCode: '62498',
  phone: null,
  mobilePhone: null,
  mail: null,
  secureMail: null,
  languages: ['fr'],
  accessibility: [],
  acceptsNew: true,
  hasAgenda: false,
};

export function emptyAgendas(): AgendaUseCases {
  const changed = async () => ({ id: ID, outside: [] });
  return {
    practices: async () => [A_PRACTICE],
    addPractice: async () => ID,
    changePractice: async () => undefined,
    professionals: async () => [A_PROFESSIONAL],
    addProfessional: async () => ID,
    changeProfessional: async () => undefined,
    agenda: async () => ({
      professional: A_PROFESSIONAL,
      practice: A_PRACTICE,
      types: [],
      rules: [],
      exceptions: [],
      absences: [],
      openings: [],
      busy: [],
      appointments: [],
    }),
    keepAppointmentType: changed,
    keepAvailability: changed,
    keepException: changed,
    keepAbsence: changed,
    retireAppointmentType: changed,
    endAvailability: changed,
    removeException: changed,
    cancelAbsence: changed,
  };
}

const PRACTICE = { kind: 'practice', name: 'Cabinet de la Gare', postalCode: '62300', city: 'Lens' };
const PROFESSIONAL = { displayName: 'Dr Lemaire', profession: 'general-practitioner', practiceId: ID };
const TYPE = {
  name: 'Consultation',
  careKind: 'general-practitioner',
  durationMinutes: 20,
  place: 'practice',
};
const RULE = {
  firstDay: '2026-11-23',
  fromTime: '09:00',
  toTime: '12:00',
  recurrence: 'FREQ=WEEKLY;BYDAY=MO',
};
const EXCEPTION = { day: '2026-12-01', kind: 'closed' };
const ABSENCE = { firstDay: '2026-12-01', lastDay: '2026-12-05', cause: 'leave' };
const agenda = '/v1/professionals/{professionalId}';

/** Something well-formed for each command about agendas. */
export const AGENDA_BODIES: Readonly<Record<string, object>> = {
  '/v1/practices': PRACTICE,
  '/v1/practices/{practiceId}': PRACTICE,
  '/v1/professionals': PROFESSIONAL,
  [agenda]: PROFESSIONAL,
  [`${agenda}/appointment-types`]: TYPE,
  [`${agenda}/appointment-types/{typeId}`]: TYPE,
  [`${agenda}/availability`]: RULE,
  [`${agenda}/availability/{ruleId}`]: RULE,
  [`${agenda}/exceptions`]: EXCEPTION,
  [`${agenda}/exceptions/{exceptionId}`]: EXCEPTION,
  [`${agenda}/absences`]: ABSENCE,
  [`${agenda}/absences/{absenceId}`]: ABSENCE,
};
