import { changePathway, dueDayText, isoWeekOf, type PathwayChange } from '../../../../domain/dry-run';
import { InvalidPathway, type Pathway } from '../../../../domain/pathways';
import { aCall, aCare, aPathway, days } from './dry-run-builder';

const pathway = aPathway('standard', [
  aCare('gp-visit'),
  aCall('call-j2'),
  aCall('call-after', { window: { from: 'gp-visit', earliest: days(1), latest: days(2) } }),
]);

const stepOf = (changed: Pathway, key: string) => changed.steps.find((step) => step.key === key);

function problemsOf(...changes: readonly PathwayChange[]): string[] {
  try {
    changePathway(pathway, changes);
  } catch (error) {
    if (error instanceof InvalidPathway)
      return error.problems.map(({ path, problem }) => `${path} ${problem}`);
    throw error;
  }
  return [];
}

describe('changing a pathway to try it', () => {
  test('when the latest day moves, then the earliest stays and so does every other step', () => {
    const changed = changePathway(pathway, [{ kind: 'window', step: 'call-j2', latest: 'JO4' }]);
    expect(stepOf(changed, 'call-j2')?.window).toEqual({
      from: 'discharge',
      earliest: days(2),
      latest: { unit: 'business-days', count: 4 },
    });
    expect(stepOf(changed, 'gp-visit')).toBe(stepOf(pathway, 'gp-visit'));
  });

  test('when tries, visits, steps are changed, then the pathway has them', () => {
    const changed = changePathway(pathway, [
      { kind: 'attempts', step: 'call-j2', attemptsMax: 5 },
      { kind: 'visits', step: 'gp-visit', countMax: 3 },
      { kind: 'remove-step', step: 'call-after' },
      { kind: 'add-call', earliest: 'J7', latest: 'J9' },
      { kind: 'add-call', earliest: 'M1', latest: 'M2' },
    ]);
    expect(changed.steps.map(({ key }) => key)).toEqual([
      'gp-visit',
      'call-j2',
      'call-added-1',
      'call-added-2',
    ]);
    expect(stepOf(changed, 'call-j2')).toMatchObject({ attemptsMax: 5 });
    expect(stepOf(changed, 'gp-visit')).toMatchObject({ countMax: 3 });
  });

  test.each<[string, PathwayChange, string]>([
    ['an unknown step', { kind: 'remove-step', step: 'tea' }, 'steps.tea is no step of the pathway'],
    [
      'a day that is none',
      { kind: 'window', step: 'call-j2', latest: 'Jeudi' },
      'steps.call-j2.window.latest is not a due day',
    ],
    [
      'a window that ends before it begins',
      { kind: 'window', step: 'call-j2', latest: 'J1' },
      'steps.call-j2.window ends before it begins',
    ],
    [
      'a step that another counts from',
      { kind: 'remove-step', step: 'gp-visit' },
      'steps.call-after.window.from counts from a step that is taken out',
    ],
    ['tries of a visit', { kind: 'attempts', step: 'gp-visit', attemptsMax: 2 }, 'steps.gp-visit is no call'],
    ['visits of a call', { kind: 'visits', step: 'call-j2', countMax: 2 }, 'steps.call-j2 is no care'],
    [
      'no try at all',
      { kind: 'attempts', step: 'call-j2', attemptsMax: 0 },
      'steps.call-j2.attemptsMax is not a whole number from 1 to 20',
    ],
  ])('when %s is named, then it is refused with its place', (_what, change, problem) => {
    expect(problemsOf(change)).toContain(problem);
  });

  test('when there is no call to make another like, then that is said', () => {
    const silent = aPathway('standard', [aCare()]);
    const add = () => changePathway(silent, [{ kind: 'add-call', earliest: 'J7', latest: 'J9' }]);
    expect(add).toThrow('has no call to make another like');
  });

  test('when a due day is written, then it is as pathway files write it', () => {
    const units = ['days', 'months', 'business-days'] as const;
    expect(units.map((unit) => dueDayText({ unit, count: 2 }))).toEqual(['J2', 'M2', 'JO2']);
  });
});

describe('weeks of ISO 8601', () => {
  // Known values: 2026 has 53 weeks, 2027 begins in the last of them.
  test.each([
    ['2026-01-01', '2026-W01'],
    ['2025-12-29', '2026-W01'],
    ['2026-12-31', '2026-W53'],
    ['2027-01-03', '2026-W53'],
    ['2027-01-04', '2027-W01'],
    ['2024-12-30', '2025-W01'],
    ['2026-11-22', '2026-W47'],
  ])('when the day is %s, then the week is %s', (day, week) => {
    expect(isoWeekOf(day)).toBe(week);
  });
});
