/** When a line is on duty, in words. */
import type { KeptOnCallLine } from '../../api/schemas';
import { calendarDayWords } from '../time/paris';
import { WEEKDAYS } from '../words/red-flags';
import { counted, wordsFor } from '../words/wording';

type Hours = { readonly from: string; readonly to: string };

const DAYS_OF_WEEK = 7;

/** `8h`, `8h30`. */
function clockWords(time: string): string {
  const [hour = '', minute = ''] = time.split(':');
  return `${Number(hour)}h${minute === '00' ? '' : minute}`;
}

function spanWords({ from, to }: Hours): string {
  if (from === to) return from === '00:00' ? '24 h' : `de ${clockWords(from)} au lendemain ${clockWords(to)}`;
  return `de ${clockWords(from)} à ${clockWords(to)}${to < from ? ' le lendemain' : ''}`;
}

/** Days that follow one another with the same hours are said together. */
function weeklyWords(weekly: KeptOnCallLine['weekly']): string {
  if (weekly.length === 0) return 'jamais';
  const spans = [...new Set(weekly.map(spanWords))];
  return spans
    .map((span) => {
      const days = weekly.filter((one) => spanWords(one) === span).map(({ weekday }) => weekday);
      return `${daysWords([...days].sort((left, right) => left - right))} ${span}`;
    })
    .join(' ; ');
}

function daysWords(days: readonly number[]): string {
  const name = (day: number | undefined) => wordsFor(WEEKDAYS, String(day));
  if (days.length === DAYS_OF_WEEK) return 'tous les jours';
  const consecutive = days.every((day, index) => index === 0 || day === (days[index - 1] ?? 0) + 1);
  if (days.length > 2 && consecutive) return `du ${name(days[0])} au ${name(days.at(-1))}`;
  return days.map(name).join(', ');
}

export function hoursWords({ weekly, exceptions, firstDay, lastDay }: KeptOnCallLine): string {
  return [
    weeklyWords(weekly),
    ...(firstDay === null ? [] : [`à partir du ${calendarDayWords(firstDay)}`]),
    ...(lastDay === null ? [] : [`jusqu’au ${calendarDayWords(lastDay)}`]),
    ...(exceptions.length === 0
      ? []
      : [counted(exceptions.length, 'jour particulier', 'jours particuliers')]),
  ].join(' · ');
}
