import { join } from 'node:path';
import type { LauncherContext } from '../composition-types';
import { recordedDatabaseUrls, type DatabaseUrls } from '../embedded/postgres';
import { temporalPortFile } from '../embedded/temporal';
import { runningLauncher, takeHome } from '../home-lock';
import { ensureMasterKey } from '../master-key';
import { readRememberedPort } from '../ports';
import { endLeftovers, readProcessIds } from '../running-processes';
import { openDatabase, openTemporal, type Report } from '../services';
import { mailSettings, required, type ProcessSettings, type Settings } from '../settings';
import { Supervisor } from '../supervisor';

/** Settings of our processes, once the database and Temporal have their addresses. */
export function processSettings(
  settings: Settings,
  databaseUrl: string,
  temporalAddress: string,
): ProcessSettings {
  return {
    home: settings.home,
    listenAddress: settings.listenAddress,
    port: settings.port,
    mllpPort: settings.mllpPort,
    publicUrl: settings.publicUrl,
    logLevel: settings.logLevel,
    trustedProxies: settings.trustedProxies,
    databaseUrl,
    temporalAddress,
    temporalNamespace: settings.temporalNamespace,
    masterKey: ensureMasterKey(settings),
    unsignedScripts: settings.unsignedScripts,
    ...mailSettings(settings),
  };
}

/**
 * Does a piece of work with the database: that of the running launcher, the one that is set, or the embedded one
 * started for the occasion and stopped afterwards.
 */
export async function withDatabase<T>(
  settings: Settings,
  report: Report,
  work: (urls: DatabaseUrls) => Promise<T>,
): Promise<T> {
  if (runningLauncher(settings.home) !== undefined && !settings.databaseUrl) {
    return work(required(recordedDatabaseUrls(settings.home), 'A start that has got as far as its database'));
  }
  return occasionally(settings, report, async (supervisor) =>
    work(await openDatabase(settings, supervisor, report)),
  );
}

/** The same with the database and Temporal. */
export async function withServices<T>(
  settings: Settings,
  report: Report,
  work: (context: LauncherContext) => Promise<T>,
): Promise<T> {
  const contextOf = (
    { databaseUrl, migrationUrl }: DatabaseUrls,
    temporalAddress: string,
  ): LauncherContext => ({
    settings,
    process: processSettings(settings, databaseUrl, temporalAddress),
    migrationUrl,
    report,
  });
  if (runningLauncher(settings.home) !== undefined && !settings.databaseUrl) {
    const urls = required(recordedDatabaseUrls(settings.home), 'A start that has got as far as its database');
    const port = required(
      readRememberedPort(temporalPortFile(settings.home)),
      'A start that has reached Temporal',
    );
    return work(contextOf(urls, settings.temporalAddress ?? `127.0.0.1:${port}`));
  }
  return occasionally(settings, report, async (supervisor) => {
    const urls = await openDatabase(settings, supervisor, report);
    return work(contextOf(urls, await openTemporal(settings, supervisor, report)));
  });
}

async function occasionally<T>(
  settings: Settings,
  report: Report,
  work: (supervisor: Supervisor) => Promise<T>,
): Promise<T> {
  const release = takeHome(settings.home);
  await endLeftovers(readProcessIds(join(settings.home, 'processes.json')), settings.home);
  const supervisor = new Supervisor(settings.home, report);
  try {
    return await Promise.race([work(supervisor), supervisor.failed]);
  } finally {
    await supervisor.stopAll();
    release();
  }
}
