import type { Caller } from '../../application/application';
import type { WorklistEntry, WorklistItem } from '../../application/reading/views';
import { isShownToOperators } from '../../domain/breaks/visibility';
import { addDays, dayOf, DEFAULT_SERVICE_CALENDAR, instantAt } from '../../domain/calendar';
import { addressOn } from '../../domain/discharge';
import { BREAK_RULES, RED_FLAG_REASONS } from '../../domain/follow-up';
import type { FieldCipher } from '../../security/field-encryption';
import type { TenantTransaction } from './database';
import { SUMMARY, type SummaryRow } from './list-reading';
import { idIn } from './id-as-text';
import { readPeopleItems } from './people-items';
import { openDetails, personKnown } from './sealed-patient';
import { iso, traitsView } from './view-parts';
import { firstNumber } from './wrong-numbers';

export interface ItemRow {
  follow_up_id: string;
  key: string;
  kind: string;
  subject: string;
  reason: string;
  not_before: Date;
  due_at: Date;
  overdue: boolean;
  owner_kind: 'queue' | 'person';
  owner_id: string;
  /** Of a colleague who has it. */
  owner_name: string | null;
}

/** More than one desk clears in a day; the rest shows as these are done. */
const WORKLIST_ITEMS = 500;
/** More than one person has before them. */
const OWN_ITEMS = 200;

/** A hospital's list is what it owes itself, of its own stays: the walls show it no other follow-up. */
const OWED_BY_HOSPITAL: readonly string[] = Object.entries(BREAK_RULES)
  .filter(([, { closers }]) => closers.includes('hospital'))
  .map(([code]) => code);

const ITEM_COLUMNS =
  'follow_up_id, key, kind, subject, reason, not_before, due_at, overdue, owner_kind, owner_id';

/** What is to do now, grouped by patient: red flags first, then the earliest deadline. */
export async function readWorklist(
  transaction: TenantTransaction,
  cipher: FieldCipher,
  caller: Caller,
  now: number,
  until: 'now' | 'end-of-day' = 'now',
): Promise<WorklistEntry[]> {
  const clinician = caller.professionalId !== undefined;
  const isOfService = caller.role === 'operator' || caller.role === 'teamLead';
  const { zone } = DEFAULT_SERVICE_CALENDAR;
  const latest = until === 'now' ? now : instantAt(addDays(dayOf(now, zone), 1), '00:00', zone) - 1;
  const followed = await transaction.query<ItemRow>(
    `WITH first AS (SELECT ${ITEM_COLUMNS} FROM work_item
     WHERE organisation_id = $1 AND actionable AND not_before <= $2
       AND (NOT $3::boolean OR owner_id = 'on-call-clinicians' OR owner_id = $4
            OR (kind = 'break' AND reason = ANY($8)))
       AND (NOT $6::boolean OR (kind = 'break' AND reason = ANY($7)
            AND follow_up_id IN (SELECT id FROM follow_up WHERE organisation_id = $1)))
     ORDER BY not_before > $9, (kind = 'break' AND reason = ANY($8)) DESC, due_at, follow_up_id, key LIMIT $5),
     own AS (SELECT ${ITEM_COLUMNS} FROM work_item
       WHERE $10 AND organisation_id = $1 AND actionable AND owner_id = $4 AND not_before <= $2
       ORDER BY due_at, follow_up_id, key LIMIT $11)
     SELECT listed.*, account.display_name AS owner_name
     FROM (SELECT * FROM first UNION SELECT * FROM own) AS listed
       LEFT JOIN account ON $10 AND owner_kind = 'person' AND account.id = ${idIn('owner_id')}`,
    [
      caller.organisationId,
      new Date(latest),
      clinician,
      caller.accountId,
      WORKLIST_ITEMS,
      caller.role === 'hospital',
      OWED_BY_HOSPITAL,
      RED_FLAG_REASONS,
      new Date(now),
      isOfService,
      OWN_ITEMS,
    ],
  );
  const items = [...followed, ...(await readPeopleItems(transaction, caller, now))].sort(gravestFirst);
  const ids = [...new Set(items.map(({ follow_up_id: id }) => id))];
  const heads = await transaction.query<SummaryRow>(`${SUMMARY} WHERE follow_up.id = ANY($1::uuid[])`, [ids]);
  const byId = new Map(heads.map((head) => [head.id, head]));
  const itemsOf = byFollowUp(items);
  return ids.flatMap((id) => {
    const head = byId.get(id);
    if (head === undefined) return [];
    const own = (itemsOf.get(id) ?? []).filter((item) => isForCaller(item, head, caller, now));
    return own.length === 0 ? [] : [entryView(cipher, head, own.map(itemView), now)];
  });
}

function byFollowUp(items: readonly ItemRow[]): ReadonlyMap<string, readonly ItemRow[]> {
  const grouped = new Map<string, ItemRow[]>();
  for (const item of items) {
    const group = grouped.get(item.follow_up_id);
    if (group === undefined) grouped.set(item.follow_up_id, [item]);
    else group.push(item);
  }
  return grouped;
}

function gravestFirst(left: ItemRow, right: ItemRow): number {
  const isRedFlag = ({ kind, reason }: ItemRow) =>
    kind === 'break' && RED_FLAG_REASONS.some((one) => one === reason);
  return Number(isRedFlag(right)) - Number(isRedFlag(left)) || left.due_at.getTime() - right.due_at.getTime();
}

function isForCaller({ kind, reason }: ItemRow, head: SummaryRow, { role }: Caller, now: number): boolean {
  if (role !== 'operator' || kind !== 'break') return true;
  return isShownToOperators(reason, head.discharged_at.getTime(), now, DEFAULT_SERVICE_CALENDAR.zone);
}

function entryView(cipher: FieldCipher, head: SummaryRow, items: WorklistItem[], now: number): WorklistEntry {
  const details = openDetails(cipher, head.patient_id, head.details);
  const { zone } = DEFAULT_SERVICE_CALENDAR;
  return {
    followUpId: head.id,
    revision: head.revision,
    patient: {
      ...traitsView(details),
      phone: firstNumber(details, now) ?? null,
      city: addressOn(personKnown(details), dayOf(now, zone))?.city ?? null,
    },
    hospitalName: head.hospital_name,
    dischargedAt: iso(head.discharged_at),
    items,
  };
}

/** An item of the list of work as people read it. */
export function itemView(row: ItemRow): WorklistItem {
  const { key, kind, subject, reason, overdue } = row;
  return {
    key,
    kind,
    subject,
    reason,
    overdue,
    notBefore: iso(row.not_before),
    dueAt: iso(row.due_at),
    owner: { kind: row.owner_kind, id: row.owner_id },
    ownerName: row.owner_name,
  };
}
