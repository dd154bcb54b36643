import { InvalidPathway, parsePathway } from '../../../../domain/pathways';
import { standardData as standard, type Data } from './pathway-builder';

function problemsOf(data: unknown): string[] {
  try {
    parsePathway(data, 'standard.yaml');
    return [];
  } catch (error) {
    if (!(error instanceof InvalidPathway)) throw error;
    expect(error.message.split('\n')).toHaveLength(error.problems.length);
    for (const { file, problem, remedy } of error.problems) {
      expect([file, problem !== '', remedy !== '']).toEqual(['standard.yaml', true, true]);
    }
    return error.problems.map(({ path }) => path);
  }
}

const withStep = (index: number, changes: Record<string, unknown>): Data => {
  const data = standard();
  data.steps[index] = { ...data.steps[index], ...changes };
  return data;
};

describe('parsePathway', () => {
  test('when the standard pathway is read, then its days and attempts are those of the reference', () => {
    const pathway = parsePathway(standard(), 'standard.yaml');
    expect(pathway.ends.latest).toEqual({ unit: 'days', count: 30 });
    expect(pathway.signature.state).toBe('unsigned');
    expect(
      pathway.steps
        .slice(0, 3)
        .map(({ key, kind, window, breakWhenUnmet }) => [
          key,
          kind,
          window.earliest.count,
          window.latest.count,
          breakWhenUnmet,
        ]),
    ).toEqual([
      ['handover', 'document', 0, 0, 'R02'],
      ['gp-visit', 'care', 0, 7, 'R03'],
      ['call-j2', 'call', 2, 3, 'R13'],
    ]);
  });

  test.each<[string, unknown, string[]]>([
    ['a version is a number', { ...standard(), version: 2026.1 }, ['version']],
    ['a field is unknown', { ...standard(), colour: 'red' }, ['colour']],
    [
      'a due day is a number',
      withStep(1, { window: { earliest: 'J0', latest: 7 } }),
      ['steps.1.window.latest'],
    ],
    ['a window is reversed', withStep(2, { window: { earliest: 'M1', latest: 'J7' } }), ['steps.2.window']],
    ['a kind is unknown', withStep(1, { kind: 'visit' }), ['steps.1.kind']],
    ['attempts are none', withStep(2, { attemptsMax: 0 }), ['steps.2.attemptsMax']],
    ['a delay has a unit', withStep(2, { retryAfterMinutes: ['5 h'] }), ['steps.2.retryAfterMinutes.0']],
    ['a break is not for that step', withStep(1, { breakWhenUnmet: 'R13' }), ['steps.1.breakWhenUnmet']],
    ['a key is used twice', withStep(2, { key: 'gp-visit' }), ['steps.2.key', 'signature.awaiting']],
    ['there is no handover', { ...standard(), steps: standard().steps.slice(1) }, ['steps']],
    ['a source is not named', withStep(1, { source: 'hearsay' }), ['steps.1.source']],
    [
      'a limit is missing',
      { ...standard(), limits: {} },
      [
        'limits.breakReviewMinutes',
        'limits.overdueReviewMinutes',
        'limits.redFlagMinutes',
        'limits.readmissionCheckMinutes',
      ],
    ],
    [
      'an awaited value is not there',
      {
        ...standard(),
        signature: { state: 'unsigned', awaiting: ['steps.cook.window'] },
      },
      ['signature.awaiting'],
    ],
    [
      'a signature has no such day',
      {
        ...standard(),
        signature: { state: 'signed', by: 'Dr X', on: '2026-02-30' },
      },
      ['signature.on', 'parameters'],
    ],
  ])('when %s, then the place is named', (_name, data, paths) => {
    const found = problemsOf(data);
    expect(paths.every((path) => found.some((place) => place.startsWith(path)))).toBe(true);
    expect(found.every((place) => paths.some((path) => place.startsWith(path)))).toBe(true);
  });

  test('when values are parameters, then steps have what the parameters hold', () => {
    const data = standard();
    const days = {
      visitLatest: { value: 'M2', source: 'field', otherwise: [], signature: { state: 'unsigned' } },
    };
    const pathway = parsePathway(
      {
        ...withStep(1, { window: { earliest: 'JO1', latest: '$visitLatest' } }),
        ends: { latest: 'M3', source: 'product' },
        parameters: { ...(data['parameters'] as Data), ...days },
      },
      'standard.yaml',
    );
    expect(pathway.stayCounting).toBe('nights');
    expect(pathway.parameters['stayCounting']?.otherwise).toEqual([
      { value: 'both-days', source: 'lace-both-days' },
    ]);
    expect(pathway.steps[1]).toMatchObject({
      window: {
        from: 'discharge',
        earliest: { unit: 'business-days', count: 1 },
        latest: { unit: 'months', count: 2 },
      },
      offerLifetimeMinutes: 720,
    });
  });

  test('when a stay is counted with both its days, then the pathway says so', () => {
    const pathway = parsePathway({ ...standard(), stayCounting: 'both-days' }, 'standard.yaml');
    expect(pathway.stayCounting).toBe('both-days');
  });

  test('when what it inherits from cannot be read, then it is refused: it would be lent defaults', () => {
    const heir = {
      key: 'heir',
      version: '1',
      title: 'Héritier',
      inherits: 'standard',
      signature: { state: 'unsigned', awaiting: ['steps.visit'] },
      eligibility: { rank: 5 },
      steps: [{ ...standard().steps[1], key: 'visit' }],
    };
    expect(parsePathway(heir, 'heir.yaml', [standard()]).steps).toHaveLength(standard().steps.length + 1);
    const withoutLimits = { ...standard(), limits: {} };
    expect(() => parsePathway(heir, 'heir.yaml', [withoutLimits])).toThrow(/limits\.redFlagMinutes/);
  });

  test.each([null, [], 'standard', 7])('when the file holds %j, then it is refused', (data) => {
    expect(problemsOf(data).length).toBeGreaterThan(5);
  });
});
