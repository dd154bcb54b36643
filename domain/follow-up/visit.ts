import { openBreak, requireCause } from './break';
import { isStandingBooking } from './booking';
import { askNext, resumptionRefused } from './offer-asking';
import type { ProfessionalContact } from './plan';
import type { Care } from './state';
import {
  note,
  RefusedFact,
  replaceCare,
  replaceOffer,
  requireFound,
  turnRevision,
  withState,
  type Turn,
} from './turn';
import { isSeries, toArrangeAgain } from './rearrange';
import { isPending } from './settled';

interface Stopped {
  readonly professionalId: string;
  readonly cause: string;
  readonly replacement?: ProfessionalContact;
  readonly temporary?: true;
}

/**
 * One who holds a care, or was asked, stopped (leave, illness, retirement). A dated replacement takes over what they
 * held; without one the care is arranged anew and R18 says so. Of one who comes back, what is booked in our agendas
 * stands: those tell themselves which appointments moved or fell, and the patient keeps their general practitioner.
 *
 * @throws RefusedFact `unknown-cause-or-resolution`; `unknown-subject` when they have nothing to do with this patient
 */
export function professionalStopped(turn: Turn, event: Stopped): Turn {
  requireCause('R18', event.cause);
  const concerned = turn.state.cares.filter(
    (care) =>
      isLeftBy(turn, care, event) ||
      care.offers.some((offer) => isPending(offer) && offer.contact.professionalId === event.professionalId),
  );
  const isGp = turn.state.situation.generalPractitioner?.professionalId === event.professionalId;
  if (concerned.length === 0 && !isGp) throw new RefusedFact('unknown-subject');
  const begun = note(withoutThem(turn, event), 'professional-stopped', undefined, event.cause);
  return concerned.reduce((reached, { key }) => careStopped(reached, key, event), begun);
}

/** Whether they hold it and give it no more. */
function isLeftBy(turn: Turn, care: Care, { professionalId, temporary }: Stopped): boolean {
  if (care.professionalId !== professionalId || isDone(turn, care)) return false;
  return temporary === undefined || !(care.bookings ?? []).some(isStandingBooking);
}

/** A single visit that took place, or what nobody needs, is no longer held by anybody. */
function isDone(turn: Turn, { key, status, visitsKept = 0 }: Care): boolean {
  return status === 'not-needed' || (visitsKept > 0 && !isSeries(turn, key));
}

/** Nobody else is sent to them: they are no candidate, and no longer the general practitioner told. */
function withoutThem(turn: Turn, { professionalId, replacement, temporary }: Stopped): Turn {
  const { plan, situation } = turn.state;
  if (temporary === true && replacement === undefined) return turn;
  const replaced = (contact: ProfessionalContact): readonly ProfessionalContact[] => {
    if (contact.professionalId !== professionalId) return [contact];
    return replacement === undefined ? [] : [replacement];
  };
  const cares = plan.cares.map((care) => {
    const candidates = care.candidates.flatMap(replaced);
    const provider = care.resumption?.provider ?? null;
    if (provider === null) return { ...care, candidates };
    return { ...care, candidates, resumption: { provider: replaced(provider)[0] ?? null } };
  });
  const gp = situation.generalPractitioner;
  if (temporary === true) return withState(turn, { plan: { ...plan, cares } });
  return withState(turn, {
    plan: { ...plan, cares },
    situation: { ...situation, generalPractitioner: gp === null ? null : (replaced(gp)[0] ?? null) },
  });
}

function careStopped(turn: Turn, careKey: string, event: Stopped): Turn {
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
  if (!isLeftBy(turn, present, event)) {
    const leftAlone =
      present.status === 'already' && asked?.resumption === true && event.replacement === undefined;
    return leftAlone ? resumptionRefused(declined, careKey, event.cause) : askNext(declined, careKey);
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
