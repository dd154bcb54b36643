import { DateTime } from 'luxon';
import {
  addMonths,
  addServiceMinutes,
  addWorkingDays,
  ageOn,
  DEFAULT_PRACTICE_WEEK,
  DEFAULT_SERVICE_CALENDAR,
  dueWindow,
  earliestInstant,
  endOfDischargeDay,
  firstDueAlarmAt,
  instantAt,
  latestInstant,
  openingOf,
  type DueDay,
} from '../../../../domain/calendar';
import { HOUR_MS, type Instant } from '../../../../domain/follow-up/instants';

/**
 * Due days around the golden dates of pathways.md, which golden-table.test.ts holds: Europe/Paris, open Monday to
 * Saturday 7h-19h, closed on public holidays.
 */
const SERVICE = DEFAULT_SERVICE_CALENDAR;

const at = (local: string): Instant => DateTime.fromISO(local, { zone: 'Europe/Paris' }).toMillis();
const local = (instant: Instant): string =>
  DateTime.fromMillis(instant, { zone: 'Europe/Paris' }).toFormat("yyyy-MM-dd'T'HH:mm");
const J = (count: number): DueDay => ({ unit: 'days', count });

describe('bounds of a due day', () => {
  test.each(['2026-11-03T07:00', '2026-11-03T14:00'])(
    'when the discharge is on Tuesday 3 November at %s, then J7 closes on Tuesday 10 at 19h',
    (dischargedAt) => {
      expect(local(latestInstant(SERVICE, at(dischargedAt), J(7)))).toBe('2026-11-10T19:00');
    },
  );

  test('when the earliest day is J0, then it is the discharge itself, or the next opening', () => {
    expect(local(earliestInstant(SERVICE, at('2026-11-03T14:00'), J(0)))).toBe('2026-11-03T14:00');
    expect(local(earliestInstant(SERVICE, at('2026-11-03T20:00'), J(0)))).toBe('2026-11-04T07:00');
  });

  test('when bringing a bound forward would end it before the discharge, then it is the next closing', () => {
    expect(local(latestInstant(SERVICE, at('2026-11-14T20:00'), J(1)))).toBe('2026-11-16T19:00');
  });
});

describe('windows', () => {
  const window = (dischargedAt: Instant, vigilance: 'simple' | 'reinforced'): string[] => {
    const { from, to } = dueWindow(SERVICE, dischargedAt, J(2), J(3), vigilance);
    return [local(from), local(to)];
  };

  test('when J2 is open, then vigilance changes nothing', () => {
    const tuesday = at('2026-11-03T15:00');
    expect(window(tuesday, 'reinforced')).toEqual(window(tuesday, 'simple'));
    expect(window(tuesday, 'simple')).toEqual(['2026-11-05T07:00', '2026-11-06T19:00']);
  });

  test('when the open day before J2 is J0 itself, then even reinforced vigilance waits for the next one', () => {
    const saturdayAloneBeforeEaster = at('2027-03-27T10:00'); // J1 Sunday, J2 Easter Monday
    expect(window(saturdayAloneBeforeEaster, 'reinforced')).toEqual(['2027-03-30T07:00', '2027-03-30T19:00']);
  });

  test('when no day of the window is open, then it is the day its end was brought forward to', () => {
    const beforeMayDay = at('2027-04-29T10:00'); // J2 Saturday 1 May, J3 Sunday
    expect(window(beforeMayDay, 'simple')).toEqual(['2027-04-30T07:00', '2027-04-30T19:00']);
  });

  test('when any day of three years is a discharge, then the window is open time after the discharge', () => {
    for (let day = at('2026-01-01T16:20'); day < at('2029-01-01T00:00'); day += 24 * HOUR_MS) {
      for (const vigilance of ['simple', 'reinforced'] as const) {
        const { from, to } = dueWindow(SERVICE, day, J(2), J(3), vigilance);
        expect(from).toBeLessThan(to);
        expect(from).toBeGreaterThan(day);
        expect(to - from).toBeLessThanOrEqual(2 * 24 * HOUR_MS);
      }
    }
  });
});

describe('end of J0', () => {
  test.each([
    ['2026-10-23T03:00', '2026-10-23T19:00'],
    ['2026-10-23T19:00', '2026-10-24T19:00'],
    ['2026-10-25T15:00', '2026-10-26T19:00'],
    ['2026-11-11T10:00', '2026-11-12T19:00'],
  ])('when the discharge is at %s, then J0 ends at %s', (dischargedAt, end) => {
    expect(local(endOfDischargeDay(SERVICE, at(dischargedAt)))).toBe(end);
  });
});

describe('working days', () => {
  test('when two working days are counted from Friday, then Saturday does not count for practices', () => {
    expect(addWorkingDays(DEFAULT_PRACTICE_WEEK, '2026-11-13', 2)).toBe('2026-11-17');
    expect(addWorkingDays(SERVICE, '2026-11-13', 2)).toBe('2026-11-16');
  });
});

describe('clock changes', () => {
  test.each([
    ['2026-10-24', '2026-10-26', 49],
    ['2027-03-27', '2027-03-29', 47],
  ])('when clocks change after %s, then a call at 9h is at 9h on %s', (before, after, hours) => {
    const first = instantAt(before, '09:00', 'Europe/Paris');
    const second = instantAt(after, '09:00', 'Europe/Paris');
    expect(local(second)).toBe(`${after}T09:00`);
    expect(second - first).toBe(hours * HOUR_MS);
  });

  test('when J2 and J7 cross the change, then they keep their local hours', () => {
    const dischargedAt = at('2026-10-23T15:00');
    expect(local(earliestInstant(SERVICE, dischargedAt, J(3)))).toBe('2026-10-26T07:00');
    expect(local(latestInstant(SERVICE, dischargedAt, J(7)))).toBe('2026-10-30T19:00');
  });
});

describe('ages and months', () => {
  test.each([
    ['2027-03-01', 87],
    ['2028-02-29', 88],
  ])('when someone born on 29 February 1940 is looked at on %s, then they are %i', (day, age) => {
    expect(ageOn('1940-02-29', day)).toBe(age);
  });

  test('when a month is added to 31 January of a leap year, then it is 29 February', () => {
    expect(addMonths('2028-01-31', 1)).toBe('2028-02-29');
  });
});

describe('the alarm of a first care', () => {
  const NOTICE_MINUTES = 240;
  const alarm = (dueAt: string, knownAt: string): string =>
    local(firstDueAlarmAt(SERVICE, at(dueAt), at(knownAt), NOTICE_MINUTES));

  test('when it is due while the service is closed, then the alarm leaves its notice before the last closing', () => {
    expect(alarm('2026-11-22T08:00', '2026-11-18T10:00')).toBe('2026-11-21T15:00');
  });

  test('when it is due early on a Monday, then the notice reaches back into Saturday', () => {
    expect(alarm('2026-11-23T09:00', '2026-11-18T10:00')).toBe('2026-11-21T17:00');
  });

  test('when it is already over, then the alarm is at once', () => {
    expect(alarm('2026-11-18T08:00', '2026-11-18T10:00')).toBe('2026-11-18T10:00');
  });
});

test('when a calendar works no weekday, then asking for an opening says so instead of searching for ever', () => {
  expect(() => latestInstant({ ...SERVICE, weekdays: [] }, at('2026-11-03T10:00'), J(7))).toThrow(RangeError);
});

test('when an opening is asked for, then it is that day from opening to closing', () => {
  const { from, to } = openingOf(SERVICE, '2026-11-03');
  expect([local(from), local(to)]).toEqual(['2026-11-03T07:00', '2026-11-03T19:00']);
});

test('when a calendar closes before it opens, then it is refused instead of counting for ever', () => {
  const reversed = { ...SERVICE, opensAt: '19:00', closesAt: '07:00' };
  expect(() => addServiceMinutes(reversed, at('2026-11-03T10:00'), 60)).toThrow(RangeError);
});
