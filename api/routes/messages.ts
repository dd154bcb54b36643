import { z } from 'zod';
import { route, type Route } from '../route';
import { uuid } from '../schemas/text';
import { caughtMessagesSchema, messagesSchema } from '../schemas/work';
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
