import type { Caller } from '../../application/application';
import type { OwnHandoverRow } from '../../application/handover/handover-records';
import type { FieldCipher } from '../../security/field-encryption';
import type { TenantTransaction } from './database';
import { openDetails } from './sealed-patient';
import { WITHHELD_FROM_PROFESSIONAL } from './sharing-refusal-rows';
import { iso, isoOrNull, traitsView } from './view-parts';

/** More than a professional has patients who left a hospital of late. */
const MOST = 100;

/**
 * From the professional's own rows on, which are few, never from all follow-ups. `seen` is what the account opened; one
 * that was never opened comes first, however long ago the discharge.
 */
const OWN = `WITH own AS (
    SELECT follow_up_id FROM offer WHERE organisation_id = $1 AND professional_id = $2::uuid
    UNION
    SELECT follow_up_id FROM message WHERE professional_id = $2::uuid
      AND kind IN ('handover-notice', 'handover-copy', 'closing-summary'))
  SELECT follow_up.id, follow_up.status, follow_up.discharged_at, hospital.name AS hospital_name,
    patient.id AS patient_id, patient.details, seen.at AS seen_at
  FROM own JOIN follow_up ON follow_up.id = own.follow_up_id
    JOIN patient ON patient.id = follow_up.patient_id
    JOIN hospital ON hospital.id = follow_up.hospital_id
    JOIN professional ON professional.id = $2::uuid
    CROSS JOIN LATERAL (SELECT max(seen_at) AS at FROM handover_reading
      WHERE handover_reading.follow_up_id = follow_up.id AND handover_reading.account_id = $3) AS seen
  WHERE follow_up.organisation_id = $1 AND follow_up.state IS NOT NULL
    AND follow_up.status NOT IN ('announced', 'voided')
    AND NOT coalesce((follow_up.state #>> '{situation,opposition,sharing}')::boolean, false)
    AND NOT ${WITHHELD_FROM_PROFESSIONAL}
  ORDER BY seen.at IS NOT NULL, follow_up.discharged_at DESC, follow_up.id DESC LIMIT ${MOST}`;

interface Row {
  id: string;
  status: string;
  discharged_at: Date;
  hospital_name: string;
  patient_id: string;
  details: Buffer;
  seen_at: Date | null;
}

/** Handovers of the patients for whom a professional was asked or written to, never opened ones first. */
export async function readOwnHandovers(
  transaction: TenantTransaction,
  cipher: FieldCipher,
  { organisationId, accountId }: Caller,
  professionalId: string,
): Promise<OwnHandoverRow[]> {
  const rows = await transaction.query<Row>(OWN, [organisationId, professionalId, accountId]);
  return rows.map((row) => ({
    followUpId: row.id,
    status: row.status,
    dischargedAt: iso(row.discharged_at),
    hospitalName: row.hospital_name,
    patient: traitsView(openDetails(cipher, row.patient_id, row.details)),
    seenAt: isoOrNull(row.seen_at),
  }));
}
