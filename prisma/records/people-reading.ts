import type { Caller } from '../../application/application';
import type {
  DeathConfirmationView,
  PeopleView,
  PhoneView,
  SaidNoteView,
  WhereaboutsView,
} from '../../application/people/views';
import { DANGER_NUMBERS } from '../../domain/breaks/danger-numbers';
import { dayOf, DEFAULT_SERVICE_CALENDAR } from '../../domain/calendar';
import {
  addressOn,
  isElsewhereOn,
  rightsOfRelative,
  speakTo,
  type Discharge,
  type Phone,
} from '../../domain/discharge';
import type { FollowUpState } from '../../domain/follow-up';
import { scopeOf } from '../../security/permissions';
import type { FieldCipher } from '../../security/field-encryption';
import type { TenantTransaction } from './database';
import { readSafetyNotes, textOf } from './safety-note-rows';
import { personKnown, type PatientDetails } from './sealed-patient';
import { iso } from './view-parts';
import { isWrong } from './wrong-numbers';

/** The follow-up whose people are read. */
interface PeopleSubject {
  readonly followUpId: string;
  readonly patientId: string;
  readonly details: PatientDetails;
  readonly discharge: Discharge;
  readonly state: FollowUpState | null;
}

/** Whom to speak to, what may be said, where the patient is, and what is written down about the home. */
export async function readPeople(
  transaction: TenantTransaction,
  cipher: FieldCipher,
  caller: Caller,
  subject: PeopleSubject,
  now: number,
): Promise<PeopleView> {
  const { details, discharge, patientId, followUpId } = subject;
  const day = dayOf(now, DEFAULT_SERVICE_CALENDAR.zone);
  const patient = personKnown(details);
  const dischargeMode = discharge.stay.dischargeMode ?? 'home';
  const spoken = speakTo({ ...details, patient, dischargeMode }, day);
  const phoneViews = (phones: readonly Phone[]) => phones.map((phone) => phoneView(details, phone));
  const { information } = discharge;
  const caresForThem = scopeOf(caller.role, 'call.record') !== null;
  return {
    speakTo: { ...spoken, phones: phoneViews(spoken.phones) },
    relatives: details.relatives.map((relative) => ({
      name: relative.name,
      relationship: relative.relationship ?? null,
      scope: relative.scope,
      rights: rightsOfRelative(relative.scope),
      trustedPerson: relative.trustedPerson ?? false,
      emergencyContact: relative.emergencyContact ?? false,
      phones: phoneViews(relative.phones),
    })),
    whereabouts: whereaboutsView(details, day),
    information:
      information === undefined
        ? null
        : {
            informedAt: information.informedAt ?? null,
            informedBy: information.informedBy ?? null,
            what: information.what ?? null,
          },
    withheld: await readWithheld(transaction, patientId),
    messagesSuspended: await isInDanger(transaction, patientId),
    dangerNumbers: DANGER_NUMBERS,
    notes: caresForThem ? await readNotes(transaction, cipher, followUpId) : [],
    safetyNotes: caresForThem ? await readSafetyNotes(transaction, cipher, caller, patientId, now) : [],
    deathConfirmation: await readDeathConfirmation(transaction, subject),
    readmissionUnconfirmed: subject.state?.readmission?.unconfirmed ?? null,
  };
}

function phoneView(details: PatientDetails, phone: Phone): PhoneView {
  return { ...phone, notToCall: !phone.valid || isWrong(details, phone.number) };
}

function whereaboutsView(details: PatientDetails, day: string): WhereaboutsView {
  const patient = personKnown(details);
  const address = addressOn(patient, day);
  const elsewhere = isElsewhereOn(patient, day);
  const { saidAddress } = details;
  return {
    kind: address === null ? 'unknown' : elsewhere ? 'current' : 'official',
    address,
    said:
      saidAddress === undefined || !elsewhere
        ? null
        : { by: saidAddress.saidBy, at: iso(saidAddress.saidAt) },
  };
}

async function readWithheld(
  transaction: TenantTransaction,
  patientId: string,
): Promise<PeopleView['withheld']> {
  return transaction.query<PeopleView['withheld'][number]>(
    `SELECT sharing_refusal.id AS "refusalId", professional.display_name AS "professionalName",
            sharing_refusal.profession
     FROM sharing_refusal LEFT JOIN professional ON professional.id = sharing_refusal.professional_id
     WHERE sharing_refusal.patient_id = $1 AND lifted_at IS NULL ORDER BY stated_at, sharing_refusal.id`,
    [patientId],
  );
}

/** SQL: whether a person is in danger in the household of the patient `$1`: R22, or any break caused by violence. */
export const HOUSEHOLD_IN_DANGER = (patientId: string) => `EXISTS (
  SELECT FROM break JOIN follow_up AS followed ON followed.id = break.follow_up_id
  WHERE followed.patient_id = ${patientId} AND break.status NOT IN ('resolved', 'accepted')
    AND (break.code = 'R22' OR break.cause = 'violence'))`;

async function isInDanger(transaction: TenantTransaction, patientId: string): Promise<boolean> {
  const [row] = await transaction.query<{ danger: boolean }>(
    `SELECT ${HOUSEHOLD_IN_DANGER('$1')} AS danger`,
    [patientId],
  );
  return row?.danger ?? false;
}

async function readNotes(
  transaction: TenantTransaction,
  cipher: FieldCipher,
  followUpId: string,
): Promise<SaidNoteView[]> {
  const rows = await transaction.query<{
    id: string;
    said_by: string;
    about: string | null;
    noted_at: Date;
    noted_by_name: string | null;
    content: Buffer;
  }>(
    `SELECT said_note.id, said_by, about, noted_at, content, account.display_name AS noted_by_name
     FROM said_note LEFT JOIN account ON account.id::text = said_note.noted_by
     WHERE follow_up_id = $1 ORDER BY noted_at DESC, said_note.id DESC`,
    [followUpId],
  );
  return rows.map((row) => ({
    noteId: row.id,
    text: textOf(cipher, 'said_note', row),
    saidBy: row.said_by,
    about: row.about,
    notedAt: iso(row.noted_at),
    notedBy: row.noted_by_name,
  }));
}

async function readDeathConfirmation(
  transaction: TenantTransaction,
  { patientId, followUpId, state }: PeopleSubject,
): Promise<DeathConfirmationView | null> {
  const [row] = await transaction.query<{
    status: string;
    source: string;
    stated_at: Date;
    due_at: Date;
    second_source: string | null;
  }>(
    `SELECT status, source, stated_at, due_at, second_source FROM death_confirmation
     WHERE patient_id = $1 ORDER BY stated_at DESC, id DESC LIMIT 1`,
    [patientId],
  );
  if (row === undefined || row.status === 'undone') return null;
  return {
    status: row.status,
    source: row.source,
    statedAt: iso(row.stated_at),
    dueAt: iso(row.due_at),
    secondSource: row.second_source,
    tellByTelephone: await carersByTelephone(transaction, followUpId, state),
  };
}

/**
 * Those who hold a care, and the general practitioner, where nobody writes to them. Whoever holds one that is to be
 * arranged gives a series whose rest is to be booked.
 */
async function carersByTelephone(
  transaction: TenantTransaction,
  followUpId: string,
  state: FollowUpState | null,
): Promise<DeathConfirmationView['tellByTelephone']> {
  const gp = state?.situation.generalPractitioner;
  if (state?.situation.opposition.sharing === true) return [];
  return transaction.query<DeathConfirmationView['tellByTelephone'][number]>(
    `SELECT DISTINCT professional.display_name AS name, professional.profession, professional.phone
     FROM professional
     WHERE professional.id = $2::uuid OR professional.id IN (
       SELECT professional_id FROM offer WHERE follow_up_id = $1 AND status = 'accepted' AND channel = 'telephone'
       UNION SELECT care.professional_id::uuid FROM care
         WHERE follow_up_id = $1 AND care.professional_id IS NOT NULL AND care.status IN ('arranged', 'in-place', 'to-arrange')
           AND NOT EXISTS (SELECT FROM offer WHERE offer.follow_up_id = $1 AND offer.care_key = care.key
                           AND offer.status = 'accepted' AND offer.channel <> 'telephone'))
     ORDER BY name`,
    [followUpId, gp?.channel === 'telephone' ? gp.professionalId : null],
  );
}
