import { z } from 'zod';
import type { AppointmentView } from '../../application/scheduling/booking-use-cases';
import { route, type Route } from '../route';
import {
  awaitingPresenceSchema,
  presenceSchema,
  statedPresenceSchema,
  type AwaitingPresence,
  type StatedPresence,
} from '../schemas/presence';
import { uuid } from '../schemas/text';
import { given } from './facts';
import { limit } from './paging';

const tag = 'Appointments';

const MISSED_BY = {
  'missed-by-patient': 'patient',
  'missed-by-professional': 'professional',
} as const;

/** Whether appointments took place. */
export const presenceRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/v1/appointments/awaiting-presence',
    tag,
    summary: 'Past appointments nobody spoke of, or only the patient did',
    action: 'appointment.read',
    input: z.object({ query: z.object({ limit }) }),
    content: awaitingPresenceSchema,
    successes: [[200, 'Oldest first; a clinician’s own']],
    problems: [422],
    handle: async ({ query }, { application, caller }) => ({
      content: {
        appointments: (await application.appointmentsAwaitingPresence(caller, query.limit)).map(awaiting),
      },
    }),
  }),
  route({
    method: 'post',
    path: '/v1/appointments/{appointmentId}/presence',
    tag,
    summary: 'Whether an appointment took place, or by whose doing it did not',
    action: 'care.reportVisit',
    input: z.object({ parameters: z.object({ appointmentId: uuid }), body: presenceSchema }),
    content: statedPresenceSchema,
    successes: [[200, 'As it stands now']],
    problems: [400, 404, 409, 415, 422],
    handle: async ({ parameters, body }, { application, caller }) => {
      const { outcome, source, ...optional } = body;
      const kept = outcome === 'kept';
      const view = await application.reportPresence(caller, parameters.appointmentId, {
        kept,
        source,
        ...(outcome === 'kept' ? {} : { missedBy: MISSED_BY[outcome] }),
        ...given(optional),
      });
      return { content: stated(view) };
    },
  }),
];

function stated(view: AppointmentView): StatedPresence {
  const { id, status, missedBy, cause, presenceSource, presenceVerified, revision } = view;
  return { appointmentId: id, status, missedBy, cause, presenceSource, presenceVerified, revision };
}

function awaiting(view: AppointmentView): AwaitingPresence {
  const { followUpId, careKey, visitNumber, patientName, professionalId, professionalName } = view;
  const { practiceName, appointmentTypeName, startsAt, endsAt, place, told, toldVerified } = view;
  return {
    ...stated(view),
    followUpId,
    careKey,
    visitNumber,
    patientName,
    professionalId,
    professionalName,
    practiceName,
    appointmentTypeName,
    startsAt: new Date(startsAt).toISOString(),
    endsAt: new Date(endsAt).toISOString(),
    place,
    told,
    toldVerified,
  };
}
