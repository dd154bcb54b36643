import type { Instant, Interval } from '../../domain/follow-up';
import type { AppointmentOrigin } from '../../domain/scheduling';
import type { Caller } from '../application';
import type { BookingRefusal } from '../errors';
import type {
  AppointmentChange,
  AppointmentView,
  BookingOrder,
  BookingUseCases,
  CancelOrder,
  MoveOrder,
  VerifyOrder,
} from './booking-use-cases';

/** A time nobody has any more; said once the change is committed. */
export interface FreedSlot {
  readonly professionalId: string;
  readonly appointmentTypeId: string;
  readonly startsAt: Instant;
}

/** What became of a change: done, or refused with nothing changed. */
export type BookingOutcome<Done> =
  | { readonly done: Done; readonly freed: readonly FreedSlot[] }
  /** `at`: which of several times it was. */
  | { readonly refused: BookingRefusal; readonly at?: Pick<VisitOrder, 'professionalId' | 'startsAt'> }
  /** Nothing of that name within the caller's walls. */
  | { readonly missing: string }
  /** The sender's id was used for another order. */
  | { readonly conflict: true };

/** An order with what the use-case settled. */
export interface PlacedOrder extends Omit<BookingOrder, 'commandId' | 'origin'> {
  readonly appointmentId: string;
  /** Whether the id was made from the sender's own: it may be there already. */
  readonly mayRepeat: boolean;
  readonly origin: AppointmentOrigin;
  /** Held until then instead of booked. */
  readonly holdUntil?: Instant;
}

/** One visit of a series at the time chosen for it. */
export interface VisitOrder {
  readonly visitNumber: number;
  readonly professionalId: string;
  readonly appointmentTypeId: string;
  readonly startsAt: Instant;
}

export interface SeriesPlacement {
  readonly seriesId: string;
  readonly followUpId: string;
  readonly careKey: string;
  readonly visits: readonly VisitOrder[];
  readonly origin: AppointmentOrigin;
  /** The follow-up hears of the whole series at once, or of each visit. */
  readonly told: 'whole' | 'each';
}

/** A visit of a series that stands, took place or was missed. */
export interface StandingVisit {
  readonly visitNumber: number;
  readonly professionalId: string;
  readonly startsAt: Instant;
}

/** A care as far as a series of it is placed. */
export interface SeriesState {
  readonly seriesId: string | null;
  readonly followUpId: string;
  readonly careKey: string;
  /** Windows of the visits the plan asks for, in order; the first is visit 1. */
  readonly windows: readonly Interval[];
  readonly standing: readonly StandingVisit[];
  /** Times a visit fell from: they are not offered for it again. */
  readonly fallen: readonly StandingVisit[];
}

/** The appointments. Every change is one transaction, with its history and what its follow-up must hear. */
export interface BookingRecords {
  book(caller: Caller, order: PlacedOrder): Promise<BookingOutcome<AppointmentView>>;
  bookHeld(
    caller: Caller,
    appointmentId: string,
    expectedRevision: number | undefined,
  ): Promise<BookingOutcome<AppointmentView>>;
  move(caller: Caller, appointmentId: string, order: MoveOrder): Promise<BookingOutcome<AppointmentView>>;
  cancel(caller: Caller, appointmentId: string, order: CancelOrder): Promise<BookingOutcome<AppointmentView>>;
  confirm(caller: Caller, appointmentId: string): Promise<BookingOutcome<AppointmentView>>;
  verifyTold(
    caller: Caller,
    appointmentId: string,
    order: VerifyOrder,
  ): Promise<BookingOutcome<AppointmentView>>;
  arrive(caller: Caller, appointmentId: string): Promise<BookingOutcome<AppointmentView>>;
  /** @returns null outside the caller's walls */
  one(
    caller: Caller,
    appointmentId: string,
  ): Promise<(AppointmentView & { readonly history: readonly AppointmentChange[] }) | null>;
  /** @returns null when follow-up or agenda is outside the caller's walls */
  list(
    caller: Caller,
    filter: Parameters<BookingUseCases['appointments']>[1],
  ): Promise<readonly AppointmentView[] | null>;
  /** @returns null when follow-up or care is not there, within the caller's walls */
  series(
    caller: Caller,
    which: { readonly followUpId: string; readonly careKey: string } | { readonly seriesId: string },
  ): Promise<SeriesState | null>;
  /** Books all of it, or nothing. */
  bookSeries(caller: Caller, placement: SeriesPlacement): Promise<BookingOutcome<readonly AppointmentView[]>>;
  /** Releases the holds of an organisation whose time is over. @returns the times free again */
  releaseExpired(organisationId: string, limit: number): Promise<readonly FreedSlot[]>;
}
