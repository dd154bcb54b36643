import { z } from 'zod';
import type { Caller } from '../../application/application';
import type { AgendaChange, AgendaUseCases } from '../../application/scheduling/agenda-use-cases';
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
const professionalParameters = z.object({ professionalId: uuid });

const readingRoute = route({
  method: 'get',
  path: '/v1/professionals/{professionalId}/agenda',
  tag,
  summary: 'One agenda between two instants, 62 days at most; clinicians their own only',
  action: 'agenda.read',
  input: z.object({ parameters: professionalParameters, query: z.object({ from: instant, to: instant }) }),
  content: agendaSchema,
  successes: [[200, 'What is stated, what is open, what is taken']],
  problems: [404, 422],
  handle: async ({ parameters, query }, { application, caller }) => ({
    content: agendaAnswer(await application.agenda(caller, parameters.professionalId, query)),
  }),
});

/** One kind of thing that an agenda holds: how it is added, changed and taken away. */
interface Held<Body extends z.ZodObject> {
  /** Of its address. */
  readonly name: string;
  readonly parameter: string;
  readonly body: Body;
  readonly words: { readonly add: string; readonly change: string; readonly end: string };
  readonly keep: (
    application: AgendaUseCases,
    caller: Caller,
    professionalId: string,
    body: z.output<Body>,
    id?: string,
  ) => Promise<AgendaChange>;
  readonly end: (
    application: AgendaUseCases,
    caller: Caller,
    professionalId: string,
    id: string,
  ) => Promise<AgendaChange>;
}

function routesOf<Body extends z.ZodObject>(held: Held<Body>): readonly Route[] {
  const { name, parameter, body, words, keep, end } = held;
  const path = `/v1/professionals/{professionalId}/${name}`;
  const onePath = `${path}/{${parameter}}`;
  const parameters = professionalParameters.extend({ [parameter]: uuid });
  const idOf = (said: Readonly<Record<string, unknown>>): string => String(said[parameter]);
  const common = { tag, action: 'agenda.manage', content: agendaChangeSchema } as const;
  return [
    route({
      ...common,
      method: 'post',
      path,
      summary: words.add,
      input: z.object({ parameters: professionalParameters, body }),
      successes: [[201, 'Kept; which appointments stand outside availability now']],
      problems: [400, 404, 415, 422],
      handle: async (said, { application, caller }) => {
        const { professionalId } = said.parameters;
        const change = await keep(application, caller, professionalId, said.body as z.output<Body>);
        return { content: changeAnswer(change), status: 201 };
      },
    }),
    route({
      ...common,
      method: 'put',
      path: onePath,
      summary: words.change,
      input: z.object({ parameters, body }),
      successes: [[200, 'Kept; which appointments stand outside availability now']],
      problems: [400, 404, 415, 422],
      handle: async (said, { application, caller }) => {
        const { professionalId } = said.parameters;
        const stated = said.body as z.output<Body>;
        const change = await keep(application, caller, professionalId, stated, idOf(said.parameters));
        return { content: changeAnswer(change) };
      },
    }),
    route({
      ...common,
      method: 'delete',
      path: onePath,
      summary: words.end,
      input: z.object({ parameters }),
      successes: [[200, 'Done; which appointments stand outside availability now']],
      problems: [404],
      handle: async (said, { application, caller }) => {
        const { professionalId } = said.parameters;
        return {
          content: changeAnswer(await end(application, caller, professionalId, idOf(said.parameters))),
        };
      },
    }),
  ];
}

const appointmentTypes: Held<typeof appointmentTypeSchema> = {
  name: 'appointment-types',
  parameter: 'typeId',
  body: appointmentTypeSchema,
  words: {
    add: 'Add what can be booked',
    change: 'Change what can be booked',
    end: 'Take a type out of use; its appointments stay',
  },
  keep: (application, caller, professionalId, { dailyCap, seats, ...stated }, id) =>
    application.keepAppointmentType(caller, professionalId, { ...stated, ...given({ dailyCap, seats }) }, id),
  end: (application, caller, professionalId, id) =>
    application.retireAppointmentType(caller, professionalId, id),
};

const availability: Held<typeof availabilitySchema> = {
  name: 'availability',
  parameter: 'ruleId',
  body: availabilitySchema,
  words: {
    add: 'State hours that repeat',
    change: 'Change hours that repeat, from today on',
    end: 'End hours that repeat, from today on',
  },
  keep: (application, caller, professionalId, { recurrence, practiceId, onHolidays, ...stated }, id) => {
    const rule = { ...stated, ...given({ recurrence, practiceId, onHolidays }) };
    return application.keepAvailability(caller, professionalId, rule, id);
  },
  end: (application, caller, professionalId, id) => application.endAvailability(caller, professionalId, id),
};

const exceptions: Held<typeof exceptionSchema> = {
  name: 'exceptions',
  parameter: 'exceptionId',
  body: exceptionSchema,
  words: {
    add: 'Close a day or some of its hours, or open hours besides',
    change: 'Change a day that differs',
    end: 'The day is as usual again',
  },
  keep: (application, caller, professionalId, { fromTime, toTime, ...stated }, id) =>
    application.keepException(caller, professionalId, { ...stated, ...given({ fromTime, toTime }) }, id),
  end: (application, caller, professionalId, id) => application.removeException(caller, professionalId, id),
};

const absences: Held<typeof absenceSchema> = {
  name: 'absences',
  parameter: 'absenceId',
  body: absenceSchema,
  words: {
    add: 'State an absence, with who replaces',
    change: 'Change an absence',
    end: 'Cancel an absence',
  },
  keep: (application, caller, professionalId, { lastDay, replacementId, ...stated }, id) =>
    application.keepAbsence(caller, professionalId, { ...stated, ...given({ lastDay, replacementId }) }, id),
  end: (application, caller, professionalId, id) => application.cancelAbsence(caller, professionalId, id),
};

export const agendaRoutes: readonly Route[] = [
  readingRoute,
  ...routesOf(appointmentTypes),
  ...routesOf(availability),
  ...routesOf(exceptions),
  ...routesOf(absences),
];
