import { z } from 'zod';
import type { CalendarFeedView, NewCalendarFeed } from '../../application/scheduling/calendar-feeds';
import { CALENDAR_FAULTS } from '../../domain/scheduling';
import { noContent, noInput, publicRoute, route, type Route } from '../route';
import {
  agendaLinksSchema,
  calendarFeedSchema,
  calendarFeedsSchema,
  newAgendaLinkSchema,
  newCalendarFeedSchema,
  type CalendarFeed,
} from '../schemas/calendar-feed';
import { uuid } from '../schemas/text';

const tag = 'Agendas kept elsewhere';

/** A file of 2 MiB as a JSON string, whose line breaks take two characters each. */
const FILE_MAXIMUM_BYTES = 3 * 1024 * 1024;

const ofProfessional = z.object({ professionalId: uuid });
const ofFeed = ofProfessional.extend({ feedId: uuid });
const ofLink = ofProfessional.extend({ linkId: uuid });

/** Whatever came as a secret is looked up: what is none is not found, like one that is wrong. */
const secret = z.string().max(200);

function isoOf(instant: number | null): string | null {
  return instant === null ? null : new Date(instant).toISOString();
}

function shown({ failure, readAt, coveredUntil, ...view }: CalendarFeedView): CalendarFeed {
  return {
    ...view,
    readAt: isoOf(readAt),
    coveredUntil: isoOf(coveredUntil),
    failure:
      failure === null
        ? null
        : { ...failure, ...CALENDAR_FAULTS[failure.code], since: new Date(failure.since).toISOString() },
  };
}

function feedOf({ replaces, ...source }: z.output<typeof newCalendarFeedSchema>): NewCalendarFeed {
  return { source, ...(replaces === undefined ? {} : { replaces }) };
}

/** In: busy times of agendas kept in other programs. */
const feedRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/v1/calendar-feeds/stale',
    tag,
    summary: 'Agendas kept elsewhere whose busy times may be wrong by now',
    action: 'agenda.read',
    input: noInput,
    content: calendarFeedsSchema,
    successes: [[200, 'Longest first']],
    handle: async (_input, { application, caller }) => ({
      content: { feeds: (await application.staleCalendarFeeds(caller)).map(shown) },
    }),
  }),
  route({
    method: 'get',
    path: '/v1/professionals/{professionalId}/calendar-feeds',
    tag,
    summary: 'Agendas of a professional that are kept elsewhere',
    action: 'agenda.read',
    input: z.object({ parameters: ofProfessional }),
    content: calendarFeedsSchema,
    successes: [[200, 'With what became of reading them']],
    problems: [404],
    handle: async ({ parameters: { professionalId } }, { application, caller }) => ({
      content: { feeds: (await application.calendarFeeds(caller, professionalId)).map(shown) },
    }),
  }),
  route({
    method: 'post',
    path: '/v1/professionals/{professionalId}/calendar-feeds',
    tag,
    summary: 'Read an agenda kept elsewhere, once from a file or again and again from an address',
    action: 'agenda.manage',
    input: z.object({ parameters: ofProfessional, body: newCalendarFeedSchema }),
    bodyMaximumBytes: FILE_MAXIMUM_BYTES,
    content: calendarFeedSchema,
    successes: [[201, 'Read; appointments that lie in a busy time are named']],
    problems: [400, 404, 413, 415, 422],
    handle: async ({ parameters: { professionalId }, body }, { application, caller }) => ({
      content: shown(await application.addCalendarFeed(caller, professionalId, feedOf(body))),
    }),
  }),
  route({
    method: 'post',
    path: '/v1/professionals/{professionalId}/calendar-feeds/{feedId}/refresh',
    tag,
    summary: 'Read an agenda kept elsewhere now',
    action: 'agenda.manage',
    input: z.object({ parameters: ofFeed }),
    content: calendarFeedSchema,
    successes: [[200, 'Read, or with its failure and the busy times as they were']],
    problems: [404, 422],
    handle: async ({ parameters: { professionalId, feedId } }, { application, caller }) => ({
      content: shown(await application.refreshCalendarFeed(caller, professionalId, feedId)),
    }),
  }),
  route({
    method: 'delete',
    path: '/v1/professionals/{professionalId}/calendar-feeds/{feedId}',
    tag,
    summary: 'Read an agenda kept elsewhere no more; its busy times go with it',
    action: 'agenda.manage',
    input: z.object({ parameters: ofFeed }),
    content: noContent,
    successes: [[204, 'Removed']],
    problems: [404],
    handle: async ({ parameters: { professionalId, feedId } }, { application, caller }) => {
      await application.removeCalendarFeed(caller, professionalId, feedId);
      return { content: undefined, status: 204 };
    },
  }),
];

/** Out: our agenda for a calendar program elsewhere, behind a secret. */
const linkRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/v1/professionals/{professionalId}/agenda-links',
    tag,
    summary: 'Secret links in use to the agenda of a professional',
    action: 'agenda.read',
    input: z.object({ parameters: ofProfessional }),
    content: agendaLinksSchema,
    successes: [[200, 'Without their secrets']],
    problems: [404],
    handle: async ({ parameters: { professionalId } }, { application, caller }) => ({
      content: {
        links: (await application.agendaLinks(caller, professionalId)).map(({ linkId, createdAt }) => ({
          linkId,
          createdAt: new Date(createdAt).toISOString(),
        })),
      },
    }),
  }),
  route({
    method: 'post',
    path: '/v1/professionals/{professionalId}/agenda-links',
    tag,
    summary: 'Make a secret link to the agenda of a professional, for a calendar program',
    action: 'agenda.manage',
    input: z.object({ parameters: ofProfessional }),
    content: newAgendaLinkSchema,
    successes: [[201, 'Made; the secret is shown this once']],
    problems: [404],
    handle: async ({ parameters: { professionalId } }, { application, caller }) => {
      const { linkId, createdAt, token } = await application.createAgendaLink(caller, professionalId);
      const made = { linkId, createdAt: new Date(createdAt).toISOString(), path: `/agendas/${token}.ics` };
      return { content: made };
    },
  }),
  route({
    method: 'delete',
    path: '/v1/professionals/{professionalId}/agenda-links/{linkId}',
    tag,
    summary: 'Revoke a secret link to an agenda',
    action: 'agenda.manage',
    input: z.object({ parameters: ofLink }),
    content: noContent,
    successes: [[204, 'Revoked: it opens nothing any more']],
    problems: [404],
    handle: async ({ parameters: { professionalId, linkId } }, { application, caller }) => {
      await application.revokeAgendaLink(caller, professionalId, linkId);
      return { content: undefined, status: 204 };
    },
  }),
  publicRoute({
    method: 'get',
    path: '/agendas/{token}.ics',
    tag,
    summary: 'An agenda as iCalendar: times and kinds of place only',
    input: z.object({ parameters: z.object({ token: secret }) }),
    content: z.string(),
    mediaType: 'text/calendar',
    secretInPath: true,
    successes: [[200, 'Appointments of the last week and of those to come']],
    handle: async ({ parameters: { token } }, { application }) => ({
      content: await application.agendaCalendar(token),
      headers: { 'Cache-Control': 'no-store' },
    }),
  }),
];

export const calendarFeedRoutes: readonly Route[] = [...feedRoutes, ...linkRoutes];
