import type { Instant } from '../../domain/follow-up';
import type { CalendarFault } from '../../domain/scheduling';
import type { Caller } from '../application';

/** An agenda kept elsewhere, as its text or as the address where it is found. */
export type CalendarSource =
  { readonly kind: 'url'; readonly address: string } | { readonly kind: 'file'; readonly text: string };

export interface NewCalendarFeed {
  readonly source: CalendarSource;
  /** Takes the place of this one of the same professional, in one step. */
  readonly replaces?: string;
}

/** What is known of an agenda kept elsewhere. Of its events only the busy times are kept. */
export interface CalendarFeedView {
  readonly feedId: string;
  readonly professionalId: string;
  readonly professionalName: string;
  readonly kind: 'url' | 'file';
  /** Where it is read, without the part of the address that may be secret; null for a file. */
  readonly host: string | null;
  /** When its busy times were last true. */
  readonly readAt: Instant | null;
  /** Until when its busy times are laid out; nothing is known of later days. */
  readonly coveredUntil: Instant | null;
  /** How many busy times lie ahead. */
  readonly busyTimes: number;
  /** Why the last readings failed; the busy times are those of `readAt`. */
  readonly failure: {
    readonly code: CalendarFault;
    readonly since: Instant;
    readonly failures: number;
  } | null;
  /** Its busy times may be wrong by now: somebody should look at it. */
  readonly stale: boolean;
  /** Appointments ahead that lie in a busy time: nothing was cancelled, somebody decides. */
  readonly conflicts: readonly string[];
}

export interface AgendaLinkView {
  readonly linkId: string;
  readonly createdAt: Instant;
}

/**
 * Agendas kept elsewhere, in and out (iCalendar, RFC 5545). A clinician reads and changes what belongs to their own
 * agenda only; everything else is not found.
 */
export interface CalendarFeedUseCases {
  /** @throws NotFoundError */
  calendarFeeds(caller: Caller, professionalId: string): Promise<readonly CalendarFeedView[]>;
  /** Those whose busy times may be wrong by now, longest first. */
  staleCalendarFeeds(caller: Caller): Promise<readonly CalendarFeedView[]>;
  /** Read at once. @throws NotFoundError; @throws CalendarRefusedError when it cannot be read: nothing is kept then */
  addCalendarFeed(caller: Caller, professionalId: string, feed: NewCalendarFeed): Promise<CalendarFeedView>;
  /**
   * Reads it now. One that cannot be read answers with its failure, its busy times as they were.
   *
   * @throws NotFoundError; @throws CalendarRefusedError `read-once` for a file
   */
  refreshCalendarFeed(caller: Caller, professionalId: string, feedId: string): Promise<CalendarFeedView>;
  /** With its busy times. @throws NotFoundError */
  removeCalendarFeed(caller: Caller, professionalId: string, feedId: string): Promise<void>;

  /** Links in use to our own agenda. @throws NotFoundError */
  agendaLinks(caller: Caller, professionalId: string): Promise<readonly AgendaLinkView[]>;
  /** @returns with the secret, which is shown this once; @throws NotFoundError */
  createAgendaLink(
    caller: Caller,
    professionalId: string,
  ): Promise<AgendaLinkView & { readonly token: string }>;
  /** @throws NotFoundError */
  revokeAgendaLink(caller: Caller, professionalId: string, linkId: string): Promise<void>;
  /**
   * Our agenda as iCalendar, for whoever holds the secret: times and kinds of place, nobody's name, no reason.
   *
   * @throws NotFoundError for a secret that is wrong or revoked
   */
  agendaCalendar(token: string): Promise<string>;
}

/** An agenda kept elsewhere that cannot be read or kept; nothing changed. Thrown by the use-cases above. */
export class CalendarRefusedError extends Error {
  constructor(readonly fault: CalendarFault) {
    super(`the agenda kept elsewhere was refused: ${fault}`);
    this.name = 'CalendarRefusedError';
  }
}
