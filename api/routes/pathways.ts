import { z } from 'zod';
import { noInput, route, type Route } from '../route';
import { pathwayMoveSchema, pathwayRequestSchema, pathwaysSchema } from '../schemas/pathway';
import { factWords, stateFact } from './facts';
import { followUpParameters as parameters } from './ids';

/** Which pathways there are, putting a patient on another one, and asking for what one gives on request. */
export const pathwayRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/v1/pathways',
    tag: 'Pathways',
    summary: 'The pathways there are, in their newest version',
    action: 'followUp.list',
    input: noInput,
    content: pathwaysSchema,
    successes: [[200, 'The pathways, by title']],
    handle: async (_input, { application, caller }) => ({
      content: { pathways: [...(await application.pathways(caller))] },
    }),
  }),
  route({
    ...factWords,
    path: '/v1/follow-ups/{followUpId}/pathway',
    tag: 'Facts of a follow-up',
    summary: 'The patient is followed by another pathway from now on, in its newest version',
    action: 'followUp.movePathway',
    input: z.object({ parameters, body: pathwayMoveSchema }),
    handle: ({ parameters: { followUpId }, body }, handling) =>
      stateFact(handling, followUpId, { type: 'pathway-moved', ...body }),
  }),
  route({
    ...factWords,
    path: '/v1/follow-ups/{followUpId}/requests',
    tag: 'Facts of a follow-up',
    summary: 'A profession asks for what the pathway gives on its request, e.g. a longer series of visits',
    action: 'care.arrange',
    input: z.object({ parameters, body: pathwayRequestSchema }),
    handle: ({ parameters: { followUpId }, body }, handling) =>
      stateFact(handling, followUpId, { type: 'asked-for', ...body }),
  }),
];
