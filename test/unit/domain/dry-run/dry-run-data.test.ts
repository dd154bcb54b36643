import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { InvalidDryRunData, parseAssumptions, parseMix } from '../../../../domain/dry-run';

type Data = Record<string, never>;
const assumptions = () => parse(readFileSync('data/dry-run/assumptions.yaml', 'utf8')) as Data;
const mix = () => parse(readFileSync('data/dry-run/mix.yaml', 'utf8')) as Data;

/** Sets a place such as `values.minutesPerAttempt.value`. */
function withValue(data: Data, path: string, value: unknown): Data {
  const names = path.split('.');
  const last = names.pop() ?? '';
  const holder = names.reduce<Record<string, unknown>>((found, name) => found[name] as Data, data);
  if (value === undefined) delete holder[last];
  else holder[last] = value;
  return data;
}

function problemsOf(read: () => unknown): string[] {
  try {
    read();
  } catch (error) {
    if (error instanceof InvalidDryRunData)
      return error.problems.map(({ path, problem }) => `${path} ${problem}`);
    throw error;
  }
  return [];
}

describe('the files of data/dry-run', () => {
  test('when they are read as shipped, then nothing is wrong and what is not measured says so', () => {
    expect(problemsOf(() => parseMix(mix(), 'mix.yaml'))).toEqual([]);
    const { values, sources } = parseAssumptions(assumptions(), 'assumptions.yaml');
    expect(Object.values(values).every(({ source }) => Object.hasOwn(sources, source))).toBe(true);
    expect(values.minutesPerAttempt.source).toBe('to-be-measured');
  });

  test.each([
    ['values.reachedPerAttemptShare.value', 1.2, 'is not a number from 0 to 1'],
    ['values.minutesPerAttempt.value', -1, 'is not a number from 0 to 480'],
    ['values.minutesPerAttempt.value', 'two', 'is not a number from 0 to 480'],
    ['values.offersMaximum.value', 2.5, 'is not a whole number'],
    ['values.offersMaximum.value', 0, 'is not a number from 1 to 20'],
    ['values.minutesPerBreak.source', 'nowhere', 'names no source of this file'],
    ['values.minutesPerBreak', undefined, 'is not a mapping'],
    ['values.minutesPerDream', { value: 1, source: 'reminders' }, 'is not a known field'],
  ])('when %s of the assumptions is %p, then it %s', (path, value, problem) => {
    const found = problemsOf(() =>
      parseAssumptions(withValue(assumptions(), path, value), 'assumptions.yaml'),
    );
    expect(found).toContain(`${path} ${problem}`);
  });

  test.each([
    ['period.from', '2026-02-30', 'is not an existing day'],
    ['period.weeks', 0, 'is not a number from 1 to 104'],
    ['hours.0.from', '25:00', 'is not a time of day'],
    ['weekdays.friday', -3, 'is not a number from 0 to 1000000'],
    ['profiles.0.ages.0.from', 7.5, 'is not a whole number'],
    ['profiles.0.prescribed.0.kind', 'wizard', 'is not an allowed code'],
    ['profiles.0.prescribed.0.share', 2, 'is not a number from 0 to 1'],
    ['destinations.0.to', 'moon', 'is not an allowed code'],
    ['unknown.age', undefined, 'is not a number from 0 to 1'],
  ])('when %s of the mix is %p, then it %s', (path, value, problem) => {
    const found = problemsOf(() => parseMix(withValue(mix(), path, value), 'mix.yaml'));
    expect(found).toContain(`${path} ${problem}`);
  });

  test('when no profile has any weight, then nothing can be drawn', () => {
    const data = mix() as unknown as { profiles: { weight: number }[] };
    data.profiles.forEach((profile) => {
      profile.weight = 0;
    });
    expect(problemsOf(() => parseMix(data, 'mix.yaml'))).toEqual([
      'profiles has no weight above 0, so that nothing can be drawn',
    ]);
  });
});
