import type { ServiceCalendar } from '../../../domain/calendar';
import type { Instant } from '../../../domain/follow-up';
import { remindersAfter, type Appointment, type Reminder } from '../../../domain/scheduling';
import { derivedUuid } from '../../../security/uuid';
import type { TenantTransaction } from '../database';

/** Who changed an appointment and when. */
export interface ReminderChange {
  readonly organisationId: string;
  /** Of the service: reminders leave on its open days. */
  readonly calendar: ServiceCalendar;
  /** Business time. */
  readonly at: Instant;
  /** Whether the patient made the change, or asked for it at the telephone: they need not be told of it. */
  readonly byPatient: boolean;
}

/**
 * Keeps reminders in step with an appointment, in the transaction of its change: what still waits is cleared when the
 * time is another or none, new ones are made, and the patient is told of what they did not change themselves.
 *
 * @param before null when it is new
 */
export async function remindersAfterChange(
  transaction: TenantTransaction,
  change: ReminderChange,
  before: Appointment | null,
  after: Appointment,
): Promise<void> {
  const { clear, make } = remindersAfter(change.calendar, before, after, change);
  if (clear) {
    await transaction.query(
      `UPDATE reminder SET status = 'cleared' WHERE appointment_id = $1 AND status = 'scheduled'`,
      [after.id],
    );
    await clearMessages(transaction, after.id);
  }
  if (after.patientId === null) return;
  for (const reminder of make) await keepReminder(transaction, change, after.id, after.patientId, reminder);
}

/** A message not yet on its way that speaks of this appointment alone says nothing true any more. */
async function clearMessages(transaction: TenantTransaction, appointmentId: string): Promise<void> {
  await transaction.query(
    `UPDATE message SET status = 'cleared' WHERE status = 'scheduled' AND patient_id IS NOT NULL
       AND id IN (SELECT message_id FROM reminder WHERE appointment_id = $1)
       AND NOT EXISTS (SELECT FROM reminder WHERE message_id = message.id AND appointment_id <> $1)`,
    [appointmentId],
  );
}

/** The same one again, after a move away and back, is due again. */
async function keepReminder(
  transaction: TenantTransaction,
  { organisationId }: ReminderChange,
  appointmentId: string,
  patientId: string,
  { kind, channel, startsAt, dueAt }: Reminder,
): Promise<void> {
  await transaction.query(
    `INSERT INTO reminder (id, organisation_id, appointment_id, patient_id, kind, channel, starts_at, due_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
     ON CONFLICT (appointment_id, kind, starts_at)
       DO UPDATE SET status = 'scheduled', due_at = excluded.due_at, message_id = NULL`,
    [
      derivedUuid(appointmentId, `${kind}/${startsAt}`),
      organisationId,
      appointmentId,
      patientId,
      kind,
      channel,
      new Date(startsAt),
      new Date(dueAt),
    ],
  );
}
