import { existsSync } from 'node:fs';

const USUAL_PATHS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/**
 * Where the browser of the tests is: `CHROMIUM` of the environment, else the first of the usual places that exists.
 *
 * @param chromium of the environment
 * @param exists whether there is a file
 * @returns null when this machine has none
 * @throws Error when `CHROMIUM` names a file that does not exist: a typing error must not skip tests
 */
export function findChromium(
  chromium: string | undefined = process.env.CHROMIUM,
  exists: (path: string) => boolean = existsSync,
): string | null {
  if (!chromium) return USUAL_PATHS.find((path) => exists(path)) ?? null;
  if (!exists(chromium)) throw new Error(`CHROMIUM names ${chromium}, which does not exist.`);
  return chromium;
}
