import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hasNamespace } from '../../../launcher/embedded/temporal';
import { resolveTemporalCli } from '../../../launcher/embedded/temporal-programs';
import { startTemporal, startTimeSkipping } from '../../support/temporal';

const silent = (): void => undefined;

describe("Temporal's servers", () => {
  it('start with the namespace asked for', async () => {
    const server = await startTemporal('some-namespace');
    try {
      expect(await hasNamespace(server.address, 'some-namespace')).toBe(true);
      expect(await hasNamespace(server.address, 'another')).toBe(false);
    } finally {
      await server.stop();
    }
    expect(await hasNamespace(server.address, 'some-namespace')).toBe(false);
  }, 60_000);

  it('skip time', async () => {
    const environment = await startTimeSkipping();
    try {
      const before = await environment.currentTimeMs();
      await environment.sleep('30 days');
      expect((await environment.currentTimeMs()) - before).toBeGreaterThanOrEqual(30 * 86_400_000);
    } finally {
      await environment.teardown();
    }
  }, 60_000);

  it('are not looked for elsewhere when the setting is wrong', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'relais-test-'));
    const temporalCli = join(folder, 'temporal');
    writeFileSync(temporalCli, 'not a program', { mode: 0o600 });
    await expect(resolveTemporalCli({ cacheFolder: folder, temporalCli }, silent)).rejects.toThrow(
      `TEMPORAL_CLI names ${temporalCli}, which is not a program.`,
    );
    rmSync(folder, { recursive: true });
  });
});
