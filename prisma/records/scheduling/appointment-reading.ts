import type {
  AppointmentChange,
  AppointmentView,
  BookingUseCases,
} from '../../../application/scheduling/booking-use-cases';
import type { FieldCipher } from '../../../security/field-encryption';
import type { TenantTransaction } from '../database';
import { openDetails } from '../sealed-patient';
import { APPOINTMENT_COLUMNS, appointmentOf, type AppointmentRow } from './appointment-rows';

interface ViewRow extends AppointmentRow {
  professionalName: string;
  practiceName: string;
  appointmentTypeName: string | null;
  details: Buffer | null;
  cancellation: string | null;
}

/** SQL: appointments with the names that views have; `WHERE` follows. */
const VIEWS = `SELECT ${APPOINTMENT_COLUMNS}, professional.display_name AS "professionalName",
  coalesce(practice.name, professional.practice_name) AS "practiceName",
  appointment_type.name AS "appointmentTypeName", patient.details,
  CASE WHEN appointment.status = 'cancelled' THEN (
    SELECT code FROM appointment_event WHERE appointment_event.appointment_id = appointment.id
    ORDER BY appointment_event.revision DESC LIMIT 1) END AS cancellation
  FROM appointment JOIN professional ON professional.id = appointment.professional_id
  LEFT JOIN practice ON practice.id = professional.practice_id
  LEFT JOIN appointment_type ON appointment_type.id = appointment.appointment_type_id
  LEFT JOIN patient ON patient.id = appointment.patient_id`;

/** Appointments of one day of a month at most, of one agenda. */
const LONGEST_LIST = 2_000;

/** What reading works with. The walls are those of the transaction. */
export interface ReadingContext {
  readonly transaction: TenantTransaction;
  readonly cipher: FieldCipher;
  /** Business time. */
  readonly now: number;
}

/**
 * Appointments as doors and screens show them, for SQL that comes after them. Whoever may read the row reads the name
 * of its patient: the walls show a clinician their own agenda only.
 *
 * @param condition SQL after `WHERE`, with `ORDER BY` where the order matters
 */
export async function readViews(
  { transaction, cipher, now }: ReadingContext,
  condition: string,
  values: readonly unknown[],
): Promise<readonly AppointmentView[]> {
  const rows = await transaction.query<ViewRow>(`${VIEWS} WHERE ${condition}`, values);
  return rows.map((row) => viewOf(cipher, row, now));
}

/** @returns null when it is not there, or behind the walls */
export async function readView(
  context: ReadingContext,
  appointmentId: string,
): Promise<AppointmentView | null> {
  const [view] = await readViews(context, 'appointment.id = $1', [appointmentId]);
  return view ?? null;
}

function viewOf(cipher: FieldCipher, row: ViewRow, now: number): AppointmentView {
  const { details, professionalName, practiceName, appointmentTypeName, cancellation, ...kept } = row;
  const {
    overrideReason: _reason,
    seats: _seats,
    seatsTaken: _taken,
    bookedAt: _bookedAt,
    movedFrom: _movedFrom,
    ...appointment
  } = appointmentOf(kept);
  const { status, endsAt, kind, presenceSource, presenceVerified } = appointment;
  const unsaid = endsAt <= now && (status === 'booked' || status === 'arrived');
  return {
    ...appointment,
    professionalName,
    practiceName,
    appointmentTypeName,
    cancelledBy: partyIn(cancellation),
    patientName:
      details === null || row.patientId === null ? null : nameIn(openDetails(cipher, row.patientId, details)),
    waitingForPresence: kind !== 'session' && (unsaid || (presenceSource === 'patient' && !presenceVerified)),
  };
}

/** As the history says it (appointment-changes.ts); null for what fell by itself, or before that was kept. */
function partyIn(cancellation: string | null): AppointmentView['cancelledBy'] {
  const party = cancellation?.replace(/^cancelled-by-/, '');
  return party === 'patient' || party === 'professional' || party === 'service' ? party : null;
}

function nameIn({ patient }: ReturnType<typeof openDetails>): string {
  const { firstGivenName, usedName, birthName } = patient;
  return [firstGivenName, usedName ?? birthName].filter((part) => part !== undefined).join(' ');
}

interface EventRow extends Omit<AppointmentChange, 'at' | 'startsAt'> {
  at: Date;
  startsAt: Date;
}

/** What happened to an appointment, oldest first. */
export async function readHistory(
  transaction: TenantTransaction,
  appointmentId: string,
): Promise<readonly AppointmentChange[]> {
  const rows = await transaction.query<EventRow>(
    `SELECT at, status, code, starts_at AS "startsAt", professional_id AS "professionalId", by, reason
     FROM appointment_event WHERE appointment_id = $1 ORDER BY revision`,
    [appointmentId],
  );
  return rows.map((row) => ({ ...row, at: row.at.getTime(), startsAt: row.startsAt.getTime() }));
}

/** Of a follow-up, whatever became of them; of an agenda, those that stand, stood or were missed. */
export function readList(
  context: ReadingContext,
  filter: Parameters<BookingUseCases['appointments']>[1],
): Promise<readonly AppointmentView[]> {
  if ('followUpId' in filter) {
    return readViews(context, 'appointment.follow_up_id = $1 ORDER BY starts_at, appointment.id', [
      filter.followUpId,
    ]);
  }
  return readViews(
    context,
    `appointment.professional_id = $1 AND starts_at >= $2 AND starts_at < $3
     AND appointment.status NOT IN ('cancelled', 'entered-in-error')
     ORDER BY starts_at, appointment.id LIMIT ${LONGEST_LIST}`,
    [filter.professionalId, new Date(filter.from), new Date(filter.to)],
  );
}
