import {
  figureItem,
  requireCount,
  requireMeasure,
  scoreOf,
  yesNoItem,
  type Score,
  type ScoredItem,
} from './score';

export interface HospitalInputs {
  /** Last haemoglobin before discharge, in grams per decilitre. */
  readonly haemoglobinGramsPerDecilitre?: number | undefined;
  /** Whether the patient left from an oncology ward. */
  readonly oncologyDischarge?: boolean | undefined;
  /** Last sodium before discharge, in millimoles per litre. */
  readonly sodiumMillimolesPerLitre?: number | undefined;
  /** Whether any coded procedure was done during the stay. */
  readonly procedureDuringStay?: boolean | undefined;
  readonly urgentAdmission?: boolean | undefined;
  /** Stays in the twelve months before this one, which does not count. */
  readonly admissionsInYearBefore?: number | undefined;
  /** Discharge day minus admission day, in nights. */
  readonly nights?: number | undefined;
}

export type HospitalItem =
  | 'haemoglobin'
  | 'oncology-discharge'
  | 'sodium'
  | 'procedure'
  | 'index-type'
  | 'admissions-in-year-before'
  | 'length-of-stay';
export type HospitalBand = 'low' | 'intermediate' | 'high';
export type HospitalScore = Score<'hospital', HospitalItem, HospitalBand>;

const BANDS = [
  { band: 'low', from: 0 },
  { band: 'intermediate', from: 5 },
  { band: 'high', from: 7 },
] as const;

function admissionPoints(admissions: number): number {
  if (admissions > 5) return 5;
  return admissions >= 2 ? 2 : 0;
}

/**
 * HOSPITAL, 0 to 13: the risk of an avoidable readmission within 30 days. Low 0-4 (5.8 % observed), intermediate 5-6
 * (11.9 %), high from 7 (22.8 %); the percentages are not for operators (labels-fr.md).
 *
 * Source: Donzé J. et al., JAMA Internal Medicine 2013;173(8):632-8; bands and risks of the international
 * validation, Donzé J. et al., JAMA Internal Medicine 2016;176(4):496-502 (PMC5070968). A clinician must confirm
 * which CCAM acts are procedures in its sense, and what an oncology discharge is where there is no such ward.
 *
 * @param inputs what is known; what is absent widens the range
 * @throws RangeError when a count is negative or no whole number, or a measure is in another unit
 */
export function hospital(inputs: HospitalInputs): HospitalScore {
  requireMeasure('haemoglobinGramsPerDecilitre', inputs.haemoglobinGramsPerDecilitre, 1, 30);
  requireMeasure('sodiumMillimolesPerLitre', inputs.sodiumMillimolesPerLitre, 80, 220);
  requireCount('admissionsInYearBefore', inputs.admissionsInYearBefore);
  requireCount('nights', inputs.nights);
  const items: ScoredItem<HospitalItem>[] = [
    figureItem('haemoglobin', inputs.haemoglobinGramsPerDecilitre, 1, (grams) => (grams < 12 ? 1 : 0)),
    yesNoItem('oncology-discharge', inputs.oncologyDischarge, 2),
    figureItem('sodium', inputs.sodiumMillimolesPerLitre, 1, (sodium) => (sodium < 135 ? 1 : 0)),
    yesNoItem('procedure', inputs.procedureDuringStay, 1),
    yesNoItem('index-type', inputs.urgentAdmission, 1),
    figureItem('admissions-in-year-before', inputs.admissionsInYearBefore, 5, admissionPoints),
    figureItem('length-of-stay', inputs.nights, 2, (nights) => (nights >= 5 ? 2 : 0)),
  ];
  return scoreOf('hospital', 'hospital-2013/1', items, BANDS);
}
