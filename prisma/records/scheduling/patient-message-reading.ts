import type { PatientMessageReview } from '../../../application/dispatcher/ports';
import type { Instant } from '../../../domain/follow-up';
import {
  addressOfPatient,
  type HouseholdStanding,
  type MessageToPatient,
  type PatientAddress,
  type WrittenAppointment,
} from '../../../domain/messages';
import {
  isUseful,
  type AppointmentPlace,
  type AppointmentStatus,
  type ReminderKind,
} from '../../../domain/scheduling';
import type { FieldCipher } from '../../../security/field-encryption';
import type { TenantTransaction } from '../database';
import { HOUSEHOLD_IN_DANGER } from '../people-reading';
import { openDetails } from '../sealed-patient';

/** What is known of a patient before anything is written to them. */
export interface WrittenPatient {
  readonly standing: Omit<HouseholdStanding, 'useful'>;
  readonly address: PatientAddress;
}

interface PatientRow {
  readonly details: Buffer;
  readonly deceased: boolean;
  readonly opposed: boolean;
  readonly danger: boolean;
}

/** As a fact says it at once (patient) or as an open follow-up knows it: what speaks against a message counts. */
const PATIENT = `
  SELECT details, opposes_messages OR EXISTS (SELECT FROM follow_up WHERE patient_id = patient.id
      AND status NOT IN ('closed', 'cancelled', 'voided')
      AND coalesce((state #>> '{situation,opposition,messages}')::boolean, false)) AS opposed,
    deceased_at IS NOT NULL OR EXISTS (SELECT FROM follow_up WHERE patient_id = patient.id
      AND closing_reason = 'died') AS deceased,
    ${HOUSEHOLD_IN_DANGER('patient.id')} AS danger
  FROM patient WHERE id = $1`;

/** Where an appointment takes place: where the professional is open then, else their own practice. */
const PLACE = `LEFT JOIN opening ON opening.professional_id = appointment.professional_id
    AND opening.starts_at <= appointment.starts_at AND opening.ends_at > appointment.starts_at
  LEFT JOIN practice ON practice.id = coalesce(opening.practice_id, professional.practice_id)`;

const WRITTEN = `appointment.starts_at AS "startsAt", appointment.ends_at AS "endsAt", appointment.status,
    appointment.place, practice.line, coalesce(practice.city, professional.city) AS city`;

const REMINDED = `
  SELECT reminder.kind, reminder.starts_at AS "remindedOf", ${WRITTEN}
  FROM reminder JOIN appointment ON appointment.id = reminder.appointment_id
  JOIN professional ON professional.id = appointment.professional_id ${PLACE}
  WHERE reminder.message_id = $1 ORDER BY appointment.starts_at, appointment.id`;

const OFFERED = `
  SELECT slot_offer.status AS "offerStatus", slot_offer.expires_at AS "expiresAt", ${WRITTEN}
  FROM slot_offer JOIN appointment ON appointment.id = slot_offer.appointment_id
  JOIN professional ON professional.id = appointment.professional_id ${PLACE}
  WHERE slot_offer.id::text = $1`;

interface WrittenRow {
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly status: AppointmentStatus;
  readonly place: AppointmentPlace;
  readonly line: string | null;
  readonly city: string;
}

/** @throws DecryptionError when the patient's details cannot be read; Error when the patient is gone */
export async function readWrittenPatient(
  transaction: TenantTransaction,
  cipher: FieldCipher,
  patientId: string,
): Promise<WrittenPatient> {
  const [row] = await transaction.query<PatientRow>(PATIENT, [patientId]);
  if (row === undefined) throw new Error('the message is for a patient who is not there');
  const { patient, wrongNumbers = [] } = openDetails(cipher, patientId, row.details);
  return {
    standing: { deceased: row.deceased, messagesOpposed: row.opposed, personInDanger: row.danger },
    address: addressOfPatient(
      patient,
      wrongNumbers.map(({ number }) => number),
    ),
  };
}

/** Everything that decides whether a message to a patient leaves, where to, and what it says. */
export async function readPatientMessage(
  transaction: TenantTransaction,
  cipher: FieldCipher,
  message: MessageToPatient,
  now: Instant,
): Promise<PatientMessageReview> {
  const { standing, address } = await readWrittenPatient(transaction, cipher, message.patientId);
  const content =
    message.kind === 'slot-offer'
      ? await readSlotOffer(transaction, message, now)
      : await readReminded(transaction, message, now);
  return { standing: { ...standing, useful: content.useful }, address, ...content };
}

type Content = Pick<PatientMessageReview, 'facts' | 'page'> & { readonly useful: boolean };

async function readReminded(
  transaction: TenantTransaction,
  message: MessageToPatient,
  now: Instant,
): Promise<Content> {
  const rows = await transaction.query<WrittenRow & { kind: ReminderKind; remindedOf: Date }>(REMINDED, [
    message.id,
  ]);
  const useful = rows.filter(({ kind, remindedOf, startsAt, status }) =>
    isUseful(
      {
        kind,
        startsAt: remindedOf.getTime(),
        appointment: { startsAt: startsAt.getTime(), status, followUpId: null },
      },
      now,
    ),
  );
  const answerable = useful.filter(({ status }) => status === 'booked');
  const ends = answerable.map(({ endsAt }) => endsAt.getTime());
  return {
    useful: useful.length > 0,
    facts: { appointments: useful.map((row) => written(row, changeOf(row.kind))), answerBy: null },
    page:
      answerable.length === 0
        ? null
        : { purpose: 'answer-appointment', subject: message.subject, expiresAt: Math.max(...ends) },
  };
}

async function readSlotOffer(
  transaction: TenantTransaction,
  { subject }: MessageToPatient,
  now: Instant,
): Promise<Content> {
  const [row] = await transaction.query<WrittenRow & { offerStatus: string; expiresAt: Date }>(OFFERED, [
    subject,
  ]);
  if (row === undefined) throw new Error('the message speaks of a slot offer that is not there');
  const expiresAt = row.expiresAt.getTime();
  return {
    useful: row.offerStatus === 'awaiting' && expiresAt > now,
    facts: { appointments: [written(row, null)], answerBy: expiresAt },
    page: { purpose: 'answer-slot-offer', subject, expiresAt },
  };
}

function changeOf(kind: ReminderKind): WrittenAppointment['change'] {
  return kind === 'moved' || kind === 'cancelled' ? kind : null;
}

function written(row: WrittenRow, change: WrittenAppointment['change']): WrittenAppointment {
  const { place: kind, line, city } = row;
  const address = kind === 'practice' || kind === 'group' ? { line, city } : { line: null, city: null };
  return { startsAt: row.startsAt.getTime(), place: { kind, ...address }, change };
}
