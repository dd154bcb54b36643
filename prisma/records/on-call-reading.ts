import type { KeptLine } from '../../application/on-call/on-call-records';
import type { Caller } from '../../application/application';
import type { RedFlagLineView, RedFlagView } from '../../application/on-call/views';
import type { BreakView, HistoryView } from '../../application/reading/views';
import { dayOf, DEFAULT_SERVICE_CALENDAR } from '../../domain/calendar';
import { addressOn, type Patient } from '../../domain/discharge';
import type { Break, FollowUpState, OnCallWalk } from '../../domain/follow-up';
import { departmentOf, dutyOf, isOnDuty, isVerified, type EmergencyNumber } from '../../domain/on-call';
import type { FieldCipher } from '../../security/field-encryption';
import { scopeOf } from '../../security/permissions';
import type { TenantTransaction } from './database';
import { LINE_COLUMNS, lineOf, type LineRow } from './on-call-rows';
import { iso } from './view-parts';

const { zone } = DEFAULT_SERVICE_CALENDAR;

/** The lines a follow-up's red flags were or may be walked along, those taken out of use included. */
async function linesOf(
  transaction: TenantTransaction,
  cipher: FieldCipher,
  followUpId: string,
): Promise<ReadonlyMap<string, KeptLine>> {
  const rows = await transaction.query<LineRow>(
    `SELECT ${LINE_COLUMNS} FROM on_call_line JOIN follow_up ON follow_up.hospital_id = on_call_line.hospital_id
     WHERE follow_up.id = $1`,
    [followUpId],
  );
  return new Map(rows.map((row) => [row.line_id, lineOf(cipher, row)]));
}

async function emergencyOf(
  transaction: TenantTransaction,
  patient: Patient,
  now: number,
): Promise<RedFlagView['emergency']> {
  const today = dayOf(now, zone);
  const address = addressOn(patient, today);
  const departmentCode = address === null ? null : departmentOf(address);
  const [number] = await transaction.query<EmergencyNumber>(
    `SELECT department_code AS "departmentCode", number, verified_on::text AS "verifiedOn"
     FROM emergency_number WHERE department_code = $1`,
    [departmentCode],
  );
  return number === undefined
    ? { departmentCode, number: null, verifiedOn: null, verified: false }
    : { ...number, verified: isVerified(number, today) };
}

/** Completes what is read of a follow-up with its red flags. */
export interface RedFlags {
  readonly onBreaks: (views: readonly BreakView[]) => readonly BreakView[];
  /** A line of the history that names a line of the roster gets its label. */
  readonly onHistory: (views: readonly HistoryView[]) => readonly HistoryView[];
}

const ABOUT_A_LINE = /^on-call-/;

function redFlagsOf(views: ReadonlyMap<string, RedFlagView>, lines: ReadonlyMap<string, KeptLine>): RedFlags {
  return {
    onBreaks: (breaks) =>
      breaks.map((item) => {
        const redFlag = views.get(item.breakId);
        return redFlag === undefined ? item : { ...item, redFlag };
      }),
    onHistory: (entries) =>
      entries.map((entry) =>
        ABOUT_A_LINE.test(entry.code)
          ? { ...entry, detail: lines.get(entry.detail ?? '')?.label ?? null }
          : entry,
      ),
  };
}

/**
 * The red flags of a follow-up, for those who act on them: the service and clinicians. Whoever else reads it sees
 * neither lines nor numbers.
 *
 * @param now business instant: on which day the patient is where, and who is on duty
 */
export async function readRedFlags(
  transaction: TenantTransaction,
  cipher: FieldCipher,
  caller: Caller,
  { id, state, patient }: { id: string; state: FollowUpState | null; patient: Patient },
  now: number,
): Promise<RedFlags> {
  const walked = (state?.breaks ?? []).filter(({ walk }) => walk !== undefined);
  if (walked.length === 0 || scopeOf(caller.role, 'call.record') === null) {
    return redFlagsOf(new Map(), new Map());
  }
  const lines = await linesOf(transaction, cipher, id);
  const emergency = await emergencyOf(transaction, patient, now);
  const views = walked.flatMap((item) =>
    item.walk === undefined ? [] : [[item.id, viewOf(item, item.walk, lines, emergency, now)] as const],
  );
  return redFlagsOf(new Map(views), lines);
}

function viewOf(
  item: Break,
  walk: OnCallWalk,
  lines: ReadonlyMap<string, KeptLine>,
  emergency: RedFlagView['emergency'],
  now: number,
): RedFlagView {
  return {
    urgency: item.urgency ?? 'immediate',
    status: walk.status,
    nextAt: iso(item.dueAt),
    until: iso(walk.until),
    emergencyCalledAt: walk.emergencyCalledAt === undefined ? null : iso(walk.emergencyCalledAt),
    informedAt: walk.informedAt === undefined ? null : iso(walk.informedAt),
    lines: walk.roster.rungs.flatMap(({ contactId }) => {
      const line = lines.get(contactId);
      return line === undefined ? [] : [lineView(line, walk, now)];
    }),
    emergency,
  };
}

function lineView(line: KeptLine, walk: OnCallWalk, now: number): RedFlagLineView {
  const made = walk.tries.find(({ contactId }) => contactId === line.lineId);
  return {
    contactId: line.lineId,
    kind: line.kind,
    label: line.label,
    phone: line.phone,
    answerMinutes: line.answerMinutes,
    onDutyNow: isOnDuty(dutyOf(line), zone, now),
    outcome: made?.outcome ?? null,
    startedAt: made === undefined ? null : iso(made.startedAt),
    endedAt: made?.endedAt === undefined ? null : iso(made.endedAt),
  };
}
