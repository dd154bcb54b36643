import type { Composition, LauncherContext, SimulationWanted } from '../composition-types';
import { recordedDatabaseUrls } from '../embedded/postgres';
import { temporalPortFile } from '../embedded/temporal';
import { LauncherFailure } from '../failure';
import { runningLauncher } from '../home-lock';
import { readRememberedPort } from '../ports';
import type { Report } from '../services';
import { readSettings, required, type Settings } from '../settings';
import { servingPortFile, withEverything } from './start';
import { parseSimulateFlags } from './simulate-flags';
import { processSettings } from './with-services';

type RunSimulation = NonNullable<Composition['simulate']>;

const SEEDS = 1_000_000;

/**
 * `relais simulate`: fictional people live on the product of this home, the one that runs or one brought up for the
 * occasion. Ctrl-C stops time where it is.
 *
 * @returns whether nothing failed
 * @throws LauncherFailure outside of the embedded demonstration: time is not the launcher's to keep there
 */
export async function simulate(
  args: readonly string[],
  composition: Composition,
  run: RunSimulation,
  say: Report,
): Promise<boolean> {
  const { wanted, startArguments } = parseSimulateFlags(args, Date.now() % SEEDS);
  const settings = readSettings(undefined, startArguments);
  if (settings.databaseUrl || settings.temporalAddress) {
    throw new LauncherFailure(
      'People are simulated in the embedded demonstration only, never in production.',
    );
  }
  if (runningLauncher(settings.home) !== undefined) return joinRunning(settings, wanted, run, say);
  let succeeded = false;
  await withEverything(settings, composition, say, async (context, signal) => {
    succeeded = await run(context, wanted, signal);
  });
  return succeeded;
}

async function joinRunning(
  settings: Settings,
  wanted: SimulationWanted,
  run: RunSimulation,
  say: Report,
): Promise<boolean> {
  const { home } = settings;
  const { databaseUrl, migrationUrl } = required(
    recordedDatabaseUrls(home),
    'A start that has got as far as its database',
  );
  const temporalPort = required(
    readRememberedPort(temporalPortFile(home)),
    'A start that has reached Temporal',
  );
  const port = required(readRememberedPort(servingPortFile(home)), 'A start that serves');
  const there = { ...settings, port };
  const process = processSettings(there, databaseUrl, `127.0.0.1:${temporalPort}`);
  const context: LauncherContext = { settings: there, process, migrationUrl, report: say };
  const stopping = new AbortController();
  const stop = (): void => stopping.abort(new LauncherFailure('Interrupted.'));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) globalThis.process.once(signal, stop);
  return run(context, wanted, stopping.signal);
}
