import type { FreedTime } from '../../../application/scheduling/waiting-list-use-cases';
import type { Waiting } from '../../../application/scheduling/waiting-records';
import type { BreakGrade } from '../../../domain/follow-up';
import type { TenantTransaction } from '../database';

/** What the order in which people are asked rests on, of `waiting_entry` with `$professional` where one is meant. */
export interface CandidateRow {
  entryId: string;
  patientId: string;
  followUpId: string | null;
  careKey: string | null;
  appointmentId: string | null;
  visitNumber: number | null;
  earliestAt: Date;
  latestAt: Date;
  since: Date;
  givenUpAt: Date | null;
  grade: BreakGrade | null;
}

/** SQL: of an entry, what it rests on; `given_up` is the appointment given up while it stands. */
export const CANDIDATE = `waiting_entry.id AS "entryId", waiting_entry.patient_id AS "patientId",
  waiting_entry.follow_up_id AS "followUpId", waiting_entry.care_key AS "careKey", given_up.id AS "appointmentId",
  earliest_at AS "earliestAt", latest_at AS "latestAt", since, given_up.starts_at AS "givenUpAt",
  (SELECT visit.visit_number FROM appointment AS visit
   WHERE visit.id = waiting_entry.appointment_id AND visit.series_id IS NOT NULL) AS "visitNumber",
  (SELECT grade FROM break WHERE break.follow_up_id = waiting_entry.follow_up_id AND subject = waiting_entry.care_key
     AND break.status NOT IN ('resolved', 'accepted')
   ORDER BY array_position(ARRAY['broken', 'late', 'fragile'], grade) LIMIT 1) AS grade`;

export const GIVEN_UP = `LEFT JOIN appointment AS given_up
  ON given_up.id = waiting_entry.appointment_id AND given_up.status = 'booked'`;

/** `$1` organisation, `$2` professional, `$3` type, `$4` start, `$5` now. */
const CANDIDATES = `
  SELECT ${CANDIDATE}, known.known
  FROM waiting_entry
  JOIN appointment_type ON appointment_type.id = $3
  JOIN professional ON professional.id = $2
  JOIN patient ON patient.id = waiting_entry.patient_id AND patient.deceased_at IS NULL
  ${GIVEN_UP}
  CROSS JOIN LATERAL (SELECT coalesce(given_up.professional_id = $2, false)
    OR EXISTS (SELECT FROM appointment WHERE appointment.patient_id = waiting_entry.patient_id
               AND appointment.professional_id = $2 AND status = 'fulfilled' AND NOT told)
    OR EXISTS (SELECT FROM follow_up WHERE follow_up.id = waiting_entry.follow_up_id
               AND state -> 'situation' -> 'generalPractitioner' ->> 'professionalId' = $2::text)
    OR EXISTS (SELECT FROM care WHERE care.follow_up_id = waiting_entry.follow_up_id
               AND care.key = waiting_entry.care_key AND care.professional_id = $2::text) AS known) AS known
  WHERE waiting_entry.organisation_id = $1 AND waiting_entry.status = 'waiting' AND latest_at > $5
    AND waiting_entry.care_kind IN (appointment_type.care_kind, professional.profession)
    AND (waiting_entry.professional_id = $2
      OR (waiting_entry.professional_id IS NULL
        AND (known.known OR appointment_type.place = 'remote'
          OR waiting_entry.commune_code = professional.commune_code
          OR waiting_entry.commune_code = ANY(appointment_type.area_communes))))
    -- A paused follow-up has its patient in hospital; one that is over asks for nothing.
    AND NOT EXISTS (SELECT FROM follow_up WHERE follow_up.id = waiting_entry.follow_up_id
                    AND follow_up.status IN ('paused', 'closed', 'cancelled', 'voided'))
    -- Who left that time to the next, or did not answer, is not asked about it again.
    AND NOT EXISTS (SELECT FROM slot_offer JOIN appointment AS before ON before.id = slot_offer.appointment_id
                    WHERE slot_offer.waiting_entry_id = waiting_entry.id AND before.professional_id = $2
                      AND before.starts_at = $4)
    AND NOT EXISTS (SELECT FROM slot_offer JOIN waiting_entry AS theirs ON theirs.id = slot_offer.waiting_entry_id
                    WHERE theirs.patient_id = waiting_entry.patient_id AND slot_offer.status = 'awaiting')`;

/** Those who wait for a time like this one. */
export async function readCandidates(
  transaction: TenantTransaction,
  organisationId: string,
  { professionalId, appointmentTypeId, startsAt }: FreedTime,
  now: number,
): Promise<readonly Waiting[]> {
  const rows = await transaction.query<CandidateRow & { known: boolean }>(CANDIDATES, [
    organisationId,
    professionalId,
    appointmentTypeId,
    new Date(startsAt),
    new Date(now),
  ]);
  return rows.map((row) => candidateOf(row, row.known));
}

export function candidateOf(row: CandidateRow, known: boolean): Waiting {
  const { entryId, patientId, followUpId, careKey, appointmentId, visitNumber, grade } = row;
  return {
    entryId,
    patientId,
    followUpId,
    careKey,
    appointmentId,
    visitNumber,
    grade,
    known,
    earliestAt: row.earliestAt.getTime(),
    latestAt: row.latestAt.getTime(),
    since: row.since.getTime(),
    givenUpAt: row.givenUpAt?.getTime() ?? null,
  };
}
