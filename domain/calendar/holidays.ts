import { addDays, type LocalDay } from './local-day';

/**
 * Where the labour code says which days are holidays: articles L.3133-1 (everywhere), L.3134-13 (Alsace-Moselle) and
 * L.3422-2 (overseas). New Caledonia, French Polynesia and Wallis and Futuna have labour laws of their own and are
 * not among them.
 */
export type HolidayTerritory =
  | 'metropolitan'
  | 'alsace-moselle'
  | 'guadeloupe'
  | 'martinique'
  | 'guiana'
  | 'reunion'
  | 'mayotte'
  | 'saint-barthelemy'
  | 'saint-martin'
  | 'saint-pierre-et-miquelon';

/** Article L.3133-1 of the labour code, those on a fixed day. */
const FIXED_HOLIDAYS = ['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25'] as const;

/** Article L.3133-1, in days from Easter Sunday: Easter Monday, Ascension, Whit Monday. */
const EASTER_OFFSETS_DAYS = [1, 39, 50] as const;

/**
 * Article L.3134-13 says Good Friday for the communes with a Protestant or a mixed church; a service's calendar is of
 * one territory, and takes it for all three départements. In Guadeloupe and Martinique the day is a custom of some
 * employers and in no article: it is no holiday there.
 */
const GOOD_FRIDAY_OFFSET_DAYS = -2;

/**
 * Article L.3134-13 (26 December) and article L.3422-2 (commemoration of the abolition of slavery). The code says
 * 27 May for Saint-Martin; its territorial council has asked for 28 May since 2015, and ministers' circulars have let
 * it celebrate that day since 2018: to be changed here when the code is.
 */
const TERRITORY_HOLIDAYS: Readonly<Record<HolidayTerritory, readonly string[]>> = {
  metropolitan: [],
  'alsace-moselle': ['12-26'],
  guadeloupe: ['05-27'],
  martinique: ['05-22'],
  guiana: ['06-10'],
  reunion: ['12-20'],
  mayotte: ['04-27'],
  'saint-barthelemy': ['10-09'],
  'saint-martin': ['05-27'],
  'saint-pierre-et-miquelon': [],
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

/**
 * @param year of the Gregorian calendar
 * @param territory whose law applies
 * @returns the public holidays of that year under today's law, in order, each once
 */
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

/** Years already worked out: every plan asks for the same ones, day by day. */
const knownHolidays = new Map<string, ReadonlySet<LocalDay>>();

export function isPublicHoliday(day: LocalDay, territory: HolidayTerritory = 'metropolitan'): boolean {
  const year = day.slice(0, 4);
  const key = `${territory} ${year}`;
  const holidays = knownHolidays.get(key) ?? new Set(publicHolidays(Number(year), territory));
  knownHolidays.set(key, holidays);
  return holidays.has(day);
}
