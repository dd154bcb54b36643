/** An on-call line as the form holds it: text until it is sent. */
import type { KeptOnCallLine, OnCallLineRequest } from '../../api/schemas';

export interface HoursDraft {
  /** Tells rows apart while they are edited. */
  readonly id: number;
  /** `1` to `7`, 1 = Monday. */
  readonly weekday: string;
  readonly from: string;
  readonly to: string;
}

export interface ExceptionDraft {
  readonly id: number;
  readonly day: string;
  /** Both empty: nobody that day. */
  readonly from: string;
  readonly to: string;
}

export interface LineDraft {
  readonly position: string;
  readonly kind: string;
  readonly label: string;
  readonly phone: string;
  readonly answerMinutes: string;
  readonly weekly: readonly HoursDraft[];
  readonly exceptions: readonly ExceptionDraft[];
  readonly firstDay: string;
  readonly lastDay: string;
}

export const ALL_DAY = { from: '00:00', to: '00:00' } as const;
const WEEKDAYS = ['1', '2', '3', '4', '5', '6', '7'] as const;

/** On duty day and night. */
export function alwaysOnDuty(): readonly HoursDraft[] {
  return WEEKDAYS.map((weekday, id) => ({ id, weekday, ...ALL_DAY }));
}

/** An id that no row has. */
export function nextId(rows: readonly { readonly id: number }[]): number {
  return Math.max(-1, ...rows.map(({ id }) => id)) + 1;
}

/** @param line the one to change; a new one, last in order, without */
export function draftOf(line: KeptOnCallLine | null, linesKept: number): LineDraft {
  if (line === null) {
    return {
      position: String(linesKept + 1),
      kind: 'coordination-nurse',
      label: '',
      phone: '',
      answerMinutes: '5',
      weekly: alwaysOnDuty(),
      exceptions: [],
      firstDay: '',
      lastDay: '',
    };
  }
  return {
    position: String(line.position),
    kind: line.kind,
    label: line.label,
    phone: line.phone,
    answerMinutes: String(line.answerMinutes),
    weekly: line.weekly.map((hours, id) => ({ ...hours, id, weekday: String(hours.weekday) })),
    exceptions: line.exceptions
      .flatMap(({ day, hours }) =>
        hours.length === 0 ? [{ day, from: '', to: '' }] : hours.map((one) => ({ day, ...one })),
      )
      .map((exception, id) => ({ ...exception, id })),
    firstDay: line.firstDay ?? '',
    lastDay: line.lastDay ?? '',
  };
}

/** @returns what to send; null while something is missing or half filled in */
export function requestOf(draft: LineDraft): OnCallLineRequest | null {
  const position = wholeNumber(draft.position);
  const answerMinutes = wholeNumber(draft.answerMinutes);
  const halfFilled =
    draft.weekly.some(({ from, to }) => from === '' || to === '') ||
    draft.exceptions.some(({ day, from, to }) => day === '' || (from === '') !== (to === ''));
  if (position === null || answerMinutes === null || halfFilled) return null;
  if (draft.label.trim() === '' || draft.phone.trim() === '') return null;
  return {
    position,
    answerMinutes,
    kind: draft.kind as OnCallLineRequest['kind'],
    label: draft.label.trim(),
    phone: draft.phone.trim(),
    weekly: draft.weekly.map(({ weekday, from, to }) => ({ weekday: Number(weekday), from, to })),
    exceptions: exceptionsOf(draft.exceptions),
    firstDay: draft.firstDay === '' ? null : draft.firstDay,
    lastDay: draft.lastDay === '' ? null : draft.lastDay,
  };
}

function exceptionsOf(rows: readonly ExceptionDraft[]): NonNullable<OnCallLineRequest['exceptions']> {
  const days = [...new Set(rows.map(({ day }) => day))].sort();
  return days.map((day) => ({
    day,
    hours: rows.filter((row) => row.day === day && row.from !== '').map(({ from, to }) => ({ from, to })),
  }));
}

function wholeNumber(text: string): number | null {
  return /^\d{1,2}$/.test(text) && Number(text) > 0 ? Number(text) : null;
}
