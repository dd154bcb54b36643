import type { Caller } from '../../application/application';
import type { HourOfCalls, LoadView, WorkloadView } from '../../application/work/views';
import { addDays, dayOf, DEFAULT_SERVICE_CALENDAR, instantAt, openingOf } from '../../domain/calendar';
import { RED_FLAG_REASONS } from '../../domain/follow-up';
import type { TenantTransaction } from './database';
import { isoOrNull } from './view-parts';

/** Business instant now, and the zone in which its day begins and ends. */
export interface Today {
  readonly now: number;
  readonly zone: string;
}

/** More items than a service clears in a day: counting stops there, oldest first, whatever is open. */
const COUNTED_ITEMS = 20_000;

/** @returns the end of the day, epoch milliseconds */
export function endOfDay({ now, zone }: Today): number {
  return instantAt(addDays(dayOf(now, zone), 1), '00:00', zone);
}

interface LoadRow {
  ownerKind: 'queue' | 'person';
  ownerId: string;
  open: number;
  dueToday: number;
  overdue: number;
  oldestOverdueSince: Date | null;
  redFlags: number;
  counted: number;
}

const COUNTED = `SELECT owner_kind, owner_id, kind, reason, not_before, due_at, overdue FROM work_item
  WHERE organisation_id = $1 AND actionable AND not_before < $2 ORDER BY not_before LIMIT $3`;

/** What each colleague and each queue has before them today, whoever has nothing included. */
export async function readWorkload(
  transaction: TenantTransaction,
  caller: Caller,
  today: Today,
): Promise<WorkloadView> {
  const { now } = today;
  const rows = await transaction.query<LoadRow>(
    `SELECT owner_kind AS "ownerKind", owner_id AS "ownerId",
            count(*) FILTER (WHERE not_before <= $4)::integer AS open,
            count(*) FILTER (WHERE overdue OR due_at < $2)::integer AS "dueToday",
            count(*) FILTER (WHERE overdue)::integer AS overdue,
            min(not_before) FILTER (WHERE overdue) AS "oldestOverdueSince",
            count(*) FILTER (WHERE kind = 'break' AND reason = ANY($5))::integer AS "redFlags",
            count(*)::integer AS counted
     FROM (${COUNTED}) AS counted GROUP BY owner_kind, owner_id`,
    [caller.organisationId, new Date(endOfDay(today)), COUNTED_ITEMS, new Date(now), RED_FLAG_REASONS],
  );
  const names = await accountNames(transaction, caller);
  return {
    countedAt: new Date(now).toISOString(),
    atLeast: rows.reduce((sum, { counted }) => sum + counted, 0) >= COUNTED_ITEMS,
    loads: [...rows.map((row) => loadView(row, names)), ...idle(rows, names)].sort(byOwner),
    unassignedOverdue: rows
      .filter(({ ownerKind }) => ownerKind === 'queue')
      .reduce((sum, { overdue }) => sum + overdue, 0),
    callsByHour: await readCallsByHour(transaction, caller, today),
  };
}

interface NamedAccount {
  readonly name: string;
  /** Active, and works on the list. */
  readonly works: boolean;
}

/** Whoever may have work: an account that was closed since keeps its name on what it left. */
async function accountNames(
  transaction: TenantTransaction,
  { organisationId }: Caller,
): Promise<ReadonlyMap<string, NamedAccount>> {
  const rows = await transaction.query<{ id: string } & NamedAccount>(
    `SELECT id, display_name AS name, role IN ('operator', 'teamLead') AND disabled_at IS NULL AS works
     FROM account WHERE organisation_id = $1`,
    [organisationId],
  );
  return new Map(rows.map(({ id, ...account }) => [id, account]));
}

function loadView(row: LoadRow, names: ReadonlyMap<string, NamedAccount>): LoadView {
  const { ownerKind, ownerId, counted: _counted, oldestOverdueSince, ...counts } = row;
  return {
    ...counts,
    owner: { kind: ownerKind, id: ownerId },
    displayName: names.get(ownerId)?.name ?? null,
    oldestOverdueSince: isoOrNull(oldestOverdueSince),
  };
}

const NOTHING = { open: 0, dueToday: 0, overdue: 0, oldestOverdueSince: null, redFlags: 0 };

/** Colleagues without anything: work can be given to them. */
function idle(rows: readonly LoadRow[], names: ReadonlyMap<string, NamedAccount>): readonly LoadView[] {
  const busy = new Set(rows.map(({ ownerId }) => ownerId));
  return [...names]
    .filter(([id, { works }]) => works && !busy.has(id))
    .map(([id, { name }]) => ({ ...NOTHING, owner: { kind: 'person', id }, displayName: name }));
}

/** Queues first, then people by name. */
function byOwner(left: LoadView, right: LoadView): number {
  if (left.owner.kind !== right.owner.kind) return left.owner.kind === 'queue' ? -1 : 1;
  return (left.displayName ?? left.owner.id).localeCompare(right.displayName ?? right.owner.id, 'fr');
}

/** Calls still to make, by the hour from which they could be made, and attempts by the hour they were written down. */
async function readCallsByHour(
  transaction: TenantTransaction,
  { organisationId }: Caller,
  today: Today,
): Promise<readonly HourOfCalls[]> {
  const { now, zone } = today;
  const day = dayOf(now, zone);
  const opening = openingOf(DEFAULT_SERVICE_CALENDAR, day).from;
  const rows = await transaction.query<{ hour: number; waiting: number; attempted: number }>(
    `SELECT hour, sum(waiting)::integer AS waiting, sum(attempted)::integer AS attempted FROM (
       SELECT extract(hour FROM greatest(not_before, $4) AT TIME ZONE $5)::integer AS hour, count(*) AS waiting,
              0 AS attempted
       FROM (${COUNTED}) AS counted WHERE kind = 'call' GROUP BY 1
       UNION ALL
       SELECT extract(hour FROM at AT TIME ZONE $5)::integer, 0, count(*) FROM history_entry
       WHERE organisation_id = $1 AND code = 'call-attempted' AND at >= $6 AND at < $2 GROUP BY 1
     ) AS hours GROUP BY hour ORDER BY hour`,
    [
      organisationId,
      new Date(endOfDay(today)),
      COUNTED_ITEMS,
      new Date(opening),
      zone,
      new Date(instantAt(day, '00:00', zone)),
    ],
  );
  return rows;
}
