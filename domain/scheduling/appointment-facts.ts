import type { FollowUpEvent } from '../follow-up';
import type { Appointment, AppointmentParty } from './appointment';

/**
 * What a follow-up hears of a change of one of its appointments. A hold is nobody's news, and whether an appointment took
 * place is told by whoever said so.
 *
 * @param before null for one just made
 * @param by whose doing a cancellation is
 * @returns null when the appointment belongs to no care of a follow-up, or nothing changed for it
 */
export function factOfChange(
  before: Appointment | null,
  after: Appointment,
  by: AppointmentParty = 'service',
): FollowUpEvent | null {
  const { id: appointmentId, professionalId, careKey, followUpId, startsAt: appointmentAt } = after;
  if (followUpId === null || careKey === null) return null;
  const news = {
    careKey,
    appointmentId,
    professionalId,
    ...(after.visitNumber === null ? {} : { visit: after.visitNumber }),
  };
  const stood = before !== null && STANDS.has(before.status);
  if (after.status === 'booked' && !stood && before?.status !== 'noshow') {
    const told = after.told ? { told: true as const } : {};
    return { type: 'appointment-booked', ...news, appointmentAt, ...told };
  }
  if (after.status === 'booked' && before !== null && isMoved(before, after)) {
    return { type: 'appointment-moved', ...news, appointmentAt };
  }
  if (after.status === 'cancelled' && stood) {
    const cause = after.cause === null ? {} : { cause: after.cause };
    return { type: 'appointment-cancelled', ...news, by, ...cause };
  }
  return null;
}

const STANDS: ReadonlySet<Appointment['status']> = new Set(['booked', 'arrived']);

function isMoved(before: Appointment, after: Appointment): boolean {
  return before.startsAt !== after.startsAt || before.professionalId !== after.professionalId;
}
