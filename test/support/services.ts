import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DataConverter } from '@temporalio/common';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { migrate } from '../../launcher/database/migrate';
import {
  createRolesAndDatabase,
  postgresChild,
  preparePostgres,
  superuserUrl,
  withClient,
  type DatabaseUrls,
} from '../../launcher/embedded/postgres';
import { temporalChild } from '../../launcher/embedded/temporal';
import { resolveTemporalCli, resolveTestServer } from '../../launcher/embedded/temporal-programs';
import { findFreePort } from '../../launcher/ports';
import { readSettings } from '../../launcher/settings';
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

/** A server of one test file's own. */
export interface TestTemporal {
  /** host:port */
  readonly address: string;
  readonly namespace: string;
  stop(): Promise<void>;
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

/**
 * Starts Temporal's development server, in memory, for one test file.
 *
 * @param dynamicConfig server settings beyond ours, as `key=value`
 */
export async function startTemporal(
  namespace = 'relais',
  dynamicConfig: readonly string[] = [],
): Promise<TestTemporal> {
  const home = mkdtempSync(join(tmpdir(), 'relais-test-'));
  const program = await resolveTemporalCli(readSettings(), silent);
  const port = await findFreePort();
  const supervisor = new Supervisor(home, silent);
  const child = temporalChild({ program, port, namespace });
  const settings = dynamicConfig.flatMap((setting) => ['--dynamic-config-value', setting]);
  await supervisor.start({ ...child, args: [...child.args, ...settings] });
  return {
    address: `127.0.0.1:${port}`,
    namespace,
    stop: async () => {
      await supervisor.stopAll();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/**
 * Starts the server that skips time. Skipped time is global to it: one for each test file, tests in it one after
 * the other; `teardown()` it at the end.
 */
export async function startTimeSkipping(dataConverter?: DataConverter): Promise<TestWorkflowEnvironment> {
  const path = await resolveTestServer(readSettings(), silent);
  return TestWorkflowEnvironment.createTimeSkipping({
    ...(dataConverter === undefined ? {} : { client: { dataConverter } }),
    server: { executable: { type: 'existing-path', path } },
  });
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
