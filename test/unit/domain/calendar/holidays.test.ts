import Holidays from 'date-holidays';
import { easterSunday, isPublicHoliday, publicHolidays } from '../../../../domain/calendar';

const YEARS = Array.from({ length: 50 }, (_, index) => 2005 + index);

/** Sundays such as Easter and Whit Sunday are closed anyway and not in article L.3133-1. */
const EASTER_AND_WHIT_SUNDAY = ['easter', 'easter 49'];

function oracle(year: number): string[] {
  const days = new Holidays('FR')
    .getHolidays(year, 'fr')
    .filter(({ type, rule }) => type === 'public' && !EASTER_AND_WHIT_SUNDAY.includes(rule))
    .map(({ date }) => date.slice(0, 10));
  return [...new Set(days)].sort();
}

describe('publicHolidays', () => {
  test.each(YEARS)(
    'when the year is %i, then the metropolitan holidays are those of date-holidays',
    (year) => {
      expect(publicHolidays(year)).toEqual(oracle(year));
    },
  );

  test.each([
    ['alsace-moselle', ['2026-04-03', '2026-12-26']],
    ['guadeloupe', ['2026-05-27']],
    ['martinique', ['2026-05-22']],
    ['guiana', ['2026-06-10']],
    ['reunion', ['2026-12-20']],
    ['mayotte', ['2026-04-27']],
  ] as const)('when the territory is %s, then %j are holidays there only', (territory, expected) => {
    const national = publicHolidays(2026);
    expect(publicHolidays(2026, territory).filter((day) => !national.includes(day))).toEqual(expected);
  });

  test('when Ascension is another holiday too, then the day counts once', () => {
    expect(publicHolidays(2008).filter((day) => day === '2008-05-01')).toHaveLength(1);
  });

  test('when 2026 and 2027 are looked at, then Easter and All Saints are known', () => {
    expect([easterSunday(2026), easterSunday(2027)]).toEqual(['2026-04-05', '2027-03-28']);
    expect([isPublicHoliday('2026-11-01'), isPublicHoliday('2026-11-02')]).toEqual([true, false]);
  });
});
