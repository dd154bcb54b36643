import { z } from 'zod';
import type {
  AbsenceDetails,
  AgendaChange,
  AppointmentTypeDetails,
  AvailabilityDetails,
  ExceptionDetails,
} from '../../application/scheduling/agenda-use-cases';
import { route, type Route } from '../route';
import {
  absenceSchema,
  agendaChangeSchema,
  agendaSchema,
  appointmentTypeSchema,
  availabilitySchema,
  exceptionSchema,
} from '../schemas/agenda';
import { instant, uuid } from '../schemas/text';
import { agendaAnswer, changeAnswer } from './agenda-answers';
import { given } from './facts';

const tag = 'Agendas';
const parameters = z.object({ professionalId: uuid });
const agenda = '/v1/professionals/{professionalId}';

const outside = 'which appointments stand outside availability now';
/** What every command about an agenda has in common. */
const command = { tag, action: 'agenda.manage', content: agendaChangeSchema } as const;
const adding = {
  ...command,
  method: 'post',
  successes: [[201, `Kept; ${outside}`]],
  problems: [400, 404, 415, 422],
} as const;
const changing = { ...adding, method: 'put', successes: [[200, `Kept; ${outside}`]] } as const;
const ending = {
  ...command,
  method: 'delete',
  successes: [[200, `Done; ${outside}`]],
  problems: [404],
} as const;

async function added(change: Promise<AgendaChange>) {
  return { content: changeAnswer(await change), status: 201 };
}

async function changed(change: Promise<AgendaChange>) {
  return { content: changeAnswer(await change) };
}

const readingRoute = route({
  method: 'get',
  path: `${agenda}/agenda`,
  tag,
  summary: 'One agenda between two instants, 62 days at most; clinicians their own only',
  action: 'agenda.read',
  input: z.object({ parameters, query: z.object({ from: instant, to: instant }) }),
  content: agendaSchema,
  successes: [[200, 'What is stated, what is open, what is taken']],
  problems: [404, 422],
  handle: async ({ parameters: { professionalId }, query }, { application, caller }) => ({
    content: agendaAnswer(await application.agenda(caller, professionalId, query)),
  }),
});

function typeOf({
  dailyCap,
  seats,
  ...type
}: z.output<typeof appointmentTypeSchema>): AppointmentTypeDetails {
  return { ...type, ...given({ dailyCap, seats }) };
}

function ruleOf({
  recurrence,
  practiceId,
  onHolidays,
  ...rule
}: z.output<typeof availabilitySchema>): AvailabilityDetails {
  return { ...rule, ...given({ recurrence, practiceId, onHolidays }) };
}

function exceptionOf({ fromTime, toTime, ...exception }: z.output<typeof exceptionSchema>): ExceptionDetails {
  return { ...exception, ...given({ fromTime, toTime }) };
}

function absenceOf({ lastDay, replacementId, ...absence }: z.output<typeof absenceSchema>): AbsenceDetails {
  return { ...absence, ...given({ lastDay, replacementId }) };
}

const typeRoutes: readonly Route[] = [
  route({
    ...adding,
    path: `${agenda}/appointment-types`,
    summary: 'Add what can be booked',
    input: z.object({ parameters, body: appointmentTypeSchema }),
    handle: async ({ parameters: { professionalId }, body }, { application, caller }) =>
      added(application.keepAppointmentType(caller, professionalId, typeOf(body))),
  }),
  route({
    ...changing,
    path: `${agenda}/appointment-types/{typeId}`,
    summary: 'Change what can be booked',
    input: z.object({ parameters: parameters.extend({ typeId: uuid }), body: appointmentTypeSchema }),
    handle: async ({ parameters: { professionalId, typeId }, body }, { application, caller }) =>
      changed(application.keepAppointmentType(caller, professionalId, typeOf(body), typeId)),
  }),
  route({
    ...ending,
    path: `${agenda}/appointment-types/{typeId}`,
    summary: 'Take a type out of use; its appointments stay',
    input: z.object({ parameters: parameters.extend({ typeId: uuid }) }),
    handle: async ({ parameters: { professionalId, typeId } }, { application, caller }) =>
      changed(application.retireAppointmentType(caller, professionalId, typeId)),
  }),
];

const availabilityRoutes: readonly Route[] = [
  route({
    ...adding,
    path: `${agenda}/availability`,
    summary: 'State hours that repeat',
    input: z.object({ parameters, body: availabilitySchema }),
    handle: async ({ parameters: { professionalId }, body }, { application, caller }) =>
      added(application.keepAvailability(caller, professionalId, ruleOf(body))),
  }),
  route({
    ...changing,
    path: `${agenda}/availability/{ruleId}`,
    summary: 'Change hours that repeat, from today on',
    input: z.object({ parameters: parameters.extend({ ruleId: uuid }), body: availabilitySchema }),
    handle: async ({ parameters: { professionalId, ruleId }, body }, { application, caller }) =>
      changed(application.keepAvailability(caller, professionalId, ruleOf(body), ruleId)),
  }),
  route({
    ...ending,
    path: `${agenda}/availability/{ruleId}`,
    summary: 'End hours that repeat, from today on',
    input: z.object({ parameters: parameters.extend({ ruleId: uuid }) }),
    handle: async ({ parameters: { professionalId, ruleId } }, { application, caller }) =>
      changed(application.endAvailability(caller, professionalId, ruleId)),
  }),
];

const exceptionRoutes: readonly Route[] = [
  route({
    ...adding,
    path: `${agenda}/exceptions`,
    summary: 'Close a day or some of its hours, or open hours besides',
    input: z.object({ parameters, body: exceptionSchema }),
    handle: async ({ parameters: { professionalId }, body }, { application, caller }) =>
      added(application.keepException(caller, professionalId, exceptionOf(body))),
  }),
  route({
    ...changing,
    path: `${agenda}/exceptions/{exceptionId}`,
    summary: 'Change a day that differs',
    input: z.object({ parameters: parameters.extend({ exceptionId: uuid }), body: exceptionSchema }),
    handle: async ({ parameters: { professionalId, exceptionId }, body }, { application, caller }) =>
      changed(application.keepException(caller, professionalId, exceptionOf(body), exceptionId)),
  }),
  route({
    ...ending,
    path: `${agenda}/exceptions/{exceptionId}`,
    summary: 'The day is as usual again',
    input: z.object({ parameters: parameters.extend({ exceptionId: uuid }) }),
    handle: async ({ parameters: { professionalId, exceptionId } }, { application, caller }) =>
      changed(application.removeException(caller, professionalId, exceptionId)),
  }),
];

const absenceRoutes: readonly Route[] = [
  route({
    ...adding,
    path: `${agenda}/absences`,
    summary: 'State an absence, with who replaces',
    input: z.object({ parameters, body: absenceSchema }),
    handle: async ({ parameters: { professionalId }, body }, { application, caller }) =>
      added(application.keepAbsence(caller, professionalId, absenceOf(body))),
  }),
  route({
    ...changing,
    path: `${agenda}/absences/{absenceId}`,
    summary: 'Change an absence',
    input: z.object({ parameters: parameters.extend({ absenceId: uuid }), body: absenceSchema }),
    handle: async ({ parameters: { professionalId, absenceId }, body }, { application, caller }) =>
      changed(application.keepAbsence(caller, professionalId, absenceOf(body), absenceId)),
  }),
  route({
    ...ending,
    path: `${agenda}/absences/{absenceId}`,
    summary: 'Cancel an absence',
    input: z.object({ parameters: parameters.extend({ absenceId: uuid }) }),
    handle: async ({ parameters: { professionalId, absenceId } }, { application, caller }) =>
      changed(application.cancelAbsence(caller, professionalId, absenceId)),
  }),
];

/** Who works where and when. */
export const agendaRoutes: readonly Route[] = [
  readingRoute,
  ...typeRoutes,
  ...availabilityRoutes,
  ...exceptionRoutes,
  ...absenceRoutes,
];
