import { addDays, type LocalDay } from './local-day';

/** Where the public holidays are those of: article L.3133-1 of the labour code, local law, L.3422-2 overseas. */
export type HolidayTerritory =
  'metropolitan' | 'alsace-moselle' | 'guadeloupe' | 'martinique' | 'guiana' | 'reunion' | 'mayotte';

const FIXED_HOLIDAYS = ['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25'] as const;

/** Days from Easter Sunday: Easter Monday, Ascension, Whit Monday. */
const EASTER_OFFSETS_DAYS = [1, 39, 50] as const;
const GOOD_FRIDAY_OFFSET_DAYS = -2;

/** Local law of Alsace-Moselle, and the commemoration of the abolition of slavery overseas. */
const TERRITORY_HOLIDAYS: Readonly<Record<HolidayTerritory, readonly string[]>> = {
  metropolitan: [],
  'alsace-moselle': ['12-26'],
  guadeloupe: ['05-27'],
  martinique: ['05-22'],
  guiana: ['06-10'],
  reunion: ['12-20'],
  mayotte: ['04-27'],
};

/** Easter Sunday of a Gregorian year (Meeus, Astronomical Algorithms, chapter 8). */
export function easterSunday(year: number): LocalDay {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const yearOfCentury = year % 100;
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30;
  const weekday =
    (32 + 2 * (century % 4) + 2 * Math.floor(yearOfCentury / 4) - epact - (yearOfCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * weekday) / 451);
  const marchDays = epact + weekday - 7 * late + 21;
  return addDays(`${year}-03-01`, marchDays);
}

/** Public holidays of a year, in order. */
export function publicHolidays(year: number, territory: HolidayTerritory = 'metropolitan'): LocalDay[] {
  const easter = easterSunday(year);
  const moving =
    territory === 'alsace-moselle' ? [GOOD_FRIDAY_OFFSET_DAYS, ...EASTER_OFFSETS_DAYS] : EASTER_OFFSETS_DAYS;
  const days = [
    ...[...FIXED_HOLIDAYS, ...TERRITORY_HOLIDAYS[territory]].map((monthDay) => `${year}-${monthDay}`),
    ...moving.map((offset) => addDays(easter, offset)),
  ];
  return [...new Set(days)].sort();
}

export function isPublicHoliday(day: LocalDay, territory: HolidayTerritory = 'metropolitan'): boolean {
  return publicHolidays(Number(day.slice(0, 4)), territory).includes(day);
}
