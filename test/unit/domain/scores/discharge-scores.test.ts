import type { Stay } from '../../../../domain/discharge';
import {
  assessVigilance,
  comorbiditiesOf,
  scoreInputsOf,
  scoresOf,
  type ScoreInputs,
  type VigilanceFacts,
} from '../../../../domain/scores';
import { aDischarge } from '../discharge/discharge-builder';

const PARIS = 'Europe/Paris';

const inputsOf = (stay: Partial<Stay>): ReturnType<typeof scoreInputsOf> =>
  scoreInputsOf(
    aDischarge({ stay: { visitNumber: 'V-1', dischargedAt: '2026-11-22T15:00:00+01:00', ...stay } }),
    PARIS,
  );

describe('comorbidities from ICD-10', () => {
  test.each([
    [
      ['I50.1', 'I25.2'],
      ['previous-infarction', 'heart-failure'],
    ],
    [
      ['i501', 'E11.20', 'F00.1*'],
      ['heart-failure', 'diabetes-with-organ-damage', 'dementia'],
    ],
    [['E11.9'], ['diabetes-without-complication']],
    [['S72.0', 'J39', 'J48', 'C44.3', 'C79.5'], ['metastasis']],
    [['J40'], ['chronic-pulmonary-disease']],
    [['J47'], ['chronic-pulmonary-disease']],
    [['C34.1'], ['tumour']],
    [['C35'], []],
    [['I69.4'], ['cerebrovascular-disease']],
    [['B23'], []],
    [['I21.0'], []],
    [
      ['I50.0', 'I21.0'],
      ['previous-infarction', 'heart-failure'],
    ],
    [[], []],
  ])('when the diagnoses are %j, then they show %j', (diagnoses, comorbidities) => {
    expect(comorbiditiesOf(diagnoses)).toEqual(comorbidities);
  });
});

describe('what a discharge says', () => {
  test.each([
    ['over one midnight in fifteen hours', '2026-11-21T18:00:00+01:00', '2026-11-22T09:00:00+01:00', 1],
    ['within a day', '2026-11-22T00:10:00+01:00', '2026-11-22T23:50:00+01:00', 0],
    ['over a midnight that is not UTC midnight', '2026-11-20T23:30:00+01:00', '2026-11-21T00:30:00+01:00', 1],
    ['over the change to winter time', '2026-10-24T10:00:00+02:00', '2026-10-26T10:00:00+01:00', 2],
    ['over the change to summer time', '2026-03-28T23:00:00+01:00', '2026-03-30T01:00:00+02:00', 2],
    ['the wrong way round', '2026-11-23T10:00:00+01:00', '2026-11-22T15:00:00+01:00', undefined],
    ['without admission', undefined, '2026-11-22T15:00:00+01:00', undefined],
  ])('when the stay is %s, then its nights are counted', (_what, admittedAt, dischargedAt, nights) => {
    const inputs = inputsOf({ admittedAt, dischargedAt });
    expect(inputs.lace.nights).toBe(nights);
    expect(inputs.hospital.nights).toBe(nights);
  });

  test('when it says nothing, then everything is missing', () => {
    const { missing } = inputsOf({});
    expect(missing.lace).toHaveLength(4);
    expect(missing.hospital).toHaveLength(7);
    expect(missing.trst).toHaveLength(5);
  });

  test('when it says much, then what it cannot say stays missing', () => {
    const inputs = inputsOf({
      admittedAt: '2026-11-10T09:00:00+01:00',
      admissionKind: 'emergency',
      diagnoses: ['S72.0', 'F03', 'W19'],
      procedures: ['NEKA020'],
    });
    expect(inputs.lace.comorbidities).toEqual({ present: ['dementia'], complete: false });
    expect(inputs.hospital).toEqual({ nights: 12, urgentAdmission: true, procedureDuringStay: true });
    expect(inputs.trst).toEqual({ ageYears: 85, cognitiveImpairment: true, gaitDifficultyOrFall: true });
    expect(inputs.missing).toEqual({
      lace: ['comorbidities', 'emergency-visits'],
      hospital: ['haemoglobin', 'oncology-discharge', 'sodium', 'admissions-in-year-before'],
      trst: ['medicines', 'recent-hospital-use', 'professional-concern'],
    });
    expect(scoresOf(inputs).lace).toMatchObject({ total: { min: 11, max: 17 }, bands: ['high'] });
  });

  test('when the admission was planned, then it is known not to be urgent', () => {
    const { lace, hospital } = inputsOf({ admissionKind: 'planned' });
    expect([lace.emergencyAdmission, hospital.urgentAdmission]).toEqual([false, false]);
  });

  test.each([
    ['1951-11-22', 75],
    ['1951-11-23', 74],
    ['2027-01-01', undefined],
    ['1951-00-00', undefined],
    [undefined, undefined],
  ])('when the patient was born on %s, then the age is %s', (birthDate, ageYears) => {
    const { patient, ...rest } = aDischarge();
    expect(scoreInputsOf({ ...rest, patient: { ...patient, birthDate } }, PARIS).trst.ageYears).toBe(
      ageYears,
    );
  });
});

describe('vigilance', () => {
  const NOTHING: ScoreInputs = {
    lace: { nights: 0, emergencyAdmission: false, comorbidities: { present: [], complete: true } },
    hospital: { nights: 0, oncologyDischarge: false, admissionsInYearBefore: 0 },
    trst: {},
  };
  const vigilance = (inputs: Partial<ScoreInputs>, changes: Partial<VigilanceFacts> = {}): unknown =>
    assessVigilance({
      scores: scoresOf({ ...NOTHING, ...inputs }),
      ageYears: 60,
      reinforcedFromAgeYears: 80,
      leftAgainstAdvice: false,
      ...changes,
    });
  const simple = (...undecided: string[]): unknown => ({ vigilance: 'simple', reasons: [], undecided });
  const reinforced = (reasons: string[], ...undecided: string[]): unknown => ({
    vigilance: 'reinforced',
    reasons,
    undecided,
  });
  const young = { ageYears: 74 };

  test.each<[string, Partial<ScoreInputs>, Partial<VigilanceFacts>, unknown]>([
    ['the patient is a year too young', { trst: young }, { ageYears: 79 }, simple()],
    ['the patient has the age', { trst: young }, { ageYears: 80 }, reinforced(['age'])],
    ['no age is known', {}, { ageYears: undefined }, simple('age', 'trst')],
    [
      'the patient left against advice',
      { trst: young },
      { leftAgainstAdvice: true },
      reinforced(['left-against-advice']),
    ],
    [
      'LACE is high whatever is missing',
      { lace: { nights: 14, emergencyAdmission: true }, trst: young },
      {},
      reinforced(['lace']),
    ],
    ['LACE may be high', { lace: { nights: 14 }, trst: young }, {}, simple('lace')],
    [
      'HOSPITAL is high',
      { hospital: { nights: 5, admissionsInYearBefore: 6 }, trst: young },
      {},
      reinforced(['hospital']),
    ],
    [
      'HOSPITAL is between 5 and 6',
      {
        hospital: {
          haemoglobinGramsPerDecilitre: 13,
          oncologyDischarge: false,
          sodiumMillimolesPerLitre: 140,
          procedureDuringStay: false,
          urgentAdmission: true,
          admissionsInYearBefore: 6,
          nights: 1,
        },
        trst: young,
      },
      {},
      simple(),
    ],
    [
      'TRST is positive at 75',
      { trst: { ageYears: 75, medicineCount: 5, cognitiveImpairment: true } },
      {},
      reinforced(['trst']),
    ],
    [
      'TRST would be positive before 75',
      { trst: { ageYears: 74, medicineCount: 5, cognitiveImpairment: true } },
      {},
      simple(),
    ],
    ['TRST may be positive', { trst: { ageYears: 75, medicineCount: 5 } }, {}, simple('trst')],
  ])('when %s, then it says so', (_what, inputs, changes, expected) => {
    expect(vigilance(inputs, changes)).toEqual(expected);
  });
});
