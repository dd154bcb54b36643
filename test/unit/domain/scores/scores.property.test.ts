import fc from 'fast-check';
import { COMORBIDITIES, scoresOf, type Score, type ScoreInputs } from '../../../../domain/scores';

/** Every input known. */
const complete = fc.record({
  lace: fc.record({
    nights: fc.nat(30),
    emergencyAdmission: fc.boolean(),
    comorbidities: fc.record({
      present: fc.subarray([...COMORBIDITIES]),
      complete: fc.constant(true),
    }),
    emergencyVisitsBefore: fc.nat(8),
  }),
  hospital: fc.record({
    haemoglobinGramsPerDecilitre: fc.integer({ min: 5, max: 18 }),
    oncologyDischarge: fc.boolean(),
    sodiumMillimolesPerLitre: fc.integer({ min: 120, max: 150 }),
    procedureDuringStay: fc.boolean(),
    urgentAdmission: fc.boolean(),
    admissionsInYearBefore: fc.nat(10),
    nights: fc.nat(30),
  }),
  trst: fc.record({
    ageYears: fc.integer({ min: 18, max: 105 }),
    cognitiveImpairment: fc.boolean(),
    gaitDifficultyOrFall: fc.boolean(),
    medicineCount: fc.nat(12),
    hospitalisedInPrevious90Days: fc.boolean(),
    emergencyVisitInPrevious30Days: fc.boolean(),
    professionalConcern: fc.boolean(),
  }),
});

const KEYS = ['lace', 'hospital', 'trst'] as const;
const MOST = { lace: 19, hospital: 13, trst: 5 };

const all = (inputs: ScoreInputs): Score[] => Object.values(scoresOf(inputs)) as Score[];

/** The same inputs without some of them: each bit of `holes` takes one away. */
function withHoles(inputs: ScoreInputs, holes: number): ScoreInputs {
  let place = 0;
  const thin = <T extends object>(part: T): T =>
    Object.fromEntries(Object.entries(part).filter(() => ((holes >> place++) & 1) === 0)) as T;
  return { lace: thin(inputs.lace), hospital: thin(inputs.hospital), trst: thin(inputs.trst) };
}

describe('any score', () => {
  test('when all is known, then it is one total within its bounds, in one band', () => {
    fc.assert(
      fc.property(complete, (inputs) => {
        const scores = scoresOf(inputs);
        for (const key of KEYS) {
          const { total, bands, incomplete } = scores[key];
          expect(total.min).toBe(total.max);
          expect(total.max).toBeLessThanOrEqual(MOST[key]);
          expect(bands).toHaveLength(1);
          expect(incomplete).toBe(false);
        }
      }),
    );
  });

  test('when inputs are taken away, then the range still holds the true total and the bands the true band', () => {
    fc.assert(
      fc.property(complete, fc.nat(2 ** 18 - 1), (inputs, holes) => {
        const whole = all(inputs);
        all(withHoles(inputs, holes)).forEach((partial, place) => {
          const truth = whole[place];
          if (truth === undefined) throw new Error('A score is gone.');
          expect(partial.total.min).toBeLessThanOrEqual(truth.total.min);
          expect(partial.total.max).toBeGreaterThanOrEqual(truth.total.max);
          expect(partial.bands).toEqual(expect.arrayContaining([...truth.bands]));
          expect(partial.incomplete).toBe(partial.total.min < partial.total.max);
        });
      }),
    );
  });

  test('when only some comorbidities are known, then more of them never leave the range', () => {
    const some = fc.subarray([...COMORBIDITIES]);
    fc.assert(
      fc.property(complete, some, some, (inputs, known, others) => {
        const laceOf = (present: typeof known, complete: boolean) =>
          scoresOf({ ...inputs, lace: { ...inputs.lace, comorbidities: { present, complete } } }).lace.total;
        const range = laceOf(known, false);
        const truth = laceOf([...new Set([...known, ...others])], true);
        expect(range.min).toBeLessThanOrEqual(truth.min);
        expect(range.max).toBeGreaterThanOrEqual(truth.max);
      }),
    );
  });

  test('when one answer gets worse, then no total gets lower', () => {
    const worse: ((inputs: ScoreInputs) => ScoreInputs)[] = [
      ({ lace: { nights = 0, ...more }, ...rest }) => ({ ...rest, lace: { ...more, nights: nights + 1 } }),
      ({ lace, ...rest }) => ({ ...rest, lace: { ...lace, emergencyAdmission: true } }),
      ({ lace: { emergencyVisitsBefore = 0, ...more }, ...rest }) => ({
        ...rest,
        lace: { ...more, emergencyVisitsBefore: emergencyVisitsBefore + 1 },
      }),
      ...COMORBIDITIES.map((comorbidity) => ({ lace, ...rest }: ScoreInputs): ScoreInputs => {
        const present = [...new Set([...(lace.comorbidities?.present ?? []), comorbidity])];
        return { ...rest, lace: { ...lace, comorbidities: { present, complete: true } } };
      }),
      ({ hospital: { haemoglobinGramsPerDecilitre = 18, ...more }, ...rest }) => ({
        ...rest,
        hospital: { ...more, haemoglobinGramsPerDecilitre: haemoglobinGramsPerDecilitre - 1 },
      }),
      ({ hospital: { sodiumMillimolesPerLitre = 150, ...more }, ...rest }) => ({
        ...rest,
        hospital: { ...more, sodiumMillimolesPerLitre: sodiumMillimolesPerLitre - 1 },
      }),
      ({ hospital: { admissionsInYearBefore = 0, ...more }, ...rest }) => ({
        ...rest,
        hospital: { ...more, admissionsInYearBefore: admissionsInYearBefore + 1 },
      }),
      ({ hospital: { nights = 0, ...more }, ...rest }) => ({
        ...rest,
        hospital: { ...more, nights: nights + 1 },
      }),
      ({ trst: { medicineCount = 0, ...more }, ...rest }) => ({
        ...rest,
        trst: { ...more, medicineCount: medicineCount + 1 },
      }),
      ({ trst, ...rest }) => ({ ...rest, trst: { ...trst, hospitalisedInPrevious90Days: true } }),
    ];
    fc.assert(
      fc.property(complete, fc.constantFrom(...worse), (inputs, change) => {
        const before = all(inputs);
        all(change(inputs)).forEach(({ total }, place) => {
          expect(total.min).toBeGreaterThanOrEqual(before[place]?.total.min ?? Infinity);
        });
      }),
      { numRuns: 500 },
    );
  });
});
