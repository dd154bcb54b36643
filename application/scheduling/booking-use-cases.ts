import type { Instant } from '../../domain/follow-up';
import type {
  Appointment,
  AppointmentOrigin,
  AppointmentParty,
  AppointmentPlace,
  AppointmentStatus,
  PresenceSource,
} from '../../domain/scheduling';
import type { Caller } from '../application';

/** For whom and what: a care of a follow-up, or a patient alone. One of `followUpId` and `patientId`. */
export interface BookedFor {
  readonly followUpId?: string;
  /** With a follow-up: the care it is for. */
  readonly careKey?: string;
  readonly patientId?: string;
}

/** A time asked for. */
export interface BookingOrder extends BookedFor {
  readonly professionalId: string;
  readonly appointmentTypeId: string;
  readonly startsAt: Instant;
  /** Two may stand at the same time, or outside the availability: said and kept why. Needs `appointment.override`. */
  readonly overrideReason?: string;
  /** The patient says there is one, in an agenda that is not ours: nothing is blocked, to verify. */
  readonly told?: true;
  readonly origin?: AppointmentOrigin;
  /** Frees this one in the same transaction once the new time is taken. */
  readonly instead?: string;
  /** Of a care in several visits: which one it is, from 1 on. */
  readonly visitNumber?: number;
  /** The sender's own id of the order: sent again, it is the appointment made before. */
  readonly commandId?: string;
}

export interface HoldOrder extends BookingOrder {
  /** Real working time matters little here: a hold is for minutes, or until an offer expires. */
  readonly holdUntil: Instant;
}

/** As doors and screens show it; names only where the caller may read them. */
export interface AppointmentView extends Appointment {
  readonly professionalName: string;
  readonly practiceName: string;
  readonly appointmentTypeName: string | null;
  /** Null where the caller has nothing to do with the patient. */
  readonly patientName: string | null;
  /** By whose doing it was cancelled; null for one that was not. */
  readonly cancelledBy: 'patient' | 'professional' | 'service' | null;
  readonly waitingForPresence: boolean;
}

export interface AppointmentChange {
  readonly at: Instant;
  readonly status: AppointmentStatus;
  readonly code: string;
  readonly startsAt: Instant;
  readonly professionalId: string;
  readonly by: string;
  readonly reason: string | null;
}

export interface MoveOrder {
  readonly startsAt: Instant;
  readonly professionalId?: string;
  readonly appointmentTypeId?: string;
  readonly expectedRevision?: number;
  readonly overrideReason?: string;
}

export interface CancelOrder {
  readonly by: AppointmentParty;
  /** A cause of R08 or R09 (labels-fr.md, 5). */
  readonly cause?: string;
  readonly expectedRevision?: number;
}

/** What the practice says of an appointment the patient told of. */
export interface VerifyOrder {
  readonly confirmed: boolean;
  readonly expectedRevision?: number;
}

/** A series placed as a whole: the visits of a care of a follow-up. */
export interface SeriesOrder {
  readonly followUpId: string;
  readonly careKey: string;
  /** Whom to take first; the best there is when absent. */
  readonly professionalId?: string;
}

export interface PlacedSeries {
  readonly seriesId: string;
  readonly visits: readonly AppointmentView[];
  /** Places in the series for which nothing was free. */
  readonly unplaced: readonly number[];
}

export interface PresenceOrder {
  readonly kept: boolean;
  readonly source: PresenceSource;
  readonly missedBy?: 'patient' | 'professional';
  readonly cause?: string;
  readonly expectedRevision?: number;
}

/**
 * Appointments, owned by PostgreSQL. Every change of one that belongs to a follow-up states its fact in the same
 * transaction (architecture.md). Refusals are BookingRefusedError with a code each door puts in words:
 * `taken`, `outside-availability`, `past`, `held-by-another`, `hold-expired`, `daily-cap`, `own-patients-only`,
 * `outside-area`, `no-seat-left`, `changed-meanwhile`, `not-bookable`, `already-over`, `sharing-refused`, `patient-deceased`.
 */
export interface BookingUseCases {
  /** Keeps a time while somebody asks. @throws BookingRefusedError, NotFoundError */
  holdSlot(caller: Caller, order: HoldOrder): Promise<AppointmentView>;
  /** Books at once. @throws BookingRefusedError, NotFoundError */
  bookAppointment(caller: Caller, order: BookingOrder): Promise<AppointmentView>;
  /** Books what is held. @throws BookingRefusedError, NotFoundError */
  bookHeld(caller: Caller, appointmentId: string, expectedRevision?: number): Promise<AppointmentView>;
  /** Another time in one step: either the new one is taken and the old one free, or nothing changed. */
  moveAppointment(caller: Caller, appointmentId: string, order: MoveOrder): Promise<AppointmentView>;
  cancelAppointment(caller: Caller, appointmentId: string, order: CancelOrder): Promise<AppointmentView>;
  /** The patient says they come. */
  confirmAppointment(caller: Caller, appointmentId: string): Promise<AppointmentView>;
  /**
   * The practice was asked about what the patient told. It has that appointment: verified, as is the check of the
   * follow-up. It has not: the service cancels it, and the care is to arrange again.
   *
   * @throws BookingRefusedError `not-bookable` for one in our agendas, `already-over`; NotFoundError
   */
  verifyTold(caller: Caller, appointmentId: string, order: VerifyOrder): Promise<AppointmentView>;
  /** The patient is there. */
  appointmentArrived(caller: Caller, appointmentId: string): Promise<AppointmentView>;
  /** Whether it took place; a patient's word is to be verified, and can be put right. */
  reportPresence(caller: Caller, appointmentId: string, order: PresenceOrder): Promise<AppointmentView>;
  /** Places all visits of a care, with the same professional where possible. */
  placeSeries(caller: Caller, order: SeriesOrder): Promise<PlacedSeries>;
  /**
   * Looks for another time in the window of each visit of a series that fell, with the same professional first. What
   * finds none stays on the list of the follow-up. @throws NotFoundError
   */
  repairSeries(caller: Caller, seriesId: string): Promise<PlacedSeries>;
  /** With its history. @throws NotFoundError */
  appointment(
    caller: Caller,
    appointmentId: string,
  ): Promise<AppointmentView & { readonly history: readonly AppointmentChange[] }>;
  /** Of a follow-up, or of an agenda between two instants. */
  appointments(
    caller: Caller,
    filter: { followUpId: string } | { professionalId: string; from: Instant; to: Instant },
  ): Promise<readonly AppointmentView[]>;
  /** Past ones of which nobody said whether they took place, or only the patient did; oldest first. */
  appointmentsAwaitingPresence(caller: Caller, limit: number): Promise<readonly AppointmentView[]>;
}

/** Bookings without what is said of them afterwards, which has use-cases of its own. */
export type AppointmentUseCases = Omit<BookingUseCases, 'reportPresence' | 'appointmentsAwaitingPresence'>;

/** Where an appointment may take place, for schemas and screens. */
export type { AppointmentPlace };
