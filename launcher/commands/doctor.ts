import { statSync } from 'node:fs';
import { join } from 'node:path';
import { missing, note, ok, runChecks, type Check, type CheckResult } from '../doctor/checks';
import { launcherDatabaseChecks, type DatabaseCheck } from '../doctor/database-checks';
import { postgresProgram, recordedDatabaseUrls, withClient, type DatabaseUrls } from '../embedded/postgres';
import { hasNamespace, temporalPortFile } from '../embedded/temporal';
import { findTemporalCli } from '../embedded/temporal-programs';
import { runningLauncher } from '../home-lock';
import { isPortFree, readRememberedPort } from '../ports';
import { readMasterKeys } from '../master-key';
import { required, type Settings } from '../settings';

/**
 * `relais doctor`: one line per check.
 *
 * @param more checks of the application, run after ours
 * @returns whether nothing is missing
 */
export async function doctor(
  settings: Settings,
  more: readonly DatabaseCheck[],
  say: (line: string) => void,
): Promise<boolean> {
  const running = runningLauncher(settings.home) !== undefined;
  const urls = findDatabase(settings, running);
  const checks: Check[] = [
    { name: 'Node.js', run: () => Promise.resolve(ok(`${process.versions.node}.`)) },
    // The bootstrap has looked at them before handing over.
    { name: 'dependencies', run: () => Promise.resolve(ok('those of package-lock.json.')) },
    { name: 'port', run: () => checkPort(settings, running) },
    { name: 'keys', run: async () => checkKeys(settings) },
    { name: 'Temporal program', run: async () => checkTemporalProgram(settings) },
    { name: 'Temporal', run: () => checkTemporal(settings, running) },
    { name: 'PostgreSQL program', run: async () => checkPostgresProgram(settings) },
    ...databaseChecks(urls, [...launcherDatabaseChecks, ...more]),
  ];
  return runChecks(checks, say);
}

function findDatabase(settings: Settings, running: boolean): DatabaseUrls | undefined {
  if (!settings.databaseUrl) return running ? recordedDatabaseUrls(settings.home) : undefined;
  const migrationUrl = required(settings.databaseMigrationUrl, 'DATABASE_MIGRATION_URL');
  return { databaseUrl: settings.databaseUrl, migrationUrl };
}

function databaseChecks(urls: DatabaseUrls | undefined, checks: readonly DatabaseCheck[]): Check[] {
  if (!urls) {
    const sentence = 'embedded and not running (npm start); its tables are not checked.';
    return [{ name: 'PostgreSQL', run: () => Promise.resolve(note(sentence)) }];
  }
  const connect = (url: string) => withClient(url, (client) => client.query('SELECT 1'));
  return [
    {
      name: 'PostgreSQL',
      run: async () => {
        await connect(urls.databaseUrl);
        await connect(urls.migrationUrl);
        return ok('both roles can connect.');
      },
    },
    ...checks.map((check) => ({
      name: check.name,
      run: () => withClient(urls.migrationUrl, (client) => check.run({ ...urls, client })),
    })),
  ];
}

async function checkPort(settings: Settings, running: boolean): Promise<CheckResult> {
  // On what port was its own start's choice; this command may have been given another.
  if (running) return ok('not needed, Relais runs on this home.');
  if (await isPortFree(settings.port, settings.listenAddress)) return ok(`${settings.port} is free.`);
  return missing(`${settings.port} is in use by another program (--port N takes another).`);
}

function checkKeys(settings: Settings): CheckResult {
  const path =
    settings.masterKey?.kind === 'file' ? settings.masterKey.path : join(settings.home, 'keys', 'master.key');
  if (settings.masterKey?.kind === 'value') {
    readMasterKeys(settings.masterKey);
    return ok('the master key is in MASTER_KEY.');
  }
  const status = statSync(path, { throwIfNoEntry: false });
  if (!status) {
    return settings.masterKey ? missing(`${path} does not exist.`) : note('made at the first start.');
  }
  readMasterKeys({ kind: 'file', path });
  if ((status.mode & 0o077) !== 0) return missing(`${path} can be read by others (chmod 600).`);
  return ok(`${path}, readable by its owner only.`);
}

function checkTemporalProgram(settings: Settings): CheckResult {
  if (settings.temporalAddress) return ok('not needed, TEMPORAL_ADDRESS is set.');
  const program = findTemporalCli(settings);
  return program ? ok(program) : note('fetched at the first start.');
}

async function checkTemporal(settings: Settings, running: boolean): Promise<CheckResult> {
  if (!settings.temporalAddress && !running) return note('embedded and not running (npm start).');
  const port = readRememberedPort(temporalPortFile(settings.home));
  const address = settings.temporalAddress ?? `127.0.0.1:${port}`;
  return (await hasNamespace(address, settings.temporalNamespace))
    ? ok(`answers at ${address}, namespace ${settings.temporalNamespace}.`)
    : missing(`no server with the namespace ${settings.temporalNamespace} answers at ${address}.`);
}

function checkPostgresProgram(settings: Settings): CheckResult {
  if (settings.databaseUrl) return ok('not needed, DATABASE_URL is set.');
  return ok(postgresProgram('postgres'));
}
