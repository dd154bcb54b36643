import { parseOrder } from '../administration/orders';
import type { Composition } from '../composition-types';
import { ensureMasterKey } from '../master-key';
import type { Settings } from '../settings';
import { withDatabase } from './with-services';

/**
 * `relais organisation|hospital|professional|account|key|on-call|emergency-number|facts …`.
 *
 * @param words the command's own words
 * @param say shows one line of the answer
 * @param report shows one line of progress, apart from the answer, so that a script can take that
 * @throws LauncherFailure when the order is not understood, or the records do not allow it
 */
export async function administration(
  settings: Settings,
  words: readonly string[],
  administer: NonNullable<Composition['administer']>,
  say: (line: string) => void,
  report: (line: string) => void,
): Promise<void> {
  const order = parseOrder(words);
  const carryOut = (databaseUrl: string) =>
    administer({ databaseUrl, masterKey: ensureMasterKey(settings) }, order);
  // A database that is set is asked at once: no role that owns tables is needed, and no home that a start may have.
  const lines = settings.databaseUrl
    ? await carryOut(settings.databaseUrl)
    : await withDatabase(settings, report, (urls) => carryOut(urls.databaseUrl));
  lines.forEach(say);
}
