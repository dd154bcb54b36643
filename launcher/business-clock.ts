import { clockOf, FollowingClock, REAL_TIME, type Clock } from '../application/time/clock';
import type { ClockSegment } from '../domain/follow-up';
import { PostgresClock } from '../prisma/records/clock-records';
import type { Database } from '../prisma/records/database';
import { Notifications } from '../prisma/records/notifications';
import { openPatiently } from './patience';

export interface OpenClock {
  readonly clock: Clock;
  close(): Promise<void>;
}

/** For what is announced while the connection that listens is away. */
const LOOK_EVERY_MS = 2_000;

/**
 * The business clock of a process. Where no segment was ever written business time is real time for good, and nobody
 * listens; elsewhere the clock follows each new segment as soon as it is announced.
 *
 * @param databaseUrl for a connection of its own that listens
 */
export async function openClock(database: Database, databaseUrl: string): Promise<OpenClock> {
  const records = new PostgresClock(database);
  const last = await openPatiently(() => records.lastSegment());
  if (last === null) return { clock: clockOf(REAL_TIME), close: () => Promise.resolve() };
  const clock = new FollowingClock(segmentOf(last));
  const following = new Following(clock, records);
  const news = new Notifications(databaseUrl, 'relais_clock');
  news.on(() => following.look());
  news.open();
  const timer = setInterval(() => following.look(), LOOK_EVERY_MS);
  return {
    clock,
    close: async () => {
      clearInterval(timer);
      await news.close();
      await following.done();
    },
  };
}

/** Reads the newest segment, once at a time. */
class Following {
  private reading: Promise<void> | null = null;
  private isAskedAgain = false;

  constructor(
    private readonly clock: FollowingClock,
    private readonly records: PostgresClock,
  ) {}

  look(): void {
    if (this.reading !== null) {
      this.isAskedAgain = true;
      return;
    }
    this.reading = this.read().finally(() => {
      this.reading = null;
      if (this.isAskedAgain) this.look();
    });
  }

  async done(): Promise<void> {
    this.isAskedAgain = false;
    await this.reading;
  }

  private async read(): Promise<void> {
    this.isAskedAgain = false;
    try {
      const last = await this.records.lastSegment();
      if (last !== null) this.clock.follow(segmentOf(last));
    } catch {
      // The database is away, and with it whoever could move time on: the next look finds it.
    }
  }
}

/** What a clock runs on, without what the records know besides. */
export function segmentOf({ realFrom, businessFrom, speed, standsFrom }: ClockSegment): ClockSegment {
  return { realFrom, businessFrom, speed, ...(standsFrom !== undefined && { standsFrom }) };
}
