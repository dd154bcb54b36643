import { PassThrough } from 'node:stream';
import { openProgress, percentOf } from '../../../../launcher/simulation/progress';
import { askYesNo } from '../../../../launcher/simulation/question';
import { parseSimulateFlags } from '../../../../launcher/commands/simulate-flags';
import { parseFlags } from '../../../../launcher/flags';

describe('progress without a terminal', () => {
  test('when it goes on, then each tenth is one line, once', () => {
    const lines: string[] = [];
    const progress = openProgress((line) => lines.push(line), false);
    for (let now = 0; now <= 1_000; now += 7) progress.show({ from: 0, now, until: 1_000, announced: 3 });
    progress.show({ from: 0, now: 1_000, until: 1_000, announced: 3 });
    expect(lines.map((line) => line.split(' %')[0])).toEqual([
      '0',
      '10',
      '20',
      '30',
      '40',
      '50',
      '60',
      '70',
      '80',
      '90',
      '100',
    ]);
    expect(lines.at(-1)).toContain('3 patients');
  });

  test('when nothing is left to live, then all is lived', () => {
    expect(percentOf({ from: 5, now: 5, until: 5, announced: 0 })).toBe(100);
  });
});

describe('the question', () => {
  const terminal = () => ({
    input: Object.assign(new PassThrough(), { isTTY: true }),
    output: Object.assign(new PassThrough(), { isTTY: true }),
  });

  test.each([
    ['\n', true],
    ['o\n', true],
    ['n\n', false],
    ['Non\n', false],
    ['N\n', false],
  ])('when the answer is %j, then it is %s', async (typed, expected) => {
    const screen = terminal();
    const answer = askYesNo('?', screen, 5_000);
    screen.input.write(typed);
    expect(await answer).toBe(expected);
  });

  test('when nobody answers, then it is yes after a while', async () => {
    expect(await askYesNo('?', terminal(), 20)).toBe(true);
  });

  test('when there is no terminal, then nobody is asked', async () => {
    const screen = { input: new PassThrough(), output: new PassThrough() };
    expect(await askYesNo('?', screen)).toBe(true);
    expect(screen.output.read()).toBeNull();
  });
});

describe('the flags', () => {
  test('when nothing is said, then twenty people live five weeks as fast as the service keeps up', () => {
    expect(parseSimulateFlags([], 7).wanted).toEqual({ discharges: 20, days: 35, seed: 7 });
  });

  test('when all is said, then it is so', () => {
    const args = ['--discharges', '3', '--days', '10', '--speed', '500', '--seed', '9', '--json', 'a.json'];
    expect(parseSimulateFlags([...args, '--port', '4000'], 7)).toEqual({
      wanted: { discharges: 3, days: 10, speed: 500, seed: 9, json: 'a.json' },
      startArguments: ['--no-simulation', '--port', '4000'],
    });
  });

  test.each([
    [['--discharges', '0'], '--discharges must be at least 1.'],
    [['--days', 'many'], '--days must be a whole number.'],
    [['--people', '3'], 'relais simulate [--discharges N]'],
  ])('when %j is wrong, then a sentence says so', (args, sentence) => {
    expect(() => parseSimulateFlags(args, 7)).toThrow(sentence);
  });

  test('when a start is told to simulate or not, then it is asked no more', () => {
    expect(parseFlags([]).simulation).toBeUndefined();
    expect(parseFlags(['--simulation']).simulation).toBe(true);
    expect(parseFlags(['--no-simulation']).simulation).toBe(false);
    expect(() => parseFlags(['--simulation', '--speed', '5'])).toThrow('--simulation goes neither with');
    expect(parseFlags(['--now', '2026-11-23T08:30']).simulation).toEqual({
      until: Date.parse('2026-11-23T08:30:00+01:00'),
    });
    expect(() => parseFlags(['--now', '2026-11-23'])).toThrow('--now must be a day and a time');
    expect(() => parseFlags(['--now', '2026-11-23T08:30', '--no-demo'])).toThrow('goes neither with');
    expect(() => parseFlags(['--now', '2026-11-23T08:30', '--no-simulation'])).toThrow('--now does not go');
  });
});
