import { z } from 'zod';
import { route, type Route } from '../route';
import { foundSlotsSchema, slotSearchSchema } from '../schemas/slot-search';

const utc = (at: number): string => new Date(at).toISOString();

/** Times that could be booked. Asked by POST, so that nothing about a person is in an address. */
export const slotSearchRoutes: readonly Route[] = [
  route({
    method: 'post',
    path: '/v1/slot-searches',
    tag: 'Agendas',
    summary: 'The best times for a care, with why, and whom to telephone where no agenda is open',
    action: 'slot.search',
    input: z.object({ body: slotSearchSchema }),
    content: foundSlotsSchema,
    successes: [[200, 'What was found, best first; nothing is held']],
    problems: [400, 404, 409, 415, 422],
    handle: async ({ body }, { application, caller }) => {
      const { slots, toCall, notes } = await application.findSlots(caller, body);
      return {
        content: {
          slots: slots.map((slot) => ({ ...slot, startsAt: utc(slot.startsAt), endsAt: utc(slot.endsAt) })),
          toCall,
          notes,
        },
      };
    },
  }),
];
