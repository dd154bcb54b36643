import { z } from 'zod';
import { route, type Route } from '../route';
import { absenceConsequencesSchema } from '../schemas/absence-consequences';
import { uuid } from '../schemas/text';

function iso(at: number): string {
  return new Date(at).toISOString();
}

/** To whom an absence matters. */
export const absenceConsequenceRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/v1/absences/{absenceId}/consequences',
    tag: 'Agendas',
    summary: 'To whom an absence matters, and what became of what falls into it',
    action: 'agenda.read',
    input: z.object({ parameters: z.object({ absenceId: uuid }) }),
    content: absenceConsequencesSchema,
    successes: [[200, 'One line an appointment, or a care held or asked for']],
    problems: [404],
    handle: async ({ parameters }, { application, caller }) => {
      const found = await application.absenceConsequences(caller, parameters.absenceId);
      const consequences = found.map(({ at, appointmentAt, ...line }) => ({
        ...line,
        at: iso(at),
        appointmentAt: appointmentAt === null ? null : iso(appointmentAt),
      }));
      return { content: { consequences } };
    },
  }),
];
