import type { Instant, Interval } from '../../domain/follow-up';
import type {
  CalendarFault,
  CalendarFrame,
  CalendarReading,
  FeedValidators,
  FetchedCalendar,
  PublishedAppointment,
} from '../../domain/scheduling';
import type { Caller } from '../application';
import type { AgendaLinkView } from './calendar-feeds';

/** How agendas kept elsewhere are reached and read. Nothing here throws for what comes from outside. */
export interface CalendarReader {
  /** @returns the address as it is kept and its host, null when it may not be read */
  address(text: string): { readonly address: string; readonly host: string } | null;
  fetch(address: string, validators?: FeedValidators): Promise<FetchedCalendar>;
  read(content: Uint8Array | string, frame: CalendarFrame, charset?: string): CalendarReading;
}

/** A feed as it is kept, without its address. */
export interface KeptFeed {
  readonly feedId: string;
  readonly professionalId: string;
  readonly professionalName: string;
  readonly kind: 'url' | 'file';
  readonly host: string | null;
  readonly readAt: Instant | null;
  readonly coveredUntil: Instant | null;
  /** On the system's clock; null for a file. */
  readonly nextReadAt: Instant | null;
  readonly busyTimes: number;
  readonly failure: CalendarFault | null;
  readonly failures: number;
  readonly failingSince: Instant | null;
  readonly conflicts: readonly string[];
}

/** A feed about to be read. */
export interface ReadableFeed {
  readonly organisationId: string;
  readonly feedId: string;
  readonly professionalId: string;
  /** Null for a file. */
  readonly address: string | null;
  readonly validators: FeedValidators;
  readonly coveredUntil: Instant | null;
  readonly failures: number;
}

/** What a reading found, to be kept in place of what was there. */
export interface KeptReading {
  /** Null when the agenda has not changed: its busy times stay. */
  readonly found: {
    readonly busy: readonly Interval[];
    readonly coveredUntil: Instant;
    readonly validators: FeedValidators;
  } | null;
  /** Business instant. */
  readonly readAt: Instant;
  /** On the system's clock; null for what is read once. */
  readonly nextReadAt: Instant | null;
}

export interface NewFeedRow extends KeptReading {
  readonly feedId: string;
  readonly professionalId: string;
  /** Null for a file. */
  readonly source: { readonly address: string; readonly host: string } | null;
  readonly found: NonNullable<KeptReading['found']>;
  /** The feed whose place it takes. */
  readonly replaces: string | null;
  /** How many one professional may have. */
  readonly maximum: number;
}

/** The records of agendas kept elsewhere. Busy times change under the lock of the professional's agenda only. */
export interface CalendarFeedRecords {
  /** Null when there is no such professional. */
  ofProfessional(caller: Caller, professionalId: string, now: Instant): Promise<readonly KeptFeed[] | null>;
  /** Addresses that failed so often, or are so late, and files read before that day; longest first. */
  stale(caller: Caller, than: StaleLimits, now: Instant): Promise<readonly KeptFeed[]>;
  add(caller: Caller, feed: NewFeedRow): Promise<'added' | 'no-professional' | 'no-feed' | 'too-many'>;
  readable(caller: Caller, professionalId: string, feedId: string): Promise<ReadableFeed | null>;
  /** @returns false when it was removed meanwhile: then nothing changed */
  keepReading(feed: ReadableFeed, reading: KeptReading): Promise<boolean>;
  /** The busy times stay as they were. */
  keepFailure(
    feed: ReadableFeed,
    failure: { readonly code: CalendarFault; readonly at: Instant; readonly nextReadAt: Instant },
  ): Promise<void>;
  /** @returns false when there is no such feed */
  remove(caller: Caller, professionalId: string, feedId: string, now: Instant): Promise<boolean>;
  organisations(): Promise<readonly string[]>;
  /** Feeds whose time has come, each given to one reader until `until`. Instants of the system's clock. */
  claimDue(
    organisationId: string,
    now: Instant,
    until: Instant,
    limit: number,
  ): Promise<readonly ReadableFeed[]>;
}

export interface StaleLimits {
  readonly failures: number;
  /** Read next before this instant of the system's clock. */
  readonly dueBefore: Instant;
  /** Of files: read before this business instant. */
  readonly readBefore: Instant;
}

/** Which appointments a calendar program elsewhere is told of. Business instants. */
export interface PublishedFrame extends Interval {
  /** Those that were cancelled or moved elsewhere are told of when that was not before. */
  readonly changedSince: Instant;
}

/** The records of secret links to our agendas. */
export interface AgendaLinkRecords {
  /** Links in use; null when there is no such professional. */
  links(caller: Caller, professionalId: string): Promise<readonly AgendaLinkView[] | null>;
  /** @returns with its secret, of which the hash is kept; null when there is no such professional */
  create(
    caller: Caller,
    professionalId: string,
    now: Instant,
  ): Promise<(AgendaLinkView & { readonly token: string }) | null>;
  /** @returns false when there is no such link in use */
  revoke(caller: Caller, professionalId: string, linkId: string, now: Instant): Promise<boolean>;
  /** What a secret opens, before anybody is known. @returns null when it opens nothing */
  published(token: string, frame: PublishedFrame): Promise<readonly PublishedAppointment[] | null>;
}
