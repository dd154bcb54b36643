import { z } from 'zod';
import { route, type Route } from '../route';
import {
  alertSchema,
  breakReportSchema,
  closingSchema,
  deathSchema,
  emptySchema,
  oppositionSchema,
  readmissionSchema,
} from '../schemas/facts';
import { answerOf, factWords, given, newsSourceOf, stateFact } from './facts';
import { followUpParameters as parameters } from './ids';

const tag = 'Facts of a follow-up';

/** Facts about the patient and the follow-up as a whole. */
export const followUpFactRoutes: readonly Route[] = [
  route({
    ...factWords,
    path: '/v1/follow-ups/{followUpId}/cancellation',
    tag,
    summary: 'The discharge did not take place',
    action: 'discharge.cancel',
    input: z.object({ parameters, body: emptySchema }),
    handle: (input, handling) =>
      stateFact(handling, input.parameters.followUpId, { type: 'discharge-voided' }),
  }),
  route({
    ...factWords,
    path: '/v1/follow-ups/{followUpId}/readmission',
    tag,
    summary: 'The patient is in hospital again',
    action: 'followUp.recordReadmission',
    input: z.object({ parameters, body: readmissionSchema }),
    handle: ({ parameters: { followUpId }, body }, handling) => {
      const source = body.source ?? newsSourceOf(handling.caller.role);
      const { kind, link } = body;
      return stateFact(handling, followUpId, {
        type: 'readmitted',
        at: body.at,
        source,
        ...given({ kind, link }),
      });
    },
  }),
  route({
    ...factWords,
    path: '/v1/follow-ups/{followUpId}/return-home',
    tag,
    summary: 'The patient is home again after a readmission',
    action: 'followUp.recordReadmission',
    input: z.object({ parameters, body: emptySchema }),
    handle: (input, handling) => stateFact(handling, input.parameters.followUpId, { type: 'returned-home' }),
  }),
  route({
    ...factWords,
    path: '/v1/follow-ups/{followUpId}/death',
    tag,
    summary: 'The patient has died',
    action: 'followUp.recordDeath',
    input: z.object({ parameters, body: deathSchema }),
    handle: ({ parameters: { followUpId }, body }, handling) => {
      const source = body.source ?? newsSourceOf(handling.caller.role);
      return stateFact(handling, followUpId, { type: 'died', source });
    },
  }),
  route({
    ...factWords,
    path: '/v1/follow-ups/{followUpId}/opposition',
    tag,
    summary: 'What the patient opposes',
    action: 'followUp.recordOpposition',
    input: z.object({ parameters, body: oppositionSchema }),
    handle: ({ parameters: { followUpId }, body }, handling) => {
      const { reason, ...opposition } = body;
      return stateFact(handling, followUpId, { type: 'opposed', opposition, ...given({ reason }) });
    },
  }),
  route({
    ...factWords,
    path: '/v1/follow-ups/{followUpId}/alerts',
    tag,
    summary: 'A sign of worsening (R14) or a person in danger (R22)',
    action: 'call.record',
    input: z.object({ parameters, body: alertSchema }),
    handle: ({ parameters: { followUpId }, body }, handling) => {
      const { code, cause, ...optional } = body;
      return stateFact(handling, followUpId, { type: 'alert-raised', code, cause, ...given(optional) });
    },
  }),
  route({
    ...factWords,
    path: '/v1/follow-ups/{followUpId}/breaks',
    tag,
    summary: 'Something is missing or no longer holds: a break that a person reports',
    action: 'call.record',
    input: z.object({ parameters, body: breakReportSchema }),
    handle: ({ parameters: { followUpId }, body }, handling) =>
      stateFact(handling, followUpId, {
        type: 'break-reported',
        ...body,
        subject: body.subject ?? 'patient',
      }),
  }),
  route({
    ...factWords,
    path: '/v1/follow-ups/{followUpId}/closing',
    tag,
    summary: 'End the follow-up',
    action: 'followUp.close',
    input: z.object({ parameters, body: closingSchema }),
    handle: ({ parameters: { followUpId }, body }, handling) => {
      const { reason, gpTold, keptBy } = body;
      const keepers = keptBy?.map(({ kind, subject, by, professionalId }) => ({
        kind,
        subject,
        by,
        ...given({ professionalId }),
      }));
      return stateFact(handling, followUpId, {
        type: 'closed-by-person',
        reason,
        ...given({ gpTold, keptBy: keepers }),
      });
    },
  }),
  route({
    ...factWords,
    path: '/v1/follow-ups/{followUpId}/reopening',
    tag,
    summary: 'Begin a follow-up again that has ended',
    action: 'followUp.reopen',
    input: z.object({ parameters, body: emptySchema }),
    handle: async (input, { application, caller }) =>
      answerOf(await application.reopen(caller, input.parameters.followUpId)),
  }),
];
