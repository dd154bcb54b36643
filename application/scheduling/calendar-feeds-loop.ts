import { setTimeout as sleep } from 'node:timers/promises';
import { readAgain, type FeedReading } from './calendar-feeds-reading';
import type { ReadableFeed } from './calendar-feeds-ports';

export interface CalendarFeedLoopDependencies extends FeedReading {
  /** Real seconds between two looks for feeds whose time has come. */
  readonly everySeconds: number;
  readonly log: { warn(fields: object, message: string): void; error(fields: object, message: string): void };
}

/** Read at the same time: a server that is slow must not keep all others waiting. */
const AT_ONCE = 4;
const BATCH = 20;
/** Longer than the slowest reading; then another reader may take the feed. */
const LEASE_MS = 5 * 60_000;

/** Reads the agendas kept elsewhere again and again, each at its own moment. */
export class CalendarFeedLoop {
  constructor(private readonly dependencies: CalendarFeedLoopDependencies) {}

  async run(signal: AbortSignal): Promise<void> {
    const { log, everySeconds } = this.dependencies;
    while (!signal.aborted) {
      try {
        await this.readDue(signal);
      } catch (error) {
        log.error({ err: error }, 'reading agendas kept elsewhere interrupted');
      }
      await sleep(everySeconds * 1000, undefined, { signal }).catch(ignoreAbort);
    }
  }

  /** Reads every feed whose time has come; @returns how many */
  async readDue(signal?: AbortSignal): Promise<number> {
    const { records, systemNow } = this.dependencies;
    let read = 0;
    for (const organisationId of await records.organisations()) {
      for (;;) {
        if (signal?.aborted === true) return read;
        const now = systemNow();
        const due = await records.claimDue(organisationId, now, now + LEASE_MS, BATCH);
        await this.readAll(due);
        read += due.length;
        if (due.length < BATCH) break;
      }
    }
    return read;
  }

  private async readAll(feeds: readonly ReadableFeed[]): Promise<void> {
    const waiting = [...feeds];
    const readOneByOne = async (): Promise<void> => {
      for (let feed = waiting.shift(); feed !== undefined; feed = waiting.shift()) await this.readOne(feed);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, readOneByOne));
  }

  /** Never throws: what could not be kept is read again once the lease has ended. */
  private async readOne(feed: ReadableFeed): Promise<void> {
    const { organisationId } = feed;
    try {
      const fault = await readAgain(this.dependencies, feed);
      if (fault !== null) {
        const attempts = feed.failures + 1;
        this.dependencies.log.warn(
          { organisationId, code: fault, attempts },
          'agenda kept elsewhere not read',
        );
      }
    } catch (error) {
      this.dependencies.log.error(
        { organisationId, err: error },
        'reading of an agenda kept elsewhere not kept',
      );
    }
  }
}

function ignoreAbort(error: unknown): void {
  if (!(error instanceof Error) || error.name !== 'AbortError') throw error;
}
