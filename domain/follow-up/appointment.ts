import { mendBreak, openBreak, requireCause } from './break';
import { placeAnchored } from './anchor';
import { bookingOf, gradeOfFallen, heldBy, inOrder, isStandingBooking, withBooking } from './booking';
import { arrange, datedTooLate } from './care';
import { isVisitToPlace, lookForVisits, visitPlaced } from './make-up';
import type { Instant } from './instants';
import { acceptedByBooking } from './offer';
import { isSeries, toArrangeAgain } from './rearrange';
import { isGiven } from './series';
import type { BookedVisit, Care } from './state';
import { note, RefusedFact, replaceCare, requireFound, turnRevision, type Turn } from './turn';
import { lookedInto, lookInto, verifies } from './verification';

/** What the agendas say of one appointment of a care. */
interface AppointmentNews {
  readonly careKey: string;
  readonly appointmentId: string;
  readonly professionalId: string;
  readonly visit?: number;
}

interface DatedNews extends AppointmentNews {
  readonly appointmentAt: Instant;
}

/**
 * A time was booked: the care is arranged for it, whatever was asked elsewhere is filled. What only the patient told
 * is verified first: it takes nothing back and mends nothing (labels-fr.md, 3).
 *
 * @throws RefusedFact `already-settled` for a care that is not needed, `unknown-subject`
 */
export function appointmentBooked(turn: Turn, event: DatedNews & { readonly told?: true }): Turn {
  const care = bookableCare(turn, event.careKey);
  const known = bookingOf(care, event.appointmentId);
  const booked: BookedVisit = {
    appointmentId: event.appointmentId,
    professionalId: event.professionalId,
    at: event.appointmentAt,
    visit: event.visit ?? known?.visit ?? 1,
    ...(event.told === undefined ? {} : { told: event.told }),
  };
  if (known !== undefined && isSameBooking(known, booked)) return turn;
  return event.told === undefined ? arrangedBy(turn, care, [booked]) : toldBy(turn, care, booked);
}

/**
 * A series was placed as a whole; visits for which nothing was free are to be placed one by one.
 *
 * @throws RefusedFact `unknown-subject` without visits, `already-settled` for a care that is not needed
 */
export function seriesBooked(
  turn: Turn,
  event: { readonly careKey: string; readonly visits: readonly BookedVisit[] },
): Turn {
  if (event.visits.length === 0) throw new RefusedFact('unknown-subject');
  const placed = arrangedBy(turn, bookableCare(turn, event.careKey), event.visits);
  return lookForVisits(placed, event.careKey);
}

/**
 * The same appointment at another time, or with another professional. Dated past the pathway's limit it is late
 * (R03), back inside it that is mended; one that was missed is made again.
 */
export function appointmentMoved(turn: Turn, event: DatedNews): Turn {
  const care = bookableCare(turn, event.careKey);
  const before = bookingOf(care, event.appointmentId);
  // Booked before the follow-up knew of agendas, or while it could not take the fact: it is known now.
  if (before === undefined) return appointmentBooked(turn, event);
  const moved: BookedVisit = {
    appointmentId: before.appointmentId,
    professionalId: event.professionalId,
    at: event.appointmentAt,
    visit: event.visit ?? before.visit,
    ...(before.told === undefined ? {} : { told: before.told }),
  };
  if (before.kept !== undefined || !isGiven(care)) {
    const noted = note(lookedInto(turn, 'presence', before.appointmentId), 'appointment-moved', care.key);
    return moved.told === undefined ? arrangedBy(noted, care, [moved]) : toldBy(noted, care, moved);
  }
  const bookings = withBooking(care, moved);
  const present: Care = { ...care, bookings, ...heldBy(bookings), revision: turnRevision(turn) };
  const replaced = note(replaceCare(turn, present), 'appointment-moved', care.key);
  return placeAnchored(datedAnew(replaced, present), care.key);
}

/**
 * An appointment fell. One of a series leaves the series in place and is to be placed again; a single one without
 * another is to be arranged again. R09 says so when it was the practice's doing (labels-fr.md, 5); what the patient
 * or the service cancelled opens nothing before the pathway's limit.
 *
 * @throws RefusedFact `unknown-subject` for an appointment that is not known, or of which somebody said that it took
 *   place, `unknown-cause-or-resolution`
 */
export function appointmentCancelled(
  turn: Turn,
  event: AppointmentNews & { readonly by: 'patient' | 'professional' | 'service'; readonly cause?: string },
): Turn {
  const care = careOf(turn, event.careKey);
  const booked = requireFound(bookingOf(care, event.appointmentId));
  if (booked.kept === true) throw new RefusedFact('unknown-subject');
  if (event.cause !== undefined && event.by !== 'service') {
    requireCause(event.by === 'professional' ? 'R09' : 'R08', event.cause);
  }
  const bookings = (care.bookings ?? []).filter(
    ({ appointmentId }) => appointmentId !== booked.appointmentId,
  );
  const left = withoutDate({ ...care, bookings }, booked.at);
  const untold = ['told', 'presence'] as const;
  const silenced = untold.reduce(
    (reached, kind) => lookedInto(reached, kind, booked.appointmentId, 'not-applicable'),
    replaceCare(turn, fallsBack(turn, left) ? toArrangeAgain(turn, left) : keptOn(turn, left)),
  );
  const noted = note(silenced, 'appointment-cancelled', care.key, event.cause ?? event.by);
  const toPlace = isVisitToPlace(noted, care.key, booked.visit)
    ? lookForVisits(noted, care.key, booked)
    : noted;
  if (event.by !== 'professional' || care.status === 'not-needed') return toPlace;
  return openBreak('R09', gradeOfFallen(turn, left), care.key, event.cause)(toPlace);
}

/** An operator looked into what the patient told of an appointment, or of how it went. */
export function verificationSettled(
  turn: Turn,
  { checkKey, outcome }: { checkKey: string; outcome: 'done' | 'not-applicable' },
): Turn {
  if (outcome !== 'done') return turn;
  const told = verifies('told', checkKey);
  if (told !== undefined) return withKnown(turn, told, appointmentVerified);
  const presence = verifies('presence', checkKey);
  return presence === undefined ? turn : withKnown(turn, presence, presenceVerified);
}

function withKnown(
  turn: Turn,
  appointmentId: string,
  change: (turn: Turn, care: Care, booked: BookedVisit) => Turn,
): Turn {
  const care = turn.state.cares.find((one) => bookingOf(one, appointmentId) !== undefined);
  const booked = care === undefined ? undefined : bookingOf(care, appointmentId);
  return care === undefined || booked === undefined ? turn : change(turn, care, booked);
}

function appointmentVerified(turn: Turn, care: Care, { told: _told, ...booked }: BookedVisit): Turn {
  return care.status === 'not-needed' ? turn : arrangedBy(turn, care, [booked]);
}

function presenceVerified(turn: Turn, care: Care, { toVerify: _toVerify, ...booked }: BookedVisit): Turn {
  return replaceCare(turn, {
    ...care,
    bookings: withBooking(care, booked),
    revision: turnRevision(turn),
  });
}

function careOf(turn: Turn, careKey: string): Care {
  return requireFound(turn.state.cares.find(({ key }) => key === careKey));
}

function bookableCare(turn: Turn, careKey: string): Care {
  const care = careOf(turn, careKey);
  if (care.status === 'not-needed') throw new RefusedFact('already-settled');
  return care;
}

/** Whether the agendas say again what is known; how it went is said elsewhere. */
function isSameBooking(known: BookedVisit, booked: BookedVisit): boolean {
  return (
    known.professionalId === booked.professionalId &&
    known.at === booked.at &&
    known.visit === booked.visit &&
    known.told === booked.told
  );
}

/** Somebody comes for sure: the care is arranged, its breaks are mended, what was to be placed or verified is done. */
function arrangedBy(turn: Turn, care: Care, booked: readonly BookedVisit[]): Turn {
  const bookings = inOrder(
    booked.reduce((known, one) => withBooking({ ...care, bookings: known }, one), care.bookings ?? []),
  );
  const held = heldBy(bookings);
  const isInPlace = care.status === 'in-place';
  const taken = booked.map(({ professionalId }) => professionalId);
  const known = acceptedByBooking(replaceCare(turn, { ...care, bookings }), care.key, taken);
  const arranged = arrange(known, care.key, held.professionalId, held.appointmentAt);
  const present = careOf(arranged, care.key);
  // A series that goes on is not merely arranged: visits of it took place.
  const kept = isInPlace ? replaceCare(arranged, { ...present, status: 'in-place' }) : arranged;
  return booked.reduce(
    (reached, { appointmentId, visit }) =>
      visitPlaced(lookedInto(reached, 'told', appointmentId), care.key, visit),
    kept,
  );
}

const NOT_GIVEN: ReadonlySet<Care['status']> = new Set(['to-arrange', 'requested', 'failed']);

function toldBy(turn: Turn, care: Care, booked: BookedVisit): Turn {
  const bookings = withBooking(care, booked);
  const isNew = NOT_GIVEN.has(care.status) && care.extension === undefined;
  const told = replaceCare(turn, {
    ...care,
    ...(isNew ? { status: 'arranged' } : {}),
    bookings,
    ...heldBy(bookings),
    revision: turnRevision(turn),
  });
  return placeAnchored(
    lookInto(note(told, 'appointment-told', care.key), 'told', booked.appointmentId),
    care.key,
  );
}

/** R03 asks for one date inside the limit: the first appointment, unless only the patient told of it. */
function datedAnew(turn: Turn, { key, bookings = [], appointmentAt }: Care): Turn {
  if (isSeries(turn, key) || appointmentAt === undefined) return turn;
  const limit = turn.state.plan.cares.find((planned) => planned.key === key)?.window.to;
  if (limit === undefined || appointmentAt > limit) return datedTooLate(turn, key, appointmentAt);
  const isSure = bookings.some(({ at, told }) => at === appointmentAt && told === undefined);
  return isSure ? mendBreak('R03', key, 'appointment-made')(turn) : turn;
}

/** Whether nobody comes any more now that one appointment fell. */
function fallsBack(turn: Turn, care: Care): boolean {
  if (!isGiven(care) || (care.visitsKept ?? 0) > 0) return false;
  if ((care.bookings ?? []).some(isStandingBooking)) return false;
  // Whoever accepted a series gives it, in our agendas or not.
  return !isSeries(turn, care.key) || !care.offers.some(({ status }) => status === 'accepted');
}

/** The date of the only appointment fell with it. */
function withoutDate(care: Care, fallenAt: Instant): Care {
  const { appointmentAt, ...dateless } = care;
  return (care.bookings ?? []).length === 0 && appointmentAt === fallenAt ? dateless : care;
}

function keptOn(turn: Turn, care: Care): Care {
  return { ...care, ...heldBy(care.bookings ?? []), revision: turnRevision(turn) };
}
