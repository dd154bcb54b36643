import { DateTime } from 'luxon';

/** Where the simulated people live. */
export const ZONE = 'Europe/Paris';
export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** The service: Monday to Saturday, 7h to 19h (pathways.md, Golden dates). */
const OPENS = 7;
const CLOSES = 19;
const SUNDAY = 7;
/** Holidays of the labour code that have a fixed day (article L.3133-1). */
const FIXED_HOLIDAYS = new Set(['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25']);
/** The others, in days from Easter Sunday. */
const EASTER_OFFSETS_DAYS = [1, 39, 50];

export function localOf(instant: number): DateTime {
  return DateTime.fromMillis(instant, { zone: ZONE });
}

/** `2026-11-22`, on the clock of the service. */
export function dayOf(instant: number): string {
  return localOf(instant).toISODate() ?? '';
}

/** An instant at a local hour of a day some days on. */
export function atHour(instant: number, daysOn: number, hour: number): number {
  const whole = Math.floor(hour);
  return localOf(instant)
    .startOf('day')
    .plus({ days: daysOn })
    .set({ hour: whole, minute: Math.round((hour - whole) * 60) })
    .toMillis();
}

/** With its offset, as a hospital's software writes it. */
export function isoOf(instant: number): string {
  return localOf(instant).toISO({ suppressMilliseconds: true }) ?? '';
}

/** Whether the day is neither a Sunday nor a public holiday. */
export function isOpenDay(instant: number): boolean {
  const local = localOf(instant);
  return local.weekday !== SUNDAY && !isHoliday(local);
}

/** Whether somebody of the service is there. */
export function isOpen(instant: number): boolean {
  const { hour } = localOf(instant);
  return isOpenDay(instant) && hour >= OPENS && hour < CLOSES;
}

/** Whether practices answer: Monday to Friday, 8h to 19h (pathways.md: Saturday does not count for practices). */
export function practicesAnswer(instant: number): boolean {
  const { weekday, hour } = localOf(instant);
  return isOpenDay(instant) && weekday < 6 && hour >= 8 && hour < CLOSES;
}

function isHoliday(local: DateTime): boolean {
  if (FIXED_HOLIDAYS.has(local.toFormat('MM-dd'))) return true;
  const easter = easterSunday(local.year);
  return EASTER_OFFSETS_DAYS.some((days) => easter.plus({ days }).hasSame(local, 'day'));
}

/** Meeus, Astronomical Algorithms, chapter 8. */
function easterSunday(year: number): DateTime {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const rest = year % 100;
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(rest / 4) - epact - (rest % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * weekday) / 451);
  return DateTime.fromObject({ year, month: 3, day: 1 }, { zone: ZONE }).plus({
    days: 21 + epact + weekday - 7 * late,
  });
}

/** Opening instants of the service between two instants' working hours: how long a business delay really lasts. */
export function afterWorkingHours(instant: number, hours: number): number {
  let left = hours * HOUR_MS;
  let reached = instant;
  for (;;) {
    if (!isOpen(reached)) {
      reached = nextOpening(reached);
      continue;
    }
    const closes = atHour(reached, 0, CLOSES);
    if (reached + left <= closes) return reached + left;
    left -= closes - reached;
    reached = closes;
  }
}

/** The instant itself when the service is open then. */
export function nextOpening(instant: number): number {
  if (isOpen(instant)) return instant;
  const { hour } = localOf(instant);
  for (let days = hour < OPENS ? 0 : 1; ; days += 1) {
    const opening = atHour(instant, days, OPENS);
    if (isOpenDay(opening)) return opening;
  }
}
