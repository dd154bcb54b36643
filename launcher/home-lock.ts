import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LauncherFailure } from './failure';
import { commandLineOf } from './running-processes';

/** Whether a launcher runs on this home, by the lock it keeps. */
export function runningLauncher(home: string): number | undefined {
  let pid: number;
  try {
    pid = Number(readFileSync(lockFile(home), 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  const commandLine = commandLineOf(pid);
  return commandLine !== undefined && /relais\.mjs|launcher.main\.js|jest/.test(commandLine)
    ? pid
    : undefined;
}

/**
 * Takes the home for this process.
 *
 * @returns the function that gives it back
 * @throws LauncherFailure when another launcher that is alive has it
 */
export function takeHome(home: string): () => void {
  mkdirSync(home, { recursive: true });
  const file = lockFile(home);
  for (let attempt = 1; ; attempt += 1) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' });
      return () => rmSync(file, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const pid = runningLauncher(home);
    if (pid !== undefined || attempt > 3) {
      throw new LauncherFailure(`Relais already runs on ${home} (process ${pid ?? 'unknown'}).`);
    }
    rmSync(file, { force: true });
  }
}

function lockFile(home: string): string {
  return join(home, 'launcher.lock');
}
