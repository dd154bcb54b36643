import { join } from 'node:path';
import { findProjectRoot } from './project-root';
import {
  createRolesAndDatabase,
  postgresChild,
  preparePostgres,
  type DatabaseUrls,
} from './embedded/postgres';
import { hasNamespace, prepareTemporal, temporalChild } from './embedded/temporal';
import { resolveTemporalCli } from './embedded/temporal-programs';
import { LauncherFailure } from './failure';
import { environmentOf, plainEnvironment, required, type ProcessSettings, type Settings } from './settings';
import type { ChildSpecification, Supervisor } from './supervisor';

/** Tells the reader one line of progress. */
export type Report = (line: string) => void;

/** Starts the embedded PostgreSQL, or takes the one that is set. */
export async function openDatabase(
  settings: Settings,
  supervisor: Supervisor,
  report: Report,
): Promise<DatabaseUrls> {
  if (settings.databaseUrl) {
    const migrationUrl = required(settings.databaseMigrationUrl, 'DATABASE_MIGRATION_URL');
    return { databaseUrl: settings.databaseUrl, migrationUrl };
  }
  report('Starting PostgreSQL …');
  const cluster = await preparePostgres(settings.home);
  await supervisor.start(postgresChild(cluster));
  return createRolesAndDatabase(cluster);
}

/**
 * Starts the embedded Temporal server, or takes the one that is set.
 *
 * @returns its address, host:port
 * @throws LauncherFailure when the one that is set does not answer or has no such namespace
 */
export async function openTemporal(
  settings: Settings,
  supervisor: Supervisor,
  report: Report,
): Promise<string> {
  const { temporalAddress, temporalNamespace } = settings;
  if (temporalAddress) {
    if (await hasNamespace(temporalAddress, temporalNamespace)) return temporalAddress;
    throw new LauncherFailure(
      `No Temporal server with the namespace ${temporalNamespace} at ${temporalAddress}.`,
    );
  }
  const program = await resolveTemporalCli(settings, report);
  report('Starting Temporal …');
  const server = await prepareTemporal(program, settings.home, temporalNamespace);
  await supervisor.start(temporalChild(server));
  return `127.0.0.1:${server.port}`;
}

/** How the supervisor runs one of our own processes. */
export function nodeChild(name: string, settings: ProcessSettings): ChildSpecification {
  const entry = join(findProjectRoot(), 'dist', 'launcher', 'processes', `${name}.js`);
  return {
    name,
    command: process.execPath,
    // The home is not read there: it tells the processes of two homes apart in `ps`, and to `endLeftovers`.
    args: [entry, settings.home],
    environment: { ...plainEnvironment(), ...environmentOf(settings), NODE_ENV: 'production' },
    ready: 'message',
    readyWithinMilliseconds: 60_000,
    stopSignal: 'SIGTERM',
    stopWithinMilliseconds: 25_000,
  };
}
