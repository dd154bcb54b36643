import type { Caller } from '../../application/application';
import type { CallBackToMake } from '../../application/calls/call-session-views';
import { isMoreUrgent, type Break, type Call } from '../../domain/follow-up';
import type { FieldCipher } from '../../security/field-encryption';
import { nameView } from './call-list-reading';
import type { TenantTransaction } from './database';
import { diallingOf } from './numbers-to-dial';
import { openDetails } from './sealed-patient';
import { iso } from './view-parts';

interface RedFlagRow {
  follow_up_id: string;
  subject: string;
  due_at: Date;
  overdue: boolean;
  owner_kind: 'queue' | 'person';
  owner_id: string;
  patient_id: string;
  details: Buffer;
  breaks: readonly Break[];
  calls: readonly Call[];
}

/** More than are on call at once; the rest shows as these are closed. */
const RED_FLAGS_SHOWN = 100;

/** Red flags that no other person has, most urgent first. @param now business time */
export async function readCallBacks(
  transaction: TenantTransaction,
  cipher: FieldCipher,
  caller: Caller,
  now: number,
): Promise<readonly CallBackToMake[]> {
  const rows = await transaction.query<RedFlagRow>(
    `WITH item AS MATERIALIZED (
       SELECT follow_up_id, key, subject, due_at, overdue, owner_kind, owner_id FROM work_item
       WHERE organisation_id = $1 AND kind = 'break' AND subject LIKE 'R14-%'
         AND (owner_kind = 'queue' OR owner_id = $2)
       ORDER BY due_at, follow_up_id, key LIMIT $3
     )
     SELECT item.*, patient.id AS patient_id, patient.details, part.breaks, part.calls
     FROM item JOIN follow_up ON follow_up.id = item.follow_up_id
     JOIN patient ON patient.id = follow_up.patient_id
     CROSS JOIN LATERAL jsonb_to_record(follow_up.state) AS part (breaks jsonb, calls jsonb)
     ORDER BY item.due_at, item.follow_up_id, item.key`,
    [caller.organisationId, caller.accountId, RED_FLAGS_SHOWN],
  );
  return rows.flatMap((row) => viewOf(cipher, row, now)).sort(mostUrgentFirst);
}

function mostUrgentFirst(left: CallBackToMake, right: CallBackToMake): number {
  if (left.urgency === right.urgency) return left.dueAt < right.dueAt ? -1 : 1;
  return isMoreUrgent(left.urgency, right.urgency) ? -1 : 1;
}

function viewOf(cipher: FieldCipher, row: RedFlagRow, now: number): CallBackToMake[] {
  const item = row.breaks.find(({ id }) => id === row.subject);
  if (item === undefined) return [];
  const details = openDetails(cipher, row.patient_id, row.details);
  return [
    {
      followUpId: row.follow_up_id,
      breakId: item.id,
      urgency: item.urgency ?? 'immediate',
      openedAt: iso(item.openedAt),
      dueAt: iso(row.due_at),
      overdue: row.overdue,
      owner: { kind: row.owner_kind, id: row.owner_id },
      revision: item.revision,
      patient: nameView(details),
      numbers: diallingOf(details, now, null).all,
      callKey: heardIn(item, row.calls),
      made: [...(item.callBacks ?? [])].reverse().map(({ at, outcome }) => ({ at: iso(at), outcome })),
    },
  ];
}

/** The call in which it was heard: the one it is about, else the one tried last when it was raised. */
function heardIn({ subject, openedAt }: Break, calls: readonly Call[]): string | null {
  if (calls.some(({ key }) => key === subject)) return subject;
  const tries = calls.flatMap(({ key, attempts }) => attempts.map(({ at }) => ({ key, at })));
  const [nearest] = tries.sort((left, right) => Math.abs(left.at - openedAt) - Math.abs(right.at - openedAt));
  return nearest?.key ?? null;
}
