import { z } from 'zod';
import type { SlotOfferView, WaitingEntryView } from '../../application/scheduling/waiting-list-use-cases';
import { noContent, route, type Route } from '../route';
import { uuid } from '../schemas/text';
import {
  slotOfferAnsweredSchema,
  slotOfferAnswerSchema,
  waitingEntrySchema,
  waitingListSchema,
  waitingOrderSchema,
  type SlotOffer,
  type WaitingEntry,
} from '../schemas/waiting-list';
import { given } from './facts';
import { limit } from './paging';

const tag = 'Waiting list';
const action = 'waitingList.manage';

/** Who waits for a time, and what they say to the one held for them. */
export const waitingListRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/v1/waiting-list',
    tag,
    summary: 'Who waits for a time, in the order in which they are asked',
    action,
    input: z.object({ query: z.object({ limit, followUpId: uuid.optional() }) }),
    content: waitingListSchema,
    successes: [[200, 'Those who wait, with the time held for them']],
    problems: [422],
    handle: async ({ query }, { application, caller }) => {
      const { limit: most, ...optional } = query;
      const entries = await application.waitingList(caller, { limit: most, ...given(optional) });
      return { content: { entries: entries.map(entryOf) } };
    },
  }),
  route({
    method: 'post',
    path: '/v1/waiting-list',
    tag,
    summary: 'Wait for a time, with or without an appointment to give up for it',
    action,
    input: z.object({ body: waitingOrderSchema }),
    content: waitingEntrySchema,
    successes: [[201, 'On the list; the same wish again is the same entry']],
    problems: [400, 404, 409, 415, 422],
    handle: async ({ body }, { application, caller }) => ({
      content: entryOf(await application.addToWaitingList(caller, given(body))),
    }),
  }),
  route({
    method: 'delete',
    path: '/v1/waiting-list/{entryId}',
    tag,
    summary: 'Waits no longer; a time held for them goes to the next',
    action,
    input: z.object({ parameters: z.object({ entryId: uuid }) }),
    content: noContent,
    successes: [[204, 'Off the list']],
    problems: [404, 409],
    handle: async ({ parameters }, { application, caller }) => {
      await application.withdrawFromWaitingList(caller, parameters.entryId);
      return { content: undefined };
    },
  }),
  route({
    method: 'post',
    path: '/v1/slot-offers/{slotOfferId}/answer',
    tag,
    summary: 'The patient takes the time held for them, or leaves it to the next',
    action,
    input: z.object({ parameters: z.object({ slotOfferId: uuid }), body: slotOfferAnswerSchema }),
    content: slotOfferAnsweredSchema,
    successes: [[200, 'Booked when accepted']],
    problems: [400, 404, 409, 415, 422],
    handle: async ({ parameters, body }, { application, caller }) => ({
      content: await application.answerSlotOffer(caller, parameters.slotOfferId, body.answer),
    }),
  }),
];

function iso(at: number): string {
  return new Date(at).toISOString();
}

function entryOf({
  offer,
  appointmentAt,
  earliestAt,
  latestAt,
  since,
  ...entry
}: WaitingEntryView): WaitingEntry {
  return {
    ...entry,
    appointmentAt: appointmentAt === null ? null : iso(appointmentAt),
    earliestAt: iso(earliestAt),
    latestAt: iso(latestAt),
    since: iso(since),
    offer: offer === null ? null : offerOf(offer),
  };
}

function offerOf({ startsAt, endsAt, sentAt, expiresAt, ...offer }: SlotOfferView): SlotOffer {
  return {
    ...offer,
    startsAt: iso(startsAt),
    endsAt: iso(endsAt),
    sentAt: iso(sentAt),
    expiresAt: iso(expiresAt),
  };
}
