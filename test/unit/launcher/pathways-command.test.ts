import { PathwayFolder } from '../integrations/load-pathways-folder';
import { pathways } from '../../../launcher/commands/pathways';

async function said(...args: readonly string[]): Promise<{ fine: boolean; lines: readonly string[] }> {
  const lines: string[] = [];
  const fine = await pathways(args, (line) => lines.push(line));
  return { fine, lines: lines.flatMap((line) => line.split('\n')) };
}

describe('relais pathways check', () => {
  test('when the shipped files are checked, then each has its line and what awaits a signature', async () => {
    const { fine, lines } = await said('check');
    expect(fine).toBe(true);
    expect(lines).toHaveLength(8);
    expect(lines).toContainEqual(
      expect.stringMatching(
        /^heart-failure 2026\.2 · Insuffisance cardiaque · 22 steps · \d+ values awaiting a signature$/,
      ),
    );
    expect(lines.every((line) => line.endsWith(' values awaiting a signature'))).toBe(true);
  });

  test('when files have problems, then each has its line, with file and line, and the answer is no', async () => {
    const folder = await PathwayFolder.ofShipped();
    try {
      const line = await folder.change('copd.yaml', 'rank: 40', 'rank: high');
      await folder.change('stroke.yaml', 'version:', 'edition:');
      const { fine, lines } = await said('check', '--folder', folder.path);
      expect(fine).toBe(false);
      expect(lines).toHaveLength(3);
      expect(lines[0]).toBe(
        `copd.yaml:${line}: eligibility.rank is not a whole number from 1 up; write digits only, without a unit`,
      );
      await expect(said('show', 'copd', '--folder', folder.path)).rejects.toThrow(lines[0]);
    } finally {
      await folder.remove();
    }
  });
});

describe('relais pathways show', () => {
  test('when a discharge is given, then steps, series, conditions and disagreements are shown with dates', async () => {
    const { fine, lines } = await said('show', 'heart-failure', '--discharged', '2026-11-03T15:00');
    expect(fine).toBe(true);
    const text = lines.join('\n');
    for (const shown of [
      'heart-failure 2026.2 · Insuffisance cardiaque',
      'inherits standard 2026.3',
      'for: main diagnosis I50, I11.0, I13.0, I13.2 (rank 30)',
      'ends: M6, Mon 2027-05-03 19:00 [prado-heart-failure]',
      'J0 to M1: Tue 2026-11-03 15:00 to Thu 2026-12-03 19:00 [prado-heart-failure], else R07',
      'every J7 during M2, then every J15 during M4 (if asked for by general-practitioner), at most 15',
      '9 visits from: 2026-11-03, 2026-11-10,',
      'if oxygen prescribed or oxygen in place before',
      'cardiologistLatest: M1 [prado-heart-failure]; otherwise J15 [prado-heart-failure], M3 [prado-heart-failure]; unsigned; ',
    ]) {
      expect(text).toContain(shown);
    }
  });

  test('when no discharge is given, then days are shown and no date', async () => {
    const { lines } = await said('show', 'transitional-care');
    expect(lines).toContain('      J-7 to J0 from gp-visit [cms-tcm], else R10');
    expect(lines).toContain('      J1 to JO2 [cms-tcm], else R13');
  });

  test('when JSON is asked for, then a program can read the dates', async () => {
    const { lines } = await said(
      'show',
      'copd',
      '--discharged',
      '2026-10-30T15:00',
      '--reinforced',
      '--json',
    );
    const shown = JSON.parse(lines.join('\n')) as {
      endsAt: string;
      steps: { key: string; dates: unknown }[];
    };
    expect(shown.endsAt).toBe('2027-04-30T19:00+02:00');
    expect(shown.steps.find(({ key }) => key === 'call-j1')?.dates).toEqual({
      from: '2026-10-31T07:00+01:00',
      to: '2026-10-31T19:00+01:00',
    });
  });

  test.each<[string, readonly string[], RegExp]>([
    ['no subcommand is given', [], /^relais pathways needs one of: check, show/],
    ['the subcommand is unknown', ['sign'], /^relais pathways needs one of: check, show/],
    ['no pathway is named', ['show'], /^It is said so: relais pathways show KEY/],
    ['the pathway is unknown', ['show', 'asthma'], /^There is no pathway asthma; there are: copd, /],
    ['the instant is no time', ['show', 'copd', '--discharged', '2026-02-30T10:00'], /^--discharged must be/],
    ['the time is no time', ['show', 'copd', '--discharged', '2026-02-20T25:00'], /^--discharged must be/],
    ['a flag is unknown', ['check', '--fast'], /--fast/],
    ['the folder is not there', ['check', '--folder', '/nowhere'], /^The folder \/nowhere cannot be read/],
  ])('when %s, then it is refused in a sentence', async (_name, args, sentence) => {
    await expect(said(...args)).rejects.toThrow(sentence);
  });
});
