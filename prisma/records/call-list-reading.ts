import type { Caller } from '../../application/application';
import type { CallListView, CallToMake, PatientToCall } from '../../application/calls/call-session-views';
import { dayOf, DEFAULT_SERVICE_CALENDAR } from '../../domain/calendar';
import {
  callRank,
  rungOf,
  whyCall,
  type Call,
  type CallAttempt,
  type CallRung,
  type Interval,
  type PlannedCall,
  type SpeakingNeed,
} from '../../domain/follow-up';
import type { FieldCipher } from '../../security/field-encryption';
import type { TenantTransaction } from './database';
import { idIn } from './id-as-text';
import { diallingOf, type Dialling } from './numbers-to-dial';
import { openDetails, type PatientDetails } from './sealed-patient';
import { iso } from './view-parts';

interface CallRow {
  follow_up_id: string;
  subject: string;
  reason: string;
  not_before: Date;
  due_at: Date;
  overdue: boolean;
  owner_kind: 'queue' | 'person';
  owner_id: string;
  owner_name: string | null;
  follow_up_revision: number;
  revision: number;
  status: Call['status'];
  attempts: readonly CallAttempt[];
  planned: PlannedCall | null;
  preferred: readonly Interval[] | null;
  speaking_need: SpeakingNeed | null;
  misunderstood: boolean;
  patient_id: string;
  details: Buffer;
  session_id: string | null;
  session_status: 'open' | 'left';
  holder_id: string;
  holder_name: string;
  opened_at: Date;
  touched_at: Date;
  nurse_name: string | null;
  nurse_phone: string | null;
}

/** More than a desk calls in a day; the rest shows as these are made. */
const CALLS_SHOWN = 200;
const DAY_MS = 86_400_000;
const OUTCOMES_SHOWN = 3;

/**
 * Bounded by the number of calls shown, whatever the number of follow-ups: the calls come from an index of their own
 * (work_item_call_idx), everything else by primary key. The state is unpacked once a row, for the parts that are read.
 */
const CALLS = `WITH item AS MATERIALIZED (
    SELECT follow_up_id, key, subject, reason, not_before, due_at, overdue, owner_kind, owner_id FROM work_item
    WHERE organisation_id = $1 AND kind = 'call' AND actionable AND not_before <= $2
    ORDER BY due_at, follow_up_id, key LIMIT $3
  )
  SELECT item.follow_up_id, item.subject, item.reason, item.not_before, item.due_at, item.overdue, item.owner_kind,
    item.owner_id, owner.display_name AS owner_name, follow_up.revision AS follow_up_revision, call.revision,
    call.status, call.attempts, known.planned, known.preferred, known.speaking_need, known.misunderstood,
    patient.id AS patient_id, patient.details, held.id AS session_id, held.status AS session_status, held.holder_id,
    holder.display_name AS holder_name, held.opened_at, held.touched_at, nurse.display_name AS nurse_name,
    coalesce(nurse.mobile_phone, nurse.phone) AS nurse_phone
  FROM item JOIN follow_up ON follow_up.id = item.follow_up_id
  JOIN call ON call.follow_up_id = item.follow_up_id AND call.key = item.subject
  JOIN patient ON patient.id = follow_up.patient_id
  CROSS JOIN LATERAL (
    SELECT jsonb_path_query_first(part.plan, '$.calls[*] ? (@.key == $key)', jsonb_build_object('key', item.subject)) AS planned,
      part.plan -> 'preferredCallTimes' AS preferred, part.situation ->> 'speakingNeed' AS speaking_need,
      jsonb_path_exists(part.calls, '$[*].attempts[*] ? (@.outcome == "not-understood")') AS misunderstood
    FROM jsonb_to_record(follow_up.state) AS part (plan jsonb, situation jsonb, calls jsonb)
  ) AS known
  LEFT JOIN account AS owner
    ON item.owner_kind = 'person' AND owner.id = ${idIn('item.owner_id')}
  LEFT JOIN call_session AS held ON held.follow_up_id = item.follow_up_id
    AND coalesce(held.call_key, '') = item.subject AND held.status <> 'ended'
  LEFT JOIN account AS holder ON holder.id = held.holder_id
  LEFT JOIN LATERAL (
    SELECT professional.display_name, professional.phone, professional.mobile_phone
    FROM care JOIN professional
      ON professional.id = ${idIn('care.professional_id')}
    WHERE item.reason = 'call-nurse' AND care.follow_up_id = item.follow_up_id
      AND care.profession IN ('nurse', 'home-nursing-service')
    ORDER BY care.key LIMIT 1
  ) AS nurse ON true
  ORDER BY item.due_at, item.follow_up_id, item.key`;

/** The calls of the day, grouped by patient, most urgent first. @param now business time */
export async function readCallsToMake(
  transaction: TenantTransaction,
  cipher: FieldCipher,
  caller: Caller,
  now: number,
): Promise<CallListView> {
  const rows = await transaction.query<CallRow>(CALLS, [
    caller.organisationId,
    new Date(now + DAY_MS),
    CALLS_SHOWN + 1,
  ]);
  const today = dayOf(now, DEFAULT_SERVICE_CALENDAR.zone);
  const shown = rows
    .slice(0, CALLS_SHOWN)
    .filter(
      ({ not_before: from }) =>
        from.getTime() <= now || dayOf(from.getTime(), DEFAULT_SERVICE_CALENDAR.zone) === today,
    );
  const isNow = ({ not_before: from }: CallRow) => from.getTime() <= now;
  const grouped = (of: readonly CallRow[]) => groupedByPatient(cipher, caller, of, now);
  return {
    now: grouped(shown.filter(isNow)),
    later: grouped(shown.filter((row) => !isNow(row))),
    truncated: rows.length > CALLS_SHOWN,
  };
}

function groupedByPatient(
  cipher: FieldCipher,
  caller: Caller,
  rows: readonly CallRow[],
  now: number,
): readonly PatientToCall[] {
  const ranked = rows
    .map((row) => ({ row, rank: callRank(whyCall(listed(row)), row.overdue) }))
    .sort((left, right) => left.rank - right.rank || left.row.due_at.getTime() - right.row.due_at.getTime())
    .map(({ row }) => row);
  const ids = [...new Set(ranked.map((row) => row.follow_up_id))];
  return ids.flatMap((id) => {
    const own = ranked.filter((row) => row.follow_up_id === id);
    const [head] = own;
    return head === undefined ? [] : [patientView(cipher, caller, head, own, now)];
  });
}

function patientView(
  cipher: FieldCipher,
  caller: Caller,
  head: CallRow,
  rows: readonly CallRow[],
  now: number,
): PatientToCall {
  const details = openDetails(cipher, head.patient_id, head.details);
  const { patient } = details;
  return {
    followUpId: head.follow_up_id,
    revision: head.follow_up_revision,
    patient: nameView(details),
    speakFirstTo: diallingOf(details, now, null).first,
    language: patient.language ?? null,
    speakingNeed: head.speaking_need ?? (head.misunderstood ? 'interpreter' : null),
    calls: rows.map((row) => callView(row, diallingOf(details, now, nurseOf(row)), caller, now)),
  };
}

export function nameView({ patient }: PatientDetails): PatientToCall['patient'] {
  return {
    birthName: patient.birthName,
    usedName: patient.usedName ?? null,
    firstGivenName: patient.firstGivenName ?? null,
    birthDate: patient.birthDate ?? null,
  };
}

function nurseOf({ nurse_name: name, nurse_phone: phone }: CallRow) {
  return name === null || phone === null ? null : { name, phone };
}

function rungOfReason(reason: string): CallRung {
  if (reason === 'call-relative') return 'relative';
  return reason === 'call-nurse' ? 'nurse' : 'patient';
}

function listed({ subject, status, reason, attempts, overdue }: CallRow) {
  return { key: subject, status, rung: rungOfReason(reason), attempts, overdue };
}

function callView(row: CallRow, dialling: Dialling, caller: Caller, now: number): CallToMake {
  const { planned, attempts } = row;
  const rung = rungOfReason(row.reason);
  const tries = attempts.filter(
    (attempt) => rungOf(attempt) === rung && (rung !== 'patient' || attempt.outcome !== 'wrong-number'),
  );
  return {
    callKey: row.subject,
    revision: row.revision,
    when: row.not_before.getTime() <= now ? 'now' : 'later',
    status: row.status,
    rung,
    why: whyCall(listed(row)),
    numbers: dialling.ofRung(rung),
    attempt: tries.length + 1,
    attemptsMax: attemptsMaxOf(rung, planned),
    lastOutcomes: attempts
      .slice(-OUTCOMES_SHOWN)
      .reverse()
      .map((attempt) => ({ at: iso(attempt.at), outcome: attempt.outcome, rung: rungOf(attempt) })),
    notBefore: iso(row.not_before),
    dueAt: iso(row.due_at),
    window: planned === null ? null : timeView(planned.window),
    preferredTimes: (row.preferred ?? [])
      .filter(({ from, to }) => to > now && from < now + DAY_MS)
      .map(timeView),
    overdue: row.overdue,
    owner: { kind: row.owner_kind, id: row.owner_id },
    ownerName: row.owner_name,
    inHand: inHandOf(row, caller),
  };
}

function attemptsMaxOf(rung: CallRung, planned: PlannedCall | null): number | null {
  if (planned === null) return null;
  if (rung === 'patient') return planned.attemptsMax;
  return rung === 'relative' ? (planned.attempts?.relativesInScope ?? 1) : 1;
}

function timeView({ from, to }: Interval) {
  return { from: iso(from), to: iso(to) };
}

function inHandOf(row: CallRow, { accountId }: Caller): CallToMake['inHand'] {
  if (row.session_id === null) return null;
  return {
    sessionId: row.session_id,
    accountId: row.holder_id,
    displayName: row.holder_name,
    since: iso(row.opened_at),
    touchedAt: iso(row.touched_at),
    status: row.session_status,
    mine: row.holder_id === accountId,
  };
}
