import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DryRunResult } from '../../../domain/dry-run';
import { pathways } from '../../../launcher/commands/pathways';
import { pathwaysDryRun } from '../../../launcher/commands/pathways-dry-run';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'relais-dry-run-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const noSettings = (): never => {
  throw new Error('generated discharges need no settings');
};

async function run(...args: string[]): Promise<{ said: string[]; reported: string[] }> {
  const said: string[] = [];
  const reported: string[] = [];
  await pathwaysDryRun(
    args,
    noSettings,
    (line) => said.push(line),
    (line) => reported.push(line),
  );
  return { said, reported };
}

/** The standard pathway in use, with as many tries of each call as given. */
function candidateWith(attemptsMax: number): string {
  const text = readFileSync('data/pathways/standard.yaml', 'utf8');
  const path = join(folder, 'standard.yaml');
  writeFileSync(path, text.replace(/attemptsMax: \d+/g, `attemptsMax: ${attemptsMax}`));
  return path;
}

describe('relais pathways dry-run', () => {
  test('when the candidate is what is in use, then every difference is none', async () => {
    const { said } = await run('--candidate', 'data/pathways', '--generate', '40', '--seed', '3');
    const total = said.find((line) => line.startsWith('total'));
    expect(said[0]).toMatch(/^40 discharges, 2026-\d\d-\d\d to 2026-\d\d-\d\d\. Assumptions /);
    expect(total?.match(/\(.*?\)/g)).toEqual(['(=)', '(=)', '(=)', '(=)', '(=)', '(=)']);
    expect(said).toContain('No discharge changes pathway.');
  });

  test('when a file allows fewer tries, then fewer are expected, and the files say so as the lines do', async () => {
    const json = join(folder, 'result.json');
    const csv = join(folder, 'result.csv');
    const files = ['--json', json, '--csv', csv];
    const { said } = await run('--candidate', candidateWith(1), '--generate', '40', '--seed', '3', ...files);
    const { totals, weeks } = JSON.parse(readFileSync(json, 'utf8')) as DryRunResult;
    expect(totals.difference.calls).toBe(0);
    expect(totals.difference.attempts).toBeLessThan(0);
    const rows = readFileSync(csv, 'utf8').split('\r\n');
    const total = rows.find((row) => row.startsWith('total;;tous;'))?.split(';') ?? [];
    expect(Number(total[3])).toBe(totals.baseline.discharges);
    expect(rows.filter((row) => /^\d{4}-W\d\d;\d{4}-\d\d-\d\d;tous;/.test(row))).toHaveLength(weeks.length);
    expect(said.filter((line) => /^\d{4}-W\d\d /.test(line))).toHaveLength(weeks.length);
  });

  test('when the seed is the same, then so is every line; when it is another, then not', async () => {
    const lines = async (seed: string) =>
      (await run('--candidate', 'data/pathways', '--generate', '20', '--seed', seed)).said;
    expect(await lines('5')).toEqual(await lines('5'));
    expect(await lines('6')).not.toEqual(await lines('5'));
  });

  test('when many are generated, then progress is told apart from the answer', async () => {
    const { said, reported } = await run('--candidate', 'data/pathways', '--generate', '1000', '--seed', '1');
    expect(reported[0]).toBe('1000 of 1000 discharges …');
    expect(said.some((line) => line.includes('…') && line.includes('discharges …'))).toBe(false);
  });

  test('when the period is given, then the discharges are in it', async () => {
    const period = ['--from', '2026-12-01', '--to', '2026-12-02'];
    const { said } = await run('--candidate', 'data/pathways', '--generate', '5', '--seed', '1', ...period);
    expect(said[0]).toContain('2026-12-0');
  });

  test.each([
    ['no candidate', ['--generate', '5', '--seed', '1'], '--candidate FOLDER|FILE is required'],
    ['neither generated nor past', ['--candidate', 'x'], 'either --generate N or --past'],
    [
      'both',
      ['--candidate', 'x', '--past', '--generate', '5', '--seed', '1'],
      'either --generate N or --past',
    ],
    ['no seed', ['--candidate', 'x', '--generate', '5'], '--seed S goes with --generate'],
    [
      'no number',
      ['--candidate', 'x', '--generate', 'many', '--seed', '1'],
      '--generate must be a whole number',
    ],
    ['past without a period', ['--candidate', 'x', '--past'], '--past needs --organisation'],
    [
      'a period the wrong way round',
      ['--candidate', 'x', '--generate', '5', '--seed', '1', '--from', '2026-02-02', '--to', '2026-02-01'],
      '--to must not be before --from',
    ],
    ['an unknown flag', ['--candidate', 'x', '--wild'], 'relais pathways dry-run --candidate'],
    [
      'a file that is not there',
      ['--candidate', 'gone', '--generate', '5', '--seed', '1'],
      'no such file or folder',
    ],
  ])('when there is %s, then it is refused in a sentence', async (_what, args, sentence) => {
    await expect(run(...args)).rejects.toThrow(sentence);
    await expect(run(...args)).rejects.toHaveProperty('constructor.name', 'LauncherFailure');
  });

  test('when the candidate cannot be used, then file, line, place and remedy are named', async () => {
    const path = join(folder, 'standard.yaml');
    const text = readFileSync('data/pathways/standard.yaml', 'utf8');
    writeFileSync(path, text.replace(/attemptsMax: \d+/, 'attemptsMax: many'));
    const refused = run('--candidate', path, '--generate', '5', '--seed', '1');
    await expect(refused).rejects.toThrow(
      /standard\.yaml:\d+: steps\.\d+\.attemptsMax is not a whole number/,
    );
  });

  test('when it is asked for as a subcommand, then it is there', async () => {
    await expect(pathways(['dry-run'], () => undefined)).rejects.toThrow(
      '--candidate FOLDER|FILE is required',
    );
  });
});
