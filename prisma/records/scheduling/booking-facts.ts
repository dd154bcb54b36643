import { addDays, dayOf, instantAt } from '../../../domain/calendar';
import { addressOn, type Address } from '../../../domain/discharge';
import {
  refusalOf,
  type AppointmentPlace,
  type AppointmentStatus,
  type BookingStanding,
  type NewPatientRule,
  type PatientAtBooking,
} from '../../../domain/scheduling';
import { openDetails, personKnown } from '../sealed-patient';
import type { KeptAppointment } from './appointment-rows';
import { BookingRefused, NothingThere, type BookingContext } from './booking-context';
import { sessionAt } from './booking-seats';

/** What is booked, and with whom, as the agenda has it. */
export interface BookableType {
  readonly id: string;
  readonly professionalId: string;
  readonly careKind: string;
  readonly durationMinutes: number;
  readonly bufferMinutes: number;
  readonly place: AppointmentPlace;
  readonly newPatients: NewPatientRule;
  readonly dailyCap: number | null;
  readonly seats: number | null;
  readonly areaCommunes: readonly string[];
  readonly retired: boolean;
}

const TYPES = `SELECT appointment_type.id, professional_id AS "professionalId", care_kind AS "careKind",
  duration_minutes AS "durationMinutes", buffer_minutes AS "bufferMinutes", place, new_patients AS "newPatients",
  daily_cap AS "dailyCap", seats, area_communes AS "areaCommunes",
  appointment_type.retired_at IS NOT NULL OR professional.retired_at IS NOT NULL AS retired
  FROM appointment_type JOIN professional ON professional.id = professional_id`;

/** @throws NothingThere for a type that the professional does not have */
export async function typeOf(
  { transaction }: Pick<BookingContext, 'transaction'>,
  professionalId: string,
  appointmentTypeId: string,
): Promise<BookableType> {
  const [type] = await transaction.query<BookableType>(
    `${TYPES} WHERE appointment_type.id = $1 AND professional_id = $2`,
    [appointmentTypeId, professionalId],
  );
  if (type === undefined) throw new NothingThere('appointment type');
  return type;
}

/** What another professional has for the same care at the same kind of place. @throws NothingThere */
export async function sameTypeWith(
  { transaction }: Pick<BookingContext, 'transaction'>,
  professionalId: string,
  like: BookableType,
): Promise<BookableType> {
  const [type] = await transaction.query<BookableType>(
    `${TYPES} WHERE professional_id = $1 AND care_kind = $2 AND appointment_type.retired_at IS NULL
     ORDER BY (place = $3) DESC, appointment_type.id LIMIT 1`,
    [professionalId, like.careKind, like.place],
  );
  if (type === undefined) throw new NothingThere('appointment type');
  return type;
}

interface PatientRow {
  details: Buffer;
  deceased: boolean;
  sharingRefused: boolean;
  known: boolean;
}

/**
 * `$1` patient, `$2` professional. Known there: seen before, the present general practitioner, gives or is to give a
 * care, or accepted to.
 */
const PATIENT = `SELECT patient.details, patient.deceased_at IS NOT NULL AS deceased,
  EXISTS (SELECT FROM sharing_refusal
          LEFT JOIN professional AS named ON named.id = sharing_refusal.professional_id
          JOIN professional ON professional.id = $2
          WHERE sharing_refusal.patient_id = patient.id AND lifted_at IS NULL
            AND (sharing_refusal.profession = professional.profession OR named.id = professional.id
                 OR (named.organisation_id = professional.organisation_id AND named.rpps = professional.rpps)))
    AS "sharingRefused",
  EXISTS (SELECT FROM appointment
          WHERE patient_id = patient.id AND professional_id = $2 AND status = 'fulfilled' AND NOT told)
  OR EXISTS (SELECT FROM follow_up
             WHERE patient_id = patient.id
               AND state -> 'situation' -> 'generalPractitioner' ->> 'professionalId' = $2::text)
  OR EXISTS (SELECT FROM care JOIN follow_up ON follow_up.id = care.follow_up_id
             WHERE follow_up.patient_id = patient.id AND care.professional_id = $2::text
               AND care.status IN ('already', 'arranged', 'in-place'))
  OR EXISTS (SELECT FROM offer JOIN follow_up ON follow_up.id = offer.follow_up_id
             WHERE follow_up.patient_id = patient.id AND offer.professional_id = $2::uuid
               AND offer.status = 'accepted')
    AS known
  FROM patient WHERE patient.id = $1`;

async function patientAt(
  context: BookingContext,
  { patientId, professionalId, startsAt, place, origin }: KeptAppointment,
): Promise<PatientAtBooking> {
  const [row] = await context.transaction.query<PatientRow>(PATIENT, [patientId, professionalId]);
  if (row === undefined || patientId === null) throw new NothingThere('patient');
  const { details, deceased, sharingRefused } = row;
  // Their own agenda is theirs to fill, and who accepted an offer said yes.
  const known = row.known || origin === 'professional' || origin === 'offer';
  const where =
    place === 'home'
      ? addressOn(personKnown(openDetails(context.cipher, patientId, details)), dayOf(startsAt, context.zone))
      : null;
  return { deceased, sharingRefused, known, communes: communesOf(context, where) };
}

function communesOf({ communes }: BookingContext, where: Address | null): readonly string[] {
  if (where === null) return [];
  if (where.inseeCode !== undefined) return [where.inseeCode];
  return where.postalCode === undefined ? [] : communes.byPostalCode(where.postalCode);
}

interface AgendaRow {
  openings: { from: number; to: number; appointmentTypeIds: string[] }[];
  busyElsewhere: boolean;
  standingThere: AppointmentStatus[];
  sameDay: number;
}

/** `$1` professional, `$2` to `$4` start, end and end of the pause, `$5` type, `$6` and `$7` its day, `$8` itself. */
const AGENDA = `SELECT
  coalesce((SELECT json_agg(json_build_object('from', (extract(epoch FROM starts_at) * 1000)::bigint,
                                              'to', (extract(epoch FROM ends_at) * 1000)::bigint,
                                              'appointmentTypeIds', appointment_type_ids))
            FROM opening WHERE professional_id = $1 AND starts_at < $3 AND ends_at > $2), '[]') AS openings,
  EXISTS (SELECT FROM busy_time WHERE professional_id = $1 AND starts_at < $3 AND ends_at > $2) AS "busyElsewhere",
  ARRAY(SELECT status FROM appointment
        WHERE professional_id = $1 AND starts_at < $4 AND blocked_until > $2 AND id <> ALL($8::uuid[])
          AND kind <> 'seat' AND NOT told AND status IN ('pending', 'booked', 'arrived', 'fulfilled'))
    AS "standingThere",
  (SELECT count(*)::int FROM appointment
   WHERE professional_id = $1 AND appointment_type_id = $5 AND starts_at >= $6 AND starts_at < $7
     AND id <> ALL($8::uuid[]) AND kind <> 'seat' AND NOT told
     AND status IN ('pending', 'booked', 'arrived', 'fulfilled', 'noshow')) AS "sameDay"`;

function agendaAt(
  { transaction, zone }: BookingContext,
  { id, sessionId, professionalId, startsAt, endsAt, blockedUntil }: KeptAppointment,
  type: BookableType,
  besides: readonly string[],
): Promise<AgendaRow[]> {
  const day = dayOf(startsAt, zone);
  return transaction.query<AgendaRow>(AGENDA, [
    professionalId,
    new Date(startsAt),
    new Date(endsAt),
    new Date(blockedUntil),
    type.id,
    new Date(instantAt(day, '00:00', zone)),
    new Date(instantAt(addDays(day, 1), '00:00', zone)),
    [id, ...(sessionId === null ? [] : [sessionId]), ...besides],
  ]);
}

/**
 * Asks the rules (domain/scheduling/booking-rules.ts) on what the agenda is under its lock.
 *
 * @param wanted the appointment as it is to be
 * @param besides appointments that make room in the same transaction
 * @throws BookingRefused
 */
export async function requireBookable(
  context: BookingContext,
  wanted: KeptAppointment,
  type: BookableType,
  besides: readonly string[] = [],
): Promise<void> {
  const standing: BookingStanding = wanted.told
    ? 'told'
    : wanted.overrideReason === null
      ? 'ordinary'
      : 'override';
  const patient = await patientAt(context, wanted);
  const [agenda] = await agendaAt(context, wanted, type, besides);
  if (agenda === undefined) throw new RangeError('the agenda answered nothing');
  const { dailyCap, ...rest } = type;
  const reason = refusalOf({
    now: context.now,
    standing,
    startsAt: wanted.startsAt,
    endsAt: wanted.endsAt,
    type: { ...rest, ...(dailyCap === null ? {} : { dailyCap }) },
    retired: type.retired,
    patient,
    joinsSession:
      type.seats !== null &&
      (await sessionAt(context, wanted.professionalId, type.id, wanted.startsAt)) !== null,
    ...agenda,
  });
  if (reason !== null) throw new BookingRefused(reason);
}
