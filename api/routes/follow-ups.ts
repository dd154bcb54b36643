import { z } from 'zod';
import { noInput, route, type Route } from '../route';
import { followUpSchema, followUpsSchema } from '../schemas/follow-up';
import { instant } from '../schemas/text';
import { openOffersSchema, patientSearchSchema, worklistQuerySchema, worklistSchema } from '../schemas/work';
import { followUpParameters } from './ids';
import { limit } from './paging';

const statuses = ['announced', 'open', 'paused', 'handed-over', 'closed', 'cancelled', 'voided'] as const;

/** Reading follow-ups: one, many, and what is to do in them. */
export const followUpRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/v1/follow-ups',
    tag: 'Follow-ups',
    summary: 'Follow-ups the caller may see',
    action: 'followUp.list',
    input: z.object({
      query: z.strictObject({ status: z.enum(statuses).optional(), before: instant.optional(), limit }),
    }),
    content: followUpsSchema,
    successes: [[200, 'Newest discharge first; `before` is the last discharge instant of the page before']],
    problems: [422],
    handle: async ({ query }, { application, caller }) => {
      const filter = {
        limit: query.limit,
        ...(query.status === undefined ? {} : { status: query.status }),
        ...(query.before === undefined ? {} : { before: new Date(query.before).toISOString() }),
      };
      return { content: { followUps: await application.followUps(caller, filter) } };
    },
  }),
  route({
    method: 'get',
    path: '/v1/follow-ups/{followUpId}',
    tag: 'Follow-ups',
    summary: 'One follow-up, whole',
    action: 'followUp.read',
    input: z.object({ parameters: followUpParameters }),
    content: followUpSchema,
    successes: [[200, 'The follow-up']],
    problems: [404],
    handle: async ({ parameters }, { application, caller }) => ({
      content: await application.followUp(caller, parameters.followUpId),
    }),
  }),
  route({
    method: 'get',
    path: '/v1/worklist',
    tag: 'Work',
    summary: 'What is to do now, by patient, most urgent first',
    action: 'worklist.read',
    input: z.object({ query: worklistQuerySchema }),
    content: worklistSchema,
    successes: [[200, 'The list']],
    problems: [422],
    handle: async ({ query }, { application, caller }) => ({
      content: { entries: await application.worklist(caller, query.until) },
    }),
  }),
  route({
    method: 'get',
    path: '/v1/offers',
    tag: 'Work',
    summary: 'Offers that wait for the calling professional',
    action: 'offer.answer',
    input: noInput,
    content: openOffersSchema,
    successes: [[200, 'The offers']],
    handle: async (_input, { application, caller }) => ({
      content: { offers: await application.openOffers(caller) },
    }),
  }),
  route({
    method: 'post',
    path: '/v1/patients/search',
    tag: 'Work',
    summary: 'Find a patient by name, birth date, telephone, INS or stay',
    action: 'patient.search',
    input: z.object({ body: patientSearchSchema }),
    content: followUpsSchema,
    successes: [[200, 'Follow-ups of the patients found']],
    problems: [400, 415, 422],
    handle: async ({ body }, { application, caller }) => ({
      content: { followUps: await application.searchPatients(caller, body.text) },
    }),
  }),
];
