import { DAY_MS } from '../follow-up/instants';
import type { Slot, SlotCandidate, SlotReason, SlotWishes } from './slot';

/** How well somebody knows the patient. */
const CONTINUITY_SCORES = { own: 1, 'same-practice': 0.6, 'seen-before': 0.5, none: 0 } as const;
/** A patient is sent no farther than that unless somebody says otherwise, in kilometres. */
export const FARTHEST_KILOMETRES = 30;
/** Outside the ideal window a day costs a fourteenth, from half on. */
const DAYS_TO_NOTHING = 14;
const OUTSIDE_IDEAL = 0.5;
/** Nobody travels, but nobody is seen in person either. */
const REMOTE_TRAVEL = 0.5;
/** When one of the places is not known. */
const UNKNOWN_TRAVEL = 0.3;
type Known = Pick<SlotCandidate, 'continuity' | 'ownGeneralPractitioner'>;

/** @returns whether somebody knows the patient, as one reason */
export function continuityReason({ continuity, ownGeneralPractitioner }: Known): SlotReason {
  const own = ownGeneralPractitioner === true ? 'own-general-practitioner' : 'own-professional';
  const codes = {
    own,
    'same-practice': 'same-practice',
    'seen-before': 'seen-before',
    none: 'new-to-patient',
  };
  return { criterion: 'continuity', score: CONTINUITY_SCORES[continuity], code: codes[continuity] };
}

/**
 * @param farthestKilometres from which on the way counts nothing
 * @returns how far the patient has to go, as one reason
 */
export function travelReason(
  { place, distanceKilometres }: Pick<SlotCandidate, 'place' | 'distanceKilometres'>,
  farthestKilometres: number = FARTHEST_KILOMETRES,
): SlotReason {
  const criterion = 'travel';
  if (place === 'home') return { criterion, score: 1, code: 'at-home' };
  if (place === 'remote') return { criterion, score: REMOTE_TRAVEL, code: 'remote' };
  if (distanceKilometres === undefined) return { criterion, score: UNKNOWN_TRAVEL, code: 'distance-unknown' };
  if (distanceKilometres === 0) return { criterion, score: 1, code: 'same-commune' };
  const score = Math.max(0, 1 - distanceKilometres / farthestKilometres);
  return { criterion, score, code: 'kilometres', figure: Math.round(distanceKilometres) };
}

/** Where in the window; without an ideal one, the whole window is. */
export function idealReason({ startsAt }: Slot, { idealWindow }: SlotWishes): SlotReason {
  const criterion = 'ideal-window';
  const isBefore = idealWindow !== undefined && startsAt < idealWindow.from;
  const isAfter = idealWindow !== undefined && startsAt >= idealWindow.to;
  if (!isBefore && !isAfter) return { criterion, score: 1, code: 'inside-ideal-window' };
  const away = isBefore ? idealWindow.from - startsAt : startsAt - (idealWindow?.to ?? startsAt);
  const days = Math.floor(away / DAY_MS) + 1;
  return {
    criterion,
    score: OUTSIDE_IDEAL * Math.max(0, 1 - days / DAYS_TO_NOTHING),
    code: isBefore ? 'days-before-ideal-window' : 'days-after-ideal-window',
    figure: days,
  };
}
