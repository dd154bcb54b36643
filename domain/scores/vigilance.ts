import type { Vigilance } from '../calendar';
import type { HospitalScore } from './hospital';
import type { LaceScore } from './lace';
import type { ScoreName } from './score';
import type { TrstScore } from './trst';

export interface Scores {
  readonly lace: LaceScore;
  readonly hospital: HospitalScore;
  readonly trst: TrstScore;
}

export type VigilanceReason = 'left-against-advice' | 'age' | ScoreName;

export interface VigilanceAssessment {
  readonly vigilance: Vigilance;
  /** Why it is reinforced; empty when it is simple. */
  readonly reasons: readonly VigilanceReason[];
  /** What is missing here could still be a reason: said beside a simple vigilance, never hidden. */
  readonly undecided: readonly VigilanceReason[];
}

export interface VigilanceFacts {
  readonly scores: Scores;
  /** Completed years on the day of discharge, undefined without a birth date. */
  readonly ageYears: number | undefined;
  /** The pathway's age in years from which vigilance is reinforced. */
  readonly reinforcedFromAgeYears: number;
  readonly leftAgainstAdvice: boolean;
}

type Answer = 'yes' | 'no' | 'unknown';

/** Whether the highest band is certain, excluded or possible. */
function inBand(bands: readonly string[], band: string): Answer {
  if (!bands.includes(band)) return 'no';
  return bands.length === 1 ? 'yes' : 'unknown';
}

function trstPositive({ applicable, bands }: TrstScore): Answer {
  const positive = inBand(bands, 'positive');
  if (applicable === 'no' || positive === 'no') return 'no';
  return applicable === 'yes' ? positive : 'unknown';
}

function oldEnough({ ageYears, reinforcedFromAgeYears }: VigilanceFacts): Answer {
  if (ageYears === undefined) return 'unknown';
  return ageYears >= reinforcedFromAgeYears ? 'yes' : 'no';
}

/**
 * How closely the patient is watched, and why, in words an operator may see: no points, no percentage (field.md).
 * Reinforced when the patient left against advice, has reached the pathway's age, or when a score is certainly in
 * its highest band whatever is missing; HOSPITAL's intermediate band alone does not suffice. A clinician must
 * confirm these thresholds.
 */
export function assessVigilance(facts: VigilanceFacts): VigilanceAssessment {
  const { lace, hospital, trst } = facts.scores;
  const answers: readonly (readonly [VigilanceReason, Answer])[] = [
    ['left-against-advice', facts.leftAgainstAdvice ? 'yes' : 'no'],
    ['age', oldEnough(facts)],
    ['lace', inBand(lace.bands, 'high')],
    ['hospital', inBand(hospital.bands, 'high')],
    ['trst', trstPositive(trst)],
  ];
  const answered = (wanted: Answer): VigilanceReason[] =>
    answers.filter(([, answer]) => answer === wanted).map(([reason]) => reason);
  const reasons = answered('yes');
  return {
    vigilance: reasons.length > 0 ? 'reinforced' : 'simple',
    reasons,
    undecided: answered('unknown'),
  };
}
