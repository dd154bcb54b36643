import type {
  AgendaAppointment,
  AgendaView,
  PracticeView,
} from '../../../application/scheduling/agenda-use-cases';
import type { Interval } from '../../../domain/follow-up';
import type { Opening } from '../../../domain/scheduling';
import type { FieldCipher } from '../../../security/field-encryption';
import type { TenantTransaction } from '../database';
import { openDetails } from '../sealed-patient';
import { absencesOf, exceptionsOf, rulesOf, typesOf } from './agenda-rows';
import { practiceById, professionalById } from './directory-rows';

interface Reading {
  readonly transaction: TenantTransaction;
  /** Opens the names of patients. */
  readonly cipher: FieldCipher;
}

/** As in SQL: what overlaps the interval $2 to $3 of the agenda $1. */
const BETWEEN = 'professional_id = $1 AND starts_at < $3 AND ends_at > $2';

/**
 * One agenda between two instants. Whoever may read a row of an appointment reads the name of its patient: the walls
 * show a clinician their own agenda only.
 *
 * @param days the local days of the interval
 * @returns null when there is no such professional in use
 */
export async function readAgenda(
  reading: Reading,
  professionalId: string,
  between: Interval,
  days: { readonly firstDay: string; readonly lastDay: string; readonly now: number },
): Promise<AgendaView | null> {
  const { transaction } = reading;
  const professional = await professionalById(transaction, professionalId, days.now);
  if (professional === null) return null;
  const { practiceId } = professional;
  const practice: PracticeView | null =
    practiceId === null ? null : await practiceById(transaction, practiceId);
  const { firstDay, lastDay } = days;
  const exceptions = await exceptionsOf(transaction, professionalId, firstDay);
  const absences = await absencesOf(transaction, professionalId, firstDay);
  return {
    professional,
    practice,
    types: await typesOf(transaction, professionalId),
    rules: await rulesOf(transaction, professionalId),
    exceptions: exceptions.filter(({ day }) => day <= lastDay),
    absences: absences.filter((absence) => absence.firstDay <= lastDay),
    openings: await openingsBetween(transaction, professionalId, between),
    busy: await busyBetween(transaction, professionalId, between),
    appointments: await appointmentsBetween(reading, professionalId, between),
  };
}

function valuesOf(professionalId: string, { from, to }: Interval): readonly unknown[] {
  return [professionalId, new Date(from), new Date(to)];
}

interface IntervalRow {
  startsAt: Date;
  endsAt: Date;
}

function intervalOf({ startsAt, endsAt }: IntervalRow): Interval {
  return { from: startsAt.getTime(), to: endsAt.getTime() };
}

async function openingsBetween(
  transaction: TenantTransaction,
  professionalId: string,
  between: Interval,
): Promise<Opening[]> {
  const rows = await transaction.query<IntervalRow & { typeIds: string[]; practiceId: string | null }>(
    `SELECT starts_at AS "startsAt", ends_at AS "endsAt", appointment_type_ids::text[] AS "typeIds",
            practice_id AS "practiceId"
     FROM opening WHERE ${BETWEEN} ORDER BY starts_at`,
    valuesOf(professionalId, between),
  );
  return rows.map(({ typeIds, practiceId, ...row }) => ({
    ...intervalOf(row),
    appointmentTypeIds: typeIds,
    ...(practiceId === null ? {} : { practiceId }),
  }));
}

async function busyBetween(
  transaction: TenantTransaction,
  professionalId: string,
  between: Interval,
): Promise<Interval[]> {
  const rows = await transaction.query<IntervalRow>(
    `SELECT DISTINCT starts_at AS "startsAt", ends_at AS "endsAt" FROM busy_time
     WHERE ${BETWEEN} ORDER BY starts_at, ends_at`,
    valuesOf(professionalId, between),
  );
  return rows.map(intervalOf);
}

interface AppointmentRow extends IntervalRow {
  appointmentId: string;
  kind: AgendaAppointment['kind'];
  status: AgendaAppointment['status'];
  place: AgendaAppointment['place'];
  appointmentTypeId: string | null;
  blockedUntil: Date;
  followUpId: string | null;
  confirmed: boolean;
  told: boolean;
  override: boolean;
  seats: number | null;
  seatsTaken: number;
  revision: number;
  patientId: string | null;
  details: Buffer | null;
}

/** Those that stand or were missed; what was cancelled has left the agenda. */
async function appointmentsBetween(
  { transaction, cipher }: Reading,
  professionalId: string,
  between: Interval,
): Promise<AgendaAppointment[]> {
  const rows = await transaction.query<AppointmentRow>(
    `SELECT appointment.id AS "appointmentId", kind, appointment.status, place,
            appointment_type_id AS "appointmentTypeId", starts_at AS "startsAt", ends_at AS "endsAt",
            blocked_until AS "blockedUntil", follow_up_id AS "followUpId", confirmed_at IS NOT NULL AS confirmed, told,
            override, seats, seats_taken AS "seatsTaken", appointment.revision, patient_id AS "patientId",
            patient.details
     FROM appointment LEFT JOIN patient ON patient.id = patient_id
     WHERE ${BETWEEN} AND appointment.status NOT IN ('cancelled', 'entered-in-error')
     ORDER BY starts_at, appointment.id`,
    valuesOf(professionalId, between),
  );
  return rows.map(({ patientId, details, blockedUntil, startsAt, endsAt, ...row }) => ({
    ...row,
    ...intervalOf({ startsAt, endsAt }),
    blockedUntil: blockedUntil.getTime(),
    patientName: patientId === null || details === null ? null : nameOf(cipher, patientId, details),
  }));
}

function nameOf(cipher: FieldCipher, patientId: string, sealed: Buffer): string {
  const { birthName, usedName, firstGivenName } = openDetails(cipher, patientId, sealed).patient;
  return [firstGivenName, usedName ?? birthName].filter((part) => part !== undefined).join(' ');
}
