import { z } from 'zod';
import type { BreakFilter, BreakPosition } from '../../application/reading/break-views';
import { BREAK_RULES } from '../../domain/follow-up';
import { route, type Route } from '../route';
import { BREAK_GRADES, breaksSchema } from '../schemas/breaks';
import { uuid } from '../schemas/text';
import { pagePosition } from './page-position';
import { limit } from './paging';

const QUEUES = ['operators', 'team-leads', 'on-call-clinicians', 'wards'] as const;

const position = pagePosition<BreakPosition>(
  z.strictObject({ dueAt: z.iso.datetime(), followUpId: uuid, key: z.string() }),
);

const query = z.strictObject({
  grade: z.enum(BREAK_GRADES).optional(),
  code: z
    .string()
    .refine((code) => Object.hasOwn(BREAK_RULES, code))
    .optional(),
  owner: z
    .union([z.literal('me'), z.enum(QUEUES), uuid])
    .optional()
    .meta({ description: '`me`, a queue, or the id of an account' }),
  hospital: z
    .string()
    .regex(/^[0-9A-Z]{9}$/)
    .optional()
    .meta({ description: 'FINESS number' }),
  after: position.parameter,
  limit,
});

/** Every standing break at once: what a team lead looks at beside the day's list. */
export const breakRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/v1/breaks',
    tag: 'Work',
    summary: 'Breaks that stand in follow-ups that are not over',
    action: 'worklist.read',
    input: z.object({ query }),
    content: breaksSchema,
    successes: [[200, 'Earliest deadline first; a hospital reads those it owes itself']],
    problems: [422],
    handle: async ({ query: asked }, { application, caller }) => {
      const { breaks, next } = await application.breaks(caller, filterOf(asked, caller.accountId));
      return { content: { breaks, next: next === null ? null : position.text(next) } };
    },
  }),
];

function filterOf(asked: z.output<typeof query>, accountId: string): BreakFilter {
  const { grade, code, owner, hospital, after } = asked;
  return {
    limit: asked.limit,
    ...(grade === undefined ? {} : { grade }),
    ...(code === undefined ? {} : { code }),
    ...(owner === undefined ? {} : { ownerId: owner === 'me' ? accountId : owner }),
    ...(hospital === undefined ? {} : { finess: hospital }),
    ...(after === undefined ? {} : { after }),
  };
}
