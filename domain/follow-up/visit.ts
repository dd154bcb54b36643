import { mendCareBreaks, openBreak, requireCause } from './break';
import { askNext } from './care';
import type { ProfessionalContact } from './plan';
import type { BreakGrade, Care } from './state';
import {
  note,
  RefusedFact,
  replaceCare,
  replaceOffer,
  requireFound,
  requireSeen,
  turnRevision,
  withState,
  type Turn,
} from './turn';
import { isSeries, toArrangeAgain } from './rearrange';
import { isGiven } from './series';
import { isPending } from './settled';

/**
 * A visit took place, or did not and by whose doing (R08, R09). One of a series that fell leaves the series in place;
 * a single one is to be arranged again.
 *
 * @throws RefusedFact `not-arranged` unless the care is arranged, or in place now or before the stay, `unknown-cause-or-resolution`
 */
export function reportVisit(
  turn: Turn,
  event: {
    careKey: string;
    kept: boolean;
    missedBy?: 'patient' | 'professional';
    cause?: string;
    expectedRevision?: number;
  },
): Turn {
  const care = requireFound(turn.state.cares.find(({ key }) => key === event.careKey));
  if (!isGiven(care)) throw new RefusedFact('not-arranged');
  requireSeen(care, event.expectedRevision);
  return event.kept ? visitKept(turn, care) : visitMissed(turn, care, event);
}

function visitKept(turn: Turn, care: Care): Turn {
  const kept = replaceCare(turn, {
    ...care,
    status: care.extension === undefined ? 'in-place' : care.status,
    visitsKept: (care.visitsKept ?? 0) + 1,
    revision: turnRevision(turn),
  });
  return mendCareBreaks(note(kept, 'visit-kept', care.key), care.key);
}

function visitMissed(
  turn: Turn,
  care: Care,
  { missedBy, cause }: { missedBy?: 'patient' | 'professional'; cause?: string },
): Turn {
  if (missedBy === undefined) throw new RefusedFact('unknown-cause-or-resolution');
  const code = missedBy === 'patient' ? 'R08' : 'R09';
  if (cause !== undefined) requireCause(code, cause);
  const series = isSeries(turn, care.key);
  const fallen = series ? { ...care, revision: turnRevision(turn) } : toArrangeAgain(turn, care);
  const noted = note(replaceCare(turn, fallen), 'visit-missed', care.key, missedBy);
  return openBreak(code, gradeOfMissed(turn, care.key, series), care.key, cause)(noted);
}

/** Past the pathway's limit nobody is asked any more; one of a series is made up for by the next. */
function gradeOfMissed(turn: Turn, careKey: string, series: boolean): BreakGrade {
  const limit = turn.state.plan.cares.find(({ key }) => key === careKey)?.window.to;
  return !series && limit !== undefined && limit <= turn.now ? 'broken' : 'fragile';
}

/**
 * One who holds a care, or was asked, stopped (leave, illness, retirement). A dated replacement takes over what they
 * held; without one the care is arranged anew and R18 says so.
 *
 * @throws RefusedFact `unknown-cause-or-resolution`; `unknown-subject` when they have nothing to do with this patient
 */
export function professionalStopped(
  turn: Turn,
  event: { professionalId: string; cause: string; replacement?: ProfessionalContact },
): Turn {
  requireCause('R18', event.cause);
  const concerned = turn.state.cares.filter(
    (care) =>
      (care.professionalId === event.professionalId && !isDone(turn, care)) ||
      care.offers.some((offer) => isPending(offer) && offer.contact.professionalId === event.professionalId),
  );
  const isGp = turn.state.situation.generalPractitioner?.professionalId === event.professionalId;
  if (concerned.length === 0 && !isGp) throw new RefusedFact('unknown-subject');
  const begun = note(withoutThem(turn, event), 'professional-stopped', undefined, event.cause);
  return concerned.reduce((reached, { key }) => careStopped(reached, key, event), begun);
}

/** A single visit that took place, or what nobody needs, is no longer held by anybody. */
function isDone(turn: Turn, { key, status, visitsKept = 0 }: Care): boolean {
  return status === 'not-needed' || (visitsKept > 0 && !isSeries(turn, key));
}

/** Nobody else is sent to them: they are no candidate, and no longer the general practitioner told. */
function withoutThem(
  turn: Turn,
  { professionalId, replacement }: { professionalId: string; replacement?: ProfessionalContact },
): Turn {
  const { plan, situation } = turn.state;
  const replaced = (contact: ProfessionalContact): readonly ProfessionalContact[] => {
    if (contact.professionalId !== professionalId) return [contact];
    return replacement === undefined ? [] : [replacement];
  };
  const cares = plan.cares.map((care) => ({ ...care, candidates: care.candidates.flatMap(replaced) }));
  const gp = situation.generalPractitioner;
  return withState(turn, {
    plan: { ...plan, cares },
    situation: { ...situation, generalPractitioner: gp === null ? null : (replaced(gp)[0] ?? null) },
  });
}

function careStopped(
  turn: Turn,
  careKey: string,
  event: { professionalId: string; cause: string; replacement?: ProfessionalContact },
): Turn {
  const care = requireFound(turn.state.cares.find(({ key }) => key === careKey));
  const asked = care.offers.find(
    (offer) => isPending(offer) && offer.contact.professionalId === event.professionalId,
  );
  const declined =
    asked === undefined
      ? turn
      : replaceOffer(turn, careKey, {
          ...asked,
          status: 'declined',
          reason: event.cause,
          revision: turnRevision(turn),
        });
  const present = requireFound(declined.state.cares.find(({ key }) => key === careKey));
  if (present.professionalId !== event.professionalId || isDone(turn, present)) {
    return askNext(declined, careKey);
  }
  if (event.replacement !== undefined) {
    const { professionalId } = event.replacement;
    return replaceCare(declined, { ...present, professionalId, revision: turnRevision(turn) });
  }
  const opened = openBreak(
    'R18',
    'fragile',
    careKey,
    event.cause,
  )(replaceCare(declined, toArrangeAgain(declined, present)));
  return askNext(opened, careKey);
}
