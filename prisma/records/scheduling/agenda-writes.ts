import type { Caller } from '../../../application/application';
import type { AgendaWrite } from '../../../application/scheduling/agenda-records';
import type {
  Absence,
  AppointmentType,
  AvailabilityException,
  AvailabilityRule,
} from '../../../domain/scheduling';
import type { TenantTransaction } from '../database';

/** Who writes to which agenda, and when. */
export interface Writing {
  readonly transaction: TenantTransaction;
  readonly caller: Caller;
  readonly professionalId: string;
  readonly at: Date;
}

/** Writes what an order came to. The agenda's lock is held, and what is changed was found under it. */
export async function writeAgenda(writing: Writing, write: AgendaWrite): Promise<void> {
  const { transaction, at } = writing;
  switch (write.kind) {
    case 'type':
      return writeType(writing, write.type);
    case 'type-retired':
      await transaction.query('UPDATE appointment_type SET retired_at = $2 WHERE id = $1', [write.id, at]);
      await transaction.query('DELETE FROM service_area WHERE appointment_type_id = $1', [write.id]);
      return;
    case 'rule':
      return writeRule(writing, write.rule);
    case 'rule-ended':
      await transaction.query(
        'UPDATE availability SET ended_at = $2, revision = revision + 1 WHERE id = $1',
        [write.id, at],
      );
      return;
    case 'exception':
      return writeException(writing, write.exception);
    case 'exception-removed':
      await transaction.query('DELETE FROM availability_exception WHERE id = $1', [write.id]);
      return;
    case 'absence':
      return writeAbsence(writing, write.absence);
    case 'absence-cancelled':
      await transaction.query('UPDATE absence SET cancelled_at = $2 WHERE id = $1', [write.id, at]);
  }
}

async function writeType(
  { transaction, caller, professionalId }: Writing,
  type: AppointmentType,
): Promise<void> {
  const { id, areaCommunes, careKind } = type;
  await transaction.query(
    `INSERT INTO appointment_type (id, organisation_id, professional_id, name, care_kind, duration_minutes,
       buffer_minutes, place, new_patients, daily_cap, seats, area_communes, online)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, care_kind = excluded.care_kind,
       duration_minutes = excluded.duration_minutes, buffer_minutes = excluded.buffer_minutes,
       place = excluded.place, new_patients = excluded.new_patients, daily_cap = excluded.daily_cap,
       seats = excluded.seats, area_communes = excluded.area_communes, online = excluded.online`,
    [
      id,
      caller.organisationId,
      professionalId,
      type.name,
      careKind,
      type.durationMinutes,
      type.bufferMinutes,
      type.place,
      type.newPatients,
      type.dailyCap ?? null,
      type.seats ?? null,
      areaCommunes,
      type.online,
    ],
  );
  await transaction.query('DELETE FROM service_area WHERE appointment_type_id = $1', [id]);
  await transaction.query(
    `INSERT INTO service_area (organisation_id, care_kind, commune_code, appointment_type_id, professional_id)
     SELECT $1, $2, unnest($3::text[]), $4, $5`,
    [caller.organisationId, careKind, areaCommunes, id, professionalId],
  );
}

async function writeRule(
  { transaction, caller, professionalId }: Writing,
  rule: AvailabilityRule,
): Promise<void> {
  await transaction.query(
    `INSERT INTO availability (id, organisation_id, professional_id, practice_id, appointment_type_ids, first_day,
       from_time, to_time, recurrence, on_holidays)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
     ON CONFLICT (id) DO UPDATE SET practice_id = excluded.practice_id,
       appointment_type_ids = excluded.appointment_type_ids, first_day = excluded.first_day,
       from_time = excluded.from_time, to_time = excluded.to_time, recurrence = excluded.recurrence,
       on_holidays = excluded.on_holidays, revision = availability.revision + 1`,
    [
      rule.id,
      caller.organisationId,
      professionalId,
      rule.practiceId ?? null,
      rule.appointmentTypeIds,
      rule.firstDay,
      rule.fromTime,
      rule.toTime,
      rule.recurrence ?? null,
      rule.onHolidays ?? false,
    ],
  );
}

async function writeException(
  { transaction, caller, professionalId }: Writing,
  { id, day, kind, fromTime, toTime }: AvailabilityException,
): Promise<void> {
  await transaction.query(
    `INSERT INTO availability_exception (id, organisation_id, professional_id, day, kind, from_time, to_time)
     VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT (id) DO UPDATE SET day = excluded.day, kind = excluded.kind, from_time = excluded.from_time,
       to_time = excluded.to_time`,
    [id, caller.organisationId, professionalId, day, kind, fromTime ?? null, toTime ?? null],
  );
}

async function writeAbsence(
  { transaction, caller, professionalId, at }: Writing,
  { id, firstDay, lastDay, cause, replacementId }: Absence,
): Promise<void> {
  await transaction.query(
    `INSERT INTO absence (id, organisation_id, professional_id, first_day, last_day, cause, replacement_id,
       stated_by, stated_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     ON CONFLICT (id) DO UPDATE SET first_day = excluded.first_day, last_day = excluded.last_day,
       cause = excluded.cause, replacement_id = excluded.replacement_id, stated_by = excluded.stated_by,
       stated_at = excluded.stated_at`,
    [
      id,
      caller.organisationId,
      professionalId,
      firstDay,
      lastDay ?? null,
      cause,
      replacementId ?? null,
      caller.accountId,
      at,
    ],
  );
}
