import type { VerifyOrder } from '../../../application/scheduling/booking-use-cases';
import { toldCheckKey } from '../../../domain/follow-up';
import { changeAppointment, stateAppointmentFact } from './appointment-changes';
import type { KeptAppointment } from './appointment-rows';
import { BookingRefused, requireRevision, type BookingContext } from './booking-context';
import { cancel } from './booking-placing';

/**
 * What the practice says of an appointment the patient told of. Confirmed, it is verified here and in its follow-up, in
 * one commit; wrong, it falls by the service's doing. The same word again changes nothing.
 *
 * @param before under the lock of its agenda
 * @throws BookingRefused `not-bookable` for what nobody told, `already-over`, `changed-meanwhile`
 */
export async function verifyTold(
  context: BookingContext,
  before: KeptAppointment,
  { confirmed, expectedRevision }: VerifyOrder,
): Promise<KeptAppointment> {
  const { status, told, toldVerified, careKey } = before;
  if (!told) throw new BookingRefused('not-bookable');
  if (confirmed ? toldVerified : status === 'cancelled') return before;
  requireRevision(before, expectedRevision);
  if (!confirmed) return cancel(context, before, { code: 'cancelled', by: 'service', cause: null });
  if (status !== 'booked' && status !== 'arrived') throw new BookingRefused('already-over');
  const verified = await changeAppointment(context, before, { toldVerified: true }, { code: 'verified' });
  // Of no care, no follow-up asked anybody to look into it.
  if (careKey === null) return verified;
  await stateAppointmentFact(context, verified, {
    type: 'check-settled',
    checkKey: toldCheckKey(verified.id),
    outcome: 'done',
  });
  return verified;
}
