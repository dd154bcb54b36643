import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findFreePort } from '../../launcher/ports';
import { commandLineOf, readProcessIds } from '../../launcher/running-processes';

/** One whole Relais, started as its user does. */
export interface Stack {
  readonly home: string;
  readonly port: number;
  readonly url: string;
  /** What it has printed so far. */
  output(): string;
  /** Process id of a child by name (`postgres`, `temporal`, `worker`, `dispatcher`, `sweeper`, `api`, `launcher`). */
  processId(name: string): number;
  /** Kills a child with SIGKILL and waits until the launcher has it running again. */
  killAndAwaitRestart(name: string): Promise<void>;
  /** Runs another sub-command on the same home; resolves to its exit code and what it printed. */
  command(...args: readonly string[]): Promise<{ readonly code: number | null; readonly output: string }>;
  /** Ctrl-C; resolves to the exit code. */
  stop(): Promise<number | null>;
  /** Ends whatever is left and removes the home. */
  discard(): Promise<void>;
}

const program = join(__dirname, '..', '..', 'dist', 'launcher', 'main.js');
const patienceMilliseconds = 120_000;

export interface StackOptions {
  /** Of an earlier stack, to start again on its data. */
  readonly home?: string;
  /** Such as `--speed 20000`; without any, an empty database stays empty. */
  readonly args?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

/**
 * Starts Relais (compiled before: `relais test` or `relais build`) and waits until it is ready.
 *
 * @throws when it ends before it is ready, with what it printed
 */
export async function startStack(options: StackOptions = {}): Promise<Stack> {
  const home = options.home ?? mkdtempSync(join(tmpdir(), 'relais-stack-'));
  const port = await findFreePort();
  const environment = { ...process.env, ...options.environment, RELAIS_HOME: home };
  const args = ['start', '--port', String(port), ...(options.args ?? ['--no-simulation'])];
  const launcher = spawn(process.execPath, [program, ...args], { env: environment });
  let output = '';
  for (const stream of [launcher.stdout, launcher.stderr]) {
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  }
  const stack: Stack = {
    home,
    port,
    url: `http://localhost:${port}`,
    output: () => output,
    processId: (name) => processId(home, name),
    killAndAwaitRestart: (name) => killAndAwaitRestart(home, name),
    command: (...commandArgs) => run(commandArgs, environment),
    stop: () => stop(launcher),
    discard: async () => {
      await stop(launcher);
      rmSync(home, { recursive: true, force: true });
    },
  };
  await until(() => output.includes('Relais is ready') || hasEnded(launcher), 'Relais is ready');
  if (hasEnded(launcher)) throw new Error(`Relais ended before it was ready:\n${output}`);
  return stack;
}

/**
 * Waits until the condition holds, asking every 50 ms.
 *
 * @param what named when it does not come true
 * @throws when it does not hold within the patience, two minutes unless told
 */
export async function until(
  condition: () => boolean | Promise<boolean>,
  what: string,
  patience = patienceMilliseconds,
): Promise<void> {
  const deadline = Date.now() + patience;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`Not within ${patience / 1000} seconds: ${what}.`);
    await sleep(50);
  }
}

function processId(home: string, name: string): number {
  const pid = readProcessIds(join(home, 'processes.json'))[name];
  if (pid === undefined) throw new Error(`${name} does not run.`);
  return pid;
}

async function killAndAwaitRestart(home: string, name: string): Promise<void> {
  const killed = processId(home, name);
  process.kill(killed, 'SIGKILL');
  await until(() => {
    const pid = readProcessIds(join(home, 'processes.json'))[name];
    return pid !== undefined && pid !== killed && commandLineOf(pid) !== undefined;
  }, `${name} runs again`);
}

async function run(args: readonly string[], environment: NodeJS.ProcessEnv) {
  const child = spawn(process.execPath, [program, ...args], { env: environment });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  }
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  return { code, output };
}

async function stop(launcher: ChildProcess): Promise<number | null> {
  if (!hasEnded(launcher)) {
    const ended = new Promise((resolve) => launcher.once('exit', resolve));
    launcher.kill('SIGINT');
    await ended;
  }
  return launcher.exitCode;
}

function hasEnded(launcher: ChildProcess): boolean {
  return launcher.exitCode !== null || launcher.signalCode !== null;
}
