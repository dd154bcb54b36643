import { acceptDischarge } from '../../../application/intake/accept-discharge';
import { Arrivals } from '../../../application/intake/arrivals';
import { createCommuneDirectory } from '../../../integrations/places/communes';
import { pathwaysDryRun } from '../../../launcher/commands/pathways-dry-run';
import { openParts } from '../../../launcher/parts';
import { readSettings } from '../../../launcher/settings';
import { createIntakeRecords } from '../../../prisma/records/intake-records';
import { MASTER_KEY, runCommand } from '../../support/administration-commands';
import { aStatedDischarge, FINESS, submissionOf } from '../../support/records-world';
import { startPostgres } from '../../support/postgres';

type TestDatabase = Awaited<ReturnType<ReturnType<typeof startPostgres>['createDatabase']>>;

let testDatabase: TestDatabase;
let organisationId: string;
beforeAll(async () => {
  testDatabase = await startPostgres().createDatabase();
  const command = (...words: string[]) => runCommand(testDatabase.databaseUrl, words);
  [organisationId = ''] = await command('organisation', 'add', '--name', 'Relais Artois');
  await command('hospital', 'add', '--organisation', organisationId, '--finess', FINESS, '--name', 'Lens');
});
afterAll(() => testDatabase.drop());

const settings = () => readSettings({ DATABASE_URL: testDatabase.databaseUrl, MASTER_KEY });

async function announce(visitNumber: string): Promise<void> {
  const { databaseUrl = '', masterKey } = settings();
  if (masterKey === undefined) throw new Error('the key is set');
  const parts = await openParts({ databaseUrl, masterKey }, 2);
  try {
    const { stay, ...rest } = aStatedDischarge();
    const records = createIntakeRecords({ ...parts, now: () => parts.clock.now() });
    const caller = { organisationId, accountId: 'service', role: 'service', requestId: 'r' } as const;
    const keepRefused = () => Promise.reject(new Error('nothing is refused'));
    const communes = createCommuneDirectory();
    const submission = submissionOf({ ...rest, stay: { ...stay, visitNumber } });
    const audit = () => Promise.resolve();
    const arrivals = new Arrivals(Date.now);
    await acceptDischarge(
      { records, arrivals, communes, clock: parts.clock, keepRefused, audit },
      caller,
      submission,
    );
  } finally {
    await parts.close();
  }
}

async function run(from: string, to: string): Promise<string[]> {
  const said: string[] = [];
  const period = ['--past', '--organisation', organisationId, '--from', from, '--to', to];
  await pathwaysDryRun(
    ['--candidate', 'data/pathways', ...period],
    settings,
    (line) => said.push(line),
    () => undefined,
  );
  return said;
}

describe('relais pathways dry-run --past', () => {
  test('when discharges were taken in, then those of the period are tried, and no name is said', async () => {
    await announce('V-1');
    await announce('V-2');
    const said = await run('2026-11-03', '2026-11-03');
    expect(said[0]).toMatch(/^2 discharges, 2026-11-03 to 2026-11-03\./);
    expect(said.join('\n')).not.toContain('Delattre');
  });

  test('when there were none in the period, then that is said', async () => {
    expect((await run('2026-12-01', '2026-12-31'))[0]).toMatch(/^0 discharges\./);
  });
});
