import type { Instant, Interval } from '../follow-up/instants';
import type { AppointmentPlace } from './codes';

/** Why an agenda kept elsewhere cannot be read or kept; the agenda stays as it was. */
export const CALENDAR_FAULTS = {
  'address-not-allowed': {
    sentence:
      'The address is not one that may be read: it must begin with https:// and lead to the internet.',
    sentenceFr:
      'Cette adresse ne peut pas être lue : elle doit commencer par https:// et mener sur internet.',
  },
  unreachable: {
    sentence: 'Nothing answers at that address.',
    sentenceFr: 'Rien ne répond à cette adresse.',
  },
  'too-slow': {
    sentence: 'The agenda took too long to arrive.',
    sentenceFr: 'L’agenda a mis trop de temps à arriver.',
  },
  'too-many-redirects': {
    sentence: 'That address leads from one address to the next without end.',
    sentenceFr: 'Cette adresse renvoie sans fin vers d’autres adresses.',
  },
  refused: {
    sentence: 'That address does not give the agenda: it was withdrawn, or the link is wrong.',
    sentenceFr: 'Cette adresse ne donne pas l’agenda : il n’est plus partagé, ou le lien est faux.',
  },
  'too-large': {
    sentence: 'The agenda is larger than 2 MiB.',
    sentenceFr: 'L’agenda dépasse 2 Mio.',
  },
  'web-page': {
    sentence: 'That is a web page and not an agenda: the iCalendar address is needed.',
    sentenceFr: 'C’est une page web et non un agenda : il faut l’adresse iCalendar (ICS).',
  },
  'not-a-calendar': {
    sentence: 'That is not an iCalendar agenda.',
    sentenceFr: 'Ce n’est pas un agenda au format iCalendar.',
  },
  'wrong-charset': {
    sentence: 'The characters of the agenda cannot be read: UTF-8 is expected.',
    sentenceFr: 'Les caractères de l’agenda sont illisibles : UTF-8 est attendu.',
  },
  truncated: {
    sentence: 'The agenda breaks off before its end.',
    sentenceFr: 'L’agenda s’interrompt avant la fin.',
  },
  malformed: {
    sentence: 'The agenda has a date, a duration or a line that cannot be read.',
    sentenceFr: 'L’agenda contient une date, une durée ou une ligne illisible.',
  },
  'unreadable-rule': {
    sentence: 'The agenda has a recurrence rule that cannot be read.',
    sentenceFr: 'L’agenda contient une règle de répétition illisible.',
  },
  'unknown-zone': {
    sentence: 'The agenda has a time zone that nobody knows.',
    sentenceFr: 'L’agenda contient un fuseau horaire inconnu.',
  },
  'ends-before-start': {
    sentence: 'The agenda has an event that ends before it starts.',
    sentenceFr: 'L’agenda contient un évènement qui finit avant de commencer.',
  },
  'too-many-events': {
    sentence: 'The agenda has more events than can be read.',
    sentenceFr: 'L’agenda contient trop d’évènements.',
  },
  'too-many-occurrences': {
    sentence: 'An event of the agenda is repeated too often to be read.',
    sentenceFr: 'Un évènement de l’agenda se répète trop souvent.',
  },
  'too-complex': {
    sentence: 'Reading the agenda takes too long.',
    sentenceFr: 'La lecture de l’agenda prend trop de temps.',
  },
  'too-many-feeds': {
    sentence: 'This professional has as many agendas elsewhere as can be kept.',
    sentenceFr: 'Ce professionnel a déjà le nombre maximal d’agendas externes.',
  },
  'read-once': {
    sentence: 'A file is read once: upload it again in place of this one.',
    sentenceFr: 'Un fichier n’est lu qu’une fois : déposez-le à nouveau à la place de celui-ci.',
  },
} as const satisfies Readonly<Record<string, { readonly sentence: string; readonly sentenceFr: string }>>;
export type CalendarFault = keyof typeof CALENDAR_FAULTS;

/** What is looked at of an agenda kept elsewhere. */
export interface CalendarFrame extends Interval {
  /** IANA zone in which times without a zone, and whole days, are meant. */
  readonly zone: string;
}

/** When somebody is taken inside the frame, in order and disjoint; or why nobody can say. */
export type CalendarReading = { readonly busy: readonly Interval[] } | { readonly fault: CalendarFault };

/** What a server says of the agenda it gave, so that it need not give the same again (RFC 9110, 8.8). */
export interface FeedValidators {
  readonly etag?: string;
  readonly lastModified?: string;
}

/** What came from the address of an agenda kept elsewhere. */
export type FetchedCalendar =
  | {
      readonly content: Uint8Array;
      /** As the server named it. */
      readonly charset?: string;
      readonly validators: FeedValidators;
    }
  | { readonly unchanged: true }
  | { readonly fault: CalendarFault };

/** An appointment as a calendar program elsewhere is told of it: nothing about whom it is for. */
export interface PublishedAppointment {
  readonly id: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly place: AppointmentPlace;
  /** Of whoever gives it. */
  readonly profession: string;
  /** It does not take place at that time any more. */
  readonly cancelled: boolean;
  /** Grows with each change. */
  readonly revision: number;
  readonly changedAt: Instant;
}

/** Minutes between two readings of an agenda kept elsewhere. */
export const FEED_PERIOD_MINUTES = 15;

/** Failed readings after which the busy times may be wrong and the team lead is shown the feed: about an hour. */
export const FEED_FAILURES_SHOWN = 3;

/** Real minutes past its time after which nobody seems to read a feed at all. */
export const FEED_LATE_MINUTES = 60;

/** Days after which a file that was uploaded once is old: practices change their agendas every week. */
export const FILE_FRESH_DAYS = 14;

const MINUTE = 60_000;
const DAY = 86_400_000;

/** Longest wait between two attempts at a feed that fails, in periods. */
const LONGEST_WAIT_PERIODS = 16;

/**
 * When a feed is read next. Each feed has its own moment within the period, so that a thousand feeds are not read at
 * the same second; one that fails is tried less and less often, every four hours at last.
 *
 * @param spread a number of the feed's own, 0 or greater: a hash of its id
 * @param failures failed readings in a row
 * @param now when it was read last, epoch milliseconds
 * @returns strictly after `now`
 */
export function nextReadingAt(spread: number, failures: number, now: Instant): Instant {
  const period = FEED_PERIOD_MINUTES * MINUTE;
  const waited = now + (Math.min(2 ** Math.max(0, failures - 1), LONGEST_WAIT_PERIODS) - 1) * period;
  const phase = spread % period;
  return (Math.floor((waited - phase) / period) + 1) * period + phase;
}

/** What is known of the readings of a feed. */
export interface FeedReadings {
  readonly kind: 'url' | 'file';
  /** Real minutes since it should have been read again; none for a file. */
  readonly lateMinutes: number;
  /** When its busy times were last true; null when it was never read. */
  readonly readAt: Instant | null;
  /** Failed readings in a row since. */
  readonly failures: number;
}

/** Whether the busy times of a feed may be wrong by now: somebody should look at it. */
export function isStale({ kind, readAt, failures, lateMinutes }: FeedReadings, now: Instant): boolean {
  if (kind === 'url') return failures >= FEED_FAILURES_SHOWN || lateMinutes > FEED_LATE_MINUTES;
  return readAt === null || now - readAt > FILE_FRESH_DAYS * DAY;
}
