import type { Caller } from '../../application/application';
import type { ReadingRecords } from '../../application/reading/reading-records';
import type { BreakView, CallView, CareView, FollowUpView, OfferView } from '../../application/reading/views';
import type { BreakCode, CallAttempt, FollowUpState } from '../../domain/follow-up';
import type { Ciphers } from './ciphers';
import { closingView } from './closing-view';
import type { Database, TenantTransaction } from './database';
import { CARE_CIRCLE } from './care-circle';
import { breakChoices, learntViews, visitViews } from './learnt-views';
import { idIn } from './id-as-text';
import { stateOfOffer } from './offer-view';
import { readRedFlags } from './on-call-reading';
import { readPeople } from './people-reading';
import { openDetails, openDischarge, personKnown } from './sealed-patient';
import { clinicalPart, planningPart, type PlanningColumns } from './planning-view';
import { iso, isoOrNull, patientView } from './view-parts';

interface HeadRow extends PlanningColumns {
  organisation_id: string;
  status: string;
  revision: number;
  generation: number;
  next_deadline_at: Date | null;
  deadline_reason: string | null;
  owner_kind: 'queue' | 'person';
  owner_id: string;
  patient_id: string;
  details: Buffer;
  deceased_at: Date | null;
  opposes_calls: boolean;
  opposes_messages: boolean;
  opposes_sharing: boolean;
  stay_id: string;
  discharge: Buffer;
  admitted_at: Date | null;
  discharged_at: Date;
  flags: FollowUpView['flags'];
  hospital_name: string;
  finess: string;
}

const HEAD = `SELECT follow_up.id, follow_up.organisation_id, follow_up.status, follow_up.revision,
  follow_up.generation, follow_up.state, follow_up.pathway_key, follow_up.pathway_version,
  follow_up.vigilance, follow_up.planning,
  follow_up.next_deadline_at, follow_up.deadline_reason, follow_up.owner_kind, follow_up.owner_id,
  patient.id AS patient_id, patient.details, patient.deceased_at, patient.opposes_calls, patient.opposes_messages,
  patient.opposes_sharing, stay.id AS stay_id, stay.discharge, stay.admitted_at, stay.discharged_at, stay.flags,
  hospital.name AS hospital_name, hospital.finess
  FROM follow_up JOIN patient ON patient.id = follow_up.patient_id JOIN stay ON stay.id = follow_up.stay_id
  JOIN hospital ON hospital.id = follow_up.hospital_id
  WHERE follow_up.id = $1 AND ${CARE_CIRCLE}`;

/** One follow-up, whole, as a person reads it; null outside the caller's walls. */
export async function readFollowUp(
  database: Database,
  ciphers: Ciphers,
  caller: Caller,
  followUpId: string,
  now: number,
): ReturnType<ReadingRecords['followUp']> {
  const cipher = await ciphers.of(caller.organisationId);
  return database.transaction(caller, async (transaction) => {
    const [row] = await transaction.query<HeadRow>(HEAD, [followUpId, caller.professionalId ?? null]);
    if (row === undefined) return null;
    const discharge = openDischarge(cipher, row.stay_id, row.discharge);
    const details = openDetails(cipher, row.patient_id, row.details);
    const redFlags = await readRedFlags(
      transaction,
      cipher,
      caller,
      { ...row, patient: personKnown(details) },
      now,
    );
    return {
      ...headView(row),
      closing: await closingView(transaction, row.state?.closing ?? null),
      ...planningPart(cipher, row, caller.role),
      hospital: {
        name: row.hospital_name,
        finess: row.finess,
        wardName: discharge.hospital.wardName ?? null,
      },
      stay: {
        admittedAt: isoOrNull(row.admitted_at),
        dischargedAt: iso(row.discharged_at),
        dischargeMode: discharge.stay.dischargeMode ?? 'home',
      },
      patient: patientView(details, {
        deceased: row.deceased_at !== null,
        calls: row.opposes_calls || (row.state?.situation.opposition.calls ?? false),
        messages: row.opposes_messages || (row.state?.situation.opposition.messages ?? false),
        sharing: row.opposes_sharing || (row.state?.situation.opposition.sharing ?? false),
      }),
      people: await readPeople(
        transaction,
        cipher,
        caller,
        { followUpId, patientId: row.patient_id, details, discharge, state: row.state },
        now,
      ),
      generalPractitionerName: await generalPractitionerName(transaction, row.state),
      ...learntViews(row.state),
      cares: await cares(transaction, followUpId, row.state),
      calls: await calls(transaction, followUpId, row.state),
      breaks: redFlags.onBreaks(await breaks(transaction, followUpId, row.state)),
      history: redFlags.onHistory(await history(transaction, followUpId)),
      flags: row.flags,
      ...clinicalPart(discharge, caller.role),
    };
  });
}

type HeadView = Pick<
  FollowUpView,
  'followUpId' | 'status' | 'revision' | 'generation' | 'nextDeadline' | 'owner' | 'handover'
>;

function headView(row: HeadRow): HeadView {
  const owner = { kind: row.owner_kind, id: row.owner_id };
  const { handover = null } = row.state ?? {};
  return {
    followUpId: row.id,
    status: row.status,
    revision: row.revision,
    generation: row.generation,
    owner,
    nextDeadline:
      row.next_deadline_at === null
        ? null
        : { at: iso(row.next_deadline_at), reason: row.deadline_reason ?? row.status, owner },
    handover:
      handover === null
        ? null
        : { status: handover.status, version: handover.version, dueAt: iso(handover.dueAt) },
  };
}

async function generalPractitionerName(
  transaction: TenantTransaction,
  state: FollowUpState | null,
): Promise<string | null> {
  const gp = state?.situation.generalPractitioner ?? null;
  if (gp === null) return null;
  const [row] = await transaction.query<{ display_name: string }>(
    'SELECT display_name FROM professional WHERE id = $1',
    [gp.professionalId],
  );
  return row?.display_name ?? null;
}

async function cares(
  transaction: TenantTransaction,
  followUpId: string,
  state: FollowUpState | null,
): Promise<CareView[]> {
  const offers = await transaction.query<OfferView & { careKey: string; sentAt: Date; dueAt: Date }>(
    `SELECT offer.care_key AS "careKey", offer.id AS "offerId", offer.professional_id AS "professionalId",
            professional.display_name AS "professionalName", professional.city AS "professionalCity", offer.channel, offer.status, offer.reason,
            offer.sent_at AS "sentAt", offer.due_at AS "dueAt"
     FROM offer JOIN professional ON professional.id = offer.professional_id
     WHERE offer.follow_up_id = $1 ORDER BY offer.sent_at, offer.id`,
    [followUpId],
  );
  const rows = await transaction.query<
    Pick<CareView, 'key' | 'profession' | 'status' | 'professionalId' | 'professionalName'> & {
      appointmentAt: Date | null;
      dueAt: Date;
    }
  >(
    `SELECT care.key, care.profession, care.status, professional.id AS "professionalId", professional.display_name AS "professionalName",
            care.appointment_at AS "appointmentAt", care.due_at AS "dueAt"
     FROM care LEFT JOIN professional ON professional.id = ${idIn('care.professional_id')}
     WHERE care.follow_up_id = $1 ORDER BY care.due_at, care.key`,
    [followUpId],
  );
  return rows.map((care) => ({
    ...care,
    ...visitViews(state, care.key),
    appointmentAt: isoOrNull(care.appointmentAt),
    dueAt: iso(care.dueAt),
    offers: offers
      .filter(({ careKey }) => careKey === care.key)
      .map(({ careKey: _careKey, ...offer }) => ({
        ...offer,
        ...stateOfOffer(state, offer.offerId),
        sentAt: iso(offer.sentAt),
        dueAt: iso(offer.dueAt),
      })),
  }));
}

async function calls(
  transaction: TenantTransaction,
  followUpId: string,
  state: FollowUpState | null,
): Promise<CallView[]> {
  const rows = await transaction.query<{
    key: string;
    status: string;
    not_before: Date;
    due_at: Date;
    attempts: CallAttempt[];
  }>(
    'SELECT key, status, not_before, due_at, attempts FROM call WHERE follow_up_id = $1 ORDER BY due_at, key',
    [followUpId],
  );
  return rows.map((call) => ({
    key: call.key,
    status: call.status,
    notBefore: iso(call.not_before),
    dueAt: iso(call.due_at),
    attemptsMax: state?.plan.calls.find(({ key }) => key === call.key)?.attemptsMax ?? call.attempts.length,
    rung: state?.calls.find(({ key }) => key === call.key)?.rung ?? 'patient',
    attempts: call.attempts.map(({ at, outcome, by, rung = 'patient' }) => ({
      at: iso(at),
      outcome,
      by,
      rung,
    })),
    withdrawn: (state?.calls.find(({ key }) => key === call.key)?.withdrawn ?? []).map(
      ({ at, outcome, reason, withdrawnAt }) => ({
        at: iso(at),
        outcome,
        reason,
        withdrawnAt: iso(withdrawnAt),
      }),
    ),
  }));
}

interface BreakRow extends Omit<
  BreakView,
  | 'owner'
  | 'openedAt'
  | 'dueAt'
  | 'resolvedAt'
  | 'causes'
  | 'resolutions'
  | 'accepters'
  | 'acceptance'
  | 'reopenings'
> {
  code: BreakCode;
  ownerKind: 'queue' | 'person';
  ownerId: string;
  openedAt: Date;
  dueAt: Date;
  resolvedAt: Date | null;
}

async function breaks(
  transaction: TenantTransaction,
  followUpId: string,
  state: FollowUpState | null,
): Promise<BreakView[]> {
  const rows = await transaction.query<BreakRow>(
    `SELECT id AS "breakId", code, grade, status, subject, owner_kind AS "ownerKind", owner_id AS "ownerId", cause,
            resolution, opened_at AS "openedAt", due_at AS "dueAt", resolved_at AS "resolvedAt"
     FROM break WHERE follow_up_id = $1 ORDER BY opened_at, id`,
    [followUpId],
  );
  return rows.map(({ ownerKind, ownerId, ...row }) => ({
    ...row,
    owner: { kind: ownerKind, id: ownerId },
    openedAt: iso(row.openedAt),
    dueAt: iso(row.dueAt),
    resolvedAt: isoOrNull(row.resolvedAt),
    ...breakChoices(state, row),
  }));
}

async function history(transaction: TenantTransaction, followUpId: string): Promise<FollowUpView['history']> {
  const rows = await transaction.query<{
    at: Date;
    code: string;
    subject: string | null;
    detail: string | null;
    by: string | null;
  }>(
    `SELECT history_entry.at, code, subject, detail, account.display_name AS by
     FROM history_entry LEFT JOIN account ON account.id::text = history_entry.account_id
     WHERE follow_up_id = $1 ORDER BY generation, revision, place`,
    [followUpId],
  );
  return rows.map((row) => ({ ...row, at: iso(row.at) }));
}
