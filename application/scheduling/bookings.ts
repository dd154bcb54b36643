import type { Application, Caller } from '../application';
import { BookingRefusedError, IdempotencyConflictError, NotFoundError } from '../errors';
import type { AppointmentOrigin } from '../../domain/scheduling';
import type { BookingOutcome, BookingRecords, FreedSlot } from './booking-records';
import type { AppointmentUseCases, BookingOrder } from './booking-use-cases';
import { seriesUseCases, type SeriesUseCases } from './series';
import type { SlotUseCases } from './slot-use-cases';

/** What bookings work with. */
export interface BookingDependencies {
  readonly bookings: BookingRecords;
  /** Business time. */
  readonly now: () => number;
  /** IANA time zone of the service. */
  readonly zone: string;
  /** Free times for the visits of a series. */
  readonly findSlots: SlotUseCases['findSlots'];
  readonly newId: () => string;
  /** The same id for the same sender and command. */
  readonly derivedId: (id: string, name: string) => string;
  readonly audit: Application['audit'];
  /** Offers a freed time to those who wait for one, after the change is committed. */
  readonly timeFreed?: (organisationId: string, freed: FreedSlot) => Promise<unknown>;
  /** Hears what went wrong once a change was kept: a round does it again. Absent: it is thrown. */
  readonly leftToRounds?: LeftToRounds;
}

export type LeftToRounds = (error: unknown, organisationId: string) => void;

/** How an appointment came to be, unless the order says; an operator's when absent. */
const ORIGINS: Readonly<Partial<Record<Caller['role'], AppointmentOrigin>>> = {
  clinician: 'professional',
  service: 'patient',
};

/** Appointments: every door books, moves and frees through here. */
export function bookingUseCases(dependencies: BookingDependencies): AppointmentUseCases & SeriesUseCases {
  const { bookings, newId, derivedId, audit } = dependencies;
  const settled = settling(dependencies);
  const series = seriesUseCases(dependencies, settled);
  const placed = ({ commandId, origin, ...order }: BookingOrder, caller: Caller) => ({
    ...order,
    origin: origin ?? ORIGINS[caller.role] ?? 'operator',
    appointmentId: commandId === undefined ? newId() : derivedId(commandId, caller.accountId),
    mayRepeat: commandId !== undefined,
  });
  return {
    holdSlot: async (caller, order) =>
      settled(caller, 'appointment.book', await bookings.book(caller, placed(order, caller))),
    bookAppointment: async (caller, order) => {
      const action = order.overrideReason === undefined ? 'appointment.book' : 'appointment.override';
      return settled(caller, action, await bookings.book(caller, placed(order, caller)));
    },
    bookHeld: async (caller, appointmentId, expectedRevision) =>
      settled(caller, 'appointment.book', await bookings.bookHeld(caller, appointmentId, expectedRevision)),
    moveAppointment: async (caller, appointmentId, order) => {
      const action = order.overrideReason === undefined ? 'appointment.book' : 'appointment.override';
      return settled(caller, action, await bookings.move(caller, appointmentId, order));
    },
    cancelAppointment: async (caller, appointmentId, order) => {
      const outcome = await bookings.cancel(caller, appointmentId, order);
      const cancelled = await settled(caller, 'appointment.book', outcome);
      const { seriesId } = cancelled;
      if (order.by === 'professional' && seriesId !== null) {
        await afterwards(dependencies, caller, () => series.repairSeries(asService(caller), seriesId));
      }
      return cancelled;
    },
    confirmAppointment: async (caller, appointmentId) =>
      settled(caller, 'appointment.book', await bookings.confirm(caller, appointmentId)),
    verifyTold: async (caller, appointmentId, order) =>
      settled(caller, 'appointment.book', await bookings.verifyTold(caller, appointmentId, order)),
    appointmentArrived: async (caller, appointmentId) =>
      settled(caller, 'appointment.book', await bookings.arrive(caller, appointmentId)),
    ...series,
    appointment: async (caller, appointmentId) => {
      const view = await bookings.one(caller, appointmentId);
      if (view === null) throw new NotFoundError('appointment');
      await audit(caller, 'appointment.read', { kind: 'appointment', id: appointmentId }, 'allowed');
      return view;
    },
    appointments: async (caller, filter) => {
      const views = await bookings.list(caller, filter);
      const [kind, id] =
        'followUpId' in filter ? ['follow-up', filter.followUpId] : ['professional', filter.professionalId];
      if (views === null) throw new NotFoundError(kind);
      await audit(caller, 'appointment.read', { kind, id }, 'allowed');
      return views;
    },
  };
}

/** Acts for everybody of the organisation: a visit that fell may be placed in another agenda. */
function asService({ organisationId, accountId, requestId }: Caller): Caller {
  return { organisationId, accountId, requestId, role: 'service' };
}

/** What a change comes to: done and audited, times that are free again offered to those who wait, or refused. */
export type Settling = ReturnType<typeof settling>;

function settling(dependencies: BookingDependencies) {
  const { audit } = dependencies;
  return async <Done extends { readonly id: string } | readonly { readonly id: string }[]>(
    caller: Caller,
    action: 'appointment.book' | 'appointment.override',
    outcome: BookingOutcome<Done>,
  ): Promise<Done> => {
    if ('missing' in outcome) throw new NotFoundError(outcome.missing);
    if ('conflict' in outcome) throw new IdempotencyConflictError();
    if ('refused' in outcome) {
      // A time that is taken is no denial; what the patient wants kept from somebody is.
      if (outcome.refused === 'sharing-refused') await audit(caller, action, null, 'denied', outcome.refused);
      throw new BookingRefusedError(outcome.refused);
    }
    const changed: readonly { readonly id: string }[] = 'id' in outcome.done ? [outcome.done] : outcome.done;
    for (const { id } of changed) await audit(caller, action, { kind: 'appointment', id }, 'allowed');
    const { freed } = outcome;
    await afterwards(dependencies, caller, async () => {
      for (const slot of freed) await dependencies.timeFreed?.(caller.organisationId, slot);
    });
    return outcome.done;
  };
}

/**
 * The change is kept: what follows from it is no error for who asked for it. A round finds a freed time, and a visit of
 * a series that fell stands in its follow-up as one to make up for.
 */
async function afterwards(
  { leftToRounds }: Pick<BookingDependencies, 'leftToRounds'>,
  { organisationId }: Caller,
  follow: () => Promise<unknown>,
): Promise<void> {
  try {
    await follow();
  } catch (error) {
    if (leftToRounds === undefined) throw error;
    leftToRounds(error, organisationId);
  }
}

/** Holds of an organisation released at a time at most. */
const RELEASED_AT_ONCE = 50;

/**
 * Releases what was held too long, so that those who wait hear of it although nobody else asks for that time.
 *
 * @returns how many times are free again
 */
export async function releaseExpiredHolds(
  { bookings, timeFreed }: Pick<BookingDependencies, 'bookings' | 'timeFreed'>,
  organisationId: string,
): Promise<number> {
  const freed = await bookings.releaseExpired(organisationId, RELEASED_AT_ONCE);
  for (const slot of freed) await timeFreed?.(organisationId, slot);
  return freed.length;
}
