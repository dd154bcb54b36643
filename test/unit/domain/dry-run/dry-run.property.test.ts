import fc from 'fast-check';
import {
  changePathway,
  COUNTS,
  dryRun,
  generateDischarges,
  lastDayOf,
  professionsOf,
  seededChance,
  STAFF,
  type DryRunDischarge,
  type Figures,
} from '../../../../domain/dry-run';
import type { Pathway } from '../../../../domain/pathways';
import {
  aCall,
  aCare,
  aPathway,
  aSet,
  CALENDAR,
  days,
  MEANS,
  SHIPPED_ASSUMPTIONS,
  SHIPPED_MIX,
} from './dry-run-builder';

const generated = (seed: number, count: number): DryRunDischarge[] =>
  generateDischarges({
    count,
    mix: SHIPPED_MIX,
    from: SHIPPED_MIX.period.from,
    to: lastDayOf(SHIPPED_MIX.period),
    means: MEANS,
    chance: seededChance(seed),
  });

const discharges = fc
  .record({ seed: fc.integer(), count: fc.integer({ min: 1, max: 25 }) })
  .map(({ seed, count }) => generated(seed, count));

const dueDays = fc
  .tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 10 }))
  .map(([from, length]) => ({ from: 'discharge', earliest: days(from), latest: days(from + length) }));

const pathways = fc
  .record({
    callWindow: dueDays,
    careWindow: dueDays,
    attemptsMax: fc.integer({ min: 1, max: 5 }),
    weeks: fc.integer({ min: 0, max: 6 }),
    fromYears: fc.integer({ min: 0, max: 100 }),
  })
  .map(({ callWindow, careWindow, attemptsMax, weeks, fromYears }): readonly Pathway[] => {
    const recurrence = weeks === 0 ? [] : [{ every: days(7), during: days(7 * weeks), conditions: [] }];
    return [
      aPathway('standard', [aCall('call', { window: callWindow, attemptsMax }), aCare()]),
      aPathway('older-person', [aCall(), aCare('visits', { window: careWindow, recurrence })], {
        eligibility: { rank: 1, conditions: [{ kind: 'age', fromYears }] },
      }),
    ];
  });

const run = (made: readonly DryRunDischarge[], baseline: readonly Pathway[], candidate = baseline) =>
  dryRun({
    baseline: aSet(...baseline),
    candidate: aSet(...candidate),
    discharges: made,
    assumptions: SHIPPED_ASSUMPTIONS,
    calendar: CALENDAR,
  });

/** Every number of them, in one list. */
const numbersOf = (figures: Figures): number[] => [
  ...COUNTS.map((count) => figures[count]),
  ...professionsOf([figures]).map((profession) => figures.visits[profession] ?? 0),
  ...STAFF.map((staff) => figures.minutes[staff]),
];

describe('whatever is tried', () => {
  test('when weeks or pathways are added up, then they give the totals', () => {
    fc.assert(
      fc.property(discharges, pathways, pathways, (made, baseline, candidate) => {
        const { weeks, totals, pathways: byPathway, discharges: counted } = run(made, baseline, candidate);
        for (const side of ['baseline', 'candidate'] as const) {
          expect(totals[side].discharges).toBe(counted);
          for (const count of COUNTS) {
            const sumOf = (parts: readonly Record<typeof side, Figures>[]) =>
              parts.reduce((sum, part) => sum + part[side][count], 0);
            expect(sumOf(weeks)).toBeCloseTo(totals[side][count], 6);
            expect(sumOf(byPathway)).toBeCloseTo(totals[side][count], 6);
            expect(sumOf(weeks.flatMap((week) => week.pathways))).toBeCloseTo(totals[side][count], 6);
          }
        }
      }),
      { numRuns: 30 },
    );
  });

  test('when the candidate is the baseline, then every difference is 0 and nobody moves', () => {
    fc.assert(
      fc.property(discharges, pathways, (made, baseline) => {
        // Written anew, so that sameness does not hang on being the same object.
        const copy = baseline.map((pathway) => structuredClone(pathway));
        const { weeks, totals, moves } = run(made, baseline, copy);
        expect(moves).toEqual([]);
        const differences = [totals, ...weeks, ...weeks.flatMap((week) => week.pathways)].flatMap(
          ({ difference }) => numbersOf(difference),
        );
        expect(differences.filter((number) => number !== 0)).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  test('when a call is added, then there is exactly one more for each discharge that has calls', () => {
    fc.assert(
      fc.property(discharges, pathways, fc.integer({ min: 0, max: 25 }), (made, baseline, day) => {
        const more = baseline.map((pathway) =>
          changePathway(pathway, [{ kind: 'add-call', earliest: `J${day}`, latest: `J${day + 2}` }]),
        );
        // Under home hospitalisation there is one call, however many the pathway has.
        const eligible = made.filter(
          ({ destination, opposesCalls }) =>
            !opposesCalls && (destination === 'home' || destination === 'care-home'),
        );
        const { difference } = run(made, baseline, more).totals;
        expect(difference.calls).toBe(eligible.length);
        expect(difference.visits).toEqual(
          Object.fromEntries(Object.keys(difference.visits).map((profession) => [profession, 0])),
        );
      }),
      { numRuns: 30 },
    );
  });

  test('when the order of discharges changes, then the counts do not', () => {
    fc.assert(
      fc.property(discharges, pathways, (made, baseline) => {
        const there = run(made, baseline).totals.baseline;
        const back = run([...made].reverse(), baseline).totals.baseline;
        numbersOf(there).forEach((number, place) => expect(numbersOf(back)[place]).toBeCloseTo(number, 6));
      }),
      { numRuns: 20 },
    );
  });

  test('when no number of any week is below 0, then nothing was subtracted', () => {
    fc.assert(
      fc.property(discharges, pathways, (made, baseline) => {
        const all = run(made, baseline).weeks.flatMap(({ baseline: figures }) => numbersOf(figures));
        expect(all.filter((number) => number < 0 || !Number.isFinite(number))).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });
});
