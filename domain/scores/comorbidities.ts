/**
 * The comorbidities LACE weighs, and the ICD-10 codes that show them.
 *
 * Codes: Quan H. et al., "Coding algorithms for defining comorbidities in ICD-9-CM and ICD-10 administrative data",
 * Medical Care 2005;43(11):1130-9 (doi 10.1097/01.mlr.0000182534.19832.83), checked against the public
 * transcription of MIT-LCP/mimic-code, `mimic-iv/concepts/comorbidity/charlson.sql`.
 *
 * A clinician must confirm where the two lists do not name quite the same thing: Quan's chronic pulmonary disease
 * (asthma and pneumoconiosis included) stands for COPD, Quan's rheumatic disease for connective tissue disease, and
 * asymptomatic HIV infection (Z21) is not in Quan's list.
 */
const QUAN_2005 = {
  'previous-infarction': ['I21', 'I22', 'I252'],
  'cerebrovascular-disease': ['G45', 'G46', 'H340', 'I6'],
  'peripheral-vascular-disease': [
    ...['I70', 'I71', 'I731', 'I738', 'I739', 'I771', 'I790', 'I792'],
    ...['K551', 'K558', 'K559', 'Z958', 'Z959'],
  ],
  'diabetes-without-complication': diabetesEndingIn('0', '1', '6', '8', '9'),
  'heart-failure': [
    ...['I099', 'I110', 'I130', 'I132', 'I255', 'I420', 'I425', 'I426', 'I427', 'I428', 'I429'],
    ...['I43', 'I50', 'P290'],
  ],
  'diabetes-with-organ-damage': diabetesEndingIn('2', '3', '4', '5', '7'),
  'chronic-pulmonary-disease': [
    ...['I278', 'I279', ...categories('J', 40, 47), ...categories('J', 60, 67)],
    ...['J684', 'J701', 'J703'],
  ],
  'mild-liver-disease': [
    ...['B18', 'K700', 'K701', 'K702', 'K703', 'K709', 'K713', 'K714', 'K715', 'K717', 'K73', 'K74'],
    ...['K760', 'K762', 'K763', 'K764', 'K768', 'K769', 'Z944'],
  ],
  tumour: [
    ...categories('C', 0, 26),
    ...categories('C', 30, 34),
    ...categories('C', 37, 41),
    'C43',
    ...categories('C', 45, 58),
    ...categories('C', 60, 76),
    ...categories('C', 81, 85),
    'C88',
    ...categories('C', 90, 97),
  ],
  dementia: ['F00', 'F01', 'F02', 'F03', 'F051', 'G30', 'G311'],
  'connective-tissue-disease': ['M05', 'M06', 'M315', 'M32', 'M33', 'M34', 'M351', 'M353', 'M360'],
  'severe-liver-disease': [
    ...['I850', 'I859', 'I864', 'I982', 'K704', 'K711', 'K721', 'K729', 'K765', 'K766', 'K767'],
  ],
  hiv: ['B20', 'B21', 'B22', 'B24'],
  metastasis: ['C77', 'C78', 'C79', 'C80'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type Comorbidity = keyof typeof QUAN_2005;

export const COMORBIDITIES = Object.keys(QUAN_2005) as readonly Comorbidity[];

/** What is known of a patient's comorbidities. */
export interface KnownComorbidities {
  readonly present: readonly Comorbidity[];
  /** True only when somebody looked for all of them: diagnoses show what is there, never what is not. */
  readonly complete: boolean;
}

/** Categories of a chapter, e.g. J40 to J47. */
function categories(letter: string, first: number, last: number): string[] {
  return Array.from(
    { length: last - first + 1 },
    (_, place) => letter + String(first + place).padStart(2, '0'),
  );
}

/** E10 to E14 with these fourth characters. */
function diabetesEndingIn(...ends: string[]): string[] {
  return categories('E', 10, 14).flatMap((category) => ends.map((end) => category + end));
}

/** A code as its letters and digits: `I25.2`, `i252` and `F00.1*` are written alike, French extensions stay. */
export function plainCode(code: string): string {
  return code.toUpperCase().replace(/[^A-Z0-9]/g, '');
}

/**
 * The comorbidities that diagnoses show. An acute infarction that is the main diagnosis is the reason of this stay,
 * not a previous infarction.
 *
 * @param diagnoses ICD-10 codes with or without dot, the main one first
 */
export function comorbiditiesOf(diagnoses: readonly string[]): readonly Comorbidity[] {
  const codes = diagnoses
    .map(plainCode)
    .filter((code, place) => place > 0 || !(code.startsWith('I21') || code.startsWith('I22')));
  return COMORBIDITIES.filter((comorbidity) =>
    QUAN_2005[comorbidity].some((prefix) => codes.some((code) => code.startsWith(prefix))),
  );
}
