import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { Composition, LauncherContext } from '../composition-types';
import { migrate } from '../database/migrate';
import { LauncherFailure } from '../failure';
import { takeHome } from '../home-lock';
import { isPortFree } from '../ports';
import { endLeftovers, readProcessIds } from '../running-processes';
import { nodeChild, openDatabase, openTemporal, type Report } from '../services';
import type { Settings } from '../settings';
import { Supervisor } from '../supervisor';
import { processSettings } from './with-services';

/** Our processes; they stop in the reverse order, so that the door is closed first. */
const processNames = ['worker', 'dispatcher', 'sweeper', 'api'] as const;

/** Real milliseconds that work has to come to an end after Ctrl-C: a second one does not wait. */
const WORK_ENDS_WITHIN_MS = 5_000;

/**
 * `relais start`: brings everything up, shows the address and the accounts, and runs until Ctrl-C.
 *
 * @throws LauncherFailure when the home or the port is taken, or a child keeps dying
 */
export function start(settings: Settings, composition: Composition, say: Report): Promise<void> {
  return withEverything(settings, composition, say, async (context, signal) => {
    say(readyBlock(settings));
    if (settings.demonstration && !settings.databaseUrl) {
      await composition.playDemonstration?.(context, signal);
    }
    await untilAborted(signal);
  });
}

/** File with the port that the API of a home listens on. */
export function servingPortFile(home: string): string {
  return join(home, 'api.port');
}

/**
 * Brings everything up, does a piece of work with it, and stops it again.
 *
 * @param work gets a signal that is aborted at Ctrl-C; it has some seconds then to come to an end
 * @throws what the work throws; LauncherFailure as `start`
 */
export async function withEverything(
  settings: Settings,
  composition: Composition,
  say: Report,
  work: (context: LauncherContext, signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const release = takeHome(settings.home);
  let supervisor: Supervisor | undefined;
  try {
    const ended = await endLeftovers(readProcessIds(join(settings.home, 'processes.json')), settings.home);
    if (ended.length > 0) say(`Ended what a killed start had left behind: ${ended.join(', ')}.`);
    await refuseBusyPort(settings);
    supervisor = new Supervisor(settings.home, say);
    await runUntilInterrupted(settings, composition, supervisor, say, work);
  } finally {
    await supervisor?.stopAll();
    release();
  }
}

async function runUntilInterrupted(
  settings: Settings,
  composition: Composition,
  supervisor: Supervisor,
  say: Report,
  work: (context: LauncherContext, signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const interrupted = untilInterrupted(supervisor, say);
  const up = bringUp(settings, composition, supervisor, say);
  const first = await Promise.race([up, supervisor.failed, interrupted]);
  if (first === 'interrupted') {
    // What is still coming up fails because its services stop; that is not news.
    up.catch(() => undefined);
    return;
  }
  const stopping = new AbortController();
  const working = work(first, stopping.signal);
  // Whoever comes first is awaited; the other one's end is not news then.
  working.catch(() => undefined);
  try {
    await Promise.race([interrupted, supervisor.failed, working]);
  } finally {
    stopping.abort(new LauncherFailure('Interrupted.'));
    await Promise.race([
      working.catch(() => undefined),
      sleep(WORK_ENDS_WITHIN_MS, undefined, { ref: false }),
    ]);
  }
}

async function bringUp(
  settings: Settings,
  composition: Composition,
  supervisor: Supervisor,
  say: Report,
): Promise<LauncherContext> {
  const { databaseUrl, migrationUrl } = await openDatabase(settings, supervisor, say);
  const applied = await migrate(migrationUrl);
  if (applied.length > 0) say(`Applied ${applied.length} migrations.`);
  const temporalAddress = await openTemporal(settings, supervisor, say);
  const process = processSettings(settings, databaseUrl, temporalAddress);
  const context: LauncherContext = { settings, process, migrationUrl, report: say };
  if (!settings.databaseUrl) await composition.seedDemonstration?.(context);
  say(`Starting ${processNames.join(', ')} …`);
  await Promise.all(processNames.map((name) => supervisor.start(nodeChild(name, process))));
  writeFileSync(servingPortFile(settings.home), `${settings.port}\n`);
  return context;
}

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

async function refuseBusyPort({ port, listenAddress }: Settings): Promise<void> {
  if (await isPortFree(port, listenAddress)) return;
  throw new LauncherFailure(
    `Port ${port} is in use: stop the program that has it, or choose another with --port N.`,
  );
}

/** Resolves at the first Ctrl-C, SIGTERM or closed terminal; the second kills every child at once. */
function untilInterrupted(supervisor: Supervisor, say: Report): Promise<'interrupted'> {
  return new Promise((resolve) => {
    let asked = false;
    const stop = (): void => {
      if (asked) {
        supervisor.killAll();
        return;
      }
      asked = true;
      say('Stopping …');
      resolve('interrupted');
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  });
}

const accountsSchema = z.object({
  accounts: z.array(z.object({ role: z.string(), email: z.string(), password: z.string() })),
});

/** The address and the accounts; the keys for programs stay in the file. */
function readyBlock(settings: Settings): string {
  const file = join(settings.home, 'demo-accounts.json');
  const lines = ['', `Relais is ready: ${settings.publicUrl}`];
  if (existsSync(file)) {
    const { accounts } = accountsSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
    lines.push('');
    for (const { role, email, password } of accounts) {
      lines.push(`  ${role.padEnd(14)} ${email.padEnd(40)} ${password}`);
    }
    lines.push('', `API keys are in ${file}.`);
  }
  return [...lines, 'Ctrl-C stops everything; the data stays.', ''].join('\n');
}
