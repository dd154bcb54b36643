import type { Comorbidity, KnownComorbidities } from './comorbidities';
import { figureItem, requireCount, scoreOf, yesNoItem, type Score, type ScoredItem } from './score';

/** How the days of a stay are counted: nights spent, or the days of admission and discharge both. */
export type StayCounting = 'nights' | 'both-days';

export interface LaceInputs {
  /** Discharge day minus admission day, in nights; 0 when the patient left on the day of admission. */
  readonly nights?: number | undefined;
  readonly emergencyAdmission?: boolean | undefined;
  readonly comorbidities?: KnownComorbidities | undefined;
  /** Emergency visits in the six months before; the one that led to this stay does not count. */
  readonly emergencyVisitsBefore?: number | undefined;
}

export type LaceItem = 'length-of-stay' | 'acute-admission' | 'comorbidities' | 'emergency-visits';
export type LaceBand = 'low' | 'moderate' | 'high';
export type LaceScore = Score<'lace', LaceItem, LaceBand>;

const BANDS = [
  { band: 'low', from: 0 },
  { band: 'moderate', from: 5 },
  { band: 'high', from: 10 },
] as const;

/** LACE's own weights, which are not those Charlson gave in 1987. */
const WEIGHTS: Readonly<Record<Comorbidity, number>> = {
  'previous-infarction': 1,
  'cerebrovascular-disease': 1,
  'peripheral-vascular-disease': 1,
  'diabetes-without-complication': 1,
  'heart-failure': 2,
  'diabetes-with-organ-damage': 2,
  'chronic-pulmonary-disease': 2,
  'mild-liver-disease': 2,
  tumour: 2,
  dementia: 3,
  'connective-tissue-disease': 3,
  'severe-liver-disease': 4,
  hiv: 4,
  metastasis: 6,
};

/** The graver form of one disease stands for the milder one, as in Quan's index. */
const GRAVER: readonly (readonly [milder: Comorbidity, graver: Comorbidity])[] = [
  ['diabetes-without-complication', 'diabetes-with-organ-damage'],
  ['mild-liver-disease', 'severe-liver-disease'],
  ['tumour', 'metastasis'],
];

const MOST_COMORBIDITY_POINTS = 5;

/** 14 days and more give 7; the modified LACE, which gives 6, is another score. */
function lengthOfStayPoints(days: number): number {
  if (days >= 14) return 7;
  if (days >= 7) return 5;
  if (days >= 4) return 4;
  return days;
}

function comorbidityPoints(present: readonly Comorbidity[]): number {
  const found = new Set(present);
  for (const [milder, graver] of GRAVER) if (found.has(graver)) found.delete(milder);
  const sum = [...found].reduce((weights, comorbidity) => weights + WEIGHTS[comorbidity], 0);
  return sum >= 4 ? MOST_COMORBIDITY_POINTS : sum;
}

function comorbidityItem(known: KnownComorbidities | undefined): ScoredItem<LaceItem> {
  const min = comorbidityPoints(known?.present ?? []);
  const max = known?.complete === true ? min : MOST_COMORBIDITY_POINTS;
  const input = known === undefined ? null : { present: [...known.present], complete: known.complete };
  return { item: 'comorbidities', input, points: { min, max } };
}

function lengthOfStayItem(nights: number | undefined, counting: StayCounting): ScoredItem<LaceItem> {
  if (nights === undefined) return { item: 'length-of-stay', input: null, points: { min: 0, max: 7 } };
  const points = lengthOfStayPoints(counting === 'nights' ? nights : nights + 1);
  return { item: 'length-of-stay', input: { nights, counting }, points: { min: points, max: points } };
}

/**
 * LACE, 0 to 19: the risk of death or unplanned readmission within 30 days. Low 0-4, moderate 5-9, high from 10.
 *
 * Source: van Walraven C. et al., "Derivation and validation of an index to predict early death or unplanned
 * readmission after discharge from hospital to the community", CMAJ 2010;182(6):551-7; weights and bands as in
 * pathways.md. A clinician must confirm the way of counting the stay, and that the graver form of diabetes or liver
 * disease stands for the milder one.
 *
 * @param inputs what is known; what is absent widens the range
 * @param counting how the days of the stay are counted
 * @throws RangeError when a count is negative or no whole number
 */
export function lace(inputs: LaceInputs, counting: StayCounting = 'nights'): LaceScore {
  requireCount('nights', inputs.nights);
  requireCount('emergencyVisitsBefore', inputs.emergencyVisitsBefore);
  const items: ScoredItem<LaceItem>[] = [
    lengthOfStayItem(inputs.nights, counting),
    yesNoItem('acute-admission', inputs.emergencyAdmission, 3),
    comorbidityItem(inputs.comorbidities),
    figureItem('emergency-visits', inputs.emergencyVisitsBefore, 4, (visits) => Math.min(visits, 4)),
  ];
  return scoreOf('lace', 'lace-2010/1', items, BANDS);
}
