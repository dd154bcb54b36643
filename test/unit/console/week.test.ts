import {
  addDays,
  daysFrom,
  dayStart,
  mondayOf,
  weekdayAndDayWords,
  weekWords,
} from '../../../console/time/week';

describe('weeks of local days', () => {
  it.each([
    ['2026-11-23', '2026-11-23'],
    ['2026-11-29', '2026-11-23'],
    ['2027-01-01', '2026-12-28'],
  ])('when the day is %s, then its week begins on %s', (day, monday) => {
    expect(mondayOf(day)).toBe(monday);
  });

  it('when days are added over the end of a month, then the calendar is followed', () => {
    expect(addDays('2028-02-28', 2)).toBe('2028-03-01');
    expect(daysFrom('2026-12-30', 3)).toEqual(['2026-12-30', '2026-12-31', '2027-01-01']);
  });

  it('when the clock changes, then a day still begins at midnight in Paris', () => {
    expect(dayStart('2026-10-25')).toBe('2026-10-24T22:00:00.000Z');
    expect(dayStart('2026-10-26')).toBe('2026-10-25T23:00:00.000Z');
    expect(() => dayStart('tomorrow')).toThrow(RangeError);
  });

  it('when a week is said, then the first of a month is « 1er »', () => {
    expect(weekWords('2026-12-28', 6)).toBe('du 28 décembre 2026 au 2 janvier 2027');
    expect(weekdayAndDayWords('2026-12-01')).toBe('mardi 1er décembre');
  });
});
