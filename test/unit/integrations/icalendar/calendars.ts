import type { CalendarFrame, CalendarReading } from '../../../../domain/scheduling';
import { readCalendar } from '../../../../integrations/icalendar/read-calendar';

/** Winter and summer time are in it. */
export const FRAME: CalendarFrame = {
  from: Date.parse('2026-11-22T00:00:00+01:00'),
  to: Date.parse('2027-07-20T00:00:00+02:00'),
  zone: 'Europe/Paris',
};

/** A calendar of these lines, ended as the standard wants them. */
export function calendar(...lines: readonly string[]): string {
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//test//', ...lines, 'END:VCALENDAR', ''].join('\r\n');
}

export function event(...lines: readonly string[]): string {
  return ['BEGIN:VEVENT', ...lines, 'END:VEVENT'].join('\r\n');
}

/** Busy times as `from/to` in UTC, to the minute. */
export function shown(reading: CalendarReading): readonly string[] | { readonly fault: string } {
  if ('fault' in reading) return reading;
  const minute = (instant: number) => new Date(instant).toISOString().slice(0, 16);
  return reading.busy.map(({ from, to }) => `${minute(from)}/${minute(to)}`);
}

export const read = (...lines: readonly string[]) => shown(readCalendar(calendar(...lines), FRAME));
