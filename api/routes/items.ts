import { z } from 'zod';
import { BREAK_RULES, type BreakCode } from '../../domain/follow-up';
import { actionToResolve, type Action } from '../../security/permissions';
import { route, type Route } from '../route';
import {
  breakResolutionSchema,
  callAttemptSchema,
  careArrangementSchema,
  offerAnswerSchema,
  onSightSchema,
} from '../schemas/facts';
import { factWords, given, stateFact } from './facts';
import { followUpParameters, itemKey } from './ids';

const tag = 'Facts of a follow-up';
const callParameters = followUpParameters.extend({ callKey: itemKey });
const offerParameters = followUpParameters.extend({ offerId: itemKey });
const careParameters = followUpParameters.extend({ careKey: itemKey });
const breakParameters = followUpParameters.extend({ breakId: itemKey });

/** Facts about one call, offer, care or break of a follow-up. */
export const itemRoutes: readonly Route[] = [
  route({
    ...factWords,
    path: '/v1/follow-ups/{followUpId}/calls/{callKey}/attempts',
    tag,
    summary: 'A try at a follow-up call',
    action: 'call.record',
    input: z.object({ parameters: callParameters, body: callAttemptSchema }),
    handle: ({ parameters: { followUpId, callKey }, body }, handling) => {
      const { outcome, ...optional } = body;
      return stateFact(handling, followUpId, {
        type: 'call-attempted',
        callKey,
        outcome,
        ...given(optional),
      });
    },
  }),
  route({
    ...factWords,
    path: '/v1/follow-ups/{followUpId}/offers/{offerId}/answer',
    tag,
    summary: 'A professional answers an offer',
    action: 'offer.answer',
    input: z.object({ parameters: offerParameters, body: offerAnswerSchema }),
    handle: ({ parameters: { followUpId, offerId }, body }, handling) => {
      const { answer, ...optional } = body;
      return stateFact(handling, followUpId, { type: 'offer-answered', offerId, answer, ...given(optional) });
    },
  }),
  route({
    ...factWords,
    path: '/v1/follow-ups/{followUpId}/cares/{careKey}/arrangement',
    tag,
    summary: 'A care is arranged, however that came about',
    action: 'care.arrange',
    input: z.object({ parameters: careParameters, body: careArrangementSchema }),
    handle: ({ parameters: { followUpId, careKey }, body }, handling) =>
      stateFact(handling, followUpId, { type: 'care-arranged', careKey, ...given(body) }),
  }),
  route({
    ...factWords,
    path: '/v1/follow-ups/{followUpId}/breaks/{breakId}/taking',
    tag,
    summary: 'Take a break upon oneself',
    action: 'followUp.takeOwnership',
    input: z.object({ parameters: breakParameters, body: onSightSchema.optional() }),
    handle: ({ parameters: { followUpId, breakId }, body }, handling) =>
      stateFact(handling, followUpId, { type: 'break-taken', breakId, ...given(body ?? {}) }),
  }),
  route({
    ...factWords,
    path: '/v1/follow-ups/{followUpId}/breaks/{breakId}/resolution',
    tag,
    summary: 'Resolve a break',
    action: 'break.resolve',
    actionFor: ({ parameters }) => actionOfBreak(parameters.breakId),
    input: z.object({ parameters: breakParameters, body: breakResolutionSchema }),
    handle: ({ parameters: { followUpId, breakId }, body }, handling) => {
      const { cause, resolution, ...optional } = body;
      const event = { type: 'break-resolved', breakId, cause, resolution, ...given(optional) } as const;
      return stateFact(handling, followUpId, event);
    },
  }),
  route({
    ...factWords,
    path: '/v1/follow-ups/{followUpId}/breaks/{breakId}/reopening',
    tag,
    summary: 'A resolved break has opened again',
    action: 'break.resolve',
    input: z.object({ parameters: breakParameters, body: onSightSchema.optional() }),
    handle: ({ parameters: { followUpId, breakId }, body }, handling) =>
      stateFact(handling, followUpId, { type: 'break-reopened', breakId, ...given(body ?? {}) }),
  }),
];

/** A break's id begins with its code (`R14-1`); one of no known code is the follow-up's to refuse. */
function actionOfBreak(breakId: string): Action {
  const [code = ''] = breakId.split('-');
  return isBreakCode(code) ? actionToResolve(code) : 'break.resolve';
}

function isBreakCode(text: string): text is BreakCode {
  return Object.hasOwn(BREAK_RULES, text);
}
