import type { LocalDay } from '../calendar';
import { loadOf } from './ranking-load';
import { preferencesOf, staticPreference } from './ranking-preferences';
import { continuityReason, idealReason, travelReason } from './ranking-reasons';
import { freeSlots, type SlotCalendar } from './slots';
import type { RankedSlot, Slot, SlotCandidate, SlotCriterion, SlotReason, SlotWishes } from './slot';

/**
 * What each criterion weighs; together 1. Who knows the patient comes first (the promise of continuity), then the
 * window the pathway calls ideal, then the way, then spreading the load and what was asked besides.
 */
export const SLOT_WEIGHTS: Readonly<Record<SlotCriterion, number>> = {
  continuity: 0.35,
  'ideal-window': 0.25,
  travel: 0.2,
  load: 0.1,
  preferences: 0.1,
};

/** Scores that differ by less are the same. */
const SCORE_STEPS = 10_000;

/**
 * The best times among all candidates, each with why it stands where it stands. Of one professional the best time of
 * each day comes before a second one of the same day, so that there is something to choose from.
 *
 * @returns best first; equal ones earlier first, then by id: whatever the order of the candidates
 */
export function rankSlots(
  candidates: readonly SlotCandidate[],
  wishes: SlotWishes,
  calendar: SlotCalendar,
): readonly RankedSlot[] {
  const byProfessional = new Map<string, Scored[]>();
  for (const candidate of candidates) {
    const slots = freeSlots(candidate, wishes, calendar);
    if (slots.length === 0) continue;
    const judge = judgeOf(candidate, wishes, calendar);
    const known = byProfessional.get(candidate.professionalId) ?? [];
    byProfessional.set(candidate.professionalId, known);
    for (const slot of slots) known.push({ slot, score: judge.score(slot), reasons: judge.reasons });
  }
  const chosen = [...byProfessional.values()].flatMap((scored) =>
    spreadOverDays(scored, wishes.perProfessional, calendar),
  );
  return mergeRanked(
    [chosen.map(({ slot, score, reasons }) => ({ ...slot, score, reasons: reasons(slot) }))],
    wishes.limit,
  );
}

/** The best of several rankings that have no professional in common. */
export function mergeRanked(
  rankings: readonly (readonly RankedSlot[])[],
  limit: number,
): readonly RankedSlot[] {
  return rankings
    .flat()
    .sort((a, b) => b.score - a.score || compareSlots(a, b))
    .slice(0, limit);
}

/** What speaks for a candidate whatever the time, 0 to 1: whose agenda is worth reading first. */
export function standingOf(candidate: SlotCandidate, wishes: SlotWishes): number {
  return (
    SLOT_WEIGHTS.continuity * continuityReason(candidate).score +
    SLOT_WEIGHTS.travel * travelReason(candidate, wishes.farthestKilometres).score +
    SLOT_WEIGHTS.preferences * staticPreference(candidate, wishes)
  );
}

interface Scored {
  readonly slot: Slot;
  readonly score: number;
  readonly reasons: (slot: Slot) => readonly SlotReason[];
}

function spreadOverDays(
  scored: readonly Scored[],
  count: number,
  { dayOf }: SlotCalendar,
): readonly Scored[] {
  const bestByDay = new Map<LocalDay, Scored>();
  for (const one of scored) {
    const day = dayOf(one.slot.startsAt);
    const best = bestByDay.get(day);
    if (best === undefined || compareScored(one, best) < 0) bestByDay.set(day, one);
  }
  const firsts = [...bestByDay.values()].sort(compareScored).slice(0, count);
  if (firsts.length === count) return firsts;
  const chosen = new Set(firsts);
  const others = scored.filter((one) => !chosen.has(one)).sort(compareScored);
  return [...firsts, ...others].slice(0, count);
}

function compareScored(a: Scored, b: Scored): number {
  return b.score - a.score || compareSlots(a.slot, b.slot);
}

function compareSlots(a: Slot, b: Slot): number {
  return (
    a.startsAt - b.startsAt ||
    compareTexts(a.professionalId, b.professionalId) ||
    compareTexts(a.appointmentTypeId, b.appointmentTypeId) ||
    compareTexts(a.practiceId ?? '', b.practiceId ?? '')
  );
}

function compareTexts(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

interface Judge {
  readonly score: (slot: Slot) => number;
  readonly reasons: (slot: Slot) => readonly SlotReason[];
}

/** What holds for all slots of a candidate is worked out once. */
function judgeOf(candidate: SlotCandidate, wishes: SlotWishes, calendar: SlotCalendar): Judge {
  const continuity = continuityReason(candidate);
  const travel = travelReason(candidate, wishes.farthestKilometres);
  const load = loadOf(candidate, calendar);
  const preferences = preferencesOf(candidate, wishes);
  const fixed = SLOT_WEIGHTS.continuity * continuity.score + SLOT_WEIGHTS.travel * travel.score;
  const idealScore =
    wishes.idealWindow === undefined ? () => 1 : (slot: Slot) => idealReason(slot, wishes).score;
  return {
    reasons: (slot) => [continuity, idealReason(slot, wishes), travel, load(slot), preferences(slot)],
    // Asked for every time there is, where the reasons are asked for the few that are shown.
    score: (slot) => {
      const total =
        fixed +
        SLOT_WEIGHTS['ideal-window'] * idealScore(slot) +
        SLOT_WEIGHTS.load * load(slot).score +
        SLOT_WEIGHTS.preferences * preferences(slot).score;
      return Math.round(total * SCORE_STEPS) / SCORE_STEPS;
    },
  };
}
