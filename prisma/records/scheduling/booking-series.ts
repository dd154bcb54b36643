import type { Caller } from '../../../application/application';
import type {
  BookingRecords,
  SeriesPlacement,
  SeriesState,
  StandingVisit,
} from '../../../application/scheduling/booking-records';
import type { FollowUpState } from '../../../domain/follow-up';
import { CARE_CIRCLE } from '../care-circle';
import type { TenantTransaction } from '../database';
import { stateAppointmentFact } from './appointment-changes';
import type { KeptAppointment } from './appointment-rows';
import { BookingRefused, type BookingContext } from './booking-context';
import { typeOf } from './booking-facts';
import { take } from './booking-placing';
import type { Subject } from './booking-subject';

interface CareRow {
  followUpId: string;
  careKey: string;
  state: Pick<FollowUpState, 'plan'>;
}

interface VisitRow {
  seriesId: string | null;
  visitNumber: number;
  professionalId: string;
  startsAt: Date;
  status: KeptAppointment['status'];
}

const STANDING: ReadonlySet<string> = new Set(['pending', 'booked', 'arrived', 'fulfilled', 'noshow']);

/** @returns null when follow-up, care or series is not there, within the caller's walls */
export async function readSeries(
  transaction: TenantTransaction,
  caller: Caller,
  which: Parameters<BookingRecords['series']>[1],
): Promise<SeriesState | null> {
  const known = await careOf(transaction, caller, which);
  const planned = known?.state.plan.cares.find(({ key }) => key === known.careKey);
  if (known === null || planned === undefined) return null;
  const { followUpId, careKey } = known;
  const rows = await transaction.query<VisitRow>(
    `SELECT series_id AS "seriesId", coalesce(visit_number, 1) AS "visitNumber",
            professional_id AS "professionalId", starts_at AS "startsAt", status
     FROM appointment WHERE follow_up_id = $1 AND care_key = $2 AND status <> 'entered-in-error'
     ORDER BY starts_at, id`,
    [followUpId, careKey],
  );
  const standing = rows.filter(({ status }) => STANDING.has(status));
  return {
    followUpId,
    careKey,
    seriesId: rows.find(({ seriesId }) => seriesId !== null)?.seriesId ?? null,
    windows: planned.visits ?? [planned.window],
    standing: standing.map(visitOf),
    fallen: rows.filter(({ status }) => status === 'cancelled').map(visitOf),
  };
}

function visitOf({ visitNumber, professionalId, startsAt }: VisitRow): StandingVisit {
  return { visitNumber, professionalId, startsAt: startsAt.getTime() };
}

async function careOf(
  transaction: TenantTransaction,
  caller: Caller,
  which: Parameters<BookingRecords['series']>[1],
): Promise<CareRow | null> {
  const professionalId = caller.professionalId ?? null;
  const columns = 'SELECT follow_up.id AS "followUpId", follow_up.state';
  const rows =
    'seriesId' in which
      ? await transaction.query<CareRow>(
          `${columns}, appointment.care_key AS "careKey"
           FROM appointment JOIN follow_up ON follow_up.id = appointment.follow_up_id
           WHERE series_id = $1 AND follow_up.state IS NOT NULL AND appointment.care_key IS NOT NULL
             AND ${CARE_CIRCLE} LIMIT 1`,
          [which.seriesId, professionalId],
        )
      : await transaction.query<CareRow>(
          `${columns}, $3 AS "careKey" FROM follow_up WHERE id = $1 AND state IS NOT NULL AND ${CARE_CIRCLE}`,
          [which.followUpId, professionalId, which.careKey],
        );
  return rows[0] ?? null;
}

/** The series that a visit booked by itself belongs to; none when no visit number is said. */
export async function seriesOf(
  { transaction }: Pick<BookingContext, 'transaction'>,
  { followUpId, careKey }: Subject,
  visitNumber: number | undefined,
): Promise<{ readonly seriesId: string | null; readonly visitNumber: number } | undefined> {
  if (visitNumber === undefined) return undefined;
  const [row] = await transaction.query<{ seriesId: string }>(
    `SELECT series_id AS "seriesId" FROM appointment
     WHERE follow_up_id = $1 AND care_key = $2 AND series_id IS NOT NULL LIMIT 1`,
    [followUpId, careKey],
  );
  return { seriesId: row?.seriesId ?? null, visitNumber };
}

/**
 * Books visits of a series under the locks of their agendas: all of them, or the transaction ends.
 *
 * @throws BookingRefused
 */
export async function bookVisits(
  context: BookingContext,
  subject: Subject,
  { seriesId, visits, origin, told }: SeriesPlacement,
): Promise<readonly KeptAppointment[]> {
  const words = told === 'whole' ? ({ followUpToldElsewhere: true } as const) : {};
  const booked: KeptAppointment[] = [];
  for (const { visitNumber, professionalId, appointmentTypeId, startsAt } of visits) {
    const type = await typeOf(context, professionalId, appointmentTypeId);
    const appointmentId = context.newId();
    const wanted = { appointmentId, subject, type, startsAt, origin, series: { seriesId, visitNumber } };
    booked.push(await takeVisit(context, wanted, words));
  }
  if (told === 'whole') await tellWhole(context, subject, seriesId);
  return booked;
}

/** Says which visit it was that is refused: another time is looked for it. */
async function takeVisit(...[context, wanted, words]: Parameters<typeof take>): Promise<KeptAppointment> {
  try {
    return await take(context, wanted, words);
  } catch (error) {
    if (!(error instanceof BookingRefused)) throw error;
    const { type, startsAt } = wanted;
    throw new BookingRefused(error.reason, { professionalId: type.professionalId, startsAt });
  }
}

/** The follow-up hears of all visits of the series that stand, at once. */
async function tellWhole(
  context: BookingContext,
  { followUpId, careKey }: Subject,
  seriesId: string,
): Promise<void> {
  if (followUpId === null || careKey === null) return;
  const rows = await context.transaction.query<{
    id: string;
    professionalId: string;
    visitNumber: number;
    startsAt: Date;
    told: boolean;
    kept: boolean;
  }>(
    `SELECT id, professional_id AS "professionalId", coalesce(visit_number, 1) AS "visitNumber",
            starts_at AS "startsAt", told, status = 'fulfilled' AS kept
     FROM appointment WHERE follow_up_id = $1 AND care_key = $2
       AND status IN ('booked', 'arrived', 'fulfilled') ORDER BY starts_at, id`,
    [followUpId, careKey],
  );
  const visits = rows.map(({ id, professionalId, visitNumber, startsAt, told, kept }) => ({
    appointmentId: id,
    professionalId,
    at: startsAt.getTime(),
    visit: visitNumber,
    ...(told ? { told: true as const } : {}),
    ...(kept ? { kept } : {}),
  }));
  const placement = { id: context.newId(), revision: 1, followUpId };
  await stateAppointmentFact(context, placement, { type: 'series-booked', careKey, seriesId, visits });
}
