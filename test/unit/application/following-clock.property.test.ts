import fc from 'fast-check';
import { FollowingClock, isDecidedAhead } from '../../../application/time/clock';
import { businessInstant, realDelayMs, standsBefore, type ClockSegment } from '../../../domain/follow-up';

/** A clock as a keeper makes it: each leg begins where the one before was, at a later real instant. */
const legs = fc
  .array(
    fc.record({
      realMs: fc.integer({ min: 1, max: 5_000 }),
      speed: fc.integer({ min: 1, max: 100_000 }),
      runsMs: fc.integer({ min: 0, max: 10_000_000 }),
      ends: fc.boolean(),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((steps) => {
    const made: ClockSegment[] = [];
    let [realFrom, businessFrom] = [1_000, 0];
    for (const { realMs, speed, runsMs, ends } of steps) {
      const segment = { realFrom, businessFrom, speed, ...(ends && { standsFrom: businessFrom + runsMs }) };
      made.push(segment);
      realFrom += realMs;
      businessFrom = businessInstant(segment, realFrom);
    }
    return made;
  });

describe('a clock that follows', () => {
  test('when segments are heard of late, twice or in another order, then it never goes back', () => {
    fc.assert(
      fc.property(
        legs,
        fc.array(fc.nat({ max: 11 }), { maxLength: 40 }),
        fc.nat({ max: 3_000 }),
        (all, heard, stepMs) => {
          let real = 1_000;
          const [first] = all;
          if (first === undefined) return;
          const clock = new FollowingClock(first, () => real);
          let before = clock.now();
          for (const index of heard) {
            real += stepMs;
            const told = all[index % all.length];
            // Nobody hears of a segment before it begins.
            if (told !== undefined && told.realFrom <= real) clock.follow(told);
            const now = clock.now();
            expect(now).toBeGreaterThanOrEqual(before);
            before = now;
          }
        },
      ),
    );
  });

  test('when it has heard of the last one, then it shows what that says', () => {
    fc.assert(
      fc.property(legs, fc.nat({ max: 10_000 }), (all, laterMs) => {
        const [first] = all;
        const last = all.at(-1);
        if (first === undefined || last === undefined) return;
        let real = first.realFrom;
        const clock = new FollowingClock(first, () => real);
        for (const leg of all) {
          real = leg.realFrom;
          clock.follow(leg);
        }
        real += laterMs;
        expect(clock.now()).toBe(businessInstant(last, real));
        expect(clock.segment()).toBe(last);
      }),
    );
  });
});

describe('a leg', () => {
  const leg = { realFrom: 10_000, businessFrom: 500_000, speed: 1_000, standsFrom: 800_000 };

  test('when it has reached its end, then it stands there', () => {
    expect(businessInstant(leg, 10_100)).toBe(600_000);
    expect(businessInstant(leg, 10_300)).toBe(800_000);
    expect(businessInstant(leg, 99_000)).toBe(800_000);
  });

  test('when it stands from its beginning, then it is there throughout', () => {
    const standing = { ...leg, standsFrom: leg.businessFrom };
    expect([10_000, 10_001, 99_000].map((real) => businessInstant(standing, real))).toEqual([
      500_000, 500_000, 500_000,
    ]);
  });

  test('when a deadline lies within it, then the wait ends at it, neither before nor much after', () => {
    fc.assert(
      fc.property(fc.integer({ min: 500_001, max: 800_000 }), (deadline) => {
        const wokenAt = 10_000 + realDelayMs(leg, 10_000, deadline);
        expect(businessInstant(leg, wokenAt)).toBeGreaterThanOrEqual(deadline);
        expect(businessInstant(leg, wokenAt - 2)).toBeLessThan(deadline);
        expect(standsBefore(leg, deadline)).toBe(false);
      }),
    );
  });

  test('when a deadline lies beyond it, then it is looked at again by and by, not all the time', () => {
    expect(standsBefore(leg, 800_001)).toBe(true);
    expect(realDelayMs(leg, 10_000, 800_001)).toBe(60_000);
    expect(realDelayMs(leg, 99_000, 900_000_000)).toBe(899_200);
    expect(realDelayMs(leg, 99_000, 799_999)).toBe(0);
  });
});

describe('what was decided by another leg', () => {
  const cut = { realFrom: 10_100, businessFrom: 600_000, speed: 1_000, standsFrom: 615_000 };
  const leg = { realFrom: 10_000, businessFrom: 500_000, speed: 1_000, standsFrom: 800_000 };
  const clock = new FollowingClock(cut, () => 10_200);

  test('when the leg was cut short before that instant, then it is decided again', () => {
    expect(isDecidedAhead(clock, leg, 700_000)).toBe(true);
    expect(isDecidedAhead(clock, leg, 615_000)).toBe(false);
  });

  test('when whoever writes has not heard of the leg yet, then it stands', () => {
    expect(isDecidedAhead(new FollowingClock(leg, () => 10_050), cut, 610_000)).toBe(false);
  });
});
