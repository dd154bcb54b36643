import type { Caller } from '../../application/application';
import type {
  CallSessionLine,
  CallSessionView,
  HolderView,
} from '../../application/calls/call-session-views';
import { isVerified } from '../../domain/call-scripts';
import { dayOf, DEFAULT_SERVICE_CALENDAR } from '../../domain/calendar';
import { addressOn } from '../../domain/discharge';
import type { FieldCipher } from '../../security/field-encryption';
import { openContent, SESSION_COLUMNS, type SessionRow } from './call-session-rows';
import type { TenantTransaction } from './database';
import { diallingOf } from './numbers-to-dial';
import { openDetails, personKnown, type PatientDetails } from './sealed-patient';
import { iso, isoOrNull } from './view-parts';

interface SessionHeadRow extends SessionRow {
  patient_id: string;
  details: Buffer;
  hospital_name: string;
  pathway_key: string;
  discharged_at: Date;
  handed_by_name: string | null;
  handed_to_name: string | null;
}

const WITH_PATIENT = `SELECT ${SESSION_COLUMNS}, patient.id AS patient_id, patient.details,
  hospital.name AS hospital_name, follow_up.pathway_key, follow_up.discharged_at,
  giver.display_name AS handed_by_name, receiver.display_name AS handed_to_name
  FROM call_session JOIN account ON account.id = call_session.holder_id
  JOIN follow_up ON follow_up.id = call_session.follow_up_id
  JOIN patient ON patient.id = follow_up.patient_id
  JOIN hospital ON hospital.id = follow_up.hospital_id
  LEFT JOIN account AS giver ON giver.id = call_session.handed_by
  LEFT JOIN account AS receiver ON receiver.id = call_session.handed_to`;

/**
 * A call in hand. Until two traits were checked nothing of the hospital or the pathway is in it: a screen cannot show,
 * and nobody read out, what is not there (field.md, 4).
 *
 * @param now business time
 */
export async function readSession(
  transaction: TenantTransaction,
  cipher: FieldCipher,
  sessionId: string,
  now: number,
): Promise<CallSessionView | null> {
  const [row] = await transaction.query<SessionHeadRow>(`${WITH_PATIENT} WHERE call_session.id = $1`, [
    sessionId,
  ]);
  if (row === undefined) return null;
  const { handoverWords, takeOverReason: _reason, ...content } = openContent(cipher, row);
  const verified = isVerified(content.traits);
  return {
    ...content,
    ...headOf(row),
    status: row.status,
    holder: { accountId: row.holder_id, displayName: row.holder_name },
    revision: row.revision,
    verified,
    handover: handoverOf(row, handoverWords),
    ...personOf(openDetails(cipher, row.patient_id, row.details), now),
    setting: verified
      ? {
          hospitalName: row.hospital_name,
          pathwayKey: row.pathway_key,
          dischargedAt: iso(row.discharged_at),
        }
      : null,
  };
}

function headOf(row: SessionRow) {
  return {
    sessionId: row.id,
    followUpId: row.follow_up_id,
    callKey: row.call_key,
    direction: row.direction,
    openedAt: iso(row.opened_at),
    touchedAt: iso(row.touched_at),
  };
}

function handoverOf(row: SessionHeadRow, words: string | null): CallSessionView['handover'] {
  const from = named(row.handed_by, row.handed_by_name);
  const to = named(row.handed_to, row.handed_to_name);
  const at = isoOrNull(row.handed_at);
  return from === null || to === null || at === null ? null : { from, to, at, words };
}

function named(accountId: string | null, displayName: string | null): HolderView | null {
  return accountId === null ? null : { accountId, displayName: displayName ?? '' };
}

function personOf(details: PatientDetails, now: number) {
  const patient = personKnown(details);
  const address = addressOn(patient, dayOf(now, DEFAULT_SERVICE_CALENDAR.zone));
  return {
    patient: {
      birthName: patient.birthName,
      usedName: patient.usedName ?? null,
      firstGivenName: patient.firstGivenName ?? null,
      birthDate: patient.birthDate ?? null,
      address: address === null ? null : { line: address.line ?? null, city: address.city ?? null },
    },
    relatives: details.relatives.map(({ name, relationship, scope }, relativeIndex) => ({
      relativeIndex,
      name,
      relationship: relationship ?? null,
      scope,
    })),
    numbers: diallingOf(details, now, null).all,
  };
}

/** More than one person has in hand. */
const SESSIONS_SHOWN = 100;

/** One's own, handed ones included, those touched last first. */
export async function readOwnSessions(
  transaction: TenantTransaction,
  cipher: FieldCipher,
  caller: Caller,
): Promise<readonly CallSessionLine[]> {
  const rows = await transaction.query<SessionHeadRow & { status: 'open' | 'left' }>(
    `${WITH_PATIENT} WHERE call_session.organisation_id = $1 AND call_session.holder_id = $2
       AND call_session.status <> 'ended' ORDER BY call_session.touched_at DESC, call_session.id LIMIT $3`,
    [caller.organisationId, caller.accountId, SESSIONS_SHOWN],
  );
  return rows.map((row) => {
    const { patient } = openDetails(cipher, row.patient_id, row.details);
    return {
      ...headOf(row),
      status: row.status,
      handedBy: row.handed_to === caller.accountId ? named(row.handed_by, row.handed_by_name) : null,
      patient: { birthName: patient.birthName, firstGivenName: patient.firstGivenName ?? null },
    };
  });
}
