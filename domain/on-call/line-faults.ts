import { isLocalDay } from '../calendar';
import type { Duty, DutyHours, WeeklyDuty } from './line';

const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d$/;
const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** The longest a line may take to answer: past it the next one is rung. */
export const LONGEST_ANSWER_MINUTES = 60;

export function isTime(text: string): boolean {
  return TIME.test(text);
}

/**
 * Weekly hours as a command writes them: `mon-fri 08:00-18:00, sat 20:00-08:00`, or `always`.
 *
 * @returns null when they cannot be read
 */
export function parseWeeklyDuty(text: string): WeeklyDuty[] | null {
  if (text.trim() === 'always') {
    return DAYS.map((_day, index) => ({ weekday: index + 1, from: '00:00', to: '00:00' }));
  }
  const parts = text.split(',').map(parsePart);
  return parts.some((part) => part === null) ? null : parts.flatMap((part) => part ?? []);
}

function parsePart(part: string): WeeklyDuty[] | null {
  const found = /^(\w{3})(?:-(\w{3}))?\s+(\S{5})-(\S{5})$/.exec(part.trim().toLowerCase());
  if (found === null) return null;
  const [, first = '', last = first, from = '', to = ''] = found;
  const [begin, end] = [weekdayNumber(first), weekdayNumber(last)];
  if (begin === null || end === null || end < begin || !isTime(from) || !isTime(to)) return null;
  return Array.from({ length: end - begin + 1 }, (_, index) => ({ weekday: begin + index, from, to }));
}

function weekdayNumber(name: string): number | null {
  const index = DAYS.findIndex((day) => day === name);
  return index === -1 ? null : index + 1;
}

/** How {@link parseWeeklyDuty} reads them back. */
export function weeklyDutyText(weekly: readonly WeeklyDuty[]): string {
  const always = weekly.length === 7 && weekly.every(({ from, to }) => from === '00:00' && to === '00:00');
  if (always) return 'always';
  return weekly.map(({ weekday, from, to }) => `${DAYS[weekday - 1] ?? '?'} ${from}-${to}`).join(', ');
}

/** @returns what is wrong with the hours, as codes; empty when a line can be kept with them */
export function dutyFaults({ weekly, exceptions, firstDay, lastDay }: Duty): readonly string[] {
  const wrongHours = (hours: DutyHours) => !isTime(hours.from) || !isTime(hours.to);
  const days = [
    ...exceptions.map(({ day }) => day),
    ...[firstDay, lastDay].filter((day) => day !== undefined),
  ];
  return [
    ...(weekly.some(({ weekday }) => !Number.isInteger(weekday) || weekday < 1 || weekday > 7)
      ? ['unknown-weekday']
      : []),
    ...(weekly.some(wrongHours) || exceptions.some(({ hours }) => hours.some(wrongHours))
      ? ['unreadable-hours']
      : []),
    ...(days.every(isLocalDay) ? [] : ['unreadable-day']),
    ...(firstDay !== undefined && lastDay !== undefined && lastDay < firstDay
      ? ['last-day-before-first']
      : []),
  ];
}
