import type { Caller } from '../../application/application';
import type { FollowUpSummary, OpenOfferView } from '../../application/reading/views';
import type { FollowUpState } from '../../domain/follow-up';
import type { FieldCipher } from '../../security/field-encryption';
import { SEARCH_KINDS, tokensForQuery } from '../../security/search-tokens';
import { CARE_CIRCLE } from './care-circle';
import type { TenantTransaction } from './database';
import { stateOfOffer } from './offer-view';
import { openDetails } from './sealed-patient';
import { iso, traitsView } from './view-parts';

export interface SummaryRow {
  id: string;
  revision: number;
  status: string;
  closing_reason: string | null;
  discharged_at: Date;
  next_deadline_at: Date | null;
  deadline_reason: string | null;
  owner_kind: 'queue' | 'person';
  owner_id: string;
  hospital_name: string;
  patient_id: string;
  details: Buffer;
}

export const SUMMARY = `SELECT follow_up.id, follow_up.revision, follow_up.status, follow_up.closing_reason,
  follow_up.discharged_at, follow_up.next_deadline_at, follow_up.deadline_reason, follow_up.owner_kind,
  follow_up.owner_id, hospital.name AS hospital_name, patient.id AS patient_id, patient.details
  FROM follow_up JOIN patient ON patient.id = follow_up.patient_id JOIN hospital ON hospital.id = follow_up.hospital_id`;

function summaryView(cipher: FieldCipher, row: SummaryRow): FollowUpSummary {
  return {
    followUpId: row.id,
    revision: row.revision,
    status: row.status,
    closingReason: row.closing_reason,
    dischargedAt: iso(row.discharged_at),
    hospitalName: row.hospital_name,
    patient: traitsView(openDetails(cipher, row.patient_id, row.details)),
    nextDeadline:
      row.next_deadline_at === null
        ? null
        : {
            at: iso(row.next_deadline_at),
            reason: row.deadline_reason ?? row.status,
            owner: { kind: row.owner_kind, id: row.owner_id },
          },
  };
}

/** Newest discharge first. */
export async function readFollowUps(
  transaction: TenantTransaction,
  cipher: FieldCipher,
  caller: Caller,
  { status, before, limit }: { status?: string; before?: string; limit: number },
): Promise<FollowUpSummary[]> {
  const rows = await transaction.query<SummaryRow>(
    // The page first, then whom it is about: joined before, everybody would be.
    `WITH page AS MATERIALIZED (
       SELECT id FROM follow_up WHERE organisation_id = $1 AND ${CARE_CIRCLE}
         AND ($3::text IS NULL OR status = $3) AND ($4::timestamptz IS NULL OR discharged_at < $4)
       ORDER BY discharged_at DESC, id DESC LIMIT $5)
     ${SUMMARY} JOIN page ON page.id = follow_up.id ORDER BY follow_up.discharged_at DESC, follow_up.id DESC`,
    [caller.organisationId, caller.professionalId ?? null, status ?? null, before ?? null, limit],
  );
  return rows.map((row) => summaryView(cipher, row));
}

/** More words than a name has: a page pasted into the search costs no more. */
const WORDS_SEARCHED = 8;

/**
 * Those who hold all of so many tokens, the last known first. Each token is asked for by itself: PostgreSQL knows which
 * are common, begins with the rarest and stops once enough are found. `$1`: the organisation, `$2`: how many.
 */
function holdersOf(tokens: number): string {
  const others = Array.from({ length: tokens - 1 }, (_, index) => index + 1);
  const joins = others.map(
    (index) => `JOIN search_token AS held_${index} USING (organisation_id, patient_id)`,
  );
  const held = others.map((index) => ` AND held_${index}.token = $${index + 3}`);
  return `SELECT patient_id FROM search_token AS held_0 ${joins.join(' ')}
    WHERE organisation_id = $1 AND held_0.token = $3${held.join('')} ORDER BY patient_id DESC LIMIT $2`;
}

/** Patients who hold every token of one kind of reading of the text. */
export async function searchFollowUps(
  transaction: TenantTransaction,
  cipher: FieldCipher,
  caller: Caller,
  text: string,
  limit: number,
): Promise<FollowUpSummary[]> {
  const patients = new Set<string>();
  for (const kind of SEARCH_KINDS) {
    const tokens = tokensForQuery(cipher.searchTokenKey(), kind, text).slice(0, WORDS_SEARCHED);
    if (tokens.length === 0) continue;
    const rows = await transaction.query<{ patient_id: string }>(holdersOf(tokens.length), [
      caller.organisationId,
      limit,
      ...tokens,
    ]);
    for (const { patient_id: patientId } of rows) patients.add(patientId);
  }
  if (patients.size === 0) return [];
  const rows = await transaction.query<SummaryRow>(
    `${SUMMARY} WHERE follow_up.patient_id = ANY($1::uuid[]) AND ${CARE_CIRCLE}
     ORDER BY follow_up.discharged_at DESC LIMIT $3`,
    [[...patients], caller.professionalId ?? null, limit],
  );
  return rows.map((row) => summaryView(cipher, row));
}

interface OpenOfferRow extends SummaryRow {
  offer_id: string;
  state: FollowUpState | null;
  care_key: string;
  professional_id: string;
  professional_name: string;
  professional_city: string;
  channel: string;
  offer_status: string;
  reason: string | null;
  sent_at: Date;
  due_at: Date;
}

/** Offers that wait for an answer; a clinician's walls show their own only. */
export async function readOpenOffers(
  transaction: TenantTransaction,
  cipher: FieldCipher,
  caller: Caller,
): Promise<OpenOfferView[]> {
  const rows = await transaction.query<OpenOfferRow>(
    `${SUMMARY.replace(
      ' FROM',
      `, offer.id AS offer_id, offer.care_key, offer.professional_id, professional.display_name AS professional_name, professional.city AS professional_city,
         offer.channel, offer.status AS offer_status, offer.reason, offer.sent_at, offer.due_at, follow_up.state FROM`,
    )} JOIN offer ON offer.follow_up_id = follow_up.id JOIN professional ON professional.id = offer.professional_id
     WHERE offer.organisation_id = $1 AND offer.status IN ('awaiting', 'tentative')
     ORDER BY offer.due_at LIMIT 200`,
    [caller.organisationId],
  );
  return rows.map((row) => {
    const details = openDetails(cipher, row.patient_id, row.details);
    const { address, currentAddress } = details.patient;
    return {
      followUpId: row.id,
      revision: row.revision,
      careKey: row.care_key,
      offerId: row.offer_id,
      professionalId: row.professional_id,
      professionalName: row.professional_name,
      professionalCity: row.professional_city,
      channel: row.channel,
      status: row.offer_status,
      reason: row.reason,
      ...stateOfOffer(row.state, row.offer_id),
      sentAt: iso(row.sent_at),
      dueAt: iso(row.due_at),
      dischargedAt: iso(row.discharged_at),
      hospitalName: row.hospital_name,
      patient: { ...traitsView(details), city: (currentAddress ?? address)?.city ?? null },
    };
  });
}
