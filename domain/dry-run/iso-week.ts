import { addDays, weekdayOf, type LocalDay } from '../calendar';
import { DAY_MS } from '../follow-up/instants';

/** The Monday of the day's week. */
export function mondayOf(day: LocalDay): LocalDay {
  return addDays(day, 1 - weekdayOf(day));
}

/** The day's week as ISO 8601 writes it, e.g. `2026-W53`: the week belongs to the year of its Thursday. */
export function isoWeekOf(day: LocalDay): string {
  const thursday = addDays(mondayOf(day), 3);
  const year = thursday.slice(0, 4);
  const daysBefore = (Date.parse(thursday) - Date.parse(`${year}-01-01`)) / DAY_MS;
  return `${year}-W${String(Math.floor(daysBefore / 7) + 1).padStart(2, '0')}`;
}
