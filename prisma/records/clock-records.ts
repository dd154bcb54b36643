import type { ClockRecords, KeptSegment } from '../../application/time/clock';
import type { ClockSegment } from '../../domain/follow-up';
import type { Database } from './database';

/** The anchors of business time; one clock for the whole installation. */
export class PostgresClock implements ClockRecords {
  constructor(private readonly database: Database) {}

  async lastSegment(): Promise<KeptSegment | null> {
    const last = await this.database.untenanted.clockSegment.findFirst({ orderBy: { id: 'desc' } });
    if (last === null) return null;
    const { realFrom, businessFrom, speed, lastSeenAt } = last;
    return {
      realFrom: realFrom.getTime(),
      businessFrom: businessFrom.getTime(),
      speed,
      lastSeenAt: (lastSeenAt ?? realFrom).getTime(),
    };
  }

  /** Says that the clock was running at a real instant. */
  async touch(realNow: number): Promise<void> {
    await this.database.query(
      `UPDATE clock_segment SET last_seen_at = $1 WHERE id = (SELECT max(id) FROM clock_segment)`,
      [new Date(realNow)],
    );
  }

  async appendSegment({ realFrom, businessFrom, speed }: ClockSegment): Promise<void> {
    await this.database.untenanted.clockSegment.create({
      data: { realFrom: new Date(realFrom), businessFrom: new Date(businessFrom), speed },
    });
  }
}
