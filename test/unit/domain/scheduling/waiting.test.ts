import fc from 'fast-check';
import {
  DEFAULT_SERVICE_CALENDAR,
  openingAtOrAfter,
  serviceMinutesBetween,
} from '../../../../domain/calendar';
import { answerUntil, canUse, inTurn, type WaitingCandidate } from '../../../../domain/scheduling/waiting';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Wednesday 4 November 2026, 9h00 in Paris. */
const NOW = Date.UTC(2026, 10, 4, 8);
const until = (now: number, startsAt: number) => answerUntil(DEFAULT_SERVICE_CALENDAR, now, startsAt);

describe('how long a freed time is held for one who waits', () => {
  test('when it is days ahead, then four working hours; over a night, the rest of them the next morning', () => {
    expect(until(NOW, NOW + 3 * DAY)).toBe(NOW + 4 * HOUR);
    // 17h: two hours are left today, two more from 7h on.
    expect(until(NOW + 8 * HOUR, NOW + 5 * DAY)).toBe(Date.UTC(2026, 10, 5, 8));
  });

  test('when it is near, then a third of what is left, so that three can be asked', () => {
    expect(until(NOW, NOW + 8 * HOUR)).toBe(NOW + 2 * HOUR);
    expect(until(NOW, NOW + 2 * HOUR + 30 * MINUTE)).toBe(NOW + 20 * MINUTE);
  });

  test('when it is too near for anybody to decide and come, then nobody is asked', () => {
    expect(until(NOW, NOW + 2 * HOUR + 19 * MINUTE)).toBeNull();
    // Freed at night for the next morning at 9h: the service opens at 7h.
    expect(until(NOW - 6 * HOUR, NOW)).toBeNull();
  });

  test('then it is never less than twenty minutes, more than four working hours, nor less than two hours before', () => {
    const instants = fc.tuple(fc.nat(14 * DAY), fc.nat(20 * DAY));
    fc.assert(
      fc.property(instants, ([passed, ahead]) => {
        const now = NOW + passed;
        const expires = until(now, now + ahead);
        if (expires === null) return;
        const begins = Math.max(now, openingAtOrAfter(DEFAULT_SERVICE_CALENDAR, now).from);
        expect(expires - begins).toBeGreaterThanOrEqual(20 * MINUTE);
        expect(expires).toBeLessThanOrEqual(now + ahead - 2 * HOUR);
        expect(serviceMinutesBetween(DEFAULT_SERVICE_CALENDAR, now, expires)).toBeLessThanOrEqual(240.001);
      }),
      { numRuns: 2_000 },
    );
  });
});

const candidate = (changes: Partial<WaitingCandidate> = {}): WaitingCandidate => ({
  entryId: 'entry',
  earliestAt: NOW,
  latestAt: NOW + 10 * DAY,
  since: NOW - DAY,
  givenUpAt: null,
  grade: null,
  known: false,
  ...changes,
});

describe('who is asked first', () => {
  const first = (...candidates: Partial<WaitingCandidate>[]) =>
    inTurn(
      candidates.map((changes, place) => candidate({ entryId: `entry-${place + 1}`, ...changes })),
      NOW,
    )[0]?.entryId;

  test.each([
    ['a broken care comes before a fragile one', [{ grade: 'fragile', since: 0 }, { grade: 'broken' }]],
    ['no appointment at all before an earlier one', [{ givenUpAt: NOW + DAY, since: 0 }, {}]],
    ['whose time runs out first', [{ since: 0 }, { latestAt: NOW + 2 * DAY }]],
    [
      'on the same day, who is known there',
      [{ latestAt: NOW + DAY + 1 }, { latestAt: NOW + DAY + 2, known: true }],
    ],
    ['who waits longest', [{}, { since: NOW - 2 * DAY }]],
  ] as const)('%s', (_name, candidates) => {
    expect(first(...candidates)).toBe('entry-2');
  });

  test('when a time is before or after what is of use, or no earlier than what there is, then it is not offered', () => {
    const at = NOW + DAY;
    expect(canUse(candidate(), at)).toBe(true);
    expect(canUse(candidate({ earliestAt: at + 1 }), at)).toBe(false);
    expect(canUse(candidate({ latestAt: at - 1 }), at)).toBe(false);
    expect(canUse(candidate({ givenUpAt: at }), at)).toBe(false);
    expect(canUse(candidate({ givenUpAt: at + 1 }), at)).toBe(true);
  });

  test('then the order hangs on nothing but what is known of them', () => {
    const some = fc.record({
      entryId: fc.uuid(),
      earliestAt: fc.constant(NOW),
      latestAt: fc.integer({ min: NOW, max: NOW + 5 * DAY }),
      since: fc.integer({ min: NOW - 3, max: NOW }),
      givenUpAt: fc.constantFrom(null, NOW + DAY),
      grade: fc.constantFrom(null, 'fragile' as const, 'late' as const, 'broken' as const),
      known: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(some, { maxLength: 8 }), (candidates) => {
        const order = inTurn(candidates, NOW);
        expect(inTurn([...candidates].reverse(), NOW)).toEqual(order);
        expect(new Set(order)).toEqual(new Set(candidates));
      }),
    );
  });
});
