import { z } from 'zod';
import type { AppointmentView } from '../../application/scheduling/booking-use-cases';
import type { Action } from '../../security/permissions';
import { factIdOf } from '../http/idempotency-key';
import { route, type Route } from '../route';
import {
  appointmentListSchema,
  appointmentSchema,
  appointmentSightSchema,
  appointmentWithHistorySchema,
  bookingOrderSchema,
  cancelOrderSchema,
  moveOrderSchema,
  placedSeriesSchema,
  seriesOrderSchema,
  toldVerificationSchema,
  type AppointmentAnswer,
} from '../schemas/appointment';
import { instant, uuid } from '../schemas/text';
import { given } from './facts';
import { followUpParameters, itemKey } from './ids';

const tag = 'Appointments';
const MINUTE_MS = 60_000;
const parameters = z.object({ appointmentId: uuid });

/** What every command about one appointment has in common. */
const command = {
  method: 'post',
  tag,
  action: 'appointment.book',
  content: appointmentSchema,
  successes: [[200, 'Done']],
  problems: [400, 404, 409, 415, 422],
} as const;

/** Putting two at one time is a permission of its own. */
function actionFor({ body }: { body: { overrideReason?: string | undefined } }): Action {
  return body.overrideReason === undefined ? 'appointment.book' : 'appointment.override';
}

/** Making and reading appointments. */
const orderRoutes: readonly Route[] = [
  route({
    method: 'post',
    path: '/v1/appointments',
    tag,
    summary: 'Book a time, or hold it while somebody asks',
    action: 'appointment.book',
    actionFor,
    input: z.object({ body: bookingOrderSchema }),
    content: appointmentSchema,
    successes: [[201, 'Booked, or held']],
    problems: [400, 404, 409, 415, 422],
    idempotencyKey: 'uuid',
    handle: async ({ body }, { application, caller, request }) => {
      const { holdMinutes, professionalId, appointmentTypeId, startsAt, ...optional } = body;
      const commandId = factIdOf(request);
      const order = { professionalId, appointmentTypeId, startsAt, ...given({ ...optional, commandId }) };
      const holdUntil = application.clock().now + (holdMinutes ?? 0) * MINUTE_MS;
      const made =
        holdMinutes === undefined
          ? await application.bookAppointment(caller, order)
          : await application.holdSlot(caller, { ...order, holdUntil });
      return { content: answerOf(made), status: 201 };
    },
  }),
  route({
    method: 'get',
    path: '/v1/appointments',
    tag,
    summary: 'Appointments of an agenda between two instants, in order',
    action: 'appointment.read',
    input: z.object({ query: z.object({ professionalId: uuid, from: instant, to: instant }) }),
    content: appointmentListSchema,
    successes: [[200, 'Those that take place, took place, or were missed, and holds']],
    problems: [404, 422],
    handle: async ({ query }, { application, caller }) => ({
      content: (await application.appointments(caller, query)).map(answerOf),
    }),
  }),
  route({
    method: 'get',
    path: '/v1/appointments/{appointmentId}',
    tag,
    summary: 'An appointment with its history',
    action: 'appointment.read',
    input: z.object({ parameters }),
    content: appointmentWithHistorySchema,
    successes: [[200, 'The appointment']],
    problems: [404],
    handle: async (input, { application, caller }) => {
      const { history, ...view } = await application.appointment(caller, input.parameters.appointmentId);
      const told = history.map((change) => ({
        ...change,
        at: iso(change.at),
        startsAt: iso(change.startsAt),
      }));
      return { content: { ...answerOf(view), history: told } };
    },
  }),
];

/** What becomes of one appointment. */
const changeRoutes: readonly Route[] = [
  route({
    ...command,
    path: '/v1/appointments/{appointmentId}/booking',
    summary: 'Book what is held',
    input: z.object({ parameters, body: appointmentSightSchema.optional() }),
    handle: async ({ parameters: { appointmentId }, body }, { application, caller }) => ({
      content: answerOf(await application.bookHeld(caller, appointmentId, body?.expectedRevision)),
    }),
  }),
  route({
    ...command,
    path: '/v1/appointments/{appointmentId}/confirmation',
    summary: 'The patient says they come',
    input: z.object({ parameters }),
    handle: async (input, { application, caller }) => ({
      content: answerOf(await application.confirmAppointment(caller, input.parameters.appointmentId)),
    }),
  }),
  route({
    ...command,
    path: '/v1/appointments/{appointmentId}/arrival',
    summary: 'The patient is there',
    input: z.object({ parameters }),
    handle: async (input, { application, caller }) => ({
      content: answerOf(await application.appointmentArrived(caller, input.parameters.appointmentId)),
    }),
  }),
  route({
    ...command,
    path: '/v1/appointments/{appointmentId}/move',
    summary: 'Another time in one step: the new one is taken and the old one free, or nothing changed',
    actionFor,
    input: z.object({ parameters, body: moveOrderSchema }),
    handle: async ({ parameters: { appointmentId }, body }, { application, caller }) => {
      const { startsAt, ...optional } = body;
      const moved = await application.moveAppointment(caller, appointmentId, {
        startsAt,
        ...given(optional),
      });
      return { content: answerOf(moved) };
    },
  }),
  route({
    ...command,
    path: '/v1/appointments/{appointmentId}/cancellation',
    summary: 'The appointment, or what is held, does not take place',
    input: z.object({ parameters, body: cancelOrderSchema }),
    handle: async ({ parameters: { appointmentId }, body }, { application, caller }) => {
      const { by, ...optional } = body;
      const cancelled = await application.cancelAppointment(caller, appointmentId, {
        by,
        ...given(optional),
      });
      return { content: answerOf(cancelled) };
    },
  }),
  route({
    ...command,
    path: '/v1/appointments/{appointmentId}/verification',
    summary: 'What the practice says of an appointment the patient told of',
    input: z.object({ parameters, body: toldVerificationSchema }),
    handle: async ({ parameters: { appointmentId }, body }, { application, caller }) => {
      const { outcome, ...optional } = body;
      const order = { confirmed: outcome === 'confirmed', ...given(optional) };
      return { content: answerOf(await application.verifyTold(caller, appointmentId, order)) };
    },
  }),
];

/** Appointments of a follow-up. */
const followUpRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/v1/follow-ups/{followUpId}/appointments',
    tag,
    summary: 'Appointments of a follow-up, those cancelled included, in order',
    action: 'appointment.read',
    input: z.object({ parameters: followUpParameters }),
    content: appointmentListSchema,
    successes: [[200, 'The appointments']],
    problems: [404],
    handle: async (input, { application, caller }) => ({
      content: (await application.appointments(caller, input.parameters)).map(answerOf),
    }),
  }),
  route({
    method: 'post',
    path: '/v1/follow-ups/{followUpId}/cares/{careKey}/series',
    tag,
    summary: 'Place all visits of a care, with the same professional where possible',
    action: 'appointment.book',
    input: z.object({
      parameters: followUpParameters.extend({ careKey: itemKey }),
      body: seriesOrderSchema.optional(),
    }),
    content: placedSeriesSchema,
    successes: [[201, 'Placed, as far as there was something free']],
    problems: [400, 404, 409, 415, 422],
    handle: async (input, { application, caller }) => {
      const order = { ...input.parameters, ...given(input.body ?? {}) };
      const { seriesId, visits, unplaced } = await application.placeSeries(caller, order);
      return { content: { seriesId, visits: visits.map(answerOf), unplaced }, status: 201 };
    },
  }),
];

export const appointmentRoutes: readonly Route[] = [...orderRoutes, ...changeRoutes, ...followUpRoutes];

/** An appointment as it goes over the wire. */
export function answerOf(view: AppointmentView): AppointmentAnswer {
  const { id, startsAt, endsAt, blockedUntil: _blockedUntil, holdExpiresAt, confirmedAt, ...rest } = view;
  return {
    ...rest,
    appointmentId: id,
    startsAt: iso(startsAt),
    endsAt: iso(endsAt),
    holdExpiresAt: holdExpiresAt === null ? null : iso(holdExpiresAt),
    confirmedAt: confirmedAt === null ? null : iso(confirmedAt),
  };
}

function iso(instantOf: number): string {
  return new Date(instantOf).toISOString();
}
