import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  createRolesAndDatabase,
  postgresChild,
  preparePostgres,
  recordedDatabaseUrls,
  withClient,
} from '../../../launcher/embedded/postgres';
import { readProcessIds } from '../../../launcher/running-processes';
import { Supervisor } from '../../../launcher/supervisor';

describe('the embedded PostgreSQL', () => {
  let home: string;
  let supervisor: Supervisor;
  const notices: string[] = [];

  beforeAll(() => {
    // A private folder: when the tests run as root, PostgreSQL's user cannot enter it by ordinary means.
    home = mkdtempSync(join(tmpdir(), 'relais-test-'));
    supervisor = new Supervisor(home, (line) => notices.push(line));
  });
  afterAll(async () => {
    await supervisor.stopAll();
    rmSync(home, { recursive: true });
  });

  it('keeps its data through a kill, a stranger with its number and a second start', async () => {
    const cluster = await preparePostgres(home);
    await supervisor.start(postgresChild(cluster));
    const { migrationUrl, databaseUrl } = await createRolesAndDatabase(cluster);
    await withClient(migrationUrl, (client) => client.query('CREATE TABLE kept AS SELECT 7 AS seven'));

    process.kill(readProcessIds(join(home, 'processes.json'))['postgres'] ?? 0, 'SIGKILL');
    while (!notices.includes('postgres runs again.')) await sleep(20);
    const rows = () =>
      withClient(
        migrationUrl,
        async (client) => (await client.query<{ seven: number }>('SELECT * FROM kept')).rows,
      );
    expect(await rows()).toEqual([{ seven: 7 }]);

    await supervisor.stopAll();
    const lock = join(cluster.dataFolder, 'postmaster.pid');
    writeFileSync(lock, `${process.pid}\n${cluster.dataFolder}\n`);
    supervisor = new Supervisor(home, (line) => notices.push(line));
    const again = await preparePostgres(home);
    expect(again).toEqual(cluster);
    await supervisor.start(postgresChild(again));
    expect(await createRolesAndDatabase(again)).toEqual({ migrationUrl, databaseUrl });
    expect(await rows()).toEqual([{ seven: 7 }]);
  }, 60_000);

  it('gives its roles no power they do not need', async () => {
    const databaseUrl = recordedDatabaseUrls(home)?.databaseUrl ?? '';
    const roles = await withClient(databaseUrl, (client) =>
      client.query(
        `SELECT rolname, rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb AS powerful
           FROM pg_roles WHERE rolname LIKE 'relais%' ORDER BY rolname`,
      ),
    );
    expect(roles.rows).toEqual([
      { rolname: 'relais_app', powerful: false },
      { rolname: 'relais_owner', powerful: false },
    ]);
    await expect(withClient(databaseUrl, (client) => client.query('SELECT * FROM kept'))).rejects.toThrow(
      'permission denied',
    );
  });

  it('keeps its passwords to its owner', () => {
    const file = join(home, 'keys', 'postgres.json');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(join(home, 'logs', 'postgres.log'), 'utf8')).not.toContain(
      (JSON.parse(readFileSync(file, 'utf8')) as { owner: string }).owner,
    );
  });
});
