import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const program = join(__dirname, '..', '..', 'dist', 'bench', 'main.js');

jest.setTimeout(300_000);

interface Listed {
  readonly name: string;
  readonly lines: number;
}

const positive: unknown = expect.any(Number);
const measured = expect.objectContaining({
  perSecond: positive,
  rounds: expect.any(Array) as unknown,
}) as unknown;

describe('npm run bench', () => {
  it('measures everything on real services and writes the figures', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'relais-bench-test-'));
    const file = join(folder, 'figures.json');
    try {
      const { stdout } = await promisify(execFile)(process.execPath, [
        ...[program, '--quick', '--follow-ups', '200', '--json', file],
      ]);
      const results = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;

      expect(results).toMatchObject({
        quick: true,
        followUps: { reference: measured, bare: measured },
        intake: { relais: measured, bare: measured },
      });
      const figures = [
        'followUpRatio',
        'intakeRatio',
        'eventsPerFollowUp',
        'bytesPerFollowUp',
        'decideEventsPerSecond',
        'slotSearchMilliseconds',
      ];
      for (const name of figures) expect([name, results[name]]).toEqual([name, positive]);
      expect(figures.filter((name) => !(Number(results[name]) > 0))).toEqual([]);
      expect(stdout).toContain('follow-ups ÷ bare workflows');

      const { lists } = results as { lists: readonly { followUps: number; lists: readonly Listed[] }[] };
      expect(lists.map(({ followUps }) => followUps)).toEqual([100, 200]);
      const shown = lists[1]?.lists.filter(({ lines }) => lines > 0).map(({ name }) => name);
      expect(shown).toEqual(
        expect.arrayContaining(['worklist', 'calls', 'breaks', 'messages', 'patient page']),
      );
      expect(shown).toEqual(
        expect.arrayContaining(['search: mar', 'search: telephone', 'search: birth date']),
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
