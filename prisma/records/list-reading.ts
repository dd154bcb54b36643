import type { Caller } from '../../application/application';
import type {
  FollowUpSummary,
  MessageView,
  OpenOfferView,
  WorklistEntry,
  WorklistItem,
} from '../../application/reading/views';
import { isShownToOperators } from '../../domain/breaks/visibility';
import { addDays, dayOf, DEFAULT_SERVICE_CALENDAR, instantAt } from '../../domain/calendar';
import { addressOn } from '../../domain/discharge';
import { BREAK_RULES, RED_FLAG_REASONS, type FollowUpState } from '../../domain/follow-up';
import type { FieldCipher } from '../../security/field-encryption';
import { SEARCH_KINDS, tokensForQuery } from '../../security/search-tokens';
import { CARE_CIRCLE } from './care-circle';
import type { TenantTransaction } from './database';
import { stateOfOffer } from './offer-view';
import { readPeopleItems } from './people-items';
import { openDetails, personKnown } from './sealed-patient';
import { iso, isoOrNull, traitsView } from './view-parts';
import { firstNumber } from './wrong-numbers';

interface SummaryRow {
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

const SUMMARY = `SELECT follow_up.id, follow_up.revision, follow_up.status, follow_up.closing_reason,
  follow_up.discharged_at, follow_up.next_deadline_at, follow_up.deadline_reason, follow_up.owner_kind,
  follow_up.owner_id, hospital.name AS hospital_name, patient.id AS patient_id, patient.details
  FROM follow_up JOIN patient ON patient.id = follow_up.patient_id JOIN hospital ON hospital.id = follow_up.hospital_id`;

function summaryView(cipher: FieldCipher, row: SummaryRow): FollowUpSummary {
  return {
    followUpId: row.id,
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
    `${SUMMARY} WHERE follow_up.organisation_id = $1 AND ${CARE_CIRCLE}
       AND ($3::text IS NULL OR follow_up.status = $3)
       AND ($4::timestamptz IS NULL OR follow_up.discharged_at < $4)
     ORDER BY follow_up.discharged_at DESC, follow_up.id DESC LIMIT $5`,
    [caller.organisationId, caller.professionalId ?? null, status ?? null, before ?? null, limit],
  );
  return rows.map((row) => summaryView(cipher, row));
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
    const tokens = tokensForQuery(cipher.searchTokenKey(), kind, text);
    if (tokens.length === 0) continue;
    const rows = await transaction.query<{ patient_id: string }>(
      `SELECT patient_id FROM search_token WHERE organisation_id = $1 AND token = ANY($2)
       GROUP BY patient_id HAVING count(*) = $3 LIMIT $4`,
      [caller.organisationId, tokens, tokens.length, limit],
    );
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
       LEFT JOIN account ON $10 AND owner_kind = 'person' AND account.id::text = owner_id`,
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
  return ids.flatMap((id) => {
    const head = byId.get(id);
    if (head === undefined) return [];
    const own = items
      .filter(({ follow_up_id: followUpId }) => followUpId === id)
      .filter((item) => isForCaller(item, head, caller, now));
    return own.length === 0 ? [] : [entryView(cipher, head, own.map(itemView), now)];
  });
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

interface MessageRow extends Omit<MessageView, 'dueAt' | 'sentAt'> {
  dueAt: Date;
  sentAt: Date | null;
}

export async function readMessages(
  transaction: TenantTransaction,
  { followUpId, limit }: { followUpId?: string; limit: number },
): Promise<MessageView[]> {
  const rows = await transaction.query<MessageRow>(
    `SELECT message.id AS "messageId", follow_up_id AS "followUpId", kind, channel,
            professional.display_name AS "professionalName", message.status, due_at AS "dueAt", sent_at AS "sentAt",
            failure, resolution
     FROM message LEFT JOIN professional ON professional.id = message.professional_id
     WHERE $1::uuid IS NULL OR follow_up_id = $1 ORDER BY due_at DESC, message.id DESC LIMIT $2`,
    [followUpId ?? null, limit],
  );
  return rows.map((row) => ({ ...row, dueAt: iso(row.dueAt), sentAt: isoOrNull(row.sentAt) }));
}
