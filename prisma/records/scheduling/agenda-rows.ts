import type { LockedAgenda } from '../../../application/scheduling/agenda-records';
import type {
  Absence,
  AppointmentPlace,
  AppointmentType,
  AvailabilityException,
  AvailabilityRule,
  NewPatientRule,
  StatedAgenda,
} from '../../../domain/scheduling';
import type { TenantTransaction } from '../database';

/** What an agenda holds, read from its rows. */

interface TypeRow {
  id: string;
  name: string;
  careKind: string;
  durationMinutes: number;
  bufferMinutes: number;
  place: AppointmentPlace;
  newPatients: NewPatientRule;
  dailyCap: number | null;
  seats: number | null;
  areaCommunes: string[];
  online: boolean;
}

function typeOf({ dailyCap, seats, ...row }: TypeRow): AppointmentType {
  return {
    ...row,
    ...(dailyCap === null ? {} : { dailyCap }),
    ...(seats === null ? {} : { seats }),
  };
}

/** Types in use, by name. */
export async function typesOf(
  transaction: TenantTransaction,
  professionalId: string,
): Promise<AppointmentType[]> {
  const rows = await transaction.query<TypeRow>(
    `SELECT id, name, care_kind AS "careKind", duration_minutes AS "durationMinutes",
            buffer_minutes AS "bufferMinutes", place, new_patients AS "newPatients", daily_cap AS "dailyCap", seats,
            area_communes AS "areaCommunes", online
     FROM appointment_type WHERE professional_id = $1 AND retired_at IS NULL ORDER BY name, id`,
    [professionalId],
  );
  return rows.map(typeOf);
}

interface RuleRow {
  id: string;
  firstDay: string;
  fromTime: string;
  toTime: string;
  recurrence: string | null;
  typeIds: string[];
  practiceId: string | null;
  onHolidays: boolean;
  revision: number;
}

export type KeptRule = AvailabilityRule & { readonly revision: number };

function ruleOf({ recurrence, practiceId, onHolidays, typeIds, ...row }: RuleRow): KeptRule {
  return {
    ...row,
    appointmentTypeIds: typeIds,
    ...(recurrence === null ? {} : { recurrence }),
    ...(practiceId === null ? {} : { practiceId }),
    ...(onHolidays ? { onHolidays } : {}),
  };
}

/** Rules that were not ended. Ids as text: a list of them is no array for the driver otherwise. */
export async function rulesOf(transaction: TenantTransaction, professionalId: string): Promise<KeptRule[]> {
  const rows = await transaction.query<RuleRow>(
    `SELECT id, first_day::text AS "firstDay", from_time AS "fromTime", to_time AS "toTime", recurrence,
            appointment_type_ids::text[] AS "typeIds", practice_id AS "practiceId", on_holidays AS "onHolidays", revision
     FROM availability WHERE professional_id = $1 AND ended_at IS NULL ORDER BY first_day, from_time, id`,
    [professionalId],
  );
  return rows.map(ruleOf);
}

interface ExceptionRow {
  id: string;
  day: string;
  kind: AvailabilityException['kind'];
  fromTime: string | null;
  toTime: string | null;
}

/** Exceptions of one day on, in order. */
export async function exceptionsOf(
  transaction: TenantTransaction,
  professionalId: string,
  firstDay: string,
): Promise<AvailabilityException[]> {
  const rows = await transaction.query<ExceptionRow>(
    `SELECT id, day::text, kind, from_time AS "fromTime", to_time AS "toTime" FROM availability_exception
     WHERE professional_id = $1 AND day >= $2 ORDER BY day, from_time, id`,
    [professionalId, firstDay],
  );
  return rows.map(({ fromTime, toTime, ...row }) => ({
    ...row,
    ...(fromTime === null || toTime === null ? {} : { fromTime, toTime }),
  }));
}

interface AbsenceRow {
  id: string;
  firstDay: string;
  lastDay: string | null;
  cause: Absence['cause'];
  replacementId: string | null;
  replacementName: string | null;
}

export type KeptAbsence = Absence & { readonly replacementName: string | null };

/** Absences that are not over before a day and were not cancelled, in order. */
export async function absencesOf(
  transaction: TenantTransaction,
  professionalId: string,
  firstDay: string,
): Promise<KeptAbsence[]> {
  const rows = await transaction.query<AbsenceRow>(
    `SELECT absence.id, first_day::text AS "firstDay", last_day::text AS "lastDay", cause,
            replacement_id AS "replacementId", replacement.display_name AS "replacementName"
     FROM absence LEFT JOIN professional AS replacement ON replacement.id = replacement_id
     WHERE professional_id = $1 AND cancelled_at IS NULL AND coalesce(last_day, 'infinity') >= $2
     ORDER BY first_day, absence.id`,
    [professionalId, firstDay],
  );
  return rows.map(({ lastDay, replacementId, ...row }) => ({
    ...row,
    ...(lastDay === null ? {} : { lastDay }),
    ...(replacementId === null ? {} : { replacementId }),
  }));
}

/** What is stated of an agenda, as far as it counts from a day on. */
export async function statedOf(
  transaction: TenantTransaction,
  professionalId: string,
  firstDay: string,
): Promise<StatedAgenda> {
  return {
    rules: await rulesOf(transaction, professionalId),
    exceptions: await exceptionsOf(transaction, professionalId, firstDay),
    absences: await absencesOf(transaction, professionalId, firstDay),
  };
}

/**
 * Everything an order is decided on.
 *
 * @param asked what must be looked up beside the agenda
 * @returns null when there is no such professional in use
 */
export async function lockedAgenda(
  transaction: TenantTransaction,
  professionalId: string,
  firstDay: string,
  asked: { readonly practiceId?: string; readonly replacementId?: string },
): Promise<LockedAgenda | null> {
  const [professional] = await transaction.query<{ id: string; profession: string }>(
    'SELECT id, profession FROM professional WHERE id = $1 AND retired_at IS NULL',
    [professionalId],
  );
  if (professional === undefined) return null;
  const { practiceId, replacementId } = asked;
  return {
    professional,
    stated: await statedOf(transaction, professionalId, firstDay),
    types: await typesOf(transaction, professionalId),
    practiceKnown: practiceId !== undefined && (await isPracticeInUse(transaction, practiceId)),
    replacement:
      replacementId === undefined ? null : await replacementOf(transaction, replacementId, firstDay),
  };
}

export async function isPracticeInUse(transaction: TenantTransaction, practiceId: string): Promise<boolean> {
  const rows = await transaction.query('SELECT FROM practice WHERE id = $1 AND retired_at IS NULL', [
    practiceId,
  ]);
  return rows.length > 0;
}

async function replacementOf(
  transaction: TenantTransaction,
  professionalId: string,
  firstDay: string,
): Promise<LockedAgenda['replacement']> {
  const [row] = await transaction.query<{ profession: string }>(
    'SELECT profession FROM professional WHERE id = $1 AND retired_at IS NULL',
    [professionalId],
  );
  if (row === undefined) return null;
  return { ...row, absences: await absencesOf(transaction, professionalId, firstDay) };
}
