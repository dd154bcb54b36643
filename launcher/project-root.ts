import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The project's folder: the nearest one above this file that has a lockfile, compiled or not. */
export function findProjectRoot(from: string = __dirname): string {
  if (existsSync(join(from, 'package-lock.json'))) return from;
  const parent = dirname(from);
  if (parent === from) throw new Error('The project folder (with package-lock.json) cannot be found.');
  return findProjectRoot(parent);
}
