import { z } from 'zod';
import { fileContent, shownAs } from '../http/file';
import type { MessagePosition } from '../../application/reading/views';
import { noContent, route, type Route } from '../route';
import { uuid } from '../schemas/text';
import {
  caughtMessagesSchema,
  MESSAGE_STATUSES,
  messageResolutionSchema,
  messagesSchema,
} from '../schemas/work';
import { given } from './facts';
import { pagePosition } from './page-position';
import { limit } from './paging';

const tag = 'Messages';

const position = pagePosition<MessagePosition>(z.object({ dueAt: z.iso.datetime(), messageId: uuid }));

const listQuery = z.strictObject({
  followUpId: uuid.optional(),
  status: z.enum(MESSAGE_STATUSES).optional(),
  undecided: z
    .enum(['true', 'false'])
    .optional()
    .meta({ description: 'Only those of which nobody knows whether they left, until a person decides' }),
  before: position.parameter,
  limit,
});

export const messageRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/v1/messages',
    tag,
    summary: 'Messages to professionals and patients, and what became of them',
    action: 'message.read',
    input: z.object({ query: listQuery }),
    content: messagesSchema,
    successes: [[200, 'Newest first']],
    problems: [422],
    handle: async ({ query: { undecided, ...asked } }, { application, caller }) => {
      const filter = { limit: asked.limit, undecided: undecided === 'true', ...given(asked) };
      const messages = await application.messages(caller, filter);
      const last = messages.length < filter.limit ? undefined : messages.at(-1);
      return { content: { messages, next: last === undefined ? null : textOf(last) } };
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
  route({
    method: 'get',
    path: '/v1/caught-messages/{caughtMessageId}/attachment',
    tag,
    summary: 'The file that came with a caught message; nothing in production',
    action: 'message.read',
    input: z.object({ parameters: z.object({ caughtMessageId: uuid }) }),
    content: fileContent,
    mediaType: 'application/pdf',
    successes: [[200, 'The file']],
    problems: [404],
    handle: async ({ parameters }, { application, caller }) => {
      const { bytes, fileName } = await application.caughtAttachment(caller, parameters.caughtMessageId);
      return { content: bytes, headers: shownAs(fileName) };
    },
  }),
];

/** Ids and an instant only: it comes back in an address. */
function textOf({ dueAt, messageId }: MessagePosition): string {
  return position.text({ dueAt, messageId });
}
