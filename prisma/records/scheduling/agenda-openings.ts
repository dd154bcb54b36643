import type { AgendaDays } from '../../../application/scheduling/agenda-records';
import type { OutsideAvailability } from '../../../application/scheduling/agenda-use-cases';
import { addDays, instantAt, type LocalDay } from '../../../domain/calendar';
import { layOut, type Opening } from '../../../domain/scheduling';
import type { TenantTransaction } from '../database';
import { statedOf, typesOf } from './agenda-rows';

/** As many as one answer names. */
const OUTSIDE_SHOWN = 500;
/** How long openings that are over stay readable, in days. */
const KEPT_DAYS = 62;

export interface AgendaReference {
  readonly organisationId: string;
  readonly professionalId: string;
}

/**
 * Lays an agenda out again from the first day of the frame on, from what is stated now. Its lock is held.
 *
 * @param frame days; earlier openings stay as they were
 */
export async function layOutAgain(
  transaction: TenantTransaction,
  reference: AgendaReference,
  { frame, holidays }: Omit<AgendaDays, 'now'>,
): Promise<void> {
  const { professionalId } = reference;
  const stated = await statedOf(transaction, professionalId, frame.firstDay);
  const openings = layOut(stated, await typesOf(transaction, professionalId), frame, holidays);
  await transaction.query('DELETE FROM opening WHERE professional_id = $1 AND ends_at > $2', [
    professionalId,
    new Date(instantAt(frame.firstDay, '00:00', frame.zone)),
  ]);
  await writeOpenings(transaction, reference, openings);
  const isStated = stated.rules.length > 0 || stated.exceptions.some(({ kind }) => kind === 'extra');
  await transaction.query('UPDATE professional SET agenda_until = $2 WHERE id = $1', [
    professionalId,
    isStated ? frame.lastDay : null,
  ]);
}

/**
 * Lays out what is missing between the day reached and the end of the frame, and lets go of what is long over. Its
 * lock is held.
 *
 * @param reached last day laid out
 */
export async function layOutFurther(
  transaction: TenantTransaction,
  reference: AgendaReference,
  reached: LocalDay,
  { frame, holidays }: Omit<AgendaDays, 'now'>,
): Promise<void> {
  const { professionalId } = reference;
  const next = addDays(reached, 1);
  const firstDay = next > frame.firstDay ? next : frame.firstDay;
  await layOutAgain(transaction, reference, { frame: { ...frame, firstDay }, holidays });
  await transaction.query('DELETE FROM opening WHERE professional_id = $1 AND ends_at < $2', [
    professionalId,
    new Date(instantAt(addDays(frame.firstDay, -KEPT_DAYS), '00:00', frame.zone)),
  ]);
}

async function writeOpenings(
  transaction: TenantTransaction,
  { organisationId, professionalId }: AgendaReference,
  openings: readonly Opening[],
): Promise<void> {
  if (openings.length === 0) return;
  const rows = openings.map(({ from, to, appointmentTypeIds, practiceId }) => ({
    starts_at: new Date(from),
    ends_at: new Date(to),
    type_ids: appointmentTypeIds,
    practice_id: practiceId ?? null,
  }));
  await transaction.query(
    `INSERT INTO opening (organisation_id, professional_id, starts_at, ends_at, appointment_type_ids, practice_id)
     SELECT $1, $2, starts_at, ends_at, ARRAY(SELECT jsonb_array_elements_text(type_ids)::uuid), practice_id
     FROM jsonb_to_recordset($3) AS laid (starts_at timestamptz, ends_at timestamptz, type_ids jsonb, practice_id uuid)`,
    [organisationId, professionalId, JSON.stringify(rows)],
  );
}

interface OutsideRow {
  appointmentId: string;
  startsAt: Date;
  endsAt: Date;
}

/**
 * Appointments ahead that no opening for their type holds. What the patient told, and what was put beside the
 * availability knowingly, is not among them; nor are seats, which stand or fall with their session.
 */
export async function outsideAvailability(
  transaction: TenantTransaction,
  professionalId: string,
  now: number,
): Promise<OutsideAvailability[]> {
  const rows = await transaction.query<OutsideRow>(
    `SELECT id AS "appointmentId", starts_at AS "startsAt", ends_at AS "endsAt" FROM appointment
     WHERE professional_id = $1 AND starts_at > $2 AND status IN ('pending', 'booked', 'arrived')
       AND kind <> 'seat' AND NOT told AND NOT override
       AND NOT EXISTS (SELECT FROM opening WHERE opening.professional_id = appointment.professional_id
         AND opening.starts_at <= appointment.starts_at AND opening.ends_at >= appointment.ends_at
         AND (cardinality(opening.appointment_type_ids) = 0
              OR appointment.appointment_type_id = ANY (opening.appointment_type_ids)))
     ORDER BY starts_at, id LIMIT $3`,
    [professionalId, new Date(now), OUTSIDE_SHOWN],
  );
  return rows.map(({ appointmentId, startsAt, endsAt }) => ({
    appointmentId,
    startsAt: startsAt.getTime(),
    endsAt: endsAt.getTime(),
  }));
}
