import { BREAK_RULES_VERSION, type Plan, type PlannedCare, type Situation } from '../../domain/follow-up';
import { aPlan, aSituation } from './follow-up-builders';
import { jn, Story } from './follow-up-story';

/** A plan that lives by the ladders, with a letter to watch. */
export function ladderPlan(changes: Partial<Plan> = {}): Plan {
  return aPlan({ breakRulesVersion: BREAK_RULES_VERSION, letterDueAt: jn(0, 19), ...changes });
}

/** The letter reached everybody: for stories that are about something else. */
export const LETTER_ARRIVED = {
  announced: true,
  sentByHospital: true,
  gpHasIt: true,
  patientHasIt: true,
} as const;

export const WITH_LETTER: Partial<Situation> = { letter: LETTER_ARRIVED };

/** A care beside the visit to the general practitioner, due by J3. */
export function aCare(
  changes: Partial<PlannedCare> & Pick<PlannedCare, 'key' | 'breakWhenUnmet'>,
): PlannedCare {
  return {
    profession: 'nurse',
    window: { from: jn(0, 15), to: jn(3, 19) },
    arrangement: 'to-arrange',
    candidates: [],
    offerLifetimeMinutes: 480,
    ...changes,
  };
}

export function storyOf(plan: Partial<Plan> = {}, situation: Partial<Situation> = WITH_LETTER): Story {
  return new Story({ plan: ladderPlan(plan), situation: aSituation(situation) });
}
