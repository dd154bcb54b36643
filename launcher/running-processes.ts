import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Command line of a live process, or undefined when there is no such process. */
export function commandLineOf(pid: number): string | undefined {
  if (!isAlive(pid)) return undefined;
  if (process.platform === 'linux') {
    try {
      const text = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
      // A process that has ended and waits for its parent has no command line.
      return text === '' ? undefined : text;
    } catch (error) {
      if (['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined;
      throw error;
    }
  }
  try {
    return execFileSync('ps', ['-p', String(pid), '-o', 'args='], { encoding: 'utf8' }).trim();
  } catch {
    // ps ends with 1 when the process has ended in the meantime.
    return undefined;
  }
}

/** The ids by name that a file like `RELAIS_HOME/processes.json` holds; none when it does not exist. */
export function readProcessIds(file: string): Record<string, number> {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT' || error instanceof SyntaxError) return {};
    throw error;
  }
  if (typeof content !== 'object' || content === null) return {};
  const entries = Object.entries(content).filter((entry): entry is [string, number] =>
    Number.isInteger(entry[1]),
  );
  return Object.fromEntries(entries);
}

/** Replaces the file in one step, so that a reader never sees half of it. */
export function writeProcessIds(file: string, processIds: Readonly<Record<string, number>>): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, `${JSON.stringify(processIds, null, 2)}\n`);
  renameSync(`${file}.new`, file);
}

/**
 * Ends processes that a killed launcher left behind. A process is ours when its command line names the home:
 * a number alone may belong to another program by now.
 *
 * @param processIds what the file of the previous run said
 * @param home RELAIS_HOME, absolute
 * @param patienceMilliseconds time each has to stop by itself before it is killed
 * @returns names of the processes ended
 */
export async function endLeftovers(
  processIds: Readonly<Record<string, number>>,
  home: string,
  patienceMilliseconds = 10_000,
): Promise<string[]> {
  const leftovers = Object.entries(processIds).filter(
    ([name, pid]) => name !== 'launcher' && commandLineOf(pid)?.includes(home),
  );
  for (const [name, pid] of leftovers) {
    // SIGTERM would make PostgreSQL wait for its clients; SIGINT is its fast shutdown.
    signal(pid, name === 'postgres' ? 'SIGINT' : 'SIGTERM');
  }
  const deadline = Date.now() + patienceMilliseconds;
  while (leftovers.some(([, pid]) => commandLineOf(pid) !== undefined)) {
    if (Date.now() > deadline) leftovers.forEach(([, pid]) => signal(pid, 'SIGKILL'));
    await sleep(50);
  }
  return leftovers.map(([name]) => name);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
