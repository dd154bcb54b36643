import { z } from 'zod';
import { noInput, route, type Route } from '../route';
import { dryRunOptionsSchema, dryRunOrderSchema, dryRunResultSchema } from '../schemas/dry-run';

const tag = 'Pathways';

export const dryRunRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/v1/pathways/dry-runs',
    tag,
    summary: 'What a dry run can change, and what it takes for granted',
    action: 'pathway.dryRun',
    input: noInput,
    content: dryRunOptionsSchema,
    successes: [[200, 'Pathways by title, and the assumptions with their sources']],
    handle: async (_input, { application, caller }) => ({
      content: await application.dryRunOptions(caller),
    }),
  }),
  route({
    method: 'post',
    path: '/v1/pathways/dry-runs',
    tag,
    summary: 'Try a pathway on paper: calls, visits and staff by week, beside those in use',
    action: 'pathway.dryRun',
    input: z.object({ body: dryRunOrderSchema }),
    content: dryRunResultSchema,
    successes: [[200, 'The figures; nothing is kept and nobody is enrolled']],
    problems: [400, 413, 415, 422],
    handle: async ({ body }, { application, caller }) => ({
      content: await application.dryRun(caller, body),
    }),
  }),
];
