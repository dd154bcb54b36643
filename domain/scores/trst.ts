import { figureItem, requireCount, scoreOf, yesNoItem, type Score, type ScoredItem } from './score';

export interface TrstInputs {
  /** Completed years on the day of discharge. */
  readonly ageYears?: number | undefined;
  /** Disorientation, known dementia or confusion. */
  readonly cognitiveImpairment?: boolean | undefined;
  /** Difficulty in walking or in moving from bed or chair, or a recent fall. */
  readonly gaitDifficultyOrFall?: boolean | undefined;
  /** Medicines taken regularly. */
  readonly medicineCount?: number | undefined;
  /** A stay in the 90 days before this one. */
  readonly hospitalisedInPrevious90Days?: boolean | undefined;
  /** An emergency visit in the 30 days before the one of this stay. */
  readonly emergencyVisitInPrevious30Days?: boolean | undefined;
  /** A professional worries about daily life at home: autonomy, no carer, neglect, treatment not taken. */
  readonly professionalConcern?: boolean | undefined;
}

export type TrstItem =
  'cognitive-impairment' | 'gait-or-fall' | 'medicines' | 'recent-hospital-use' | 'professional-concern';
export type TrstBand = 'negative' | 'positive';
export interface TrstScore extends Score<'trst', TrstItem, TrstBand> {
  readonly ageYears: number | null;
  /** Whether the patient is of the age TRST is used from; unknown without an age. */
  readonly applicable: 'yes' | 'no' | 'unknown';
}

export const TRST_FROM_AGE_YEARS = 75;

const BANDS = [
  { band: 'negative', from: 0 },
  { band: 'positive', from: 2 },
] as const;

function hospitalUseItem(stay: boolean | undefined, visit: boolean | undefined): ScoredItem<TrstItem> {
  const used = stay === true || visit === true;
  const input =
    stay === undefined && visit === undefined
      ? null
      : { hospitalisedInPrevious90Days: stay ?? null, emergencyVisitInPrevious30Days: visit ?? null };
  const ruledOut = stay === false && visit === false;
  return { item: 'recent-hospital-use', input, points: { min: used ? 1 : 0, max: ruledOut ? 0 : 1 } };
}

/**
 * Triage Risk Screening Tool, 0 to 5, one point per item: positive from 2, in patients of 75 and more.
 *
 * Sources: Meldon S. et al., "A brief risk-stratification tool to predict repeat emergency department visits and
 * hospitalizations in older patients discharged from the emergency department", Academic Emergency Medicine
 * 2003;10(3):224-32 (six items); threshold, age and five points as French mobile geriatric teams use it: Duc S. et
 * al., Gériatrie et Psychologie Neuropsychiatrie du Vieillissement 2015;13(1):55-62 (doi 10.1684/pnv.2015.0517).
 *
 * A clinician must confirm the wording of the items against the French form before production use: only the
 * threshold, the age and the number of points were read in the published summaries. Above all the fifth item: forms
 * differ between the professional's concern, kept here, and the patient living alone without a carer.
 *
 * @param inputs what is known; what is absent widens the range
 * @throws RangeError when a count is negative or no whole number
 */
export function trst(inputs: TrstInputs): TrstScore {
  const { ageYears } = inputs;
  requireCount('ageYears', ageYears);
  requireCount('medicineCount', inputs.medicineCount);
  const items: ScoredItem<TrstItem>[] = [
    yesNoItem('cognitive-impairment', inputs.cognitiveImpairment, 1),
    yesNoItem('gait-or-fall', inputs.gaitDifficultyOrFall, 1),
    figureItem('medicines', inputs.medicineCount, 1, (medicines) => (medicines >= 5 ? 1 : 0)),
    hospitalUseItem(inputs.hospitalisedInPrevious90Days, inputs.emergencyVisitInPrevious30Days),
    yesNoItem('professional-concern', inputs.professionalConcern, 1),
  ];
  return {
    ...scoreOf('trst', 'trst-fr/1-to-confirm', items, BANDS),
    ageYears: ageYears ?? null,
    applicable: ageYears === undefined ? 'unknown' : ageYears >= TRST_FROM_AGE_YEARS ? 'yes' : 'no',
  };
}
