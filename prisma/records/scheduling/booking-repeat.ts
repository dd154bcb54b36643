import type { PlacedOrder } from '../../../application/scheduling/booking-records';
import type { KeptAppointment } from './appointment-rows';
import { appointmentById, OrderConflict, type BookingContext } from './booking-context';

/**
 * The appointment that the same order made before, as it is now.
 *
 * @returns null for an order that comes for the first time
 * @throws OrderConflict when its id was used for another one
 */
export async function repeatedOrder(
  { transaction }: BookingContext,
  { appointmentId, mayRepeat, professionalId, startsAt, followUpId, patientId }: PlacedOrder,
): Promise<KeptAppointment | null> {
  if (!mayRepeat) return null;
  const made = await appointmentById(transaction, appointmentId);
  if (made === null) return null;
  // It may have been moved since: what was ordered is its first line.
  const [first] = await transaction.query<{ professional_id: string; starts_at: Date }>(
    'SELECT professional_id, starts_at FROM appointment_event WHERE appointment_id = $1 AND revision = 1',
    [appointmentId],
  );
  const same =
    first?.professional_id === professionalId &&
    first.starts_at.getTime() === startsAt &&
    (followUpId === undefined ? made.patientId === patientId : made.followUpId === followUpId);
  if (!same) throw new OrderConflict();
  return made;
}
