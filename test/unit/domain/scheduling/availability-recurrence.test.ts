import fc from 'fast-check';
import { addDays, addMonths, daysBetween, weekdayOf } from '../../../../domain/calendar';
import { readRecurrence } from '../../../../domain/scheduling';

const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;

function daysOf(firstDay: string, text: string | undefined, from: string, to: string): string[] {
  const read = readRecurrence(firstDay, text);
  if ('problem' in read) throw new Error(read.problem);
  return read.daysBetween(from, to);
}

/** Every day between the two for which the condition holds, counted from the first day: plain arithmetic. */
function plainDays(
  firstDay: string,
  to: string,
  isMet: (day: string, distance: number) => boolean,
  { count = Infinity, until = '9999-12-31' } = {},
): string[] {
  const days: string[] = [];
  for (let day = firstDay; day <= to && day <= until && days.length < count; day = addDays(day, 1)) {
    if (isMet(day, daysBetween(firstDay, day))) days.push(day);
  }
  return days;
}

const firstDay = fc.integer({ min: 0, max: 1_500 }).map((days) => addDays('2025-01-01', days));
const interval = fc.integer({ min: 1, max: 5 });
const weekdays = fc.uniqueArray(fc.constantFrom(...WEEKDAYS), { minLength: 1 });
const end = fc.oneof(
  fc.constant({}),
  fc.integer({ min: 1, max: 40 }).map((count) => ({ count })),
  fc.integer({ min: 60, max: 600 }).map((days) => ({ untilDays: days })),
);
type End = { count?: number; untilDays?: number };

function endOf({ count, untilDays }: End, day: string) {
  const until = untilDays === undefined ? undefined : addDays(day, untilDays);
  return {
    text:
      (count === undefined ? '' : `;COUNT=${count}`) +
      (until === undefined ? '' : `;UNTIL=${until.replaceAll('-', '')}`),
    limits: { ...(count === undefined ? {} : { count }), ...(until === undefined ? {} : { until }) },
  };
}

function dayOfMonth(day: string): number {
  return Number(day.slice(8));
}

function daysInMonth(day: string): number {
  return dayOfMonth(addDays(addMonths(`${day.slice(0, 7)}-01`, 1), -1));
}

/** A rule that ends before it is met is refused: no days. */
function neverOr(days: () => string[]): string[] {
  try {
    return days();
  } catch (error) {
    if (error instanceof Error && error.message === 'recurrence-never') return [];
    throw error;
  }
}

function monthOf(day: string): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
}

describe('days of a recurrence', () => {
  test('when it is daily, then the days are those of plain arithmetic', () => {
    fc.assert(
      fc.property(firstDay, interval, end, (day, every, ending) => {
        const { text, limits } = endOf(ending, day);
        const to = addDays(day, 700);
        const expected = plainDays(day, to, (_day, distance) => distance % every === 0, limits);
        expect(daysOf(day, `FREQ=DAILY;INTERVAL=${every}${text}`, day, to)).toEqual(expected);
      }),
    );
  });

  test('when it is daily on some weekdays, then no other weekday is among them', () => {
    fc.assert(
      fc.property(firstDay, weekdays, end, (day, on, ending) => {
        const { text, limits } = endOf(ending, day);
        const to = addDays(day, 400);
        const isMet = (candidate: string) => on.includes(WEEKDAYS[weekdayOf(candidate) - 1] ?? 'MO');
        expect(daysOf(day, `FREQ=DAILY;BYDAY=${on.join()}${text}`, day, to)).toEqual(
          plainDays(day, to, isMet, limits),
        );
      }),
    );
  });

  test('when it is weekly, then the weeks are counted from Monday to Monday', () => {
    fc.assert(
      fc.property(firstDay, weekdays, interval, end, (day, on, every, ending) => {
        const { text, limits } = endOf(ending, day);
        const to = addDays(day, 700);
        const monday = addDays(day, 1 - weekdayOf(day));
        const isMet = (candidate: string) =>
          on.includes(WEEKDAYS[weekdayOf(candidate) - 1] ?? 'MO') &&
          Math.floor(daysBetween(monday, candidate) / 7) % every === 0;
        expect(daysOf(day, `FREQ=WEEKLY;INTERVAL=${every};BYDAY=${on.join()}${text}`, day, to)).toEqual(
          plainDays(day, to, isMet, limits),
        );
      }),
    );
  });

  test('when weeks begin on another day, then every other week is counted from there', () => {
    fc.assert(
      fc.property(firstDay, weekdays, interval, fc.constantFrom(...WEEKDAYS), (day, on, every, weekStart) => {
        const to = addDays(day, 400);
        const since = (weekdayOf(day) - 1 - WEEKDAYS.indexOf(weekStart) + 7) % 7;
        const isMet = (candidate: string) =>
          on.includes(WEEKDAYS[weekdayOf(candidate) - 1] ?? 'MO') &&
          Math.floor(daysBetween(addDays(day, -since), candidate) / 7) % every === 0;
        const text = `FREQ=WEEKLY;INTERVAL=${every};BYDAY=${on.join()};WKST=${weekStart}`;
        expect(daysOf(day, text, day, to)).toEqual(plainDays(day, to, isMet));
      }),
    );
  });

  const monthsApart = fc.integer({ min: 1, max: 3 });

  test('when it is monthly on days of the month, then months without them are left out', () => {
    const monthDay = fc.integer({ min: -31, max: 31 }).filter((day) => day !== 0);
    const monthDays = fc.uniqueArray(monthDay, { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(firstDay, monthDays, monthsApart, end, (day, on, every, ending) => {
        const { text, limits } = endOf(ending, day);
        const to = addDays(day, 900);
        const isMet = (candidate: string) =>
          (monthOf(candidate) - monthOf(day)) % every === 0 &&
          on.some((said) => (said > 0 ? said : daysInMonth(candidate) + 1 + said) === dayOfMonth(candidate));
        const expected = plainDays(day, to, isMet, limits);
        const said = `FREQ=MONTHLY;INTERVAL=${every};BYMONTHDAY=${on.join()}${text}`;
        expect(neverOr(() => daysOf(day, said, day, to))).toEqual(expected);
      }),
    );
  });

  test('when it is monthly on weekdays, by their place or on all of them, then it is those of each month', () => {
    const placed = fc.tuple(fc.constantFrom(0, 1, 2, 3, 4, 5, -1, -2), fc.constantFrom(...WEEKDAYS));
    const several = fc.array(placed, { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(firstDay, several, monthsApart, end, (day, on, every, ending) => {
        const { text, limits } = endOf(ending, day);
        const to = addDays(day, 900);
        const isMet = (candidate: string) =>
          (monthOf(candidate) - monthOf(day)) % every === 0 &&
          on.some(([nth, weekday]) => {
            if (WEEKDAYS[weekdayOf(candidate) - 1] !== weekday) return false;
            const fromEnd = -Math.ceil((daysInMonth(candidate) - dayOfMonth(candidate) + 1) / 7);
            return nth === 0 || nth === Math.ceil(dayOfMonth(candidate) / 7) || nth === fromEnd;
          });
        const said = on.map(([nth, weekday]) => `${nth === 0 ? '' : nth}${weekday}`).join();
        const rule = `FREQ=MONTHLY;INTERVAL=${every};BYDAY=${said}${text}`;
        expect(neverOr(() => daysOf(day, rule, day, to))).toEqual(plainDays(day, to, isMet, limits));
      }),
    );
  });

  test('when it is monthly and names no day, then it is that of the first day', () => {
    fc.assert(
      fc.property(firstDay, monthsApart, (day, every) => {
        const to = addDays(day, 900);
        const isMet = (candidate: string) =>
          (monthOf(candidate) - monthOf(day)) % every === 0 && dayOfMonth(candidate) === dayOfMonth(day);
        expect(daysOf(day, `FREQ=MONTHLY;INTERVAL=${every}`, day, to)).toEqual(plainDays(day, to, isMet));
      }),
    );
  });

  test('when only later days are asked for, then the count still begins on the first day', () => {
    expect(daysOf('2026-11-23', 'FREQ=WEEKLY;BYDAY=MO;COUNT=3', '2026-12-01', '2027-12-01')).toEqual([
      '2026-12-07',
    ]);
  });

  test('when there is no recurrence, then it is that one day', () => {
    expect(daysOf('2026-11-23', undefined, '2026-11-01', '2026-12-01')).toEqual(['2026-11-23']);
    expect(daysOf('2026-11-23', undefined, '2026-11-24', '2026-12-01')).toEqual([]);
  });

  test('when it ends at a time of day, then the day it names is the last', () => {
    expect(daysOf('2026-11-23', 'FREQ=DAILY;UNTIL=20261124T225959Z', '2026-11-01', '2026-12-01')).toEqual([
      '2026-11-23',
      '2026-11-24',
    ]);
  });
});

describe('a recurrence that is not taken', () => {
  test.each([
    ['every second', 'FREQ=SECONDLY', 'recurrence-too-often'],
    ['every minute', 'FREQ=MINUTELY;INTERVAL=10', 'recurrence-too-often'],
    ['every hour', 'FREQ=HOURLY', 'recurrence-too-often'],
    ['several times a day', 'FREQ=DAILY;BYHOUR=8,9,10', 'recurrence-too-often'],
    ['every year', 'FREQ=YEARLY', 'recurrence-unsupported'],
    ['a place within the month', 'FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-1', 'recurrence-unsupported'],
    ['a day that is no day', 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', 'recurrence-unsupported'],
    ['both kinds of days', 'FREQ=MONTHLY;BYDAY=MO;BYMONTHDAY=15', 'recurrence-unsupported'],
    ['nothing', '', 'recurrence-unreadable'],
    ['words', 'every monday', 'recurrence-unreadable'],
    ['an unknown frequency', 'FREQ=OFTEN', 'recurrence-unreadable'],
    ['no frequency', 'BYDAY=MO', 'recurrence-unreadable'],
    ['a weekday nobody knows', 'FREQ=WEEKLY;BYDAY=XX', 'recurrence-unreadable'],
    ['a weekday by its place in a week', 'FREQ=WEEKLY;BYDAY=1MO', 'recurrence-unreadable'],
    ['an interval of nothing', 'FREQ=DAILY;INTERVAL=0', 'recurrence-unreadable'],
    ['a count beyond reason', 'FREQ=DAILY;COUNT=99999999', 'recurrence-unreadable'],
    ['two ends', 'FREQ=DAILY;COUNT=2;UNTIL=20270101', 'recurrence-unreadable'],
    ['an end that is no day', 'FREQ=DAILY;UNTIL=20270231', 'recurrence-unreadable'],
    ['the same twice', 'FREQ=DAILY;FREQ=WEEKLY', 'recurrence-unreadable'],
    ['another property', 'FREQ=DAILY\nRDATE=20270101', 'recurrence-unreadable'],
    ['an end before the start', 'FREQ=DAILY;UNTIL=20200101', 'recurrence-never'],
    ['no day at all', 'FREQ=WEEKLY;BYDAY=MO;UNTIL=20261126', 'recurrence-never'],
  ])('when it says %s, then it is refused', (_what, text, problem) => {
    expect(readRecurrence('2026-11-24', text)).toEqual({ problem });
  });

  test('when it can never be met, then it is refused at once and not searched for', () => {
    expect(readRecurrence('2027-02-10', 'FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=31')).toEqual({
      problem: 'recurrence-never',
    });
  });

  test('when it is any text, then it is read or refused, and never thrown', () => {
    const word = fc.constantFrom(
      ...['FREQ', 'BYDAY', 'INTERVAL', 'COUNT', 'UNTIL', 'WKST', 'BYMONTHDAY', 'DAILY', 'WEEKLY', 'MONTHLY'],
      ...['MO', '-1FR', '31', '-31', '0', '20270101', '=', ';', ',', '+', '9999'],
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), firstDay, (words, day) => {
        const read = readRecurrence(day, words.join(''));
        if (!('problem' in read)) read.daysBetween(day, addDays(day, 240));
      }),
      { numRuns: 2_000 },
    );
  });
});
