import { z } from 'zod';
import { CALENDAR_FAULTS, type CalendarFault } from '../../domain/scheduling';
import { answerList, utcInstant, uuid } from './text';

/** Bodies of the commands about agendas kept elsewhere, and what is read of them. */

const ADDRESS_LENGTH = 2_000;

/** Characters of a file: what is too large in bytes is refused where it is read. */
const FILE_LENGTH = 2 * 1024 * 1024;

const faultCodes = Object.keys(CALENDAR_FAULTS) as CalendarFault[];

const replaces = uuid.optional().meta({ description: 'The feed whose place it takes, in one step' });

export const newCalendarFeedSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('url'),
      address: z.string().trim().min(1).max(ADDRESS_LENGTH).meta({
        description: 'An https:// or webcal:// address; it may hold a secret and is kept encrypted',
      }),
      replaces,
    }),
    z.strictObject({
      kind: z.literal('file'),
      text: z.string().max(FILE_LENGTH).meta({ description: 'The iCalendar file; read once, not kept' }),
      replaces,
    }),
  ])
  .meta({ id: 'NewCalendarFeed' });

const failure = z
  .object({
    code: z.enum(faultCodes),
    sentence: z.string(),
    sentenceFr: z.string(),
    since: utcInstant,
    failures: z.number().meta({ description: 'Failed readings in a row' }),
  })
  .meta({ id: 'CalendarFeedFailure', description: 'The busy times are those of `readAt`' });

export const calendarFeedSchema = z
  .object({
    feedId: z.string(),
    professionalId: z.string(),
    professionalName: z.string(),
    kind: z.enum(['url', 'file']),
    host: z.string().nullable().meta({ description: 'Where it is read; null for a file' }),
    readAt: utcInstant.nullable().meta({ description: 'When its busy times were last true' }),
    coveredUntil: utcInstant.nullable().meta({ description: 'Nothing is known of later days' }),
    busyTimes: z.number().meta({ description: 'How many lie ahead' }),
    failure: failure.nullable(),
    stale: z
      .boolean()
      .meta({ description: 'Its busy times may be wrong by now: somebody should look at it' }),
    conflicts: answerList(z.string()).meta({
      description: 'Appointments ahead that lie in a busy time; none was cancelled',
    }),
  })
  .meta({ id: 'CalendarFeed' });

export const calendarFeedsSchema = z
  .object({ feeds: answerList(calendarFeedSchema) })
  .meta({ id: 'CalendarFeeds' });

const agendaLink = z.object({ linkId: z.string(), createdAt: utcInstant }).meta({ id: 'AgendaLink' });

export const agendaLinksSchema = z.object({ links: answerList(agendaLink) }).meta({ id: 'AgendaLinks' });

export const newAgendaLinkSchema = z
  .object({
    linkId: z.string(),
    createdAt: utcInstant,
    path: z.string().meta({
      description: 'Address of the agenda below that of the service, with its secret: shown this once',
    }),
  })
  .meta({ id: 'NewAgendaLink' });

export type NewCalendarFeedRequest = z.input<typeof newCalendarFeedSchema>;
export type CalendarFeed = z.infer<typeof calendarFeedSchema>;
export type CalendarFeeds = z.infer<typeof calendarFeedsSchema>;
export type AgendaLinks = z.infer<typeof agendaLinksSchema>;
export type NewAgendaLink = z.infer<typeof newAgendaLinkSchema>;
