import type { Instant } from '../../domain/follow-up';
import type { AppointmentPlace } from '../../domain/scheduling';
import type { Caller } from '../application';
import type { BookedFor } from './booking-use-cases';

/** Who waits, for what and until when; whatever is absent is read from the care or the appointment given up. */
export interface WaitingOrder extends BookedFor {
  /** Given up once an earlier time is taken. */
  readonly appointmentId?: string;
  /** A kind of care or a profession. */
  readonly careKind?: string;
  /** Only with this one; with anybody who gives it when absent. */
  readonly professionalId?: string;
  /** INSEE code of where the patient is. */
  readonly communeCode?: string;
  readonly earliestAt?: Instant;
  /** A time after it is of no use any more. */
  readonly latestAt?: Instant;
}

/** A freed time held for one who waits. */
export interface SlotOfferView {
  readonly slotOfferId: string;
  readonly status: 'awaiting' | 'accepted' | 'declined' | 'expired' | 'withdrawn';
  readonly appointmentId: string;
  readonly professionalId: string;
  readonly professionalName: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly place: AppointmentPlace;
  readonly sentAt: Instant;
  /** Until when it is held. */
  readonly expiresAt: Instant;
  /** Nothing can be written to the patient: somebody telephones. */
  readonly toTelephone: boolean;
}

export interface WaitingEntryView {
  readonly entryId: string;
  readonly status: 'waiting' | 'offered' | 'served' | 'withdrawn' | 'over';
  readonly patientId: string;
  readonly patientName: string;
  readonly followUpId: string | null;
  readonly careKey: string | null;
  /** The appointment given up for an earlier one. */
  readonly appointmentId: string | null;
  readonly appointmentAt: Instant | null;
  readonly careKind: string;
  readonly professionalId: string | null;
  readonly professionalName: string | null;
  readonly communeCode: string;
  readonly earliestAt: Instant;
  readonly latestAt: Instant;
  readonly since: Instant;
  readonly revision: number;
  /** The time held for this patient now. */
  readonly offer: SlotOfferView | null;
}

/** A time nobody has any more. */
export interface FreedTime {
  readonly professionalId: string;
  readonly appointmentTypeId: string;
  readonly startsAt: Instant;
}

/** What became of an answer: the appointment booked when it was accepted. */
export interface SlotOfferAnswered {
  readonly status: 'accepted' | 'declined';
  readonly appointmentId: string | null;
}

/** Those who wait for a time; a freed one is held for one of them at a time, until they answered or it expired. */
export interface WaitingListUseCases {
  /**
   * The same wish stated again is the same entry.
   *
   * @throws NotFoundError for a follow-up, care, patient or appointment that is not there;
   *   BookingRefusedError `not-bookable` when nothing says for what, where or until when, or the care needs no time,
   *   `past` when the window is over, `patient-deceased`, `already-over` when the follow-up or appointment is over
   */
  addToWaitingList(caller: Caller, order: WaitingOrder): Promise<WaitingEntryView>;
  /** Those who wait or were offered a time, in the order in which they are asked. */
  waitingList(caller: Caller, filter: { followUpId?: string; limit: number }): Promise<WaitingEntryView[]>;
  /** @throws NotFoundError; BookingRefusedError `already-over` when it is served or withdrawn already */
  withdrawFromWaitingList(caller: Caller, entryId: string): Promise<void>;
  /**
   * Holds a freed time for the first who waits and can use it.
   *
   * @returns the offer made, null when nobody waits for such a time
   */
  timeFreed(organisationId: string, freed: FreedTime): Promise<string | null>;
  /**
   * The patient, or an operator for them, takes the time or leaves it to the next.
   *
   * @throws NotFoundError; BookingRefusedError `hold-expired` once it was answered or its time is over
   */
  answerSlotOffer(
    caller: Caller,
    slotOfferId: string,
    answer: 'accepted' | 'declined',
  ): Promise<SlotOfferAnswered>;
}
