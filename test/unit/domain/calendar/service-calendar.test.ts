import fc from 'fast-check';
import {
  addServiceMinutes,
  DEFAULT_SERVICE_CALENDAR,
  lastClosingUpTo,
  openingAtOrAfter,
  openings,
  serviceMinutesBetween,
} from '../../../../domain/calendar';
import { addWorkingMinutes, MINUTE_MS } from '../../../../domain/follow-up/instants';

const CALENDAR = DEFAULT_SERVICE_CALENDAR;
const HORIZON = openings(CALENDAR, '2026-01-01', '2027-12-31');
const instants = fc
  .integer({
    min: Date.parse('2026-01-01T00:00Z') / MINUTE_MS,
    max: Date.parse('2027-06-01T00:00Z') / MINUTE_MS,
  })
  .map((minutes) => minutes * MINUTE_MS);

describe('service time', () => {
  test('when working minutes are added, then the follow-up counts the same on its horizon', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 0, max: 10_000 }), (start, minutes) => {
        expect(addServiceMinutes(CALENDAR, start, minutes)).toBe(addWorkingMinutes(HORIZON, start, minutes));
      }),
    );
  });

  test('when working minutes are added, then as many lie between both ends', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 1, max: 10_000 }), (start, minutes) => {
        const end = addServiceMinutes(CALENDAR, start, minutes);
        expect(serviceMinutesBetween(CALENDAR, start, end)).toBe(minutes);
        expect(serviceMinutesBetween(CALENDAR, end, start)).toBe(0);
      }),
    );
  });

  test('when any instant is given, then the next opening ends after it and the last closing is not after it', () => {
    fc.assert(
      fc.property(instants, (instant) => {
        const next = openingAtOrAfter(CALENDAR, instant);
        const last = lastClosingUpTo(CALENDAR, instant);
        expect(next.to).toBeGreaterThan(instant);
        expect(last).toBeLessThanOrEqual(instant);
        expect(serviceMinutesBetween(CALENDAR, last, Math.min(instant, next.from))).toBe(0);
      }),
    );
  });

  test('when November 2026 is opened, then Sundays and the two holidays are closed', () => {
    expect(openings(CALENDAR, '2026-11-01', '2026-11-30')).toHaveLength(24);
  });
});
