import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '../../launcher/database/migrate';
import {
  createRolesAndDatabase,
  postgresChild,
  preparePostgres,
  superuserUrl,
  withClient,
  type DatabaseUrls,
} from '../../launcher/embedded/postgres';
import { Supervisor } from '../../launcher/supervisor';

/** What the tests of one run share, handed to the test files through the environment. */
interface SharedPostgres {
  readonly superuserUrl: string;
  readonly ownerUrl: string;
  readonly applicationUrl: string;
}

/** A database of one test file's own. */
export interface TestDatabase extends DatabaseUrls {
  /** For what no role of ours may do, such as looking behind row-level security. */
  readonly superuserUrl: string;
  readonly name: string;
  /** Drops it; connections still open are closed by the server. */
  drop(): Promise<void>;
}

const sharedVariable = 'RELAIS_TEST_POSTGRES';
const templateDatabase = 'relais_template';
const silent = (): void => undefined;

/** Starts a cluster with a template database migrated once. Called by Jest's global set-up, once a run. */
export async function startSharedPostgres(): Promise<() => Promise<void>> {
  const home = mkdtempSync(join(tmpdir(), 'relais-test-'));
  const cluster = await preparePostgres(home, false);
  const supervisor = new Supervisor(home, silent);
  await supervisor.start(postgresChild(cluster));
  const urls = await createRolesAndDatabase(cluster, templateDatabase);
  await migrate(urls.migrationUrl);
  const shared: SharedPostgres = {
    superuserUrl: superuserUrl(cluster, 'postgres'),
    ownerUrl: urls.migrationUrl,
    applicationUrl: urls.databaseUrl,
  };
  process.env[sharedVariable] = JSON.stringify(shared);
  return async () => {
    await supervisor.stopAll();
    rmSync(home, { recursive: true, force: true });
  };
}

/**
 * The PostgreSQL of this run.
 *
 * @returns `createDatabase`, which clones the migrated template in about 100 ms
 */
export function startPostgres(): { createDatabase: () => Promise<TestDatabase> } {
  const text = process.env[sharedVariable];
  if (!text) throw new Error('There is no PostgreSQL for this Jest project: see jest.config.js.');
  const shared = JSON.parse(text) as SharedPostgres;
  return { createDatabase: () => cloneTemplate(shared) };
}

let databaseCount = 0;

async function cloneTemplate(shared: SharedPostgres): Promise<TestDatabase> {
  databaseCount += 1;
  const name = `test_${process.pid}_${databaseCount}_${Date.now()}`;
  await withClient(shared.superuserUrl, (client) =>
    client.query(
      `CREATE DATABASE ${name} TEMPLATE ${templateDatabase} OWNER relais_owner STRATEGY FILE_COPY`,
    ),
  );
  return {
    name,
    databaseUrl: withDatabase(shared.applicationUrl, name),
    migrationUrl: withDatabase(shared.ownerUrl, name),
    superuserUrl: withDatabase(shared.superuserUrl, name),
    drop: async () => {
      await withClient(shared.superuserUrl, (client) => client.query(`DROP DATABASE ${name} WITH (FORCE)`));
    },
  };
}

function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.toString();
}
