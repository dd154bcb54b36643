import type { ClockRecords } from '../../application/time/clock';
import type { ClockSegment } from '../../domain/follow-up';
import type { Database } from './database';

/** The anchors of business time; one clock for the whole installation. */
export class PostgresClock implements ClockRecords {
  constructor(private readonly database: Database) {}

  async lastSegment(): Promise<ClockSegment | null> {
    const last = await this.database.untenanted.clockSegment.findFirst({ orderBy: { id: 'desc' } });
    if (last === null) return null;
    const { realFrom, businessFrom, speed } = last;
    return { realFrom: realFrom.getTime(), businessFrom: businessFrom.getTime(), speed };
  }

  async appendSegment({ realFrom, businessFrom, speed }: ClockSegment): Promise<void> {
    await this.database.untenanted.clockSegment.create({
      data: { realFrom: new Date(realFrom), businessFrom: new Date(businessFrom), speed },
    });
  }
}
