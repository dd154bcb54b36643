import { z } from 'zod';
import { BREAK_RULES, type BreakAccepter, type BreakCode } from '../../domain/follow-up';
import { actionToResolve, type Action } from '../../security/permissions';
import { route, type Route } from '../route';
import {
  breakResolutionSchema,
  careArrangementSchema,
  offerAnswerSchema,
  onSightSchema,
} from '../schemas/facts';
import { breakAcceptanceSchema } from '../schemas/reports';
import { factWords, given, stateFact } from './facts';
import { followUpParameters, itemKey } from './ids';

const tag = 'Facts of a follow-up';
const offerParameters = followUpParameters.extend({ offerId: itemKey });
const careParameters = followUpParameters.extend({ careKey: itemKey });
const breakParameters = followUpParameters.extend({ breakId: itemKey });

/** Facts about one call, offer, care or break of a follow-up. */
export const itemRoutes: readonly Route[] = [
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
    action: 'break.resolveHospitalDuty',
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
    path: '/v1/follow-ups/{followUpId}/breaks/{breakId}/acceptance',
    tag,
    summary: 'A clinician lives with a break, or the patient wants it so',
    action: 'break.accept',
    actionFor: ({ parameters, body }) => actionToAccept(parameters.breakId, body.acceptedBy),
    input: z.object({ parameters: breakParameters, body: breakAcceptanceSchema }),
    handle: ({ parameters: { followUpId, breakId }, body }, handling) => {
      const { acceptedBy, reason, ...optional } = body;
      const event = { type: 'break-accepted', breakId, acceptedBy, reason, ...given(optional) } as const;
      return stateFact(handling, followUpId, event);
    },
  }),
  route({
    ...factWords,
    path: '/v1/follow-ups/{followUpId}/breaks/{breakId}/reopening',
    tag,
    summary: 'A break that was closed has opened again',
    action: 'break.resolveHospitalDuty',
    actionFor: ({ parameters }) => actionToReopen(parameters.breakId),
    input: z.object({ parameters: breakParameters, body: onSightSchema.optional() }),
    handle: ({ parameters: { followUpId, breakId }, body }, handling) =>
      stateFact(handling, followUpId, { type: 'break-reopened', breakId, ...given(body ?? {}) }),
  }),
];

/** Whoever closes what the hospital owes opens it again; of the rest, everybody who resolves ordinary breaks. */
function actionToReopen(breakId: string): Action {
  const action = actionOfBreak(breakId);
  return action === 'break.resolveHospitalDuty' ? action : 'break.resolve';
}

/** A clinician's own decision is a clinician's alone; of R14 and R22 only those who may close them may say anything. */
function actionToAccept(breakId: string, acceptedBy: BreakAccepter): Action {
  const action = actionOfBreak(breakId);
  if (action === 'break.resolveRedFlag' || action === 'break.resolvePersonInDanger') return action;
  return acceptedBy === 'clinician' ? 'break.acceptAsClinician' : 'break.accept';
}

/** A break's id begins with its code (`R14-1`); one of no known code is the follow-up's to refuse. */
function actionOfBreak(breakId: string): Action {
  const [code = ''] = breakId.split('-');
  return isBreakCode(code) ? actionToResolve(code) : 'break.resolve';
}

function isBreakCode(text: string): text is BreakCode {
  return Object.hasOwn(BREAK_RULES, text);
}
