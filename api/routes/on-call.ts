import { z } from 'zod';
import { noContent, noInput, route, type Route } from '../route';
import { onSightSchema } from '../schemas/facts';
import {
  departmentCode,
  emergencyNumberSchema,
  onCallAnswerSchema,
  onCallLineKeptSchema,
  onCallLineSchema,
  onCallSchema,
} from '../schemas/on-call';
import { uuid } from '../schemas/text';
import { factWords, given, stateFact } from './facts';
import { followUpParameters, itemKey } from './ids';

const tag = 'On call';
const breakParameters = followUpParameters.extend({ breakId: itemKey });
const lineParameters = z.object({ lineId: uuid });

/** What became of a red flag on its way along the roster. */
const walkRoutes: readonly Route[] = [
  route({
    ...factWords,
    path: '/v1/follow-ups/{followUpId}/breaks/{breakId}/on-call-answers',
    tag,
    summary: 'What came of calling an on-call line for a red flag',
    action: 'call.record',
    input: z.object({ parameters: breakParameters, body: onCallAnswerSchema }),
    handle: ({ parameters: { followUpId, breakId }, body }, handling) => {
      const { contactId, outcome, ...optional } = body;
      const event = { type: 'on-call-answered', breakId, contactId, outcome, ...given(optional) } as const;
      return stateFact(handling, followUpId, event);
    },
  }),
  route({
    ...factWords,
    path: '/v1/follow-ups/{followUpId}/breaks/{breakId}/emergency-call',
    tag,
    summary: '15, or the number of the dispatch centre where the patient is, was called for a red flag',
    action: 'call.record',
    input: z.object({ parameters: breakParameters, body: onSightSchema.optional() }),
    handle: ({ parameters: { followUpId, breakId }, body }, handling) =>
      stateFact(handling, followUpId, { type: 'emergency-called', breakId, ...given(body ?? {}) }),
  }),
];

/** Who is on call, hospital by hospital, and the dispatch centres. */
const rosterRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/v1/on-call',
    tag,
    summary: 'On-call rosters of the hospitals and numbers of the dispatch centres',
    action: 'onCall.read',
    input: noInput,
    content: onCallSchema,
    successes: [[200, 'Lines in use, in the order they are rung']],
    handle: async (_input, { application, caller }) => ({ content: await application.onCall(caller) }),
  }),
  route({
    method: 'post',
    path: '/v1/hospitals/{finess}/on-call-lines',
    tag,
    summary: 'Add a line to the on-call roster of a hospital',
    action: 'onCall.manage',
    input: z.object({ parameters: z.object({ finess: itemKey }), body: onCallLineSchema }),
    content: onCallLineKeptSchema,
    successes: [[201, 'Kept']],
    problems: [400, 404, 415, 422],
    handle: async ({ parameters, body }, { application, caller }) => ({
      content: { lineId: await application.addOnCallLine(caller, parameters.finess, body) },
      status: 201,
    }),
  }),
  route({
    method: 'put',
    path: '/v1/on-call-lines/{lineId}',
    tag,
    summary: 'Change an on-call line: order, number, hours, answer time',
    action: 'onCall.manage',
    input: z.object({ parameters: lineParameters, body: onCallLineSchema }),
    content: noContent,
    successes: [[204, 'Kept']],
    problems: [400, 404, 415, 422],
    handle: async ({ parameters, body }, { application, caller }) => {
      await application.changeOnCallLine(caller, parameters.lineId, body);
      return { content: undefined, status: 204 };
    },
  }),
  route({
    method: 'delete',
    path: '/v1/on-call-lines/{lineId}',
    tag,
    summary: 'Take an on-call line out of use; past red flags still name it',
    action: 'onCall.manage',
    input: z.object({ parameters: lineParameters }),
    content: noContent,
    successes: [[204, 'Out of use']],
    problems: [404],
    handle: async ({ parameters }, { application, caller }) => {
      await application.removeOnCallLine(caller, parameters.lineId);
      return { content: undefined, status: 204 };
    },
  }),
  route({
    method: 'put',
    path: '/v1/emergency-numbers/{departmentCode}',
    tag,
    summary: 'Keep the number of the dispatch centre of a département',
    action: 'onCall.manage',
    input: z.object({ parameters: z.object({ departmentCode }), body: emergencyNumberSchema }),
    content: noContent,
    successes: [[204, 'Kept']],
    problems: [400, 415, 422],
    handle: async ({ parameters, body: { number, ...optional } }, { application, caller }) => {
      const { departmentCode: code } = parameters;
      await application.setEmergencyNumber(caller, { departmentCode: code, number, ...given(optional) });
      return { content: undefined, status: 204 };
    },
  }),
];

export const onCallRoutes: readonly Route[] = [...walkRoutes, ...rosterRoutes];
