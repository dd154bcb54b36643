import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const neverAnInput = new Set(['node_modules', 'dist', '.git', '.relais']);

/**
 * Lists the files under the given paths, sorted, so that the same content always gives the same order.
 * @param {string[]} paths files or folders; those that do not exist are left out
 * @returns {string[]}
 */
export function listFiles(paths) {
  const files = [];
  const visit = (path) => {
    if (!statSync(path).isDirectory()) {
      files.push(path);
      return;
    }
    for (const entry of readdirSync(path)) {
      if (!neverAnInput.has(entry)) visit(join(path, entry));
    }
  };
  paths.filter((path) => existsSync(path)).forEach(visit);
  return files.sort();
}

/**
 * Content hash (SHA-256, hexadecimal) of files and folders: names relative to the root, and bytes.
 * @param {string} root
 * @param {string[]} paths absolute paths
 */
export function contentHash(root, paths) {
  const hash = createHash('sha256');
  for (const file of listFiles(paths)) {
    hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

/**
 * Runs a step unless its stamp says that the same inputs already gave the output.
 * @param {{ root: string, inputs: string[], output: string, stamp: string, run: () => Promise<void> }} step
 *   `output` must exist for the step to be fresh; `stamp` is the file that keeps the hash of the inputs
 * @returns {Promise<boolean>} true when the step ran
 */
export async function runUnlessFresh({ root, inputs, output, stamp, run }) {
  const hash = contentHash(root, inputs);
  if (existsSync(output) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return false;
  await run();
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, hash);
  return true;
}
