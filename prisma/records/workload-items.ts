import type { Caller } from '../../application/application';
import type { WorkloadItemsView } from '../../application/work/views';
import type { WorkloadItemsFilter } from '../../application/work/work-use-cases';
import { RED_FLAG_REASONS } from '../../domain/follow-up';
import type { FieldCipher } from '../../security/field-encryption';
import type { TenantTransaction } from './database';
import { idIn } from './id-as-text';
import { itemView, type ItemRow } from './worklist-reading';
import { openDetails } from './sealed-patient';
import { traitsView } from './view-parts';
import { endOfDay, type Today } from './workload-reading';

interface LoadItemRow extends ItemRow {
  revision: number;
  hospital_name: string;
  patient_id: string;
  details: Buffer;
}

/** Which items count for each part of a load; `$3`: now, `$4`: the end of the day, `$5`: reasons of red flags. */
const PARTS: Readonly<Record<WorkloadItemsFilter['part'], string>> = {
  open: 'not_before <= $3',
  'due-today': 'not_before < $4 AND (overdue OR due_at < $4)',
  overdue: 'overdue AND not_before < $4',
  'red-flags': "not_before < $4 AND kind = 'break' AND reason = ANY($5)",
};

/** One page of what one colleague or one queue has before them, earliest deadline first. */
export async function readWorkloadItems(
  transaction: TenantTransaction,
  cipher: FieldCipher,
  caller: Caller,
  { owner, part, after, limit }: WorkloadItemsFilter,
  today: Today,
): Promise<WorkloadItemsView> {
  const place = after === undefined ? null : placeOf(after);
  const rows = await transaction.query<LoadItemRow>(
    // The page first, then who it is about: joined before, everything the owner has would be.
    `WITH page AS MATERIALIZED (
       SELECT * FROM work_item
       WHERE organisation_id = $1 AND actionable AND owner_id = $2 AND ${PARTS[part]}
         AND ($3::timestamptz, $4::timestamptz, $5::text[]) IS NOT NULL
         AND ($6::timestamptz IS NULL OR (due_at, follow_up_id, key) > ($6, $7::uuid, $8))
       ORDER BY due_at, follow_up_id, key LIMIT $9)
     SELECT page.follow_up_id, key, kind, subject, reason, not_before, page.due_at, overdue, page.owner_kind,
            page.owner_id, account.display_name AS owner_name, follow_up.revision, hospital.name AS hospital_name,
            patient.id AS patient_id, patient.details
     FROM page JOIN follow_up ON follow_up.id = page.follow_up_id
       JOIN patient ON patient.id = follow_up.patient_id JOIN hospital ON hospital.id = follow_up.hospital_id
       LEFT JOIN account ON page.owner_kind = 'person' AND account.id = ${idIn('page.owner_id')}
     ORDER BY page.due_at, page.follow_up_id, key`,
    [
      caller.organisationId,
      owner.id,
      new Date(today.now),
      new Date(endOfDay(today)),
      RED_FLAG_REASONS,
      place?.dueAt ?? null,
      place?.followUpId ?? null,
      place?.key ?? null,
      limit + 1,
    ],
  );
  const page = rows.slice(0, limit);
  return {
    items: page.map((row) => ({
      followUpId: row.follow_up_id,
      revision: row.revision,
      patient: traitsView(openDetails(cipher, row.patient_id, row.details)),
      hospitalName: row.hospital_name,
      item: itemView(row),
    })),
    next: rows.length > limit ? placeText(page.at(-1)) : null,
  };
}

interface Place {
  readonly dueAt: Date;
  readonly followUpId: string;
  readonly key: string;
}

/** Where a page ended: deadline, follow-up and key, which no two items share. */
function placeText(row: LoadItemRow | undefined): string | null {
  return row === undefined ? null : `${row.due_at.getTime()}~${row.follow_up_id}~${row.key}`;
}

function placeOf(text: string): Place {
  const [dueAt = '', followUpId = '', key = ''] = text.split('~');
  return { dueAt: new Date(Number(dueAt)), followUpId, key };
}
