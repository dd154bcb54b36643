import Holidays from 'date-holidays';
import {
  easterSunday,
  isPublicHoliday,
  publicHolidays,
  type HolidayTerritory,
} from '../../../../domain/calendar';

const YEARS = Array.from({ length: 50 }, (_, index) => 2005 + index);

/** Sundays such as Easter and Whit Sunday are closed anyway and not in article L.3133-1. */
const EASTER_AND_WHIT_SUNDAY = ['easter', 'easter 49'];

/**
 * The oracle has Good Friday for Guadeloupe and Martinique: it is a custom there, named by neither article L.3133-1
 * nor L.3422-2 of the labour code, and article L.3134-13 gives it to Alsace-Moselle alone.
 */
const AND_GOOD_FRIDAY = [...EASTER_AND_WHIT_SUNDAY, 'easter -2'];

/** Each territory with its country and state in date-holidays, and the rules of it that are not the law's. */
const ORACLES: readonly (readonly [HolidayTerritory, readonly string[], readonly string[]])[] = [
  ['metropolitan', ['FR'], EASTER_AND_WHIT_SUNDAY],
  ['alsace-moselle', ['FR', '57'], EASTER_AND_WHIT_SUNDAY],
  ['alsace-moselle', ['FR', '67'], EASTER_AND_WHIT_SUNDAY],
  ['alsace-moselle', ['FR', '68'], EASTER_AND_WHIT_SUNDAY],
  ['guadeloupe', ['FR', 'GP'], AND_GOOD_FRIDAY],
  ['martinique', ['FR', 'MQ'], AND_GOOD_FRIDAY],
  ['guiana', ['FR', 'GF'], EASTER_AND_WHIT_SUNDAY],
  ['reunion', ['FR', 'RE'], EASTER_AND_WHIT_SUNDAY],
  ['mayotte', ['FR', 'YT'], EASTER_AND_WHIT_SUNDAY],
  ['saint-barthelemy', ['FR', 'BL'], EASTER_AND_WHIT_SUNDAY],
  ['saint-martin', ['FR', 'MF'], EASTER_AND_WHIT_SUNDAY],
  ['saint-pierre-et-miquelon', ['PM'], EASTER_AND_WHIT_SUNDAY],
];

function oracleDays(place: readonly string[], notTheLaws: readonly string[]): string[] {
  const [country = '', state] = place;
  const calendar = state === undefined ? new Holidays(country) : new Holidays(country, state);
  return YEARS.flatMap((year) => {
    const days = calendar
      .getHolidays(year, 'fr')
      .filter(({ type, rule }) => type === 'public' && !notTheLaws.includes(rule))
      .map(({ date }) => date.slice(0, 10));
    return [...new Set(days)].sort();
  });
}

describe('publicHolidays', () => {
  test.each(ORACLES)(
    'when it is %s, then fifty years of holidays are those of date-holidays for %j',
    (territory, place, notTheLaws) => {
      const ours = YEARS.flatMap((year) => publicHolidays(year, territory));
      expect(ours.length).toBeGreaterThan(YEARS.length * 10);
      expect(ours).toEqual(oracleDays(place, notTheLaws));
    },
  );

  test.each(['guadeloupe', 'martinique'] as const)(
    'when the oracle closes %s on Good Friday, then the labour code does not',
    (territory) => {
      const place = { guadeloupe: 'GP', martinique: 'MQ' }[territory];
      expect(oracleDays(['FR', place], EASTER_AND_WHIT_SUNDAY)).toContain('2026-04-03');
      expect(isPublicHoliday('2026-04-03', territory)).toBe(false);
      expect(isPublicHoliday('2026-04-03', 'alsace-moselle')).toBe(true);
    },
  );

  test.each([
    ['alsace-moselle', ['2026-04-03', '2026-12-26']],
    ['guadeloupe', ['2026-05-27']],
    ['martinique', ['2026-05-22']],
    ['guiana', ['2026-06-10']],
    ['reunion', ['2026-12-20']],
    ['mayotte', ['2026-04-27']],
    ['saint-barthelemy', ['2026-10-09']],
    ['saint-martin', ['2026-05-27']],
    ['saint-pierre-et-miquelon', []],
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
