import { openBreak, requireCause } from './break';
import { placeAnchored } from './anchor';
import { arrange } from './care';
import type { Instant } from './instants';
import { isSeries, toArrangeAgain } from './rearrange';
import type { BookedVisit, Care } from './state';
import { note, RefusedFact, replaceCare, requireFound, turnRevision, type Turn } from './turn';

/** What the agendas say of one appointment of a care. */
interface AppointmentNews {
  readonly careKey: string;
  readonly appointmentId: string;
  readonly professionalId: string;
  readonly visit?: number;
}

/** A time was booked: the care is arranged for it, whatever was asked elsewhere is filled. */
export function appointmentBooked(
  turn: Turn,
  event: AppointmentNews & { readonly appointmentAt: Instant; readonly told?: true },
): Turn {
  const care = careOf(turn, event.careKey);
  const booked: BookedVisit = {
    appointmentId: event.appointmentId,
    professionalId: event.professionalId,
    at: event.appointmentAt,
    visit: event.visit ?? 1,
    ...(event.told === undefined ? {} : { told: event.told }),
  };
  return arrangedBy(turn, care, withBooking(care, booked));
}

/** A series was placed as a whole. */
export function seriesBooked(
  turn: Turn,
  event: { readonly careKey: string; readonly visits: readonly BookedVisit[] },
): Turn {
  if (event.visits.length === 0) throw new RefusedFact('unknown-subject');
  const care = careOf(turn, event.careKey);
  return arrangedBy(turn, care, inOrder(event.visits));
}

/** The same appointment at another time, or with another professional. */
export function appointmentMoved(
  turn: Turn,
  event: AppointmentNews & { readonly appointmentAt: Instant },
): Turn {
  const care = careOf(turn, event.careKey);
  const before = requireFound(
    care.bookings?.find(({ appointmentId }) => appointmentId === event.appointmentId),
  );
  const { professionalId, appointmentAt: at } = event;
  const moved = replaceCare(turn, {
    ...care,
    ...heldBy(withBooking(care, { ...before, professionalId, at })),
    revision: turnRevision(turn),
  });
  return placeAnchored(note(moved, 'appointment-moved', care.key), care.key);
}

/**
 * An appointment fell. One of a series leaves the series in place; a single one is to be arranged again, and R09 says
 * so when it was the practice's doing (labels-fr.md, 5).
 *
 * @throws RefusedFact `unknown-cause-or-resolution`
 */
export function appointmentCancelled(
  turn: Turn,
  event: AppointmentNews & { readonly by: 'patient' | 'professional' | 'service'; readonly cause?: string },
): Turn {
  const care = careOf(turn, event.careKey);
  if (event.by === 'professional' && event.cause !== undefined) requireCause('R09', event.cause);
  const left = (care.bookings ?? []).filter(({ appointmentId }) => appointmentId !== event.appointmentId);
  const fallen = isSeries(turn, care.key)
    ? { ...care, ...heldBy(left), revision: turnRevision(turn) }
    : { ...toArrangeAgain(turn, care), bookings: left };
  const noted = note(replaceCare(turn, fallen), 'appointment-cancelled', care.key, event.by);
  return event.by === 'professional' ? openBreak('R09', 'fragile', care.key, event.cause)(noted) : noted;
}

function careOf(turn: Turn, careKey: string): Care {
  return requireFound(turn.state.cares.find(({ key }) => key === careKey));
}

function arrangedBy(turn: Turn, care: Care, bookings: readonly BookedVisit[]): Turn {
  const first = requireFound(bookings[0]);
  return arrange(replaceCare(turn, { ...care, bookings }), care.key, first.professionalId, first.at);
}

function withBooking(care: Care, booked: BookedVisit): readonly BookedVisit[] {
  const others = (care.bookings ?? []).filter(({ appointmentId }) => appointmentId !== booked.appointmentId);
  return inOrder([...others, booked]);
}

function inOrder(bookings: readonly BookedVisit[]): readonly BookedVisit[] {
  return [...bookings].sort((a, b) => a.at - b.at);
}

/** Who comes and when, by the first appointment there is. */
function heldBy(
  bookings: readonly BookedVisit[],
): Pick<Care, 'bookings' | 'professionalId' | 'appointmentAt'> {
  const [first] = bookings;
  return first === undefined
    ? { bookings }
    : { bookings, professionalId: first.professionalId, appointmentAt: first.at };
}
