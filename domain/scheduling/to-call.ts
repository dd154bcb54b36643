import { CONTACT_RUNGS } from '../follow-up/plan';
import { continuityReason, travelReason } from './ranking-reasons';
import type { Continuity, PracticeToCall, SlotReason } from './slot';

/** Rungs of the ladder without a general practitioner that are structures (field.md, Law and roles), in order. */
export const CALLED_RUNGS = [
  'health-house',
  'health-centre',
  'territorial-community',
  'insurer-mediator',
  'local-coordination',
] as const;
export type CalledRung = (typeof CALLED_RUNGS)[number];

/** Somebody who could be telephoned. */
export interface CallCandidate {
  readonly professionalId: string;
  readonly continuity: Continuity;
  readonly ownGeneralPractitioner?: true;
  readonly acceptsNew: boolean;
  /** Set where they stand for a structure of the ladder. */
  readonly rung?: CalledRung;
  readonly distanceKilometres?: number;
}

/** Of those whom the patient does not know, before the rungs of the ladder follow. */
export const MOST_NEARBY = 6;
/** A morning's telephone calls. */
export const MOST_TO_CALL = 12;

const ORDER: readonly Continuity[] = ['own', 'same-practice', 'seen-before', 'none'];

/**
 * Whom to telephone where nothing can be booked online: who knows the patient, best first; then the rungs of the ladder
 * in its order, where who takes new patients comes nearest first.
 *
 * @param candidates in any order; somebody twice counts once, where they stand best
 * @returns each with why they stand there
 */
export function practicesToCall(candidates: readonly CallCandidate[]): readonly PracticeToCall[] {
  const sorted = [...candidates].sort(
    (a, b) =>
      stepOf(a) - stepOf(b) ||
      (a.distanceKilometres ?? Infinity) - (b.distanceKilometres ?? Infinity) ||
      (a.professionalId < b.professionalId ? -1 : 1),
  );
  const called = new Map<string, PracticeToCall>();
  let nearby = 0;
  for (const candidate of sorted) {
    const { professionalId } = candidate;
    const step = stepOf(candidate);
    if (called.has(professionalId) || step === NOBODY) continue;
    if (step === NEARBY && (nearby += 1) > MOST_NEARBY) continue;
    called.set(professionalId, { professionalId, reasons: reasonsOf(candidate) });
  }
  return [...called.values()].slice(0, MOST_TO_CALL);
}

const NEARBY = ORDER.length + CONTACT_RUNGS.indexOf('nearby');
const NOBODY = Infinity;

function stepOf({ continuity, acceptsNew, rung }: CallCandidate): number {
  if (continuity !== 'none') return ORDER.indexOf(continuity);
  if (rung !== undefined) return ORDER.length + CONTACT_RUNGS.indexOf(rung);
  return acceptsNew ? NEARBY : NOBODY;
}

function reasonsOf(candidate: CallCandidate): readonly SlotReason[] {
  const { continuity, rung, distanceKilometres } = candidate;
  const unknown: SlotReason = { criterion: 'continuity', score: 0, code: rung ?? 'takes-new-patients' };
  const travel = {
    place: 'practice',
    ...(distanceKilometres === undefined ? {} : { distanceKilometres }),
  } as const;
  return [continuity === 'none' ? unknown : continuityReason(candidate), travelReason(travel)];
}
