import { z } from 'zod';
import { idempotencyKeyOf } from '../http/idempotency-key';
import { noInput, route, type Route } from '../route';
import { dischargeSchema } from '../schemas/discharge';
import { intakeAnswerSchema, refusalsSchema, refusalWithContentSchema } from '../schemas/intake';
import { uuid } from '../schemas/text';
import { takenIn } from './discharges';

const tag = 'Refusals';
const parameters = z.object({ refusalId: uuid });

export const refusalRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/v1/refusals',
    tag,
    summary: 'What was refused and waits for correction',
    action: 'refusal.read',
    input: noInput,
    content: refusalsSchema,
    successes: [[200, 'Newest first']],
    handle: async (_input, { application, caller }) => ({
      content: { refusals: await application.refusals(caller) },
    }),
  }),
  route({
    method: 'get',
    path: '/v1/refusals/{refusalId}',
    tag,
    summary: 'One refused submission with what was sent',
    action: 'refusal.read',
    input: z.object({ parameters }),
    content: refusalWithContentSchema,
    successes: [[200, 'The refusal']],
    problems: [404],
    handle: async (input, { application, caller }) => ({
      content: await application.refusal(caller, input.parameters.refusalId),
    }),
  }),
  route({
    method: 'post',
    path: '/v1/refusals/{refusalId}/replay',
    tag,
    summary: 'Submit a refused discharge again, corrected',
    action: 'refusal.replay',
    input: z.object({ parameters, body: dischargeSchema }),
    content: intakeAnswerSchema,
    successes: [[202, 'Taken in; the refusal is settled']],
    problems: [400, 404, 409, 413, 415, 422],
    idempotencyKey: 'any',
    largeBody: true,
    handle: async (input, { application, caller, received, request }) => {
      const { refusalId } = input.parameters;
      const refusal = await application.refusal(caller, refusalId);
      const idempotencyKey = idempotencyKeyOf(request);
      const answer = await application.acceptDischarge(caller, {
        discharge: input.body,
        raw: received.raw,
        contentType: received.contentType,
        ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
      });
      // A replay sent again, its answer lost, is a repeat of what settled it.
      if (refusal.status === 'open') {
        await application.refusalReplayed(caller, refusalId, answer.followUpId);
      }
      return takenIn(answer);
    },
  }),
];
