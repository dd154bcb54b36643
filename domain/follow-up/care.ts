import { mendCareBreaks, openBreak } from './break';
import { livesByLadders } from './break-ladder';
import type { Instant } from './instants';
import type { PlannedCare } from './plan';
import type { Care } from './state';
import { OPERATORS } from './state';
import {
  clock,
  note,
  overdue,
  RefusedFact,
  replaceCare,
  requireFound,
  requireSeen,
  turnRevision,
  withState,
  type Turn,
} from './turn';
import { placeAnchored } from './anchor';
import { plannedCare, withdrawOffers } from './offer';
import { askNext } from './offer-asking';
import { offersOverdue } from './offer-overdue';
import { awaitsDate, isPending, isSettled } from './settled';
import { limitOf, withoutExtension } from './series';

/** Puts the plan's cares on the follow-up and asks the first candidate of each. */
export function beginCares(turn: Turn): Turn {
  const added = turn.state.plan.cares.filter(
    (planned) => !turn.state.cares.some((care) => care.key === planned.key),
  );
  return added.reduce((reached, planned) => {
    const care: Care = {
      ...clock(reached, OPERATORS, planned.alarmAt ?? planned.window.to),
      key: planned.key,
      profession: planned.profession,
      status: planned.byInstitution === true ? 'not-needed' : planned.arrangement,
      offers: [],
    };
    const begun = withState(reached, { cares: [...reached.state.cares, care] });
    const isInPlace = planned.arrangement === 'already' && planned.resumption === undefined;
    return isInPlace ? begun : askNext(begun, planned.key);
  }, turn);
}

/** An operator or a professional says the care is arranged, outside any offer. */
export function arrangeCare(
  turn: Turn,
  event: { careKey: string; appointmentAt?: Instant; professionalId?: string; expectedRevision?: number },
): Turn {
  const care = requireFound(turn.state.cares.find(({ key }) => key === event.careKey));
  if (isSettled(care) && !awaitsDate(turn.state, care)) throw new RefusedFact('already-settled');
  requireSeen(care, event.expectedRevision);
  return arrange(turn, care.key, event.professionalId, event.appointmentAt);
}

/** Somebody gives it: pending offers are taken back as filled, and what its lack had opened is mended. */
export function arrange(turn: Turn, careKey: string, professionalId?: string, appointmentAt?: Instant): Turn {
  const withdrawn = withdrawOffers(turn, careKey, 'filled');
  const care = requireFound(withdrawn.state.cares.find(({ key }) => key === careKey));
  const arranged = replaceCare(withdrawn, {
    ...withoutExtension(care),
    status: care.status === 'already' ? 'in-place' : 'arranged',
    revision: turnRevision(turn),
    ...(professionalId === undefined ? {} : { professionalId }),
    ...(appointmentAt === undefined ? {} : { appointmentAt }),
  });
  const mended = mendCareBreaks(note(arranged, 'care-arranged', careKey), careKey);
  return placeAnchored(datedTooLate(mended, careKey, appointmentAt), careKey);
}

/** R03 asks for an appointment dated inside the pathway's limit: a later one is a solution that comes late. */
export function datedTooLate(turn: Turn, careKey: string, appointmentAt: Instant | undefined): Turn {
  const planned = plannedCare(turn.state, careKey);
  if (planned?.breakWhenUnmet !== 'R03' || appointmentAt === undefined) return turn;
  const isSingle = planned.visits === undefined || planned.visits.length < 2;
  if (!livesByLadders(turn.state) || !isSingle || appointmentAt <= planned.window.to) return turn;
  return openBreak('R03', 'late', careKey)(turn);
}

/** Offers nobody answered expire; cares whose window closed unmet open their break. */
export function caresOverdue(turn: Turn): Turn {
  const expired = offersOverdue(turn);
  return expired.state.cares
    .filter((care) => (!isSettled(care) || awaitsDate(expired.state, care)) && care.dueAt <= turn.now)
    .reduce((reached, care) => windowClosed(reached, care), expired);
}

/**
 * Its deadline passed. The alarm rings while something can still be done: fragile, and the limit comes next. At the
 * limit itself, whoever was asked, or agreed without a date, makes it late and nobody makes it broken.
 */
function windowClosed(turn: Turn, care: Care): Turn {
  const planned = plannedCare(turn.state, care.key);
  if (planned !== undefined && turn.now < limitOf(care, planned)) return alarmed(turn, care, planned);
  const later = replaceCare(turn, overdue(turn, care));
  if (planned === undefined || limitSaid(care, planned)) return later;
  const somebodyIs = care.offers.some(isPending) || awaitsDate(turn.state, care);
  const grade = somebodyIs ? 'late' : 'broken';
  return openBreak(planned.breakWhenUnmet, grade, care.key)(note(later, 'care-window-closed', care.key));
}

function alarmed(turn: Turn, care: Care, planned: PlannedCare): Turn {
  const rung = replaceCare(turn, {
    ...care,
    dueAt: limitOf(care, planned),
    overdueCount: care.overdueCount + 1,
    revision: turnRevision(turn),
  });
  return openBreak(planned.breakWhenUnmet, 'fragile', care.key)(note(rung, 'care-alarm', care.key));
}

/** What passed now was a reminder after the limit. */
function limitSaid(care: Care, planned: PlannedCare): boolean {
  return care.dueAt > limitOf(care, planned);
}
