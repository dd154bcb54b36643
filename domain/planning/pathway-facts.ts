import type { Discharge } from '../discharge';
import type { Pathway, PathwayFacts } from '../pathways';
import {
  ageAtDischarge,
  assessVigilance,
  scoreInputsOf,
  scoresOf,
  type VigilanceAssessment,
} from '../scores';

/** The figures of a pathway that scores and vigilance are reckoned by. */
export type Reckoning = Pick<Pathway, 'reinforcedFromAgeYears' | 'stayCounting'>;

/**
 * How closely the patient is watched and why, from what the hospital announced: age, leaving against advice, and the
 * scores as far as they can be computed (domain/scores). What is missing never lowers it.
 *
 * @param reckoning the pathway's age, and its way of counting a stay
 * @param zone IANA time zone in which nights and age are counted
 */
export function vigilanceOf(discharge: Discharge, reckoning: Reckoning, zone: string): VigilanceAssessment {
  return assessVigilance({
    scores: scoresOf(scoreInputsOf(discharge, zone), reckoning.stayCounting),
    ageYears: ageAtDischarge(discharge, zone),
    reinforcedFromAgeYears: reckoning.reinforcedFromAgeYears.value,
    leftAgainstAdvice: discharge.stay.dischargeMode === 'against-advice',
  });
}

/**
 * What pathways ask of a discharge.
 *
 * @param reckoning of the pathway whose steps are judged; for choosing one, of the pathway everybody falls back on
 * @param zone IANA time zone of the service
 * @param askedFor professions that asked for something during the follow-up; absent while nobody did
 */
export function pathwayFactsOf(
  discharge: Discharge,
  reckoning: Reckoning,
  zone: string,
  askedFor?: readonly string[],
): PathwayFacts {
  const { stay, carePrescribed = [], careInPlace = [] } = discharge;
  return {
    ageYears: ageAtDischarge(discharge, zone),
    diagnoses: stay.diagnoses ?? [],
    procedures: stay.procedures ?? [],
    scores: scoresOf(scoreInputsOf(discharge, zone), reckoning.stayCounting),
    vigilance: vigilanceOf(discharge, reckoning, zone).vigilance,
    prescribed: new Set(carePrescribed.map(({ kind }) => kind)),
    inPlace: new Set(careInPlace.map(({ kind }) => kind)),
    admission: stay.admissionKind,
    ...(askedFor === undefined ? {} : { askedFor: new Set(askedFor) }),
  };
}
