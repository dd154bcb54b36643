import type { Instant } from '../../domain/follow-up';
import type { WaitingCandidate } from '../../domain/scheduling/waiting';
import type { Caller } from '../application';
import type { BookingOutcome } from './booking-records';
import type { FreedTime, WaitingEntryView, WaitingOrder } from './waiting-list-use-cases';

/** One who waits, with what holding a time for them takes. */
export interface Waiting extends WaitingCandidate {
  readonly patientId: string;
  readonly followUpId: string | null;
  readonly careKey: string | null;
  /** Given up once the time is taken. */
  readonly appointmentId: string | null;
  /** Place in its series of the visit they wait for another time of, from 1 on. */
  readonly visitNumber: number | null;
}

/** A time held for one who waits. */
export interface HeldFor {
  readonly entryId: string;
  /** The hold. */
  readonly appointmentId: string;
  /** When the patient is written to: nobody is asked to hurry at night. */
  readonly askAt: Instant;
  readonly expiresAt: Instant;
}

/** An offer, and the hold behind it as it was read: a hold that changed since is left alone. */
export interface OfferedHold {
  readonly slotOfferId: string;
  readonly appointmentId: string;
  readonly appointmentRevision: number;
  readonly appointmentStatus: string;
}

/** Those who wait, and the times offered to them. */
export interface WaitingRecords {
  /** @returns the entry, the one there was for the same wish, or why there is none */
  add(caller: Caller, order: WaitingOrder): Promise<BookingOutcome<WaitingEntryView>>;
  list(
    caller: Caller,
    filter: { readonly followUpId?: string; readonly limit: number },
  ): Promise<WaitingEntryView[]>;
  /** @returns the hold to give up, null when none was held */
  withdraw(caller: Caller, entryId: string): Promise<BookingOutcome<OfferedHold | null>>;
  /** Those who wait for a time of that professional and type and were not offered this one before. */
  candidates(organisationId: string, freed: FreedTime): Promise<readonly Waiting[]>;
  /**
   * Offers a held time: the entry is offered, the patient is written to where they can be.
   *
   * @returns the id of the offer; null when the patient waits no longer, or is asked about another time
   */
  offer(organisationId: string, held: HeldFor): Promise<string | null>;
  /**
   * The offer while it awaits its answer.
   *
   * @returns what is held; the appointment when it was accepted already; null for an offer that is not there
   */
  awaiting(
    caller: Caller,
    slotOfferId: string,
  ): Promise<OfferedHold | { readonly accepted: string } | 'over' | null>;
  /** The held time is booked: the entry is served. */
  accepted(organisationId: string, slotOfferId: string): Promise<void>;
  /**
   * The patient leaves it to the next, or did not answer in time; the entry waits on.
   *
   * @returns the hold to give up; null when it was answered meanwhile, or booked
   */
  ended(
    organisationId: string,
    slotOfferId: string,
    how: 'declined' | 'expired',
  ): Promise<OfferedHold | null>;
  /** Offers whose time to answer is over; oldest first. */
  due(organisationId: string, limit: number): Promise<readonly string[]>;
  /** Lets go of those whose time is over, or who have an appointment by now. @returns how many */
  closeUseless(organisationId: string): Promise<number>;
  /** Times to come that fell and that nobody was asked about yet, each handed out once. */
  takeFreed(organisationId: string, limit: number): Promise<readonly FreedTime[]>;
}
