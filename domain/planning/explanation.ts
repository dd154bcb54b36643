import type { Discharge } from '../discharge';
import {
  choosePathway,
  FALLBACK_PATHWAY,
  type ConsideredPathway,
  type Pathway,
  type PathwayChoice,
} from '../pathways';
import { scoreInputsOf, scoresOf, type Scores, type VigilanceAssessment } from '../scores';
import { pathwayFactsOf, vigilanceOf } from './pathway-facts';

/** The pathway by whose age and way of counting the facts of a choice are reckoned. */
const RECKONED_BY = FALLBACK_PATHWAY;

/** Why a follow-up is planned as it is: kept with it, for those who may read clinical content. */
export interface PlanningExplanation {
  readonly pathway: { readonly key: string; readonly version: string; readonly title: string };
  readonly chosenBy: 'rule' | 'person';
  /** Every pathway at the time, with each condition and what came of it; empty when it was not chosen by rule. */
  readonly considered: readonly (ConsideredPathway & { readonly title: string })[];
  readonly vigilance: VigilanceAssessment;
  /** With the points of each item, its input, what is missing and the version of the formula. */
  readonly scores: Scores;
}

/**
 * The pathway a discharge is followed by, chosen by rule.
 *
 * @param zone IANA time zone of the service
 * @throws RangeError when the pathway everybody falls back on is missing
 */
export function choosePathwayFor(
  discharge: Discharge,
  pathways: ReadonlyMap<string, Pathway>,
  zone: string,
): PathwayChoice {
  const reckoning = pathways.get(RECKONED_BY);
  if (reckoning === undefined) throw new RangeError(`the pathway "${RECKONED_BY}" is missing`);
  return choosePathway(pathways, pathwayFactsOf(discharge, reckoning, zone));
}

/**
 * What to keep beside a plan.
 *
 * @param considered empty when a person chose
 */
export function explain(
  discharge: Discharge,
  pathway: Pathway,
  { chosenBy, considered }: Pick<PlanningExplanation, 'chosenBy' | 'considered'>,
  zone: string,
): PlanningExplanation {
  const { key, version, title } = pathway;
  return {
    pathway: { key, version, title },
    chosenBy,
    considered,
    vigilance: vigilanceOf(discharge, pathway, zone),
    scores: scoresOf(scoreInputsOf(discharge, zone), pathway.stayCounting),
  };
}
