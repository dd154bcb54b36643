/** Local days and hours of the service: always those of Paris, whatever the browser's own time zone. */
const ZONE = 'Europe/Paris';
const DAY_MS = 86_400_000;

const clockParts = new Intl.DateTimeFormat('fr-FR', {
  timeZone: ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});
const weekday = new Intl.DateTimeFormat('fr-FR', { timeZone: ZONE, weekday: 'long' });
const dayAndMonth = new Intl.DateTimeFormat('fr-FR', { timeZone: ZONE, day: 'numeric', month: 'long' });
const fullDay = new Intl.DateTimeFormat('fr-FR', {
  timeZone: ZONE,
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});
const isoDayWords = new Intl.DateTimeFormat('fr-FR', {
  timeZone: 'UTC',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});

function partsOf(instantMs: number): Readonly<Record<string, string>> {
  return Object.fromEntries(clockParts.formatToParts(instantMs).map(({ type, value }) => [type, value]));
}

/** The local day, `YYYY-MM-DD`. */
export function localDay(instantMs: number): string {
  const { year, month, day } = partsOf(instantMs);
  return `${year}-${month}-${day}`;
}

/** Whole local days from the first instant to the second: 1 for yesterday to today. */
export function daysBetween(fromMs: number, toMs: number): number {
  return Math.round((Date.parse(localDay(toMs)) - Date.parse(localDay(fromMs))) / DAY_MS);
}

/** `19h`, `9h05`. */
export function hourWords(instantMs: number): string {
  const { hour, minute } = partsOf(instantMs);
  return `${Number(hour)}h${minute === '00' ? '' : minute}`;
}

export function weekdayWords(instantMs: number): string {
  return weekday.format(instantMs);
}

/** `3 décembre`, `1er janvier`; with its year when that is another one than that of `nowMs`. */
export function dayWords(instantMs: number, nowMs: number): string {
  const sameYear = localDay(instantMs).slice(0, 4) === localDay(nowMs).slice(0, 4);
  return ordinalFirst((sameYear ? dayAndMonth : fullDay).format(instantMs));
}

/** `lundi 23 novembre à 10h30`; `aujourd’hui`, `hier` and `demain` where they fit. */
export function momentWords(instantMs: number, nowMs: number): string {
  const days = daysBetween(nowMs, instantMs);
  const near = new Map([
    [-1, 'hier'],
    [0, 'aujourd’hui'],
    [1, 'demain'],
  ]).get(days);
  const day = near ?? `${weekdayWords(instantMs)} ${dayWords(instantMs, nowMs)}`;
  return `${day} à ${hourWords(instantMs)}`;
}

/** French says « premier » of the first day of a month only. */
function ordinalFirst(day: string): string {
  return day.replace(/^1 /, '1er ');
}

/** A day without hour, `YYYY-MM-DD`, as `8 mars 1941`; shown as it came when it is no day. */
export function calendarDayWords(day: string): string {
  const instant = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(instant) ? day : ordinalFirst(isoDayWords.format(instant));
}

/** Age in whole years on the local day of `nowMs`; null when the birth date is no day. */
export function ageYears(birthDate: string, nowMs: number): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(birthDate)) return null;
  const today = localDay(nowMs);
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return today.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

/** What a `datetime-local` field shows: `YYYY-MM-DDTHH:MM` in Paris. */
export function fieldOf(instantMs: number): string {
  const { hour, minute } = partsOf(instantMs);
  return `${localDay(instantMs)}T${hour}:${minute}`;
}

/**
 * The instant a `datetime-local` field means in Paris.
 *
 * @param field `YYYY-MM-DDTHH:MM`
 * @returns ISO 8601 in UTC; null when the field is empty or not a date. In the hour that the autumn change
 *   repeats, the first one.
 */
export function instantOfField(field: string): string | null {
  const wanted = Date.parse(`${field}:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(field) || Number.isNaN(wanted)) return null;
  const offset = (at: number): number => Date.parse(`${fieldOf(at)}:00Z`) - at;
  const summer = wanted - offset(wanted - DAY_MS);
  const instant = fieldOf(summer) === field ? summer : wanted - offset(wanted);
  return new Date(instant).toISOString();
}
