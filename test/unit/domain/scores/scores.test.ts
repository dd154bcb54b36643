import {
  COMORBIDITIES,
  hospital,
  lace,
  trst,
  type Comorbidity,
  type HospitalInputs,
  type LaceInputs,
  type Score,
  type TrstInputs,
} from '../../../../domain/scores';

const pointsOf = ({ items }: Score, item: string): unknown =>
  items.find((scored) => scored.item === item)?.points;
const exactly = (points: number): unknown => ({ min: points, max: points });
const having = (...present: Comorbidity[]): LaceInputs => ({ comorbidities: { present, complete: true } });

const NO_LACE: LaceInputs = {
  nights: 0,
  emergencyAdmission: false,
  comorbidities: { present: [], complete: true },
  emergencyVisitsBefore: 0,
};
const NO_HOSPITAL: HospitalInputs = {
  haemoglobinGramsPerDecilitre: 12,
  oncologyDischarge: false,
  sodiumMillimolesPerLitre: 135,
  procedureDuringStay: false,
  urgentAdmission: false,
  admissionsInYearBefore: 0,
  nights: 4,
};
const NO_TRST: TrstInputs = {
  ageYears: 75,
  cognitiveImpairment: false,
  gaitDifficultyOrFall: false,
  medicineCount: 4,
  hospitalisedInPrevious90Days: false,
  emergencyVisitInPrevious30Days: false,
  professionalConcern: false,
};

describe('LACE', () => {
  test.each([
    [0, 0],
    [1, 1],
    [2, 2],
    [3, 3],
    [4, 4],
    [6, 4],
    [7, 5],
    [13, 5],
    [14, 7],
    [15, 7],
    [200, 7],
  ])('when the stay is %i nights, then it gives %i points', (nights, points) => {
    expect(pointsOf(lace({ nights }), 'length-of-stay')).toEqual(exactly(points));
  });

  test.each([
    [0, 1],
    [1, 2],
    [2, 3],
    [3, 4],
    [5, 4],
    [6, 5],
    [12, 5],
    [13, 7],
  ])('when both days count, then %i nights give %i points', (nights, points) => {
    expect(pointsOf(lace({ nights }, 'both-days'), 'length-of-stay')).toEqual(exactly(points));
  });

  const weights: [Comorbidity, number][] = [
    ['previous-infarction', 1],
    ['cerebrovascular-disease', 1],
    ['peripheral-vascular-disease', 1],
    ['diabetes-without-complication', 1],
    ['heart-failure', 2],
    ['diabetes-with-organ-damage', 2],
    ['chronic-pulmonary-disease', 2],
    ['mild-liver-disease', 2],
    ['tumour', 2],
    ['dementia', 3],
    ['connective-tissue-disease', 3],
    ['severe-liver-disease', 5],
    ['hiv', 5],
    ['metastasis', 5],
  ];
  test.each(weights)('when the only comorbidity is %s, then it gives %i points', (comorbidity, points) => {
    expect(pointsOf(lace(having(comorbidity)), 'comorbidities')).toEqual(exactly(points));
  });

  test('when the weights are listed, then every comorbidity is', () => {
    expect(weights.map(([comorbidity]) => comorbidity).sort()).toEqual([...COMORBIDITIES].sort());
  });

  test.each<[number, Comorbidity[]]>([
    [0, []],
    [2, ['previous-infarction', 'cerebrovascular-disease']],
    [3, ['heart-failure', 'previous-infarction']],
    [5, ['heart-failure', 'tumour']],
    [5, ['dementia', 'previous-infarction']],
    [2, ['diabetes-without-complication', 'diabetes-with-organ-damage']],
    [2, ['tumour', 'tumour']],
  ])('when comorbidities add up, then they give %i points: %j', (points, present) => {
    expect(pointsOf(lace(having(...present)), 'comorbidities')).toEqual(exactly(points));
  });

  test.each([
    [0, 0],
    [1, 1],
    [3, 3],
    [4, 4],
    [12, 4],
  ])('when there were %i emergency visits before, then they give %i points', (visits, points) => {
    expect(pointsOf(lace({ emergencyVisitsBefore: visits }), 'emergency-visits')).toEqual(exactly(points));
  });

  test.each<[LaceInputs, number, string]>([
    [{}, 0, 'low'],
    [{ emergencyVisitsBefore: 4 }, 4, 'low'],
    [{ nights: 2, emergencyAdmission: true }, 5, 'moderate'],
    [{ nights: 7, emergencyAdmission: true, emergencyVisitsBefore: 1 }, 9, 'moderate'],
    [{ nights: 14, emergencyAdmission: true }, 10, 'high'],
    [{ nights: 14, emergencyAdmission: true, ...having('hiv'), emergencyVisitsBefore: 4 }, 19, 'high'],
  ])('when the inputs are %j, then the total is %i and %s', (changes, total, band) => {
    const score = lace({ ...NO_LACE, ...changes });
    expect(score).toMatchObject({
      score: 'lace',
      total: exactly(total),
      bands: [band],
      incomplete: false,
      missing: [],
    });
  });

  test('when nothing is known, then it is anything from 0 to 19, never 0', () => {
    expect(lace({})).toMatchObject({
      total: { min: 0, max: 19 },
      incomplete: true,
      missing: ['length-of-stay', 'acute-admission', 'comorbidities', 'emergency-visits'],
      bands: ['low', 'moderate', 'high'],
    });
  });

  test('when only some comorbidities are known, then they count as the least there is', () => {
    const score = lace({ ...NO_LACE, comorbidities: { present: ['dementia'], complete: false } });
    expect(score).toMatchObject({
      total: { min: 3, max: 5 },
      missing: ['comorbidities'],
      bands: ['low', 'moderate'],
    });
    expect(score.items[2]?.input).toEqual({ present: ['dementia'], complete: false });
  });
});

describe('HOSPITAL', () => {
  test.each<[HospitalInputs, string, number]>([
    [{ haemoglobinGramsPerDecilitre: 11.9 }, 'haemoglobin', 1],
    [{ haemoglobinGramsPerDecilitre: 12 }, 'haemoglobin', 0],
    [{ oncologyDischarge: true }, 'oncology-discharge', 2],
    [{ sodiumMillimolesPerLitre: 134 }, 'sodium', 1],
    [{ sodiumMillimolesPerLitre: 135 }, 'sodium', 0],
    [{ procedureDuringStay: true }, 'procedure', 1],
    [{ urgentAdmission: true }, 'index-type', 1],
    [{ admissionsInYearBefore: 1 }, 'admissions-in-year-before', 0],
    [{ admissionsInYearBefore: 2 }, 'admissions-in-year-before', 2],
    [{ admissionsInYearBefore: 5 }, 'admissions-in-year-before', 2],
    [{ admissionsInYearBefore: 6 }, 'admissions-in-year-before', 5],
    [{ nights: 4 }, 'length-of-stay', 0],
    [{ nights: 5 }, 'length-of-stay', 2],
  ])('when %j, then %s gives %i points', (inputs, item, points) => {
    expect(pointsOf(hospital(inputs), item)).toEqual(exactly(points));
  });

  test.each<[HospitalInputs, number, string]>([
    [{}, 0, 'low'],
    [{ nights: 5, oncologyDischarge: true }, 4, 'low'],
    [{ admissionsInYearBefore: 6 }, 5, 'intermediate'],
    [{ admissionsInYearBefore: 6, urgentAdmission: true }, 6, 'intermediate'],
    [{ admissionsInYearBefore: 6, nights: 5 }, 7, 'high'],
  ])('when nothing else counts than %j, then the total is %i and %s', (changes, total, band) => {
    expect(hospital({ ...NO_HOSPITAL, ...changes })).toMatchObject({
      score: 'hospital',
      total: exactly(total),
      bands: [band],
      incomplete: false,
    });
  });

  test('when nothing is known, then it is anything from 0 to 13', () => {
    const score = hospital({});
    expect(score.total).toEqual({ min: 0, max: 13 });
    expect(score.missing).toHaveLength(7);
    expect(score.items.map(({ input }) => input)).toEqual(Array(7).fill(null));
  });

  test('when haemoglobin comes in grams per litre, then it is refused rather than scored 0', () => {
    expect(() => hospital({ haemoglobinGramsPerDecilitre: 110 })).toThrow(RangeError);
  });
});

describe('TRST', () => {
  test.each<[TrstInputs, string, unknown]>([
    [{ cognitiveImpairment: true }, 'cognitive-impairment', exactly(1)],
    [{ gaitDifficultyOrFall: true }, 'gait-or-fall', exactly(1)],
    [{ medicineCount: 4 }, 'medicines', exactly(0)],
    [{ medicineCount: 5 }, 'medicines', exactly(1)],
    [{ hospitalisedInPrevious90Days: true }, 'recent-hospital-use', exactly(1)],
    [{ emergencyVisitInPrevious30Days: true }, 'recent-hospital-use', exactly(1)],
    [{ hospitalisedInPrevious90Days: false }, 'recent-hospital-use', { min: 0, max: 1 }],
    [{ professionalConcern: true }, 'professional-concern', exactly(1)],
  ])('when %j, then %s is as expected', (inputs, item, points) => {
    expect(pointsOf(trst(inputs), item)).toEqual(points);
  });

  test.each<[TrstInputs, number, string]>([
    [{}, 0, 'negative'],
    [{ medicineCount: 5 }, 1, 'negative'],
    [{ medicineCount: 5, gaitDifficultyOrFall: true }, 2, 'positive'],
  ])('when nothing else counts than %j, then the total is %i and %s', (changes, total, band) => {
    expect(trst({ ...NO_TRST, ...changes })).toMatchObject({
      total: exactly(total),
      bands: [band],
      applicable: 'yes',
      incomplete: false,
    });
  });

  test.each([
    [74, 'no'],
    [75, 'yes'],
    [undefined, 'unknown'],
  ])('when the age is %s, then whether it applies is %s', (ageYears, applicable) => {
    expect(trst({ ageYears }).applicable).toBe(applicable);
  });
});

describe('figures that cannot be', () => {
  test.each([-1, 1.5, Number.NaN])('when a count is %d, then it is refused', (count) => {
    expect(() => lace({ nights: count })).toThrow(RangeError);
    expect(() => hospital({ admissionsInYearBefore: count })).toThrow(RangeError);
    expect(() => trst({ medicineCount: count })).toThrow(RangeError);
    expect(() => hospital({ sodiumMillimolesPerLitre: count })).toThrow(RangeError);
  });
});
