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

  it('leaves real time as it is', async () => {
    const records = recordsOf(null);
    expect(await continueClock(records, 1, 60 * SECOND)).toEqual(REAL_TIME);
    expect(records.appended).toEqual([]);
  });
});
