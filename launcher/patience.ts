import { setTimeout as sleep } from 'node:timers/promises';

const PATIENCE_MS = 20_000;
const PAUSE_MS = 250;

/**
 * Opens a connection to a service that may be starting again at the same time as we are: that is no reason to end.
 *
 * @param isForGood whether an error will stay whoever waits
 * @param patienceMs real milliseconds after which it counts as away
 * @throws what the last attempt threw
 */
export async function openPatiently<T>(
  open: () => Promise<T>,
  isForGood: (error: unknown) => boolean = () => false,
  patienceMs = PATIENCE_MS,
): Promise<T> {
  for (const deadline = Date.now() + patienceMs; ;) {
    try {
      return await open();
    } catch (error) {
      if (isForGood(error) || Date.now() + PAUSE_MS > deadline) throw error;
    }
    await sleep(PAUSE_MS);
  }
}
