import type { AttendanceRecords, CountedMonth } from '../../../application/scheduling/attendance-records';
import type { Database } from '../database';

/**
 * `$1` organisation, `$2` and `$3` from and to, `$4` now, `$5` zone. What was only told is in nobody's agenda of ours, a
 * hold is no appointment, and a session is counted by its seats.
 */
const COUNTS = `
  SELECT practice.id AS "practiceId", coalesce(practice.name, professional.practice_name) AS "practiceName",
    to_char(starts_at AT TIME ZONE $5, 'YYYY-MM') AS month,
    count(*) FILTER (WHERE status = 'fulfilled')::int AS kept,
    count(*) FILTER (WHERE presence_source = 'patient' AND NOT presence_verified)::int AS "toVerify",
    count(*) FILTER (WHERE status = 'noshow' AND missed_by IS DISTINCT FROM 'professional')::int AS "missedByPatient",
    count(*) FILTER (WHERE status = 'noshow' AND missed_by = 'professional')::int AS "missedByProfessional",
    count(*) FILTER (WHERE status IN ('booked', 'arrived'))::int AS unknown
  FROM appointment JOIN professional ON professional.id = appointment.professional_id
  LEFT JOIN practice ON practice.id = professional.practice_id
  WHERE appointment.organisation_id = $1 AND starts_at >= $2 AND starts_at < least($3::timestamptz, $4::timestamptz) AND ends_at <= $4
    AND status IN ('booked', 'arrived', 'fulfilled', 'noshow') AND appointment.kind <> 'session' AND NOT told
  GROUP BY 1, 2, 3 ORDER BY 2, 1, 3`;

/** Whether appointments were kept, counted by PostgreSQL. */
export class PostgresAttendance implements AttendanceRecords {
  constructor(private readonly database: Database) {}

  counts(
    organisationId: string,
    { from, to, now }: { readonly from: number; readonly to: number; readonly now: number },
    zone: string,
  ): Promise<readonly CountedMonth[]> {
    return this.database.transaction({ organisationId }, (transaction) =>
      transaction.query<CountedMonth>(COUNTS, [
        organisationId,
        new Date(from),
        new Date(to),
        new Date(now),
        zone,
      ]),
    );
  }
}
