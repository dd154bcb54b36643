import type { Caller } from '../../../application/application';
import type { BookingRefusal } from '../../../application/errors';
import type { FreedSlot, VisitOrder } from '../../../application/scheduling/booking-records';
import type { CommuneDirectory } from '../../../domain/discharge';
import type { FieldCipher } from '../../../security/field-encryption';
import { lockName } from '../transaction-lock';
import type { TenantTransaction } from '../database';
import type { ChangeContext } from './appointment-changes';
import {
  APPOINTMENT_COLUMNS,
  appointmentOf,
  type AppointmentRow,
  type KeptAppointment,
} from './appointment-rows';

/** What one transaction on agendas works with. */
export interface BookingContext extends ChangeContext {
  readonly caller: Caller;
  readonly cipher: FieldCipher;
  readonly communes: CommuneDirectory;
  /** IANA time zone of the service. */
  readonly zone: string;
  readonly newId: () => string;
  /** Times free again once the transaction is committed. */
  readonly freed: FreedSlot[];
}

/** A rule refuses: the transaction is rolled back, so that nothing changed. */
export class BookingRefused extends Error {
  constructor(
    readonly reason: BookingRefusal,
    /** Which of several times it was. */
    readonly at?: Pick<VisitOrder, 'professionalId' | 'startsAt'>,
  ) {
    super(`refused: ${reason}`);
    this.name = 'BookingRefused';
  }
}

/** Nothing of that name within the caller's walls: the transaction is rolled back. */
export class NothingThere extends Error {
  constructor(readonly what: string) {
    super(`no ${what}`);
    this.name = 'NothingThere';
  }
}

/** The id of the order was used for another: the transaction is rolled back. */
export class OrderConflict extends Error {
  constructor() {
    super('the id of the order was used for another');
    this.name = 'OrderConflict';
  }
}

/**
 * Waits for everybody else at these agendas and keeps them waiting until the transaction ends. Whatever books, moves,
 * frees, or changes when an agenda is open asks for it first; several always in the same order, so that nobody waits
 * for one another.
 */
export async function lockAgendas(
  transaction: TenantTransaction,
  professionalIds: readonly string[],
): Promise<void> {
  for (const professionalId of [...new Set(professionalIds)].sort()) {
    await lockName(transaction, professionalId);
  }
}

/** @returns null when it is not there, or behind the walls */
export async function appointmentById(
  transaction: TenantTransaction,
  appointmentId: string,
): Promise<KeptAppointment | null> {
  const [row] = await transaction.query<AppointmentRow>(
    `SELECT ${APPOINTMENT_COLUMNS} FROM appointment WHERE id = $1`,
    [appointmentId],
  );
  return row === undefined ? null : appointmentOf(row);
}

/** The lock of an appointment's agenda, and of others with it; then the appointment as nobody changes it any more. */
export async function lockedAppointment(
  { transaction }: Pick<BookingContext, 'transaction'>,
  appointmentId: string,
  otherAgendas: readonly string[] = [],
): Promise<KeptAppointment> {
  const seen = await appointmentById(transaction, appointmentId);
  if (seen === null) throw new NothingThere('appointment');
  await lockAgendas(transaction, [seen.professionalId, ...otherAgendas]);
  const locked = await appointmentById(transaction, appointmentId);
  if (locked === null) throw new NothingThere('appointment');
  // Moved to another agenda while we waited: the lock is not the one we need.
  if (locked.professionalId !== seen.professionalId) throw new BookingRefused('changed-meanwhile');
  return locked;
}

/** People decide on what they saw. @throws BookingRefused `changed-meanwhile` */
export function requireRevision({ revision }: KeptAppointment, expected: number | undefined): void {
  if (expected !== undefined && expected !== revision) throw new BookingRefused('changed-meanwhile');
}

/** Notes a time that is free again, when somebody could still use it. */
export function noteFreed({ freed, now }: BookingContext, before: KeptAppointment): void {
  const { professionalId, appointmentTypeId, startsAt, told, override } = before;
  if (told || override || startsAt <= now || appointmentTypeId === null) return;
  freed.push({ professionalId, appointmentTypeId, startsAt });
}

/** As {@link noteFreed}, for a time an appointment moves away from: no row of its own says that it fell. */
export async function noteMovedFrom(context: BookingContext, before: KeptAppointment): Promise<void> {
  const noted = context.freed.length;
  noteFreed(context, before);
  for (const { professionalId, appointmentTypeId, startsAt } of context.freed.slice(noted)) {
    await context.transaction.query(
      `INSERT INTO moved_time (organisation_id, professional_id, appointment_type_id, starts_at)
       VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`,
      [context.caller.organisationId, professionalId, appointmentTypeId, new Date(startsAt)],
    );
  }
}
