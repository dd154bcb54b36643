import { z } from 'zod';
import { factIdOf } from '../http/idempotency-key';
import { noContent, route, type Route } from '../route';
import { emptySchema } from '../schemas/facts';
import {
  addressSchema,
  deathConfirmationSchema,
  noteIdSchema,
  noteSchema,
  readmissionConfirmationSchema,
  safetyNoteReviewSchema,
  safetyNoteSchema,
  sharingRefusalSchema,
  withdrawalSchema,
} from '../schemas/people';
import { uuid } from '../schemas/text';
import { answerOf, factWords, given, stateFact } from './facts';
import { followUpParameters as parameters, itemKey } from './ids';

const tag = 'People';
const problems = [400, 404, 409, 415, 422];

/** What people tell of a person: where they are, with whom to share, what was said, what visitors must know. */
export const peopleRoutes: readonly Route[] = [
  route({
    ...factWords,
    path: '/v1/follow-ups/{followUpId}/address',
    tag,
    summary: 'Where the patient is for a while, as somebody said',
    action: 'patient.recordAddress',
    input: z.object({ parameters, body: addressSchema }),
    handle: async ({ parameters: { followUpId }, body }, { application, caller, request }) => {
      const told = { address: given(body.address), saidBy: body.saidBy };
      return answerOf(await application.recordAddress(caller, followUpId, told, factIdOf(request)));
    },
  }),
  route({
    ...factWords,
    path: '/v1/follow-ups/{followUpId}/calls/{callKey}/attempts/{attemptNumber}/withdrawal',
    tag,
    summary: 'An attempt was written down on the wrong patient, or by mistake',
    action: 'call.record',
    input: z.object({
      parameters: parameters.extend({ callKey: itemKey, attemptNumber: z.coerce.number().int().min(1) }),
      body: withdrawalSchema,
    }),
    handle: ({ parameters: { followUpId, callKey, attemptNumber }, body }, handling) => {
      const { reason, ...optional } = body;
      return stateFact(handling, followUpId, {
        type: 'attempt-withdrawn',
        callKey,
        attemptNumber,
        reason,
        ...given(optional),
      });
    },
  }),
  route({
    ...factWords,
    path: '/v1/follow-ups/{followUpId}/readmission/confirmation',
    tag,
    summary: 'A second source says that the patient is in hospital again, and where',
    action: 'followUp.recordReadmission',
    input: z.object({ parameters, body: readmissionConfirmationSchema }),
    handle: async ({ parameters: { followUpId }, body }, handling) => {
      const { source, place } = body;
      const stated = await stateFact(handling, followUpId, { type: 'readmission-confirmed', source });
      if (place !== undefined) {
        const note = { text: place, saidBy: source, about: 'readmission' };
        await handling.application.addNote(handling.caller, followUpId, note);
      }
      return stated;
    },
  }),
  route({
    method: 'post',
    path: '/v1/follow-ups/{followUpId}/death/confirmation',
    tag,
    summary: 'A second source says that the patient has died',
    action: 'followUp.recordDeath',
    input: z.object({ parameters, body: deathConfirmationSchema }),
    content: noContent,
    successes: [[204, 'Confirmed']],
    problems,
    handle: async ({ parameters: { followUpId }, body }, { application, caller }) => {
      await application.confirmDeath(caller, followUpId, body.source);
      return { content: undefined };
    },
  }),
  route({
    ...factWords,
    path: '/v1/follow-ups/{followUpId}/sharing-refusals',
    tag,
    summary: 'The patient wants nothing shared with a professional, or a profession',
    action: 'followUp.recordOpposition',
    input: z.object({ parameters, body: sharingRefusalSchema }),
    handle: async ({ parameters: { followUpId }, body }, { application, caller, request }) =>
      answerOf(await application.refuseSharing(caller, followUpId, given(body), factIdOf(request))),
  }),
  route({
    ...factWords,
    path: '/v1/follow-ups/{followUpId}/sharing-refusals/{refusalId}/lifting',
    tag,
    summary: 'The patient agrees to sharing again',
    action: 'followUp.recordOpposition',
    input: z.object({ parameters: parameters.extend({ refusalId: uuid }), body: emptySchema }),
    handle: async ({ parameters: { followUpId, refusalId } }, { application, caller, request }) =>
      answerOf(await application.liftSharingRefusal(caller, followUpId, refusalId, factIdOf(request))),
  }),
  ...noteRoutes(),
];

/** Words kept for people; no follow-up changes by them. */
function noteRoutes(): Route[] {
  return [
    route({
      method: 'post',
      path: '/v1/follow-ups/{followUpId}/notes',
      tag,
      summary: 'What somebody said, in their words: whoever calls is listened to',
      action: 'note.write',
      input: z.object({ parameters, body: noteSchema }),
      content: noteIdSchema,
      successes: [[201, 'Kept, encrypted']],
      problems,
      handle: async ({ parameters: { followUpId }, body }, { application, caller }) => {
        const { text, saidBy, ...optional } = body;
        const note = { text, saidBy, ...given(optional) };
        return { content: { noteId: await application.addNote(caller, followUpId, note) } };
      },
    }),
    route({
      method: 'post',
      path: '/v1/follow-ups/{followUpId}/safety-notes',
      tag,
      summary: 'A fact that those who go to the home must know',
      action: 'safetyNote.write',
      input: z.object({ parameters, body: safetyNoteSchema }),
      content: noteIdSchema,
      successes: [[201, 'Kept, encrypted, for three months']],
      problems,
      handle: async ({ parameters: { followUpId }, body }, { application, caller }) => ({
        content: { noteId: await application.addSafetyNote(caller, followUpId, body) },
      }),
    }),
    route({
      method: 'post',
      path: '/v1/follow-ups/{followUpId}/safety-notes/{noteId}/review',
      tag,
      summary: 'Keep a safety note for three more months, or remove it',
      action: 'safetyNote.write',
      input: z.object({ parameters: parameters.extend({ noteId: uuid }), body: safetyNoteReviewSchema }),
      content: noContent,
      successes: [[204, 'Reviewed']],
      problems,
      handle: async ({ parameters: { followUpId, noteId }, body }, { application, caller }) => {
        await application.reviewSafetyNote(caller, followUpId, noteId, body.keep);
        return { content: undefined };
      },
    }),
  ];
}
