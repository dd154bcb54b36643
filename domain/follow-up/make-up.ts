import { isStandingBooking } from './booking';
import { isSeries } from './rearrange';
import type { BookedVisit, Care } from './state';
import type { Turn } from './turn';
import { lookedInto, lookInto } from './verification';

/** Visits of a series that are to be placed again: each is looked into by the end of its own window. */

function aboutVisit(careKey: string, visit: number): string {
  return `${careKey}.${visit}`;
}

function careOf(turn: Turn, careKey: string): Care | undefined {
  return turn.state.cares.find(({ key }) => key === careKey);
}

/** Whether a visit of a series that is given has nobody who comes. */
export function isVisitToPlace(turn: Turn, careKey: string, visit: number): boolean {
  const care = careOf(turn, careKey);
  if (care === undefined || !isSeries(turn, careKey)) return false;
  if (care.status !== 'arranged' && care.status !== 'in-place') return false;
  return !(care.bookings ?? []).some(
    (booked) => booked.visit === visit && (isStandingBooking(booked) || booked.kept === true),
  );
}

/**
 * Has every visit to come that nobody comes for placed by somebody.
 *
 * @param fallen only the visit of this appointment; all of the series when absent
 */
export function lookForVisits(turn: Turn, careKey: string, fallen?: BookedVisit): Turn {
  const visits = turn.state.plan.cares.find(({ key }) => key === careKey)?.visits ?? [];
  return visits.reduce((reached, { to }, place) => {
    const visit = place + 1;
    const isMeant = fallen === undefined ? to > turn.now : fallen.visit === visit;
    return isMeant && isVisitToPlace(reached, careKey, visit)
      ? lookInto(reached, 'makeUp', aboutVisit(careKey, visit), to)
      : reached;
  }, turn);
}

/** Somebody comes for that visit. */
export function visitPlaced(turn: Turn, careKey: string, visit: number): Turn {
  return lookedInto(turn, 'makeUp', aboutVisit(careKey, visit));
}
