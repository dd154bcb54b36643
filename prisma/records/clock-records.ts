import type { ClockRecords, KeptSegment } from '../../application/time/clock';
import type { ClockSegment } from '../../domain/follow-up';
import type { Database } from './database';

interface SegmentRow {
  real_from: Date;
  business_from: Date;
  speed: number;
  last_seen_at: Date | null;
  stands_from: Date | null;
}

/** The anchors of business time; one clock for the whole installation. */
export class PostgresClock implements ClockRecords {
  constructor(private readonly database: Database) {}

  async lastSegment(): Promise<KeptSegment | null> {
    const [last] = await this.database.query<SegmentRow>(
      `SELECT real_from, business_from, speed, last_seen_at, stands_from FROM clock_segment
       ORDER BY id DESC LIMIT 1`,
    );
    if (last === undefined) return null;
    const { real_from: realFrom, business_from: businessFrom, speed, stands_from: standsFrom } = last;
    return {
      realFrom: realFrom.getTime(),
      businessFrom: businessFrom.getTime(),
      speed,
      lastSeenAt: (last.last_seen_at ?? realFrom).getTime(),
      ...(standsFrom !== null && { standsFrom: standsFrom.getTime() }),
    };
  }

  /** Says that the clock was running at a real instant. */
  async touch(realNow: number): Promise<void> {
    await this.database.query(
      `UPDATE clock_segment SET last_seen_at = $1 WHERE id = (SELECT max(id) FROM clock_segment)`,
      [new Date(realNow)],
    );
  }

  async appendSegment({ realFrom, businessFrom, speed, standsFrom }: ClockSegment): Promise<void> {
    await this.database.query(
      'INSERT INTO clock_segment (real_from, business_from, speed, stands_from) VALUES ($1, $2, $3, $4)',
      [
        new Date(realFrom),
        new Date(businessFrom),
        speed,
        standsFrom === undefined ? null : new Date(standsFrom),
      ],
    );
  }
}
