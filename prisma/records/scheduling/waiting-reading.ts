import type { SlotOfferView, WaitingEntryView } from '../../../application/scheduling/waiting-list-use-cases';
import type { AppointmentPlace } from '../../../domain/scheduling';
import { inTurn } from '../../../domain/scheduling/waiting';
import { openDetails } from '../sealed-patient';
import { CANDIDATE, candidateOf, GIVEN_UP, type CandidateRow } from './waiting-candidates';
import type { EntryContext } from './waiting-entries';
import { TO_TELEPHONE } from './waiting-messages';

interface EntryRow extends CandidateRow {
  status: WaitingEntryView['status'];
  details: Buffer;
  wantedAppointmentId: string | null;
  wantedAppointmentAt: Date | null;
  careKind: string;
  professionalId: string | null;
  professionalName: string | null;
  communeCode: string;
  revision: number;
  slotOfferId: string | null;
  offeredAppointmentId: string;
  offeredProfessionalId: string;
  offeredProfessionalName: string;
  startsAt: Date;
  endsAt: Date;
  place: AppointmentPlace;
  sentAt: Date;
  expiresAt: Date;
  toTelephone: boolean;
}

/** `$1` organisation, `$2` follow-up or null, `$3` entry or null, `$4` how many. */
const ENTRIES = `
  SELECT ${CANDIDATE}, waiting_entry.status, patient.details,
    wanted.id AS "wantedAppointmentId", wanted.starts_at AS "wantedAppointmentAt",
    waiting_entry.care_kind AS "careKind", waiting_entry.professional_id AS "professionalId",
    professional.display_name AS "professionalName", waiting_entry.commune_code AS "communeCode",
    waiting_entry.revision, slot_offer.id AS "slotOfferId", offered.id AS "offeredAppointmentId",
    offered.professional_id AS "offeredProfessionalId", offerer.display_name AS "offeredProfessionalName",
    offered.starts_at AS "startsAt", offered.ends_at AS "endsAt", offered.place, slot_offer.sent_at AS "sentAt",
    slot_offer.expires_at AS "expiresAt", ${TO_TELEPHONE} AS "toTelephone"
  FROM waiting_entry JOIN patient ON patient.id = waiting_entry.patient_id
  ${GIVEN_UP}
  LEFT JOIN appointment AS wanted ON wanted.id = waiting_entry.appointment_id
  LEFT JOIN professional ON professional.id = waiting_entry.professional_id
  LEFT JOIN slot_offer ON slot_offer.waiting_entry_id = waiting_entry.id AND slot_offer.status = 'awaiting'
  LEFT JOIN appointment AS offered ON offered.id = slot_offer.appointment_id
  LEFT JOIN professional AS offerer ON offerer.id = offered.professional_id
  WHERE waiting_entry.organisation_id = $1 AND ($2::uuid IS NULL OR waiting_entry.follow_up_id = $2)
    AND ($3::uuid IS NULL OR waiting_entry.id = $3)
    AND ($3::uuid IS NOT NULL OR waiting_entry.status IN ('waiting', 'offered'))
  ORDER BY latest_at, waiting_entry.id LIMIT $4`;

/** More than anybody reads at once; the order in which they are asked is made of these. */
const READ_AT_ONCE = 1_000;

/** Entries as doors and screens show them, those offered a time first, then in the order in which they are asked. */
export async function readEntries(
  { transaction, caller, cipher, now }: EntryContext,
  {
    followUpId,
    entryId,
    limit,
  }: { readonly followUpId?: string; readonly entryId?: string; readonly limit: number },
): Promise<WaitingEntryView[]> {
  const rows = await transaction.query<EntryRow>(ENTRIES, [
    caller.organisationId,
    followUpId ?? null,
    entryId ?? null,
    READ_AT_ONCE,
  ]);
  const byId = new Map(rows.map((row) => [row.entryId, row]));
  const ordered = inTurn(
    rows.map((row) => candidateOf(row, false)),
    now,
  ).flatMap((one) => byId.get(one.entryId) ?? []);
  const offered = ordered.filter(({ slotOfferId }) => slotOfferId !== null);
  const waiting = ordered.filter(({ slotOfferId }) => slotOfferId === null);
  return [...offered, ...waiting].slice(0, limit).map((row) => {
    const { firstGivenName, usedName, birthName } = openDetails(cipher, row.patientId, row.details).patient;
    const named = [firstGivenName, usedName ?? birthName].filter((part) => part !== undefined);
    return viewOf(row, named.join(' '));
  });
}

function viewOf(row: EntryRow, patientName: string): WaitingEntryView {
  const { entryId, status, patientId, followUpId, careKey, careKind, communeCode, revision } = row;
  return {
    entryId,
    status,
    patientId,
    patientName,
    followUpId,
    careKey,
    appointmentId: row.wantedAppointmentId,
    appointmentAt: row.wantedAppointmentAt?.getTime() ?? null,
    careKind,
    professionalId: row.professionalId,
    professionalName: row.professionalName,
    communeCode,
    earliestAt: row.earliestAt.getTime(),
    latestAt: row.latestAt.getTime(),
    since: row.since.getTime(),
    revision,
    offer: offerOf(row),
  };
}

function offerOf(row: EntryRow): SlotOfferView | null {
  if (row.slotOfferId === null) return null;
  return {
    slotOfferId: row.slotOfferId,
    status: 'awaiting',
    appointmentId: row.offeredAppointmentId,
    professionalId: row.offeredProfessionalId,
    professionalName: row.offeredProfessionalName,
    startsAt: row.startsAt.getTime(),
    endsAt: row.endsAt.getTime(),
    place: row.place,
    sentAt: row.sentAt.getTime(),
    expiresAt: row.expiresAt.getTime(),
    toTelephone: row.toTelephone,
  };
}
