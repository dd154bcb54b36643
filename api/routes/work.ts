import { z } from 'zod';
import type { WorkloadItemsFilter } from '../../application/work/work-use-cases';
import { noInput, route, type Route } from '../route';
import {
  assignmentSchema,
  assigneesSchema,
  workloadItemsQuerySchema,
  workloadItemsSchema,
  workloadSchema,
} from '../schemas/workload';
import { factIdOf } from '../http/idempotency-key';
import { answerOf, factWords, given } from './facts';
import { followUpParameters, workItemKey } from './ids';
import { limit } from './paging';

const tag = 'Work';

/** Who does what: giving work to a colleague, and what everybody has before them. */
export const workRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/v1/colleagues',
    tag,
    summary: 'Operators and team leads of the organisation, to whom work can be given',
    action: 'colleague.read',
    input: noInput,
    content: assigneesSchema,
    successes: [[200, 'By name']],
    handle: async (_input, { application, caller }) => ({
      content: { colleagues: await application.colleagues(caller) },
    }),
  }),
  route({
    ...factWords,
    path: '/v1/follow-ups/{followUpId}/items/{itemKey}/assignment',
    tag: 'Facts of a follow-up',
    summary: 'Give a work item to a colleague, or back to a queue; its clock stays',
    action: 'item.assign',
    input: z.object({
      parameters: followUpParameters.extend({ itemKey: workItemKey }),
      body: assignmentSchema,
    }),
    handle: async ({ parameters: { followUpId, itemKey }, body }, { application, caller, request }) => {
      const { to, ...seen } = body;
      const assignment = { itemKey, to, ...given(seen) };
      return answerOf(await application.assignItem(caller, followUpId, assignment, factIdOf(request)));
    },
  }),
  route({
    method: 'get',
    path: '/v1/workload',
    tag,
    summary: 'What each colleague and each queue has before them, and the calls of the day by hour',
    action: 'workload.read',
    input: noInput,
    content: workloadSchema,
    successes: [[200, 'Counts; nothing in them is about a patient']],
    handle: async (_input, { application, caller }) => ({ content: await application.workload(caller) }),
  }),
  route({
    method: 'get',
    path: '/v1/workload/items',
    tag,
    summary: 'The items behind one number of the load, earliest deadline first',
    action: 'workload.read',
    input: z.object({ query: workloadItemsQuerySchema.extend({ limit }) }),
    content: workloadItemsSchema,
    successes: [[200, 'One page; `next` leads to the one after it']],
    problems: [422],
    handle: async ({ query: { owner, part, after, limit: wanted } }, { application, caller }) => ({
      content: await application.workloadItems(caller, {
        owner: ownerOf(owner),
        part,
        limit: wanted,
        ...given({ after }),
      }),
    }),
  }),
];

function ownerOf(text: string): WorkloadItemsFilter['owner'] {
  const [kind = '', id = ''] = text.split(':');
  return { kind: kind === 'person' ? 'person' : 'queue', id };
}
