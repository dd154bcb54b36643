import type { ReminderRecords, RemindersGrouped } from '../../../application/scheduling/reminders';
import { addDays, dayOf, instantAt } from '../../../domain/calendar';
import type { Instant } from '../../../domain/follow-up';
import {
  groupReminders,
  type AppointmentStatus,
  type ReminderChannel,
  type ReminderGroup,
  type ReminderKind,
  type UnsentReminder,
  type WaitingReminder,
} from '../../../domain/scheduling';
import { derivedUuid } from '../../../security/uuid';
import type { Ciphers } from '../ciphers';
import type { Database, TenantTransaction } from '../database';
import { readWrittenPatient } from './patient-message-reading';

const DUE = `SELECT patient_id AS "patientId" FROM reminder
  WHERE organisation_id = $1 AND status = 'scheduled' AND due_at <= $2
  GROUP BY patient_id ORDER BY min(due_at), patient_id LIMIT $3`;

/** One round at a time for a patient: two would make two messages of what is one. Given back with the transaction. */
const ALONE = `SELECT pg_try_advisory_xact_lock(hashtextextended('reminders/' || $1, 0)) AS alone`;

const WAITING = `
  SELECT reminder.id, reminder.appointment_id AS "appointmentId", reminder.kind, reminder.channel,
    reminder.due_at AS "dueAt", reminder.starts_at AS "startsAt", appointment.starts_at AS "bookedFor",
    appointment.status, appointment.follow_up_id AS "followUpId"
  FROM reminder JOIN appointment ON appointment.id = reminder.appointment_id
  WHERE reminder.patient_id = $1 AND reminder.status = 'scheduled' AND reminder.due_at < $2
  ORDER BY reminder.starts_at, reminder.id
  FOR UPDATE OF reminder SKIP LOCKED`;

interface WaitingRow {
  readonly id: string;
  readonly appointmentId: string;
  readonly kind: ReminderKind;
  readonly channel: ReminderChannel;
  readonly dueAt: Date;
  readonly startsAt: Date;
  readonly bookedFor: Date;
  readonly status: AppointmentStatus;
  readonly followUpId: string | null;
}

/** The reminder rows, on PostgreSQL. */
export class PostgresReminders implements ReminderRecords {
  constructor(
    private readonly database: Database,
    private readonly ciphers: Pick<Ciphers, 'of'>,
    /** IANA time zone of the service. */
    private readonly zone: string,
  ) {}

  async patientsDue(organisationId: string, now: Instant, limit: number): Promise<readonly string[]> {
    const rows = await this.database.transaction({ organisationId }, (transaction) =>
      transaction.query<{ patientId: string }>(DUE, [organisationId, new Date(now), limit]),
    );
    return rows.map(({ patientId }) => patientId);
  }

  async group(organisationId: string, patientId: string, now: Instant): Promise<RemindersGrouped> {
    const cipher = await this.ciphers.of(organisationId);
    return this.database.transaction({ organisationId }, async (transaction) => {
      const [lock] = await transaction.query<{ alone: boolean }>(ALONE, [patientId]);
      if (lock?.alone !== true) return { messages: 0, unsent: 0 };
      const endOfDay = instantAt(addDays(dayOf(now, this.zone), 1), '00:00', this.zone);
      const rows = await transaction.query<WaitingRow>(WAITING, [patientId, new Date(endOfDay)]);
      const waiting = rows.map(waitingOf);
      if (!waiting.some(({ dueAt }) => dueAt <= now)) return { messages: 0, unsent: 0 };
      const { standing, address } = await readWrittenPatient(transaction, cipher, patientId);
      const { groups, unsent } = groupReminders(waiting, standing, address, now);
      const about = { organisationId, patientId, now };
      for (const { id, as } of unsent) await settle(transaction, id, as);
      for (const group of groups) await keepMessage(transaction, about, group);
      const ways = [...(address.mail === null ? [] : ['mail']), ...(address.mobile === null ? [] : ['sms'])];
      for (const { id, as } of unsent)
        if (as === 'no-address') await tellOfNoWay(transaction, about, id, ways);
      return { messages: groups.length, unsent: unsent.length };
    });
  }

  async setAside(organisationId: string, patientId: string, now: Instant): Promise<void> {
    await this.database.transaction({ organisationId }, (transaction) =>
      transaction.query(
        `UPDATE reminder SET status = 'no-address'
         WHERE patient_id = $1 AND status = 'scheduled' AND due_at <= $2`,
        [patientId, new Date(now)],
      ),
    );
  }
}

function waitingOf({ bookedFor, status, followUpId, dueAt, startsAt, ...rest }: WaitingRow): WaitingReminder {
  return {
    ...rest,
    dueAt: dueAt.getTime(),
    startsAt: startsAt.getTime(),
    appointment: { startsAt: bookedFor.getTime(), status, followUpId },
  };
}

async function settle(transaction: TenantTransaction, id: string, status: UnsentReminder): Promise<void> {
  await transaction.query('UPDATE reminder SET status = $2 WHERE id = $1', [id, status]);
}

interface About {
  readonly organisationId: string;
  readonly patientId: string;
  readonly now: Instant;
}

/**
 * Where an appointment is reminded of in no other way, a message that failed says so on the screen: somebody
 * telephones.
 *
 * @param ways channels by which the patient can be written to
 */
async function tellOfNoWay(
  transaction: TenantTransaction,
  { organisationId, patientId, now }: About,
  reminderId: string,
  ways: readonly string[],
): Promise<void> {
  const messageId = derivedUuid(reminderId, `no-way/${now}`);
  await transaction.query(
    `INSERT INTO message (id, organisation_id, follow_up_id, generation, key, kind, channel, patient_id, subject, due_at,
       status, failure)
     SELECT $1, $2, appointment.follow_up_id, coalesce(follow_up.generation, 1), $3,
       CASE WHEN reminder.kind IN ('moved', 'cancelled') THEN 'appointment-change' ELSE 'appointment-reminder' END,
       reminder.channel, reminder.patient_id, reminder.appointment_id, $4, 'failed', 'no-address'
     FROM reminder JOIN appointment ON appointment.id = reminder.appointment_id
     LEFT JOIN follow_up ON follow_up.id = appointment.follow_up_id
     WHERE reminder.id = $5 AND NOT EXISTS (SELECT FROM reminder AS other
       WHERE other.appointment_id = reminder.appointment_id AND other.starts_at = reminder.starts_at
         AND (other.status = 'grouped' OR (other.status = 'scheduled' AND other.channel = ANY($6))))`,
    [messageId, organisationId, `patient/${patientId}/no-way/${messageId}`, new Date(now), reminderId, ways],
  );
}

/** A message and the reminders it stands for, under a key made of these: whoever makes it again makes the same. */
async function keepMessage(
  transaction: TenantTransaction,
  about: About,
  { kind, channel, reminders, followUpId }: ReminderGroup,
): Promise<void> {
  const { organisationId, patientId, now } = about;
  const [first] = reminders;
  if (first === undefined) return;
  const messageId = derivedUuid(first.id, `message/${first.dueAt}`);
  await transaction.query(
    `INSERT INTO message (id, organisation_id, follow_up_id, generation, key, kind, channel, patient_id, subject, due_at)
     VALUES ($1, $2, $3, coalesce((SELECT generation FROM follow_up WHERE id = $3), 1), $4, $5, $6, $7, $8, $9)`,
    [
      messageId,
      organisationId,
      followUpId,
      `patient/${patientId}/${kind}/${messageId}/${channel}`,
      kind,
      channel,
      patientId,
      first.appointmentId,
      new Date(now),
    ],
  );
  await transaction.query(
    `UPDATE reminder SET status = 'grouped', message_id = $1 WHERE id = ANY($2::uuid[])`,
    [messageId, reminders.map(({ id }) => id)],
  );
}
