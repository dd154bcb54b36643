import { setTimeout as sleep } from 'node:timers/promises';
import { releaseExpiredHolds, type BookingDependencies } from './bookings';

export interface HoldSweepDependencies extends Pick<BookingDependencies, 'bookings' | 'timeFreed'> {
  readonly organisations: () => Promise<readonly string[]>;
  readonly log: { error(fields: object, message: string): void };
}

/** Real milliseconds between two looks: a hold is for minutes. */
const EVERY_MS = 5_000;

/** Releases what was held too long until told to stop; outlives a database away. */
export async function runHoldSweep(dependencies: HoldSweepDependencies, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      for (const organisationId of await dependencies.organisations()) {
        await releaseExpiredHolds(dependencies, organisationId);
      }
    } catch (error) {
      dependencies.log.error({ err: error }, 'expired holds could not be released');
    }
    await sleep(EVERY_MS, undefined, { signal }).catch(ignoreAbort);
  }
}

function ignoreAbort(error: unknown): void {
  if (!(error instanceof Error && error.name === 'AbortError')) throw error;
}
