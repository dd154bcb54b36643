import { statSync } from 'node:fs';
import { signOfLifeFile } from '../child-process';

const oldestMilliseconds = 30_000;

/** Whether the process gave a sign of life within 30 s: the health check of a container without a port. */
export function isAlive(home: string, processName: string): boolean {
  const status = statSync(signOfLifeFile(home, processName), { throwIfNoEntry: false });
  return status !== undefined && Date.now() - status.mtimeMs < oldestMilliseconds;
}
