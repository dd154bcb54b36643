import {
  FEED_FAILURES_SHOWN,
  FEED_LATE_MINUTES,
  FILE_FRESH_DAYS,
  isStale,
  type PublishedAppointment,
} from '../../domain/scheduling';
import type { Application, Caller } from '../application';
import { NotFoundError } from '../errors';
import { requireOwnAgenda } from './agenda';
import {
  CalendarRefusedError,
  type CalendarFeedUseCases,
  type CalendarFeedView,
  type CalendarSource,
} from './calendar-feeds';
import type { AgendaLinkRecords, KeptFeed, NewFeedRow } from './calendar-feeds-ports';
import { frameOf, readAddress, readAgain, type FeedReading } from './calendar-feeds-reading';

export interface CalendarFeedDependencies extends FeedReading {
  readonly links: AgendaLinkRecords;
  /** Puts appointments into iCalendar. */
  readonly write: (appointments: readonly PublishedAppointment[]) => string;
  readonly newId: () => string;
  readonly audit: Application['audit'];
}

/** Agendas of one professional that are kept elsewhere: work, family, a second practice, and some. */
const FEEDS_MAXIMUM = 10;

const MINUTE = 60_000;
const DAY = 86_400_000;

/** What a calendar program is told of; changes for longer than a program is switched off. */
const PUBLISHED_DAYS = { before: 7, ahead: 730, changes: 14 } as const;

/** Agendas kept elsewhere, in and out. */
export function calendarFeedUseCases(dependencies: CalendarFeedDependencies): CalendarFeedUseCases {
  return {
    ...readingUseCases(dependencies),
    ...changingUseCases(dependencies),
    ...linkUseCases(dependencies),
  };
}

function readingUseCases(
  dependencies: CalendarFeedDependencies,
): Pick<CalendarFeedUseCases, 'calendarFeeds' | 'staleCalendarFeeds'> {
  const { records, now, systemNow } = dependencies;
  return {
    calendarFeeds: async (caller, professionalId) => {
      requireOwnAgenda(caller, professionalId);
      const feeds = await records.ofProfessional(caller, professionalId, now());
      if (feeds === null) throw new NotFoundError('professional');
      return feeds.map((feed) => viewOf(feed, dependencies));
    },
    staleCalendarFeeds: async (caller) => {
      const limits = {
        failures: FEED_FAILURES_SHOWN,
        dueBefore: systemNow() - FEED_LATE_MINUTES * MINUTE,
        readBefore: now() - FILE_FRESH_DAYS * DAY,
      };
      return (await records.stale(caller, limits, now())).map((feed) => viewOf(feed, dependencies));
    },
  };
}

function viewOf(
  feed: KeptFeed,
  { now, systemNow }: Pick<FeedReading, 'now' | 'systemNow'>,
): CalendarFeedView {
  const { failure, failures, failingSince, nextReadAt, ...shown } = feed;
  const lateMinutes = nextReadAt === null ? 0 : (systemNow() - nextReadAt) / MINUTE;
  return {
    ...shown,
    failure:
      failure === null || failingSince === null ? null : { code: failure, since: failingSince, failures },
    stale: isStale({ ...feed, lateMinutes }, now()),
  };
}

type ChangingUseCases = Pick<
  CalendarFeedUseCases,
  'addCalendarFeed' | 'refreshCalendarFeed' | 'removeCalendarFeed'
>;

function changingUseCases(dependencies: CalendarFeedDependencies): ChangingUseCases {
  const { records, now, newId, audit } = dependencies;
  const audited = (caller: Caller, feedId: string) =>
    audit(caller, 'agenda.manage', { kind: 'calendar-feed', id: feedId }, 'allowed');
  const one = async (caller: Caller, professionalId: string, feedId: string): Promise<CalendarFeedView> => {
    const feeds = (await records.ofProfessional(caller, professionalId, now())) ?? [];
    const feed = feeds.find((candidate) => candidate.feedId === feedId);
    if (feed === undefined) throw new NotFoundError('calendar feed');
    return viewOf(feed, dependencies);
  };
  return {
    addCalendarFeed: async (caller, professionalId, { source, replaces = null }) => {
      requireOwnAgenda(caller, professionalId);
      // Nothing is fetched for somebody who may not have it kept.
      if ((await records.ofProfessional(caller, professionalId, now())) === null) {
        throw new NotFoundError('professional');
      }
      const feedId = newId();
      const read = await readSource(dependencies, feedId, source);
      const outcome = await records.add(caller, {
        feedId,
        professionalId,
        replaces,
        maximum: FEEDS_MAXIMUM,
        ...read,
      });
      if (outcome === 'too-many') throw new CalendarRefusedError('too-many-feeds');
      if (outcome === 'no-professional') throw new NotFoundError('professional');
      if (outcome === 'no-feed') throw new NotFoundError('calendar feed');
      await audited(caller, feedId);
      return one(caller, professionalId, feedId);
    },
    refreshCalendarFeed: async (caller, professionalId, feedId) => {
      requireOwnAgenda(caller, professionalId);
      const feed = await records.readable(caller, professionalId, feedId);
      if (feed === null) throw new NotFoundError('calendar feed');
      if (feed.address === null) throw new CalendarRefusedError('read-once');
      await readAgain(dependencies, feed);
      await audited(caller, feedId);
      return one(caller, professionalId, feedId);
    },
    removeCalendarFeed: async (caller, professionalId, feedId) => {
      requireOwnAgenda(caller, professionalId);
      const removed = await records.remove(caller, professionalId, feedId, now());
      if (!removed) throw new NotFoundError('calendar feed');
      await audited(caller, feedId);
    },
  };
}

/** @throws CalendarRefusedError when it cannot be read */
async function readSource(
  dependencies: CalendarFeedDependencies,
  feedId: string,
  source: CalendarSource,
): Promise<Pick<NewFeedRow, 'source' | 'found' | 'readAt' | 'nextReadAt'>> {
  const { reader, now } = dependencies;
  if (source.kind === 'file') {
    const frame = frameOf(dependencies);
    const read = reader.read(source.text, frame);
    if ('fault' in read) throw new CalendarRefusedError(read.fault);
    const found = { busy: read.busy, coveredUntil: frame.to, validators: {} };
    return { source: null, found, readAt: now(), nextReadAt: null };
  }
  const address = reader.address(source.address);
  if (address === null) throw new CalendarRefusedError('address-not-allowed');
  const read = await readAddress(dependencies, feedId, address.address);
  if ('fault' in read) throw new CalendarRefusedError(read.fault);
  const { found, ...when } = read;
  if (found === null) throw new CalendarRefusedError('refused');
  return { source: address, found, ...when };
}

type LinkUseCases = Pick<
  CalendarFeedUseCases,
  'agendaLinks' | 'createAgendaLink' | 'revokeAgendaLink' | 'agendaCalendar'
>;

function linkUseCases({ links, now, write, audit }: CalendarFeedDependencies): LinkUseCases {
  const audited = (caller: Caller, linkId: string) =>
    audit(caller, 'agenda.manage', { kind: 'agenda-link', id: linkId }, 'allowed');
  return {
    agendaLinks: async (caller, professionalId) => {
      requireOwnAgenda(caller, professionalId);
      const inUse = await links.links(caller, professionalId);
      if (inUse === null) throw new NotFoundError('professional');
      return inUse;
    },
    createAgendaLink: async (caller, professionalId) => {
      requireOwnAgenda(caller, professionalId);
      const link = await links.create(caller, professionalId, now());
      if (link === null) throw new NotFoundError('professional');
      await audited(caller, link.linkId);
      return link;
    },
    revokeAgendaLink: async (caller, professionalId, linkId) => {
      requireOwnAgenda(caller, professionalId);
      const revoked = await links.revoke(caller, professionalId, linkId, now());
      if (!revoked) throw new NotFoundError('agenda link');
      await audited(caller, linkId);
    },
    agendaCalendar: async (token) => {
      const today = now();
      const appointments = await links.published(token, {
        from: today - PUBLISHED_DAYS.before * DAY,
        to: today + PUBLISHED_DAYS.ahead * DAY,
        changedSince: today - PUBLISHED_DAYS.changes * DAY,
      });
      if (appointments === null) throw new NotFoundError('agenda');
      return write(appointments);
    },
  };
}
