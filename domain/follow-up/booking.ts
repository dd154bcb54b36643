import type { Instant } from './instants';
import { isSeries } from './rearrange';
import type { BookedVisit, BreakGrade, Care } from './state';
import type { Turn } from './turn';

/** In order of time. */
export function inOrder(bookings: readonly BookedVisit[]): readonly BookedVisit[] {
  return [...bookings].sort((a, b) => a.at - b.at || a.visit - b.visit);
}

export function bookingOf(
  { bookings = [] }: Care,
  appointmentId: string | undefined,
): BookedVisit | undefined {
  return bookings.find((booked) => booked.appointmentId === appointmentId);
}

/** @returns the bookings with this one instead of what was known under its id */
export function withBooking({ bookings = [] }: Care, booked: BookedVisit): readonly BookedVisit[] {
  return inOrder([...bookings.filter(({ appointmentId }) => appointmentId !== booked.appointmentId), booked]);
}

/** Whether nobody said yet what became of it: it is to come, or just was. */
export function isStandingBooking({ kept }: BookedVisit): boolean {
  return kept === undefined;
}

/** Who comes and when, by the first appointment that did not fall. */
export function heldBy(bookings: readonly BookedVisit[]): Pick<Care, 'professionalId' | 'appointmentAt'> {
  const first = bookings.find(({ kept }) => kept !== false);
  return first === undefined ? {} : { professionalId: first.professionalId, appointmentAt: first.at };
}

/**
 * How grave it is that an appointment fell: one of a series is made up for by the next; past the pathway's limit a
 * later appointment makes it late, and none makes it broken.
 */
export function gradeOfFallen(turn: Turn, { key, bookings = [] }: Care): BreakGrade {
  const limit: Instant | undefined = turn.state.plan.cares.find((planned) => planned.key === key)?.window.to;
  if (isSeries(turn, key) || limit === undefined || limit > turn.now) return 'fragile';
  return bookings.some((booked) => isStandingBooking(booked) && booked.at > turn.now) ? 'late' : 'broken';
}
