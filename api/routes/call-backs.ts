import { z } from 'zod';
import { factIdOf } from '../http/idempotency-key';
import { noInput, route, type Route } from '../route';
import { callBackSchema, callBacksSchema } from '../schemas/call-backs';
import { answerOf, factWords, given } from './facts';
import { followUpParameters, itemKey } from './ids';

/** Clinicians call the patients of red flags back. */
export const callBackRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/v1/call-backs',
    tag: 'Calls',
    summary: 'Red flags whose patient a clinician is to call back, most urgent first; audited',
    action: 'call.callBack',
    input: noInput,
    content: callBacksSchema,
    successes: [[200, 'With the numbers to dial']],
    problems: [],
    handle: async (_input, { application, caller }) => ({
      content: { callBacks: await application.callBacks(caller) },
    }),
  }),
  route({
    ...factWords,
    path: '/v1/follow-ups/{followUpId}/breaks/{breakId}/call-backs',
    tag: 'Facts of a follow-up',
    summary: 'A clinician called the patient of a red flag back',
    action: 'call.callBack',
    input: z.object({ parameters: followUpParameters.extend({ breakId: itemKey }), body: callBackSchema }),
    handle: async ({ parameters: { followUpId, breakId }, body }, { application, caller, request }) => {
      const { outcome, ...optional } = body;
      const callBack = { breakId, outcome, ...given(optional) };
      return answerOf(await application.recordCallBack(caller, followUpId, callBack, factIdOf(request)));
    },
  }),
];
