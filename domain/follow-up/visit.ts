import { mendBreak, openBreak } from './break';
import { BREAK_RULES } from './break-catalogue';
import { askNext } from './care';
import { nextClosing } from './instants';
import type { ProfessionalContact } from './plan';
import type { Care } from './state';
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
import { isPending } from './settled';

/**
 * A visit took place, or did not and by whose doing (R08, R09). One of a series that fell leaves the series in place;
 * a single one is to be arranged again.
 *
 * @throws RefusedFact `not-arranged` unless the care is arranged or in place, `unknown-cause-or-resolution`
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
  if (care.status !== 'arranged' && care.status !== 'in-place') throw new RefusedFact('not-arranged');
  requireSeen(care, event.expectedRevision);
  return event.kept ? visitKept(turn, care) : visitMissed(turn, care, event);
}

function visitKept(turn: Turn, care: Care): Turn {
  const kept = replaceCare(turn, {
    ...care,
    status: 'in-place',
    visitsKept: (care.visitsKept ?? 0) + 1,
    revision: turnRevision(turn),
  });
  const noted = note(kept, 'visit-kept', care.key);
  const mended = mendBreak('R08', care.key, 'appointment-remade')(noted);
  return mendBreak('R09', care.key, 'appointment-remade')(mended);
}

function visitMissed(
  turn: Turn,
  care: Care,
  { missedBy, cause }: { missedBy?: 'patient' | 'professional'; cause?: string },
): Turn {
  if (missedBy === undefined) throw new RefusedFact('unknown-cause-or-resolution');
  const code = missedBy === 'patient' ? 'R08' : 'R09';
  if (cause !== undefined && !BREAK_RULES[code].causes.includes(cause)) {
    throw new RefusedFact('unknown-cause-or-resolution');
  }
  const planned = turn.state.plan.cares.find(({ key }) => key === care.key);
  const isSeries = planned?.visits !== undefined && planned.visits.length > 1;
  const fallen = isSeries ? { ...care, revision: turnRevision(turn) } : toArrangeAgain(turn, care);
  const noted = note(replaceCare(turn, fallen), 'visit-missed', care.key, missedBy);
  const overLimit = !isSeries && planned !== undefined && planned.window.to <= turn.now;
  return openBreak(code, overLimit ? 'broken' : 'fragile', care.key, cause)(noted);
}

/** Back on the list, by the pathway's limit if that is still ahead, else by the end of the day. */
function toArrangeAgain(turn: Turn, care: Care): Care {
  const { professionalId: _professionalId, appointmentAt: _appointmentAt, ...kept } = care;
  const planned = turn.state.plan.cares.find(({ key }) => key === care.key);
  const limit = planned?.window.to ?? 0;
  return {
    ...kept,
    status: 'to-arrange',
    dueAt: limit > turn.now ? limit : nextClosing(turn.state.plan.horizon, turn.now),
    overdueCount: 0,
    revision: turnRevision(turn),
  };
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
  if (!BREAK_RULES.R18.causes.includes(event.cause)) throw new RefusedFact('unknown-cause-or-resolution');
  const concerned = turn.state.cares.filter(
    (care) =>
      care.professionalId === event.professionalId ||
      care.offers.some((offer) => isPending(offer) && offer.contact.professionalId === event.professionalId),
  );
  const isGp = turn.state.situation.generalPractitioner?.professionalId === event.professionalId;
  if (concerned.length === 0 && !isGp) throw new RefusedFact('unknown-subject');
  const begun = note(withoutThem(turn, event), 'professional-stopped', undefined, event.cause);
  return concerned.reduce((reached, { key }) => careStopped(reached, key, event), begun);
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
  if (present.professionalId !== event.professionalId) return askNext(declined, careKey);
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
