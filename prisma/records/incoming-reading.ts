import type { Caller } from '../../application/application';
import type { IncomingMatch } from '../../application/calls/call-session-views';
import { callForIncoming, isOverStatus, type FollowUpState } from '../../domain/follow-up';
import { parsePhone } from '../../domain/identifiers';
import type { FieldCipher } from '../../security/field-encryption';
import { tokensForQuery } from '../../security/search-tokens';
import type { TenantTransaction } from './database';
import { openDetails, type PatientDetails } from './sealed-patient';
import { iso, traitsView } from './view-parts';

interface FollowUpRow {
  id: string;
  status: string;
  state: FollowUpState | null;
  patient_id: string;
  details: Buffer;
}

/** A number of a home has many residents; more than these are found by name. */
const PATIENTS_FOUND = 50;

/**
 * Whose number it is: of patients and of those close to them, each with the call that would be made now. Follow-ups
 * that run; of a patient who has none, the one that ended last.
 */
export async function findCallers(
  transaction: TenantTransaction,
  cipher: FieldCipher,
  caller: Caller,
  number: string,
  now: number,
): Promise<readonly IncomingMatch[]> {
  const tokens = tokensForQuery(cipher.searchTokenKey(), 'phone', number);
  if (tokens.length === 0) return [];
  const rows = await transaction.query<FollowUpRow>(
    `SELECT follow_up.id, follow_up.status, follow_up.state, patient.id AS patient_id, patient.details
     FROM follow_up JOIN patient ON patient.id = follow_up.patient_id
     WHERE follow_up.patient_id IN (
       SELECT patient_id FROM search_token WHERE organisation_id = $1 AND token = ANY($2) LIMIT $3)
     ORDER BY follow_up.discharged_at DESC, follow_up.id`,
    [caller.organisationId, tokens, PATIENTS_FOUND],
  );
  const known = parsePhone(number).number;
  return rows
    .filter((row) => !isOverStatus(row.status) || isLastOfNone(rows, row))
    .map((row) => matchOf(row, openDetails(cipher, row.patient_id, row.details), known, now));
}

function isLastOfNone(rows: readonly FollowUpRow[], row: FollowUpRow): boolean {
  const own = rows.filter((other) => other.patient_id === row.patient_id);
  return own[0] === row && own.every(({ status }) => isOverStatus(status));
}

function matchOf(row: FollowUpRow, details: PatientDetails, number: string, now: number): IncomingMatch {
  return {
    followUpId: row.id,
    status: row.status,
    over: isOverStatus(row.status),
    ...whoseOf(details, number),
    patient: traitsView(details),
    call: row.state === null || isOverStatus(row.status) ? null : callOf(row.state, now),
  };
}

function whoseOf({ patient, relatives }: PatientDetails, number: string) {
  const nobody = { relativeIndex: null, relativeName: null, relationship: null, scope: null };
  const isListed = (phones: readonly { readonly number: string }[]) =>
    phones.some((phone) => phone.number === number);
  const relativeIndex = relatives.findIndex(({ phones }) => isListed(phones));
  const relative = relatives[relativeIndex];
  const own = patient.phones.find((phone) => phone.number === number);
  if (own !== undefined && own.owner !== 'relative') return { ...nobody, whose: 'patient' as const };
  if (relative !== undefined) {
    const { name, relationship, scope } = relative;
    return {
      whose: 'relative' as const,
      relativeIndex,
      relativeName: name,
      relationship: relationship ?? null,
      scope,
    };
  }
  // On the patient's own list, but somebody else's: nothing is said to them.
  if (own !== undefined) return { ...nobody, whose: 'relative' as const, scope: 'nothing' as const };
  return { ...nobody, whose: 'former' as const };
}

function callOf(state: FollowUpState, now: number): IncomingMatch['call'] {
  const call = callForIncoming(state, now);
  if (call === null) return null;
  return {
    callKey: call.key,
    status: call.status,
    notBefore: iso(call.notBefore),
    dueAt: iso(call.dueAt),
    dueNow: call.notBefore <= now,
  };
}
