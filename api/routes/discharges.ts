import { z } from 'zod';
import type { IntakeAnswer as Taken } from '../../application/application';
import { idempotencyKeyOf } from '../http/idempotency-key';
import { route, type Answer, type Route } from '../route';
import { dischargeSchema } from '../schemas/discharge';
import { intakeAnswerSchema, type IntakeAnswer } from '../schemas/intake';

/** The answer to every submission that was taken in, new or known. */
export function takenIn({ followUpId, status, result, flags }: Taken): Answer<IntakeAnswer> {
  const said = flags.map(({ pointer, code, sentence, sentenceFr }) => ({
    pointer,
    code,
    sentence,
    sentenceFr,
  }));
  return {
    content: { followUpId, status, result, flags: said },
    headers: { Location: `/v1/follow-ups/${followUpId}` },
  };
}

export const dischargeRoutes: readonly Route[] = [
  route({
    method: 'post',
    path: '/v1/discharges',
    tag: 'Discharges',
    summary: 'Announce a discharge, or say again what changed about one',
    action: 'discharge.submit',
    input: z.object({ body: dischargeSchema }),
    content: intakeAnswerSchema,
    successes: [[202, 'Taken in; `Location` names the follow-up']],
    problems: [400, 409, 413, 415, 422],
    idempotencyKey: 'any',
    largeBody: true,
    keepsRefused: true,
    handle: async ({ body }, { application, caller, received, request }) => {
      const idempotencyKey = idempotencyKeyOf(request);
      const answer = await application.acceptDischarge(caller, {
        discharge: body,
        raw: received.raw,
        contentType: received.contentType,
        ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
      });
      return takenIn(answer);
    },
  }),
];
