import { z } from 'zod';
import { noContent, route, type Route } from '../route';
import { uuid } from '../schemas/text';
import { caughtMessagesSchema, messageResolutionSchema, messagesSchema } from '../schemas/work';
import { limit } from './paging';

const tag = 'Messages';

export const messageRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/v1/messages',
    tag,
    summary: 'Messages to professionals and patients, and what became of them',
    action: 'message.read',
    input: z.object({ query: z.strictObject({ followUpId: uuid.optional(), limit }) }),
    content: messagesSchema,
    successes: [[200, 'Newest first']],
    problems: [422],
    handle: async ({ query }, { application, caller }) => {
      const filter = {
        limit: query.limit,
        ...(query.followUpId === undefined ? {} : { followUpId: query.followUpId }),
      };
      return { content: { messages: await application.messages(caller, filter) } };
    },
  }),
  route({
    method: 'post',
    path: '/v1/messages/{messageId}/resolution',
    tag,
    summary: 'What is decided on a message of which nobody knows whether it left',
    action: 'message.resolve',
    input: z.object({ parameters: z.object({ messageId: uuid }), body: messageResolutionSchema }),
    content: noContent,
    successes: [[204, 'Decided; the same again changes nothing']],
    problems: [400, 404, 409, 415, 422],
    handle: async ({ parameters, body }, { application, caller }) => {
      await application.resolveMessage(caller, parameters.messageId, body.outcome);
      return { content: undefined, status: 204 };
    },
  }),
  route({
    method: 'get',
    path: '/v1/caught-messages',
    tag,
    summary: 'What the local catcher holds instead of sending it; nothing in production',
    action: 'message.read',
    input: z.object({ query: z.strictObject({ limit }) }),
    content: caughtMessagesSchema,
    successes: [[200, 'Newest first']],
    problems: [422],
    handle: async ({ query }, { application, caller }) => ({
      content: { caughtMessages: await application.caughtMessages(caller, query.limit) },
    }),
  }),
];
