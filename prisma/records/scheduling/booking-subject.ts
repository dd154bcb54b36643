import type { BookedFor } from '../../../application/scheduling/booking-use-cases';
import { isOverStatus } from '../../../domain/follow-up';
import { CARE_CIRCLE } from '../care-circle';
import { headOf } from '../fact-records';
import { BookingRefused, NothingThere, type BookingContext } from './booking-context';

/** For whom an appointment is. */
export interface Subject {
  readonly patientId: string;
  readonly followUpId: string | null;
  readonly careKey: string | null;
}

/**
 * Whom the order is for, within the caller's walls.
 *
 * @throws NothingThere for a follow-up, care or patient the caller has nothing to do with; BookingRefused
 *   `already-over` for a care of a follow-up that has ended
 */
export async function subjectOf(
  context: BookingContext,
  { followUpId, careKey, patientId }: BookedFor,
): Promise<Subject> {
  if (followUpId !== undefined) return subjectOfFollowUp(context, followUpId, careKey ?? null);
  if (patientId === undefined) throw new NothingThere('patient');
  const [row] = await context.transaction.query(
    `SELECT id FROM patient WHERE id = $1 AND ($2::uuid IS NULL
       OR EXISTS (SELECT FROM appointment WHERE appointment.patient_id = patient.id)
       OR EXISTS (SELECT FROM follow_up WHERE follow_up.patient_id = patient.id AND ${CARE_CIRCLE}))`,
    [patientId, context.caller.professionalId ?? null],
  );
  if (row === undefined) throw new NothingThere('patient');
  return { patientId, followUpId: null, careKey: null };
}

async function subjectOfFollowUp(
  { transaction, caller }: BookingContext,
  followUpId: string,
  careKey: string | null,
): Promise<Subject> {
  const head = await headOf(transaction, caller, followUpId, '');
  if (head === null) throw new NothingThere('follow-up');
  if (careKey !== null) {
    const [care] = await transaction.query('SELECT key FROM care WHERE follow_up_id = $1 AND key = $2', [
      followUpId,
      careKey,
    ]);
    if (care === undefined) throw new NothingThere('care');
    if (isOverStatus(head.status)) throw new BookingRefused('already-over');
  }
  return { patientId: head.patientId, followUpId, careKey };
}
