import type { Caller } from '../../../application/application';
import type { WaitingOrder } from '../../../application/scheduling/waiting-list-use-cases';
import { dayOf, DEFAULT_SERVICE_CALENDAR } from '../../../domain/calendar';
import { addressOn } from '../../../domain/discharge';
import { isOverStatus, type FollowUpState } from '../../../domain/follow-up';
import type { FieldCipher } from '../../../security/field-encryption';
import type { TenantTransaction } from '../database';
import { lockName } from '../transaction-lock';
import { openDetails, personKnown } from '../sealed-patient';
import { appointmentById, BookingRefused, NothingThere } from './booking-context';

/** With what entries are made. */
export interface EntryContext {
  readonly transaction: TenantTransaction;
  readonly caller: Caller;
  readonly cipher: FieldCipher;
  /** Business time. */
  readonly now: number;
}

/** What somebody waits for, complete. */
interface Wish {
  readonly patientId: string;
  readonly followUpId: string | null;
  readonly careKey: string | null;
  readonly appointmentId: string | null;
  readonly careKind: string;
  readonly professionalId: string | null;
  readonly earliestAt: number;
  readonly latestAt: number;
}

/**
 * Puts a wish on the list.
 *
 * @param entryId its id, unless the same wish is there already
 * @returns the id of the entry
 * @throws NothingThere, BookingRefused
 */
export async function entryFor(context: EntryContext, order: WaitingOrder, entryId: string): Promise<string> {
  const { transaction, caller, now } = context;
  const wish = await wishOf(context, order);
  if (wish.latestAt <= Math.max(now, wish.earliestAt)) throw new BookingRefused('past');
  const communeCode = order.communeCode ?? (await communeOf(context, wish.patientId));
  await lockName(transaction, `waiting/${wish.patientId}`);
  const known = await sameWish(transaction, wish);
  if (known !== null) return known;
  await transaction.query(
    `INSERT INTO waiting_entry (id, organisation_id, patient_id, follow_up_id, care_key, appointment_id, care_kind,
                                professional_id, commune_code, earliest_at, latest_at, since)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      entryId,
      caller.organisationId,
      wish.patientId,
      wish.followUpId,
      wish.careKey,
      wish.appointmentId,
      wish.careKind,
      wish.professionalId,
      communeCode,
      new Date(wish.earliestAt),
      new Date(wish.latestAt),
      new Date(now),
    ],
  );
  return entryId;
}

async function sameWish(transaction: TenantTransaction, wish: Wish): Promise<string | null> {
  const [row] = await transaction.query<{ id: string }>(
    `SELECT id FROM waiting_entry
     WHERE patient_id = $1 AND status IN ('waiting', 'offered') AND follow_up_id IS NOT DISTINCT FROM $2
       AND care_key IS NOT DISTINCT FROM $3 AND appointment_id IS NOT DISTINCT FROM $4 AND care_kind = $5
       AND professional_id IS NOT DISTINCT FROM $6`,
    [wish.patientId, wish.followUpId, wish.careKey, wish.appointmentId, wish.careKind, wish.professionalId],
  );
  return row?.id ?? null;
}

async function wishOf(context: EntryContext, order: WaitingOrder): Promise<Wish> {
  const { appointmentId, followUpId, patientId } = order;
  if (appointmentId !== undefined) return wishForEarlier(context, order, appointmentId);
  if (followUpId !== undefined) return wishForCare(context, order, followUpId);
  if (patientId === undefined) throw new NothingThere('patient');
  await requireAlive(context.transaction, patientId);
  const { careKind, latestAt } = order;
  if (careKind === undefined || latestAt === undefined) throw new BookingRefused('not-bookable');
  return {
    ...restOf(order, context.now),
    patientId,
    followUpId: null,
    careKey: null,
    appointmentId: null,
    careKind,
    latestAt,
  };
}

function restOf(
  { professionalId, earliestAt }: WaitingOrder,
  now: number,
): Pick<Wish, 'professionalId' | 'earliestAt'> {
  return { professionalId: professionalId ?? null, earliestAt: earliestAt ?? now };
}

/** An earlier time than the one there is. */
async function wishForEarlier(
  { transaction, now }: EntryContext,
  order: WaitingOrder,
  appointmentId: string,
): Promise<Wish> {
  const given = await appointmentById(transaction, appointmentId);
  if (given === null || given.patientId === null) throw new NothingThere('appointment');
  await requireAlive(transaction, given.patientId);
  if (given.status !== 'booked' || given.startsAt <= now) throw new BookingRefused('already-over');
  const [type] = await transaction.query<{ careKind: string }>(
    'SELECT care_kind AS "careKind" FROM appointment_type WHERE id = $1',
    [given.appointmentTypeId],
  );
  const careKind = order.careKind ?? type?.careKind;
  if (careKind === undefined) throw new BookingRefused('not-bookable');
  return {
    ...restOf(order, now),
    patientId: given.patientId,
    followUpId: given.followUpId,
    careKey: given.careKey,
    appointmentId,
    careKind,
    latestAt: Math.min(order.latestAt ?? given.startsAt, given.startsAt),
  };
}

/** A time for a care, by the pathway's limit; until the pathway ends once that is past. */
async function wishForCare(
  { transaction, now }: EntryContext,
  order: WaitingOrder,
  followUpId: string,
): Promise<Wish> {
  const [followUp] = await transaction.query<{
    status: string;
    patientId: string;
    state: FollowUpState | null;
  }>('SELECT status, patient_id AS "patientId", state FROM follow_up WHERE id = $1', [followUpId]);
  if (followUp === undefined) throw new NothingThere('follow-up');
  await requireAlive(transaction, followUp.patientId);
  if (isOverStatus(followUp.status)) throw new BookingRefused('already-over');
  const care = followUp.state?.cares.find(({ key }) => key === order.careKey);
  const planned = followUp.state?.plan.cares.find(({ key }) => key === order.careKey);
  if (care === undefined || planned === undefined) throw new NothingThere('care');
  if (care.status === 'not-needed') throw new BookingRefused('not-bookable');
  const limit = planned.window.to > now ? planned.window.to : (followUp.state?.plan.endsAt ?? now);
  return {
    professionalId: order.professionalId ?? null,
    earliestAt: Math.max(now, order.earliestAt ?? planned.window.from),
    patientId: followUp.patientId,
    followUpId,
    careKey: care.key,
    appointmentId: null,
    careKind: order.careKind ?? planned.profession,
    latestAt: order.latestAt ?? limit,
  };
}

/** @throws NothingThere; BookingRefused `patient-deceased` */
async function requireAlive(transaction: TenantTransaction, patientId: string): Promise<void> {
  const [row] = await transaction.query<{ deceased: boolean }>(
    'SELECT deceased_at IS NOT NULL AS deceased FROM patient WHERE id = $1',
    [patientId],
  );
  if (row === undefined) throw new NothingThere('patient');
  if (row.deceased) throw new BookingRefused('patient-deceased');
}

/** Where the patient is today; empty while the commune is not known: only who knows them is offered then. */
async function communeOf({ transaction, cipher, now }: EntryContext, patientId: string): Promise<string> {
  const [row] = await transaction.query<{ details: Buffer }>('SELECT details FROM patient WHERE id = $1', [
    patientId,
  ]);
  if (row === undefined) throw new NothingThere('patient');
  const known = personKnown(openDetails(cipher, patientId, row.details));
  return addressOn(known, dayOf(now, DEFAULT_SERVICE_CALENDAR.zone))?.inseeCode ?? '';
}
