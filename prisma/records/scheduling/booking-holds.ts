import {
  APPOINTMENT_COLUMNS,
  appointmentOf,
  type AppointmentRow,
  type KeptAppointment,
} from './appointment-rows';
import { changeAppointment } from './appointment-changes';
import { noteFreed, type BookingContext } from './booking-context';
import { leaveSeat } from './booking-seats';

/** Kept as the cause of what was held too long. */
export const HOLD_EXPIRED = 'hold-expired';

/** Releases what was held too long in agendas whose lock we have: `now()` cannot be in a constraint. */
export async function releaseExpiredHolds(
  context: BookingContext,
  professionalIds: readonly string[],
): Promise<void> {
  const rows = await context.transaction.query<AppointmentRow>(
    `SELECT ${APPOINTMENT_COLUMNS} FROM appointment
     WHERE professional_id = ANY($1::uuid[]) AND status = 'pending' AND hold_expires_at <= $2
       AND organisation_id = $3`,
    [professionalIds, new Date(context.now), context.caller.organisationId],
  );
  for (const row of rows) {
    await release(context, appointmentOf(row), { cause: HOLD_EXPIRED, code: HOLD_EXPIRED });
  }
}

/** Gives up what is held. */
export async function release(
  context: BookingContext,
  held: KeptAppointment,
  { cause, code }: { readonly cause: string | null; readonly code: string },
): Promise<KeptAppointment> {
  const changes = { status: 'cancelled', holdExpiresAt: null, cause } as const;
  const released = await changeAppointment(context, held, changes, { code });
  if (held.sessionId !== null) await leaveSeat(context, held.sessionId);
  noteFreed(context, held);
  return released;
}
