import type { OpenedLink } from '../../../application/scheduling/message-links';
import type {
  LinkedAppointment,
  LinkedPatient,
  LinkedSlotOffer,
  PatientLinkRecords,
} from '../../../application/scheduling/patient-links';
import type { Instant } from '../../../domain/follow-up';
import type { AppointmentPlace } from '../../../domain/scheduling';
import type { Database } from '../database';
import { HOUSEHOLD_IN_DANGER } from '../people-reading';

const OPEN = `status NOT IN ('closed', 'cancelled', 'voided')`;

/** The patient of a message, unless they died or somebody is in danger there: then the page tells nothing. */
const PATIENT = `
  SELECT patient.id AS "patientId", patient.opposes_calls AS calls, patient.opposes_messages AS messages,
    patient.opposes_sharing AS sharing,
    (SELECT id FROM follow_up WHERE id = message.follow_up_id AND ${OPEN}) AS "followUpId"
  FROM message JOIN patient ON patient.id = message.patient_id
  WHERE message.id = $1 AND patient.deceased_at IS NULL AND NOT ${HOUSEHOLD_IN_DANGER('patient.id')}
    AND NOT EXISTS (SELECT FROM follow_up WHERE patient_id = patient.id AND closing_reason = 'died')`;

const APPOINTMENT = `
  SELECT appointment.id AS "appointmentId", appointment.revision, appointment.starts_at AS "startsAt",
    appointment.ends_at AS "endsAt", appointment.place, appointment.professional_id AS "professionalId",
    professional.display_name AS "professionalName", practice.line, practice.postal_code AS "postalCode",
    coalesce(practice.city, professional.city) AS city, coalesce(practice.phone, professional.phone) AS "practicePhone",
    appointment.confirmed_at IS NOT NULL AS confirmed, appointment.follow_up_id AS "followUpId",
    appointment.care_key AS "careKey", appointment_type.care_kind AS "careKind",
    appointment.kind = 'visit' AND NOT appointment.told AND appointment.series_id IS NULL
      AND coalesce(appointment_type.online, false) AS movable
  FROM appointment JOIN professional ON professional.id = appointment.professional_id
  LEFT JOIN appointment_type ON appointment_type.id = appointment.appointment_type_id
  LEFT JOIN opening ON opening.professional_id = appointment.professional_id
    AND opening.starts_at <= appointment.starts_at AND opening.ends_at > appointment.starts_at
  LEFT JOIN practice ON practice.id = coalesce(opening.practice_id, professional.practice_id)`;

const REMINDED = `${APPOINTMENT}
  WHERE appointment.id IN (SELECT appointment_id FROM reminder WHERE message_id = $1)
    AND appointment.status = 'booked' AND appointment.starts_at > $2
  ORDER BY appointment.starts_at, appointment.id`;

const OFFERED = `${APPOINTMENT.replace(
  'FROM appointment JOIN',
  `, slot_offer.id AS "slotOfferId", slot_offer.expires_at AS "expiresAt"
  FROM slot_offer JOIN appointment ON appointment.id = slot_offer.appointment_id JOIN`,
)}
  WHERE slot_offer.id::text = $1 AND slot_offer.status = 'awaiting' AND slot_offer.expires_at > $2`;

interface AppointmentRow extends Omit<LinkedAppointment, 'startsAt' | 'endsAt' | 'address'> {
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly place: AppointmentPlace;
  readonly line: string | null;
  readonly postalCode: string | null;
  readonly city: string;
}

interface PatientRow {
  readonly patientId: string;
  readonly followUpId: string | null;
  readonly calls: boolean;
  readonly messages: boolean;
  readonly sharing: boolean;
}

/** What pages behind patients' links read, on PostgreSQL. Names of patients are not among it. */
export class PostgresPatientLinks implements PatientLinkRecords {
  constructor(private readonly database: Database) {}

  patient({ organisationId, messageId }: OpenedLink, now: Instant): Promise<LinkedPatient | null> {
    return this.database.transaction({ organisationId }, async (transaction) => {
      const [row] = await transaction.query<PatientRow>(PATIENT, [messageId]);
      if (row === undefined) return null;
      const rows = await transaction.query<AppointmentRow>(REMINDED, [messageId, new Date(now)]);
      const { patientId, followUpId, calls, messages, sharing } = row;
      return {
        patientId,
        followUpId,
        opposition: { calls, messages, sharing },
        appointments: rows.map(appointmentOf),
      };
    });
  }

  slotOffer(
    { organisationId, messageId, subject }: OpenedLink,
    now: Instant,
  ): Promise<LinkedSlotOffer | null> {
    return this.database.transaction({ organisationId }, async (transaction) => {
      const [patient] = await transaction.query<PatientRow>(PATIENT, [messageId]);
      const [row] = await transaction.query<AppointmentRow & { slotOfferId: string; expiresAt: Date }>(
        OFFERED,
        [subject, new Date(now)],
      );
      if (patient === undefined || row === undefined) return null;
      const { slotOfferId, expiresAt, ...appointment } = row;
      return {
        slotOfferId,
        followUpId: patient.followUpId,
        expiresAt: expiresAt.getTime(),
        appointment: appointmentOf(appointment),
      };
    });
  }

  async opposeMessages(organisationId: string, patientId: string): Promise<void> {
    await this.database.transaction({ organisationId }, (transaction) =>
      transaction.query('UPDATE patient SET opposes_messages = true WHERE id = $1', [patientId]),
    );
  }
}

function appointmentOf({ line, postalCode, city, ...row }: AppointmentRow): LinkedAppointment {
  const there = row.place === 'practice' || row.place === 'group';
  const town = postalCode === null ? city : `${postalCode} ${city}`;
  return {
    ...row,
    startsAt: row.startsAt.getTime(),
    endsAt: row.endsAt.getTime(),
    address: there ? [line, town].filter((part) => part !== null).join(', ') : null,
  };
}
