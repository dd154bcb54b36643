import type { ServiceCalendar } from '../calendar';
import type { Plan } from '../follow-up/plan';
import {
  choosePathway,
  FALLBACK_PATHWAY,
  type Pathway,
  type PathwayChoice,
  type PathwayFacts,
} from '../pathways';
import { planFollowUp, type Reckoning } from '../planning';
import { assessVigilance, scoresOf } from '../scores';
import type { DryRunDischarge } from './discharge';

export interface PlannedDischarge {
  readonly choice: PathwayChoice;
  /** As the chosen pathway reckons them. */
  readonly facts: PathwayFacts;
  readonly plan: () => Plan;
}

/**
 * Chooses the pathway of a discharge and plans it, with the functions that do so for a real one; nobody is asked, so
 * there are no candidates.
 *
 * @throws RangeError when the pathways have none for everybody
 */
export function planDischarge(
  discharge: DryRunDischarge,
  pathways: ReadonlyMap<string, Pathway>,
  calendar: ServiceCalendar,
): PlannedDischarge {
  const fallback = pathways.get(FALLBACK_PATHWAY);
  if (fallback === undefined) throw new RangeError(`the pathway "${FALLBACK_PATHWAY}" is missing`);
  const choice = choosePathway(pathways, factsFor(discharge, fallback));
  const { pathway } = choice;
  const facts = factsFor(discharge, pathway);
  const plan = () => planFollowUp({ ...discharge.asked, facts, pathway, calendar, candidates: {} });
  return { choice, facts, plan };
}

function factsFor(discharge: DryRunDischarge, reckoning: Reckoning): PathwayFacts {
  const { known, scoreInputs, leftAgainstAdvice } = discharge;
  const scores = scoresOf(scoreInputs, reckoning.stayCounting);
  const { vigilance } = assessVigilance({
    scores,
    ageYears: known.ageYears,
    reinforcedFromAgeYears: reckoning.reinforcedFromAgeYears.value,
    leftAgainstAdvice,
  });
  return { ...known, scores, vigilance };
}
