import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Client } from '@temporalio/client';
import { processSettings } from '../launcher/commands/with-services';
import { migrate } from '../launcher/database/migrate';
import { seedDemonstration } from '../launcher/demonstration/seed';
import { withClient } from '../launcher/embedded/postgres';
import { openParts, type Parts } from '../launcher/parts';
import { findFreePort } from '../launcher/ports';
import { readProcessIds } from '../launcher/running-processes';
import { nodeChild, openDatabase, openTemporal, type Report } from '../launcher/services';
import { inheritedEnvironment, readSettings, type ProcessSettings } from '../launcher/settings';
import { Supervisor } from '../launcher/supervisor';
import { openTemporalClient } from '../launcher/temporal/client';
import { makePopulation, type Population } from './population';
import { readProcessorSeconds, type ProcessorSeconds } from './processor-time';

/** Connections of the driver: as many as the dispatcher and the API of production have together. */
const MAX_CONNECTIONS = 40;

/** The tables of the bare counterparts; Relais itself never touches them. */
const BENCH_TABLES = `
  CREATE TABLE bench_bare (workflow_id text, step integer, at timestamptz NOT NULL, PRIMARY KEY (workflow_id, step));
  CREATE TABLE bench_intake (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, body jsonb NOT NULL);
  GRANT SELECT, INSERT ON bench_bare, bench_intake TO relais_app;`;

export type BenchProcess = 'follow-up-worker' | 'bare-worker' | 'bare-intake';

/** Everything a measurement runs on: real services in a temporary home, and a client of each. */
export interface Surroundings {
  readonly home: string;
  readonly settings: ProcessSettings;
  readonly parts: Parts;
  /** As the owner of the tables, for loading what would take too long row by row. */
  readonly migrationUrl: string;
  readonly temporal: Client;
  readonly population: Population;
  /** Starts a process of the bench (compiled beside this file); resolves once it is ready. */
  start(name: BenchProcess, changes?: Partial<ProcessSettings>): Promise<void>;
  /** Starts the API of production. */
  startApi(changes: Partial<ProcessSettings>): Promise<void>;
  /** CPU-seconds so far of every process by name, this one as `driver`; null where they cannot be read. */
  readonly processorSeconds: () => ProcessorSeconds | null;
}

/**
 * Brings up PostgreSQL and Temporal as `npm start` does, does the work, and takes everything down again.
 *
 * @param profileFolder where each process of ours writes a CPU profile when it stops, undefined for none
 */
export async function withSurroundings<T>(
  report: Report,
  profileFolder: string | undefined,
  work: (surroundings: Surroundings) => Promise<T>,
): Promise<T> {
  const home = mkdtempSync(join(tmpdir(), 'relais-bench-'));
  const supervisor = new Supervisor(home, report);
  const interrupt = (): void => {
    supervisor.killAll();
    rmSync(home, { recursive: true, force: true });
    process.exit(130);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, interrupt);
  try {
    const measured = bringUp(home, supervisor, report, profileFolder, work);
    return await Promise.race([measured, supervisor.failed]);
  } finally {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, interrupt);
    await supervisor.stopAll();
    rmSync(home, { recursive: true, force: true });
  }
}

async function bringUp<T>(
  home: string,
  supervisor: Supervisor,
  report: Report,
  profileFolder: string | undefined,
  work: (surroundings: Surroundings) => Promise<T>,
): Promise<T> {
  // Both services are the embedded ones: figures of two machines must be of the same parts.
  const settings = readSettings({
    ...inheritedEnvironment(),
    ...{ RELAIS_HOME: home, HOST: '127.0.0.1', PORT: String(await findFreePort()) },
    ...{ DATABASE_URL: '', DATABASE_MIGRATION_URL: '', TEMPORAL_ADDRESS: '', LOG_LEVEL: 'warn' },
  });
  const { databaseUrl, migrationUrl } = await openDatabase(settings, supervisor, report);
  await migrate(migrationUrl);
  await withClient(migrationUrl, (client) => client.query(BENCH_TABLES));
  const ours = processSettings(settings, databaseUrl, await openTemporal(settings, supervisor, report));
  await seedDemonstration({ settings, process: ours, migrationUrl, report });
  const parts = await openParts(ours, MAX_CONNECTIONS);
  const temporal = await openTemporalClient(ours, parts.keyRing);
  const profiled = profileFolder === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profileFolder}`];
  try {
    return await work({
      home,
      settings: ours,
      parts,
      migrationUrl,
      temporal: temporal.client,
      population: await makePopulation(parts),
      start: (name, changes) => {
        const child = nodeChild(name, { ...ours, ...changes });
        const entry = join(__dirname, 'processes', `${name}.js`);
        return supervisor.start({ ...child, args: [...profiled, entry, home] });
      },
      startApi: (changes) => {
        const child = nodeChild('api', { ...ours, ...changes });
        return supervisor.start({ ...child, args: [...profiled, ...child.args] });
      },
      processorSeconds: () => {
        const { launcher: driver = process.pid, ...children } = readProcessIds(join(home, 'processes.json'));
        return readProcessorSeconds({ driver, ...children });
      },
    });
  } finally {
    await temporal.close();
    await parts.close();
  }
}
