import { statSync } from 'node:fs';
import { signOfLifeFile } from './child-process';
import { readSettings } from './settings';

const oldestMilliseconds = 30_000;

/** Whether the process gave a sign of life within 30 s. */
export function isAlive(home: string, processName: string): boolean {
  const status = statSync(signOfLifeFile(home, processName), { throwIfNoEntry: false });
  return status !== undefined && Date.now() - status.mtimeMs < oldestMilliseconds;
}

/** The health check of a container without a port: `node dist/launcher/alive.js worker`. */
if (require.main === module) process.exitCode = isAlive(readSettings().home, process.argv[2] ?? '') ? 0 : 1;
