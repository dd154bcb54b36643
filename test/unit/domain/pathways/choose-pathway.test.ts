import fc from 'fast-check';
import { CARE_KINDS, type CareKind } from '../../../../domain/discharge';
import {
  allHold,
  choosePathway,
  evaluate,
  type Pathway,
  type PathwayCondition,
  type PathwayFacts,
} from '../../../../domain/pathways';
import { hospital, lace, trst } from '../../../../domain/scores';
import { facts, NOTHING_KNOWN, scored } from './facts-builder';
import { standardPathway } from './pathway-builder';

const HEART: PathwayCondition = { kind: 'diagnosis', codes: ['I50', 'I11.0'], mainOnly: true };
const STROKE: PathwayCondition = { kind: 'diagnosis', codes: ['I63'], mainOnly: false };
const HIP: PathwayCondition = { kind: 'procedure', codes: ['NEKA'] };
const FROM_75: PathwayCondition = { kind: 'age', fromYears: 75 };
const LACE_10: PathwayCondition = { kind: 'score', score: 'lace', from: 10 };
const TRST_2: PathwayCondition = { kind: 'score', score: 'trst', from: 2 };
const MEDICINES: PathwayCondition = { kind: 'score', score: 'trst', item: 'medicines', from: 1 };

describe('evaluate', () => {
  test.each<[string, PathwayCondition, PathwayFacts, ReturnType<typeof evaluate>]>([
    ['the age is not known', FROM_75, NOTHING_KNOWN, 'unknown'],
    ['the patient is 75', FROM_75, facts({ ageYears: 75 }), 'holds'],
    ['the patient is 74', FROM_75, facts({ ageYears: 74 }), 'does-not-hold'],
    [
      'the patient has reached the upper bound',
      { kind: 'age', belowYears: 18 },
      facts({ ageYears: 18 }),
      'does-not-hold',
    ],
    ['no diagnosis was said', HEART, NOTHING_KNOWN, 'unknown'],
    ['the main diagnosis has a digit more', HEART, facts({ diagnoses: ['I50.1'] }), 'holds'],
    ['the code is written without its dot', HEART, facts({ diagnoses: ['i110'] }), 'holds'],
    ['it is not the main diagnosis', HEART, facts({ diagnoses: ['J18.9', 'I50.1'] }), 'does-not-hold'],
    ['another diagnosis counts too', STROKE, facts({ diagnoses: ['I10', 'I63.9'] }), 'holds'],
    ['no procedure was said', HIP, NOTHING_KNOWN, 'unknown'],
    ['the procedure begins so', HIP, facts({ procedures: ['NEKA020'] }), 'holds'],
    ['the procedure is another', HIP, facts({ procedures: ['HHFA016'] }), 'does-not-hold'],
    ['nothing of a score is known', LACE_10, NOTHING_KNOWN, 'unknown'],
    [
      'what is known suffices',
      LACE_10,
      scored({ lace: lace({ nights: 14, emergencyAdmission: true }) }),
      'holds',
    ],
    [
      'what is missing cannot suffice',
      LACE_10,
      scored({ lace: lace({ nights: 0, emergencyAdmission: false, emergencyVisitsBefore: 0 }) }),
      'does-not-hold',
    ],
    ['TRST is asked of a younger patient', TRST_2, scored({ trst: trst({ ageYears: 40 }) }), 'does-not-hold'],
    [
      'TRST suffices but the age is not known',
      TRST_2,
      scored({ trst: trst({ gaitDifficultyOrFall: true, cognitiveImpairment: true }) }),
      'unknown',
    ],
    ['one item is certain', MEDICINES, scored({ trst: trst({ ageYears: 80, medicineCount: 5 }) }), 'holds'],
    [
      'the item is excluded',
      MEDICINES,
      scored({ trst: trst({ ageYears: 80, medicineCount: 4 }) }),
      'does-not-hold',
    ],
    ['the vigilance is another', { kind: 'vigilance', is: 'reinforced' }, NOTHING_KNOWN, 'does-not-hold'],
    [
      'the care is prescribed',
      { kind: 'prescribed', care: 'nurse' },
      facts({ prescribed: new Set<CareKind>(['nurse']) }),
      'holds',
    ],
    [
      'the care was in place',
      { kind: 'in-place', care: 'nurse' },
      facts({ inPlace: new Set<CareKind>(['nurse']) }),
      'holds',
    ],
    ['the admission was not said', { kind: 'admission', is: 'emergency' }, NOTHING_KNOWN, 'unknown'],
    [
      'the admission was planned',
      { kind: 'admission', is: 'emergency' },
      facts({ admission: 'planned' }),
      'does-not-hold',
    ],
    ['nobody could ask yet', { kind: 'asked-for', by: 'general-practitioner' }, NOTHING_KNOWN, 'unknown'],
    [
      'the GP asked',
      { kind: 'asked-for', by: 'general-practitioner' },
      facts({ askedFor: new Set<CareKind>(['general-practitioner']) }),
      'holds',
    ],
    ['one of several holds', { kind: 'any', of: [HIP, FROM_75] }, facts({ ageYears: 80 }), 'holds'],
    ['one of several may hold', { kind: 'any', of: [HIP, FROM_75] }, facts({ ageYears: 60 }), 'unknown'],
    [
      'none of several holds',
      { kind: 'any', of: [HIP, FROM_75] },
      facts({ ageYears: 60, procedures: ['HHFA016'] }),
      'does-not-hold',
    ],
  ])('when %s, then it is said', (_name, condition, known, result) => {
    expect(evaluate(condition, known)).toBe(result);
  });

  test('when one of the conditions is not known, then they do not all hold', () => {
    expect(allHold([FROM_75, HIP], facts({ ageYears: 80 }))).toBe(false);
    expect(allHold([FROM_75, HIP], facts({ ageYears: 80, procedures: ['NEKA020'] }))).toBe(true);
    expect(allHold([], NOTHING_KNOWN)).toBe(true);
  });
});

const STANDARD = standardPathway();
const pathway = (key: string, rank: number, conditions: readonly PathwayCondition[]): Pathway => ({
  ...STANDARD,
  key,
  eligibility: { rank, conditions },
});
const byKey = (...pathways: readonly Pathway[]): ReadonlyMap<string, Pathway> =>
  new Map([pathway('standard', 1000, []), ...pathways].map((each) => [each.key, each]));

describe('choosePathway', () => {
  const hip = pathway('hip', 1, [HIP]);
  const heart = pathway('heart', 2, [HEART]);
  const old = pathway('old', 3, [FROM_75]);

  test('when several fit, then the lowest rank is chosen and every one is explained', () => {
    const { pathway: chosen, considered } = choosePathway(
      byKey(old, heart, hip),
      facts({ ageYears: 80, diagnoses: ['I50.1'] }),
    );
    expect(chosen.key).toBe('heart');
    expect(considered).toEqual([
      { key: 'hip', outcome: 'not-known', because: [{ condition: HIP, result: 'unknown' }] },
      { key: 'heart', outcome: 'chosen', because: [{ condition: HEART, result: 'holds' }] },
      { key: 'old', outcome: 'fits', because: [{ condition: FROM_75, result: 'holds' }] },
      { key: 'standard', outcome: 'fits', because: [] },
    ]);
  });

  test('when nothing is known, then it is the standard one, and the others are not excluded', () => {
    const { pathway: chosen, considered } = choosePathway(byKey(heart, old), NOTHING_KNOWN);
    expect(chosen.key).toBe('standard');
    expect(considered.map(({ outcome }) => outcome)).toEqual(['not-known', 'not-known', 'chosen']);
  });

  const codes = fc.array(fc.constantFrom('I50.1', 'I63', 'NEKA020', 'J44.1', '', '?'), { maxLength: 4 });
  const anyFacts: fc.Arbitrary<PathwayFacts> = fc
    .record({
      ageYears: fc.option(fc.integer({ min: 0, max: 120 }), { nil: undefined }),
      diagnoses: codes,
      procedures: codes,
      nights: fc.option(fc.integer({ min: 0, max: 40 }), { nil: undefined }),
      medicines: fc.option(fc.integer({ min: 0, max: 20 }), { nil: undefined }),
      care: fc.subarray([...CARE_KINDS]),
    })
    .map(({ nights, medicines, care, ...known }) =>
      facts({
        ...known,
        prescribed: new Set(care),
        scores: {
          lace: lace({ nights }),
          hospital: hospital({ nights }),
          trst: trst({ ageYears: known.ageYears, medicineCount: medicines }),
        },
      }),
    );
  const { condition } = fc.letrec<{ condition: PathwayCondition }>((tie) => ({
    condition: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom<PathwayCondition>(HEART, STROKE, HIP, FROM_75, LACE_10, TRST_2, MEDICINES),
      fc.constantFrom(...CARE_KINDS).map((care): PathwayCondition => ({ kind: 'prescribed', care })),
      fc
        .array(tie('condition'), { minLength: 1, maxLength: 3 })
        .map((of): PathwayCondition => ({ kind: 'any', of })),
    ),
  }));
  const anyPathways = fc.uniqueArray(
    fc.record({
      key: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
      rank: fc.integer({ min: 1, max: 3 }),
      conditions: fc.array(condition, { maxLength: 3 }),
    }),
    { selector: ({ key }) => key },
  );

  test('when the same pathways come in any order, then the choice is the same, and fits by the lowest rank', () => {
    fc.assert(
      fc.property(anyPathways, anyFacts, fc.integer(), (drawn, known, seed) => {
        const pathways = byKey(...drawn.map(({ key, rank, conditions }) => pathway(key, rank, conditions)));
        const turned = [...pathways];
        const at = Math.abs(seed) % turned.length;
        const otherOrder = new Map([...turned.slice(at), ...turned.slice(0, at)].reverse());
        const choice = choosePathway(pathways, known);
        expect(choosePathway(otherOrder, known)).toEqual(choice);
        expect(choice.considered).toHaveLength(pathways.size);
        const fitting = [...pathways.values()].filter(({ eligibility }) =>
          allHold(eligibility.conditions, known),
        );
        expect(choice.pathway.eligibility.rank).toBe(
          Math.min(...fitting.map(({ eligibility }) => eligibility.rank)),
        );
      }),
    );
  });
});
