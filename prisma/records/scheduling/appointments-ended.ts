import type { Caller } from '../../../application/application';
import type { FollowUpEvent } from '../../../domain/follow-up';
import type { TenantTransaction } from '../database';
import { changeAppointment } from './appointment-changes';
import { APPOINTMENT_COLUMNS, appointmentOf, type AppointmentRow } from './appointment-rows';
import { lockAgendas } from './booking-context';
import { leaveSeat } from './booking-seats';

/** Whose appointments end: all of a patient, or those of a follow-up. */
export type Ending = { readonly patientId: string } | { readonly followUpId: string };

/** Facts after which nobody comes to any appointment. */
export function endsAppointments({ type }: FollowUpEvent): boolean {
  return type === 'died' || type === 'discharge-voided';
}

/**
 * Waits for the agendas in which the patient of a follow-up has times to come. Asked before the follow-up is locked: a
 * booking locks its agenda first, then the follow-up, and two who wait for one another would both be thrown out.
 */
export async function lockTheirAgendas(
  transaction: TenantTransaction,
  caller: Caller,
  followUpId: string,
  now: number,
): Promise<void> {
  const rows = await inEveryAgenda(transaction, caller, () =>
    transaction.query<{ professionalId: string }>(
      `SELECT DISTINCT professional_id AS "professionalId" FROM appointment
     WHERE patient_id = (SELECT patient_id FROM follow_up WHERE id = $1) AND status IN ('pending', 'booked')
       AND starts_at > $2`,
      [followUpId, new Date(now)],
    ),
  );
  await lockAgendas(
    transaction,
    rows.map(({ professionalId }) => professionalId),
  );
}

/**
 * Cancels every time to come, by the service, and takes the patient off the waiting list: after a death, or for a
 * discharge that never was. The follow-up ends by the same fact, and hears of nothing.
 *
 * @param reason kept in the history of each
 */
export async function endAppointments(
  transaction: TenantTransaction,
  caller: Caller,
  which: Ending,
  ending: { readonly now: number; readonly reason: string },
): Promise<void> {
  await inEveryAgenda(transaction, caller, () => end(transaction, caller, which, ending));
}

/** A clinician's walls show their own agenda: who says that somebody died says it to every agenda. */
async function inEveryAgenda<T>(
  transaction: TenantTransaction,
  { professionalId }: Caller,
  work: () => Promise<T>,
): Promise<T> {
  const wall = `SELECT set_config('relais.professional', $1, true)`;
  await transaction.query(wall, ['']);
  const result = await work();
  await transaction.query(wall, [professionalId ?? '']);
  return result;
}

async function end(
  transaction: TenantTransaction,
  caller: Caller,
  which: Ending,
  { now, reason }: { readonly now: number; readonly reason: string },
): Promise<void> {
  const [column, id] =
    'patientId' in which ? ['patient_id', which.patientId] : ['follow_up_id', which.followUpId];
  await transaction.query(
    `UPDATE slot_offer SET status = 'withdrawn' WHERE status = 'awaiting'
       AND waiting_entry_id IN (SELECT id FROM waiting_entry WHERE ${column} = $1)`,
    [id],
  );
  await transaction.query(
    `UPDATE waiting_entry SET status = 'over', revision = revision + 1
     WHERE ${column} = $1 AND status IN ('waiting', 'offered')`,
    [id],
  );
  const rows = await transaction.query<AppointmentRow>(
    `SELECT ${APPOINTMENT_COLUMNS} FROM appointment
     WHERE ${column} = $1 AND status IN ('pending', 'booked') AND starts_at > $2 ORDER BY id FOR UPDATE`,
    [id, new Date(now)],
  );
  const context = { transaction, caller, now };
  for (const row of rows) {
    const before = appointmentOf(row);
    const words = { code: 'cancelled', by: 'service', reason, followUpToldElsewhere: true } as const;
    await changeAppointment(context, before, { status: 'cancelled', holdExpiresAt: null }, words);
    if (before.sessionId !== null) await leaveSeat(context, before.sessionId);
  }
}
