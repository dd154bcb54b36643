import { bookingOf, gradeOfFallen, heldBy, withBooking } from './booking';
import { mendBreak, mendCareBreaks, openBreak, requireCause } from './break';
import { withdrawOffers } from './offer';
import { isSeries, toArrangeAgain } from './rearrange';
import { isGiven } from './series';
import type { BookedVisit, Care } from './state';
import { note, RefusedFact, replaceCare, requireFound, requireSeen, turnRevision, type Turn } from './turn';
import { lookedInto, lookInto } from './verification';

/** What somebody says of a visit. */
interface VisitReport {
  readonly careKey: string;
  readonly kept: boolean;
  readonly appointmentId?: string;
  readonly toVerify?: true;
  readonly missedBy?: 'patient' | 'professional';
  readonly cause?: string;
  readonly expectedRevision?: number;
}

/**
 * A visit took place, or did not and by whose doing (R08, R09). One of a series that fell leaves the series in place;
 * a single one is to be arranged again. Of one in our agendas it can be said again otherwise: what the first word
 * opened is mended, what it counted is taken back.
 *
 * @throws RefusedFact `not-arranged` unless the care is arranged, or in place now or before the stay, or the
 *   appointment is known; `unknown-cause-or-resolution`; `already-settled` when the patient says otherwise than the
 *   professional or the service did
 */
export function reportVisit(turn: Turn, event: VisitReport): Turn {
  const care = requireFound(turn.state.cares.find(({ key }) => key === event.careKey));
  const booked = bookingOf(care, event.appointmentId);
  if (!isGiven(care) && (booked === undefined || care.status === 'not-needed')) {
    throw new RefusedFact('not-arranged');
  }
  requireSeen(care, event.expectedRevision);
  requireWhose(event);
  if (booked === undefined) return event.kept ? visitKept(turn, care) : visitMissed(turn, care, event);
  if (event.toVerify === true && booked.kept !== undefined && booked.toVerify === undefined) {
    throw new RefusedFact('already-settled');
  }
  return verifiedOrNot(saidOf(turn, care, booked, event), booked, event);
}

function requireWhose({ kept, missedBy, cause }: VisitReport): void {
  if (kept) return;
  if (missedBy === undefined) throw new RefusedFact('unknown-cause-or-resolution');
  if (cause !== undefined) requireCause(codeOf(missedBy), cause);
}

function codeOf(missedBy: 'patient' | 'professional'): 'R08' | 'R09' {
  return missedBy === 'patient' ? 'R08' : 'R09';
}

/** A patient's word is verified by somebody; anybody else's settles it. */
function verifiedOrNot(turn: Turn, { appointmentId }: BookedVisit, { toVerify }: VisitReport): Turn {
  return toVerify === true
    ? lookInto(turn, 'presence', appointmentId)
    : lookedInto(turn, 'presence', appointmentId);
}

/** The word now on the booking, and what it changes against the word before. */
function saidOf(turn: Turn, care: Care, booked: BookedVisit, event: VisitReport): Turn {
  const { toVerify: _toVerify, missedBy: _missedBy, told: _told, ...kept } = booked;
  const said: BookedVisit = {
    ...kept,
    kept: event.kept,
    ...(event.toVerify === undefined ? {} : { toVerify: event.toVerify }),
    ...(event.kept || event.missedBy === undefined ? {} : { missedBy: event.missedBy }),
  };
  const marked: Care = { ...care, bookings: withBooking(care, said), revision: turnRevision(turn) };
  const known = replaceCare(lookedInto(turn, 'told', booked.appointmentId), marked);
  if (booked.kept === event.kept && booked.missedBy === said.missedBy) return known;
  if (event.kept) return visitKept(known, marked);
  const before = takenBack(known, marked, booked);
  return visitMissed(before, requireFound(before.state.cares.find(({ key }) => key === care.key)), event);
}

/** Said to have been kept, or missed by the other: neither holds any more. */
function takenBack(turn: Turn, care: Care, { kept, missedBy }: BookedVisit): Turn {
  if (kept === true) {
    return replaceCare(turn, { ...care, visitsKept: Math.max((care.visitsKept ?? 0) - 1, 0) });
  }
  return missedBy === undefined ? turn : mendBreak(codeOf(missedBy), care.key, 'appointment-remade')(turn);
}

function visitKept(turn: Turn, care: Care): Turn {
  const kept = replaceCare(turn, {
    ...care,
    ...heldBy(care.bookings ?? []),
    status: care.extension === undefined ? 'in-place' : care.status,
    visitsKept: (care.visitsKept ?? 0) + 1,
    revision: turnRevision(turn),
  });
  const mended = mendCareBreaks(note(kept, 'visit-kept', care.key), care.key);
  // What was said to be missed was asked for again meanwhile; who came before the stay has answered by coming.
  const nobodyIsAsked = isGiven(care) && care.status !== 'already';
  return nobodyIsAsked ? mended : withdrawOffers(mended, care.key, 'filled');
}

function visitMissed(turn: Turn, care: Care, { missedBy, cause }: VisitReport): Turn {
  const falls = isGiven(care) && !staysGiven(turn, care);
  const fallen = falls ? toArrangeAgain(turn, care) : keptOn(turn, care);
  const noted = note(replaceCare(turn, fallen), 'visit-missed', care.key, missedBy);
  if (missedBy === undefined) return noted;
  return openBreak(codeOf(missedBy), gradeOfFallen(turn, care), care.key, cause)(noted);
}

/** A series goes on; so does a single care for which another appointment stands. */
function staysGiven(turn: Turn, care: Care): boolean {
  if (isSeries(turn, care.key)) return true;
  return (care.bookings ?? []).some(({ kept, at }) => kept === undefined && at > turn.now);
}

function keptOn(turn: Turn, care: Care): Care {
  return { ...care, ...heldBy(care.bookings ?? []), revision: turnRevision(turn) };
}
