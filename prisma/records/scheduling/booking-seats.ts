import { changeAppointment, addAppointment, type ChangeContext } from './appointment-changes';
import {
  APPOINTMENT_COLUMNS,
  appointmentOf,
  type AppointmentRow,
  type KeptAppointment,
} from './appointment-rows';
import { BookingRefused, type BookingContext } from './booking-context';

/** The group that meets with a professional at a time, under the lock of the agenda. */
export async function sessionAt(
  { transaction }: Pick<ChangeContext, 'transaction'>,
  professionalId: string,
  appointmentTypeId: string,
  startsAt: number,
): Promise<KeptAppointment | null> {
  const [row] = await transaction.query<AppointmentRow>(
    `SELECT ${APPOINTMENT_COLUMNS} FROM appointment
     WHERE professional_id = $1 AND appointment_type_id = $2 AND starts_at = $3 AND kind = 'session'
       AND status = 'booked'`,
    [professionalId, appointmentTypeId, new Date(startsAt)],
  );
  return row === undefined ? null : appointmentOf(row);
}

/**
 * Takes a seat in the group that meets at that time; the first one makes the group, which blocks the agenda.
 *
 * @param seat the patient's appointment, without its session
 * @param seats how many there are in a new group
 * @throws BookingRefused `no-seat-left`; `taken` for a patient who has one
 */
export async function takeSeat(
  context: BookingContext,
  seat: KeptAppointment,
  seats: number,
): Promise<KeptAppointment> {
  const { professionalId, appointmentTypeId, startsAt } = seat;
  const session = await sessionAt(context, professionalId, appointmentTypeId ?? '', startsAt);
  if (session === null) return sitIn(seat, await makeSession(context, seat, seats));
  if ((session.seats ?? 0) <= session.seatsTaken) throw new BookingRefused('no-seat-left');
  if (await hasSeat(context, session, seat)) throw new BookingRefused('taken');
  const changes = { seatsTaken: session.seatsTaken + 1 };
  return sitIn(seat, await changeAppointment(context, session, changes, { code: 'seat-taken' }));
}

function sitIn(seat: KeptAppointment, session: KeptAppointment): KeptAppointment {
  // It is the session that stands beside or outside: a seat is only counted in it.
  return { ...seat, kind: 'seat', sessionId: session.id, override: false, overrideReason: null };
}

function makeSession(
  context: BookingContext,
  seat: KeptAppointment,
  seats: number,
): Promise<KeptAppointment> {
  const session: KeptAppointment = {
    ...seat,
    id: context.newId(),
    kind: 'session',
    sessionId: null,
    patientId: null,
    followUpId: null,
    careKey: null,
    seriesId: null,
    visitNumber: null,
    status: 'booked',
    holdExpiresAt: null,
    confirmedAt: null,
    movedFrom: null,
    seats,
    seatsTaken: 1,
    bookedAt: context.now,
    revision: 1,
  };
  return addAppointment(context, session, { code: 'session-made', reason: seat.overrideReason });
}

async function hasSeat(
  { transaction }: BookingContext,
  session: KeptAppointment,
  seat: KeptAppointment,
): Promise<boolean> {
  const rows = await transaction.query(
    `SELECT id FROM appointment WHERE session_id = $1 AND patient_id = $2 AND id <> $3
     AND status IN ('pending', 'booked', 'arrived', 'fulfilled')`,
    [session.id, seat.patientId, seat.id],
  );
  return rows.length > 0;
}

/** A seat is given up; the last one given up frees the time. */
export async function leaveSeat(context: ChangeContext, sessionId: string): Promise<void> {
  const [row] = await context.transaction.query<AppointmentRow>(
    `SELECT ${APPOINTMENT_COLUMNS} FROM appointment WHERE id = $1`,
    [sessionId],
  );
  if (row === undefined) throw new RangeError('a seat without its session');
  const session = appointmentOf(row);
  const seatsTaken = session.seatsTaken - 1;
  if (seatsTaken > 0) {
    await changeAppointment(context, session, { seatsTaken }, { code: 'seat-freed' });
  } else {
    const cancelled = { seatsTaken, status: 'cancelled' } as const;
    await changeAppointment(context, session, cancelled, { code: 'session-empty' });
  }
}
