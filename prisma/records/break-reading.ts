import type { Caller } from '../../application/application';
import type { BreakFilter, BreakPage, StandingBreakView } from '../../application/reading/break-views';
import { dayOf, DEFAULT_SERVICE_CALENDAR, instantAt } from '../../domain/calendar';
import { BREAK_RULES } from '../../domain/follow-up';
import type { FieldCipher } from '../../security/field-encryption';
import { CARE_CIRCLE } from './care-circle';
import type { TenantTransaction } from './database';
import { openDetails } from './sealed-patient';
import { iso, traitsView } from './view-parts';

interface BreakRow {
  followUpId: string;
  revision: number;
  key: string;
  breakId: string;
  code: string;
  grade: string;
  status: string;
  subject: string;
  reason: string;
  cause: string | null;
  ownerKind: 'queue' | 'person';
  ownerId: string;
  openedAt: Date;
  dueAt: Date;
  overdue: boolean;
  hospitalName: string;
  dischargedAt: Date;
  patientId: string;
  details: Buffer;
}

const OWED_BY_HOSPITAL: readonly string[] = codesWhere(({ closers }) => closers.includes('hospital'));
const NOT_YET_FOR_OPERATORS: readonly string[] = codesWhere(
  ({ hiddenFromOperatorsUntil }) => hiddenFromOperatorsUntil !== undefined,
);

function codesWhere(holds: (rule: (typeof BREAK_RULES)[keyof typeof BREAK_RULES]) => boolean): string[] {
  return Object.entries(BREAK_RULES)
    .filter(([, rule]) => holds(rule))
    .map(([code]) => code);
}

/** From the lines of work: those of a follow-up that is over are gone. `$2` is the professional. */
const STANDING = `
  SELECT work_item.follow_up_id AS "followUpId", follow_up.revision, work_item.key, break.id AS "breakId", break.code, break.grade,
    break.status, break.subject, work_item.reason, break.cause, work_item.owner_kind AS "ownerKind",
    work_item.owner_id AS "ownerId", break.opened_at AS "openedAt", work_item.due_at AS "dueAt", work_item.overdue,
    hospital.name AS "hospitalName", follow_up.discharged_at AS "dischargedAt", patient.id AS "patientId",
    patient.details
  FROM work_item
  JOIN break ON break.follow_up_id = work_item.follow_up_id AND break.id = work_item.subject
  JOIN follow_up ON follow_up.id = work_item.follow_up_id
  JOIN hospital ON hospital.id = follow_up.hospital_id
  JOIN patient ON patient.id = follow_up.patient_id
  WHERE work_item.organisation_id = $1 AND work_item.kind = 'break' AND ${CARE_CIRCLE}
    AND ($3::text IS NULL OR break.grade = $3) AND ($4::text IS NULL OR break.code = $4)
    AND ($5::text IS NULL OR work_item.owner_id = $5) AND ($6::text IS NULL OR hospital.finess = $6)
    AND (NOT $7::boolean OR break.code = ANY($8))
    AND (NOT $9::boolean OR break.code <> ALL($10) OR follow_up.discharged_at < $11)
    AND ($12::timestamptz IS NULL OR (work_item.due_at, work_item.follow_up_id, work_item.key) > ($12, $13, $14))
  ORDER BY work_item.due_at, work_item.follow_up_id, work_item.key LIMIT $15`;

/**
 * Every break that stands, earliest deadline first: a hospital's own stays and what it owes itself, a clinician's care
 * circle, and for operators nothing that is the ward's alone on the day of the discharge (field.md, law and roles).
 */
export async function readBreaks(
  transaction: TenantTransaction,
  cipher: FieldCipher,
  caller: Caller,
  { limit, grade, code, ownerId, finess, after }: BreakFilter,
  now: number,
): Promise<BreakPage> {
  const { zone } = DEFAULT_SERVICE_CALENDAR;
  const rows = await transaction.query<BreakRow>(STANDING, [
    caller.organisationId,
    caller.professionalId ?? null,
    grade ?? null,
    code ?? null,
    ownerId ?? null,
    finess ?? null,
    caller.role === 'hospital',
    OWED_BY_HOSPITAL,
    caller.role === 'operator',
    NOT_YET_FOR_OPERATORS,
    new Date(instantAt(dayOf(now, zone), '00:00', zone)),
    after?.dueAt ?? null,
    after?.followUpId ?? null,
    after?.key ?? null,
    limit + 1,
  ]);
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  const names = await ownersOf(transaction, shown);
  return {
    breaks: shown.map((row) => viewOf(cipher, row, names)),
    next: last === undefined ? null : { dueAt: iso(last.dueAt), followUpId: last.followUpId, key: last.key },
  };
}

/** Display names by account id. */
async function ownersOf(
  transaction: TenantTransaction,
  rows: readonly BreakRow[],
): Promise<ReadonlyMap<string, string>> {
  const people = rows.filter(({ ownerKind }) => ownerKind === 'person').map(({ ownerId }) => ownerId);
  if (people.length === 0) return new Map();
  const named = await transaction.query<{ id: string; name: string }>(
    'SELECT id, display_name AS name FROM account WHERE id::text = ANY($1)',
    [people],
  );
  return new Map(named.map(({ id, name }) => [id, name]));
}

function viewOf(cipher: FieldCipher, row: BreakRow, names: ReadonlyMap<string, string>): StandingBreakView {
  const {
    followUpId,
    revision,
    breakId,
    code,
    grade,
    status,
    subject,
    reason,
    cause,
    overdue,
    hospitalName,
  } = row;
  return {
    followUpId,
    revision,
    breakId,
    code,
    grade,
    status,
    subject,
    reason,
    cause,
    overdue,
    hospitalName,
    owner: { kind: row.ownerKind, id: row.ownerId },
    ownerName: row.ownerKind === 'person' ? (names.get(row.ownerId) ?? null) : null,
    openedAt: iso(row.openedAt),
    dueAt: iso(row.dueAt),
    dischargedAt: iso(row.dischargedAt),
    patient: traitsView(openDetails(cipher, row.patientId, row.details)),
  };
}
