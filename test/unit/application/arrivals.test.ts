import fc from 'fast-check';
import { Arrivals, BURST_PER_SECOND } from '../../../application/intake/arrivals';

const arrivals = (burstPerSecond?: number) => {
  const time = { now: 1_000_000 };
  return { time, arrivals: new Arrivals(() => time.now, burstPerSecond) };
};

describe('how fast discharges arrive', () => {
  test('when a territory’s busiest day comes in, then it is no burst', () => {
    const { time, arrivals: seen } = arrivals();
    // 33,000 discharges, the whole country’s, within eight hours.
    for (let count = 0; count < 33_000; count += 1) {
      time.now += (8 * 3_600_000) / 33_000;
      expect(seen.arrive()).toBe(false);
    }
  });

  test('when a backlog comes in at once, then it is noticed within a second, and over half a second after its end', () => {
    const { time, arrivals: seen } = arrivals();
    const answers = Array.from({ length: 2_000 }, () => {
      time.now += 0.5;
      return seen.arrive();
    });
    expect(answers.indexOf(true)).toBeLessThan(BURST_PER_SECOND);
    expect(answers.slice(answers.indexOf(true)).every((isBurst) => isBurst)).toBe(true);
    time.now += 500;
    expect(seen.arrive()).toBe(false);
  });

  test('when they are evenly spread below the limit, then never; at twice the limit, then always after a moment', () => {
    fc.assert(
      fc.property(fc.integer({ min: 20, max: 5_000 }), fc.integer({ min: 0, max: 10_000 }), (limit, from) => {
        const answersAt = (perSecond: number): boolean[] => {
          const { time, arrivals: seen } = arrivals(limit);
          time.now += from;
          return Array.from({ length: Math.ceil(perSecond) }, () => {
            time.now += 1_000 / perSecond;
            return seen.arrive();
          });
        };
        // One more may fall into a window than its share.
        expect(answersAt(limit - 8).some((isBurst) => isBurst)).toBe(false);
        expect(
          answersAt(limit * 2)
            .slice(Math.ceil(limit * 1.1))
            .every((isBurst) => isBurst),
        ).toBe(true);
      }),
    );
  });

  test('when the limit is zero, then every one comes in a burst', () => {
    expect(arrivals(0).arrivals.arrive()).toBe(true);
  });
});
