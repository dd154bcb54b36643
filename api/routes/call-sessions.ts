import { z } from 'zod';
import { noInput, route, type Route } from '../route';
import {
  callDraftSchema,
  callEndingSchema,
  callHandoverSchema,
  callLeavingSchema,
  callOpeningSchema,
  callSessionSchema,
  callSessionsSchema,
  incomingCallSchema,
  incomingMatchesSchema,
  incomingNumberSchema,
} from '../schemas/call-sessions';
import { callListSchema } from '../schemas/call-list';
import { uuid } from '../schemas/text';
import { given } from './facts';
import { followUpParameters, itemKey } from './ids';

const tag = 'Calls';
const action = 'call.hold';
const session = z.object({ sessionId: uuid });
const problems = [400, 404, 409, 415, 422];
const held = {
  tag,
  action,
  problems,
  content: callSessionSchema,
  successes: [[200, 'As it is now']],
} as const;

/** Calls in hand: from before they ring until what came of them is recorded. */
export const callSessionRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/v1/calls',
    tag,
    summary: 'Calls to make now and later today, most urgent first',
    action,
    input: noInput,
    content: callListSchema,
    successes: [[200, 'Grouped by patient']],
    problems: [],
    handle: async (_input, { application, caller }) => ({ content: await application.callsToMake(caller) }),
  }),
  route({
    ...held,
    method: 'post',
    path: '/v1/follow-ups/{followUpId}/calls/{callKey}/sessions',
    summary: 'Take a call in hand, or take up what was begun; audited',
    input: z.object({
      parameters: followUpParameters.extend({ callKey: itemKey }),
      body: callOpeningSchema,
    }),
    handle: async ({ parameters: { followUpId, callKey }, body }, { application, caller }) => {
      const { takeOver, reason } = body;
      const taking = { takeOver, ...given({ reason }) };
      return { content: await application.openCallSession(caller, followUpId, callKey, taking) };
    },
  }),
  route({
    method: 'post',
    path: '/v1/incoming-calls',
    tag,
    summary: 'Whose number it is: patients and relatives, each with the call that is due',
    action,
    input: z.object({ body: incomingNumberSchema }),
    content: incomingMatchesSchema,
    successes: [[200, 'Empty for a number nobody has']],
    problems: [400, 415, 422],
    handle: async ({ body: { number } }, { application, caller }) => ({
      content: { matches: await application.findByNumber(caller, number) },
    }),
  }),
  route({
    ...held,
    method: 'post',
    path: '/v1/follow-ups/{followUpId}/incoming-calls',
    summary: 'Somebody calls: the call that was due is made now',
    input: z.object({ parameters: followUpParameters, body: incomingCallSchema }),
    handle: async ({ parameters: { followUpId }, body }, { application, caller }) => {
      const { takeOver, reason, caller: who, ...about } = body;
      const incoming = { caller: who, ...given(about) };
      const taking = { takeOver, ...given({ reason }) };
      return { content: await application.openIncomingCall(caller, followUpId, incoming, taking) };
    },
  }),
  ...routesOfOne(),
  ...routesOfEnding(),
];

function routesOfOne(): Route[] {
  return [
    route({
      method: 'get',
      path: '/v1/call-sessions',
      tag,
      summary: 'Calls in hand: one’s own, and those handed to oneself',
      action,
      input: noInput,
      content: callSessionsSchema,
      successes: [[200, 'Newest first']],
      problems: [],
      handle: async (_input, { application, caller }) => ({
        content: { sessions: await application.callSessions(caller) },
      }),
    }),
    route({
      ...held,
      method: 'get',
      path: '/v1/call-sessions/{sessionId}',
      problems: [404],
      summary: 'A call in hand, with what was written so far; audited',
      input: z.object({ parameters: session }),
      handle: async ({ parameters: { sessionId } }, { application, caller }) => ({
        content: await application.callSession(caller, sessionId),
      }),
    }),
    route({
      ...held,
      method: 'put',
      path: '/v1/call-sessions/{sessionId}',
      summary: 'Keep what was written so far',
      input: z.object({ parameters: session, body: callDraftSchema }),
      handle: async ({ parameters: { sessionId }, body }, { application, caller }) => {
        const { expectedRevision, speakingWith, ...written } = body;
        const draft = {
          ...written,
          speakingWith: speakingWith === null ? null : { who: speakingWith.who, ...given(speakingWith) },
        };
        return { content: await application.saveCallDraft(caller, sessionId, draft, expectedRevision) };
      },
    }),
  ];
}

/** How it goes on, or ends, without an attempt. */
function routesOfEnding(): Route[] {
  return [
    route({
      ...held,
      method: 'post',
      path: '/v1/call-sessions/{sessionId}/handover',
      summary: 'A colleague goes on where one stopped',
      input: z.object({ parameters: session, body: callHandoverSchema }),
      handle: async ({ parameters: { sessionId }, body }, { application, caller }) => {
        const { toAccountId, ...optional } = body;
        const handover = { toAccountId, ...given(optional) };
        return { content: await application.handOverCall(caller, sessionId, handover) };
      },
    }),
    route({
      ...held,
      method: 'post',
      path: '/v1/call-sessions/{sessionId}/leaving',
      summary: 'Put a call down without an outcome; what was written is kept',
      input: z.object({ parameters: session, body: callLeavingSchema }),
      handle: async ({ parameters: { sessionId }, body }, { application, caller }) => ({
        content: await application.leaveCall(caller, sessionId, body.expectedRevision),
      }),
    }),
    route({
      ...held,
      method: 'post',
      path: '/v1/call-sessions/{sessionId}/ending',
      summary: 'End a call for which nothing is recorded; its notes become a note of what was said',
      input: z.object({ parameters: session, body: callEndingSchema }),
      handle: async ({ parameters: { sessionId }, body }, { application, caller }) => ({
        content: await application.endCallSession(caller, sessionId, body.expectedRevision),
      }),
    }),
  ];
}
