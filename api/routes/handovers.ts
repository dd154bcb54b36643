import { z } from 'zod';
import { noInput, route, type Route } from '../route';
import { closingReasons } from '../schemas/facts';
import {
  closingPreviewSchema,
  handoverSchema,
  handoverToldSchema,
  handoverVersionsSchema,
  ownHandoversSchema,
} from '../schemas/handover';
import { fileContent, shownAs } from '../http/file';
import { factIdOf } from '../http/idempotency-key';
import { answerOf, factWords } from './facts';
import { followUpParameters as parameters } from './ids';

const tag = 'Handover';

/** What the next clinician must know: as words, as a file, who has it, and what the end would leave. */
export const handoverRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/v1/handovers',
    tag,
    summary: 'Handovers of a professional’s own patients, and which of them they have not seen yet',
    action: 'handover.read',
    input: noInput,
    content: ownHandoversSchema,
    successes: [[200, 'Never seen first, then what changed since; empty for who is no professional']],
    handle: async (_input, { application, caller }) => ({
      content: { handovers: [...(await application.ownHandovers(caller))] },
    }),
  }),
  route({
    method: 'get',
    path: '/v1/follow-ups/{followUpId}/handover',
    tag,
    summary: 'The handover as things stand; a clinician who reads it has seen that version',
    action: 'handover.read',
    input: z.object({ parameters }),
    content: handoverSchema,
    successes: [[200, 'In words, for the audience the caller belongs to']],
    problems: [404],
    handle: async (input, { application, caller, request }) => ({
      content: await application.handover(caller, input.parameters.followUpId, request.method === 'HEAD'),
    }),
  }),
  route({
    method: 'get',
    path: '/v1/follow-ups/{followUpId}/handover.pdf',
    tag,
    summary: 'The same as a PDF',
    action: 'handover.read',
    input: z.object({ parameters }),
    content: fileContent,
    mediaType: 'application/pdf',
    successes: [[200, 'The file']],
    problems: [404],
    handle: async (input, { application, caller, request }) => {
      const { followUpId } = input.parameters;
      const file = await application.handoverPdf(caller, followUpId, request.method === 'HEAD');
      return { content: file.bytes, headers: shownAs(file.fileName) };
    },
  }),
  route({
    method: 'get',
    path: '/v1/follow-ups/{followUpId}/handover/versions',
    tag,
    summary: 'Versions of the handover, to whom they went, and who saw them',
    action: 'handover.read',
    input: z.object({ parameters }),
    content: handoverVersionsSchema,
    successes: [[200, 'Newest first']],
    problems: [404],
    handle: async (input, { application, caller }) => ({
      content: await application.handoverVersions(caller, input.parameters.followUpId),
    }),
  }),
  route({
    ...factWords,
    path: '/v1/follow-ups/{followUpId}/handover/told',
    tag,
    summary: 'A professional was told by telephone, of the handover or of the end',
    action: 'handover.tell',
    input: z.object({ parameters, body: handoverToldSchema }),
    handle: async ({ parameters: { followUpId }, body }, { application, caller, request }) =>
      answerOf(await application.handoverTold(caller, followUpId, body.professionalId, factIdOf(request))),
  }),
  route({
    method: 'get',
    path: '/v1/follow-ups/{followUpId}/closing-preview',
    tag,
    summary: 'What ending the follow-up now would leave, and whom it would tell',
    action: 'followUp.close',
    input: z.object({ parameters, query: z.strictObject({ reason: z.enum(closingReasons) }) }),
    content: closingPreviewSchema,
    successes: [[200, 'Nothing is changed by asking']],
    problems: [404, 409, 422],
    handle: async ({ parameters: { followUpId }, query }, { application, caller }) => ({
      content: await application.closingPreview(caller, followUpId, query.reason),
    }),
  }),
];
