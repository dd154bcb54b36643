import { startPathwayWorld, type PathwayWorld } from '../support/pathway-world';

let here: PathwayWorld;
beforeAll(async () => {
  here = await startPathwayWorld();
});
beforeEach(() => here.anew());
afterAll(() => here.close());

const newer = (text: string): string =>
  text.replace(/version: '[^']+'/, "version: '2099.1'").replace('latest: M6', 'latest: M3');

describe('versions of pathways', () => {
  const end = async (followUpId: string) => {
    const [row] = await here.world.query<{ ends_at: string; version: string }>(
      `SELECT to_char(to_timestamp((state -> 'plan' ->> 'endsAt')::bigint / 1000), 'YYYY-MM') AS ends_at,
              pathway_version AS version FROM follow_up WHERE id = $1`,
      [followUpId],
    );
    return [row?.ends_at, row?.version];
  };
  const amended = (followUpId: string) =>
    here.world.states(here.world.tenant.hospital, followUpId, { type: 'amended' });

  it('when a newer file is started with, then running follow-ups stay on their version and new ones begin on it', async () => {
    const running = await here.begins();
    const before = await end(running);
    expect(before[0]).toBe('2027-05');
    await here.world.startsAgain(await here.filesWith('heart-failure.yaml', newer));
    await amended(running);
    expect(await end(running)).toEqual(before);
    await here.world.newTenant();
    expect(await end(await here.begins())).toEqual(['2027-02', '2099.1']);
  });

  it('when a person moves it away and back, then it takes the newest version', async () => {
    const running = await here.begins();
    await here.world.startsAgain(await here.filesWith('heart-failure.yaml', newer));
    await here.move(running, 'standard');
    await here.move(running, 'heart-failure');
    expect(await end(running)).toEqual(['2027-02', '2099.1']);
  });

  it('when an ended follow-up is opened again after a newer file, then it keeps its pathway and version', async () => {
    const running = await here.begins();
    const before = await end(running);
    await here.post(running, 'closing', { reason: 'moved' });
    await here.world.startsAgain(await here.filesWith('heart-failure.yaml', newer));
    await here.post(running, 'reopening', {});
    const { generation, pathway } = await here.read(running);
    expect([generation, pathway.key]).toEqual([2, 'heart-failure']);
    expect(await end(running)).toEqual(before);
  });

  it('when the hospital corrects the diagnosis, then the pathway stays until a person moves it', async () => {
    const running = await here.begins();
    await here.world.announce({
      stay: {
        visitNumber: 'V-1',
        dischargedAt: '2026-11-03T15:00:00+01:00',
        diagnoses: ['J44.1'],
      },
      statedAt: '2026-11-03T15:30:00+01:00',
    });
    await here.world.relayAll();
    const { pathway, history } = await here.read(running);
    expect(history.map(({ code }) => code)).toContain('amended');
    expect(pathway.key).toBe('heart-failure');
  });

  it('when a file says something else under a version that is known, then the start stops and says what to do', async () => {
    const changed = await here.filesWith('heart-failure.yaml', (text) =>
      text.replace('latest: M6', 'latest: M3'),
    );
    await expect(here.world.startsAgain(changed)).rejects.toThrow(
      /heart-failure\.yaml: version "2026\.\d" of the pathway "heart-failure" was followed .* change the version/,
    );
  });

  it('when only what others inherit from changed, then they are named too', async () => {
    const changed = await here.filesWith('standard.yaml', (text) =>
      text.replace(/version: '[^']+'/, "version: '2099.1'").replace('latest: J30', 'latest: J31'),
    );
    await expect(here.world.startsAgain(changed)).rejects.toThrow(/heart-failure\.yaml: version/);
  });

  it('when only comments changed, then it is the same version', async () => {
    const changed = await here.filesWith('heart-failure.yaml', (text) => `# Read again.\n${text}`);
    await expect(here.world.startsAgain(changed)).resolves.toBeUndefined();
  });

  it('when a version is kept, then the role programs run as can neither change nor remove it', async () => {
    await expect(here.world.database.query(`UPDATE pathway_version SET sha256 = ''`)).rejects.toThrow(
      /permission/,
    );
    await expect(here.world.database.query('DELETE FROM pathway_version')).rejects.toThrow(/permission/);
  });
});
