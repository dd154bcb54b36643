import {
  clockOf,
  continueClock,
  isDecidedAhead,
  REAL_TIME,
  type KeptSegment,
} from '../../../application/time/clock';
import type { ClockSegment } from '../../../domain/follow-up';

const SECOND = 1_000;
const stopped: ClockSegment = { realFrom: 0, businessFrom: 0, speed: 100 };
const goingOn: ClockSegment = { realFrom: 60 * SECOND, businessFrom: 1_000 * SECOND, speed: 100 };

describe('isDecidedAhead', () => {
  const clock = clockOf(goingOn, () => 61 * SECOND);

  it('finds what was decided by a stopped clock beyond the one that goes on', () => {
    expect(isDecidedAhead(clock, stopped, 6_100 * SECOND)).toBe(true);
    expect(isDecidedAhead(clock, stopped, 1_099 * SECOND)).toBe(false);
  });

  it('leaves what was decided by the same clock, whatever the difference between two machines', () => {
    expect(isDecidedAhead(clock, { ...goingOn }, 9_000 * SECOND)).toBe(false);
    expect(
      isDecidedAhead(
        clockOf(REAL_TIME, () => 0),
        REAL_TIME,
        SECOND,
      ),
    ).toBe(false);
  });
});

describe('continueClock', () => {
  const recordsOf = (last: KeptSegment | null) => {
    const appended: ClockSegment[] = [];
    return {
      appended,
      lastSegment: () => Promise.resolve(last),
      appendSegment: (segment: ClockSegment) => Promise.resolve(void appended.push(segment)),
    };
  };

  it('goes on from where a stopped clock was last seen', async () => {
    const records = recordsOf({ ...stopped, lastSeenAt: 10 * SECOND });
    const segment = await continueClock(records, 20, 60 * SECOND);
    expect(segment).toEqual({ realFrom: 60 * SECOND, businessFrom: 1_000 * SECOND, speed: 20 });
    expect(records.appended).toEqual([segment]);
  });

  it('goes on from where a clock stood still', async () => {
    const records = recordsOf({ ...stopped, standsFrom: 300 * SECOND, lastSeenAt: 0 });
    const segment = await continueClock(records, 1, 60 * SECOND);
    expect(segment).toEqual({ realFrom: 60 * SECOND, businessFrom: 300 * SECOND, speed: 1 });
  });

  it('begins real time where nothing ever ran, so that every process can follow what comes', async () => {
    const records = recordsOf(null);
    const segment = { realFrom: 60 * SECOND, businessFrom: 60 * SECOND, speed: 1 };
    expect(await continueClock(records, 1, 60 * SECOND)).toEqual(segment);
    expect(records.appended).toEqual([segment]);
  });

  it('leaves real time as it is', async () => {
    const records = recordsOf({ realFrom: 0, businessFrom: 5, speed: 1, lastSeenAt: 0 });
    await continueClock(records, 1, 60 * SECOND);
    expect(records.appended).toEqual([]);
  });
});
