import { addDays, type LocalDay } from '../calendar';
import { isTime } from '../on-call';
import {
  AGENDA_HORIZON_DAYS,
  type Absence,
  type AppointmentType,
  type AvailabilityException,
  type AvailabilityRule,
  type StatedAgenda,
} from './agenda';
import { hoursOfRule, isAway, type DayHours } from './availability';
import { agendaFault, agendaFaultWhen, type AgendaFault } from './availability-fault-catalogue';
import { readRecurrence } from './availability-recurrence';

/** How many one agenda holds: far above any real one, so that a runaway program is noticed. */
export const AGENDA_LIMITS = { rules: 200, exceptions: 1_000, absences: 500, types: 100 } as const;

const EARLIEST_DAYS = 10 * 366;
const LATEST_DAYS = 2 * 366;

/** What an agenda holds already, beside what is being stated. */
export interface KnownAgenda {
  readonly stated: StatedAgenda;
  /** Those in use. */
  readonly types: readonly Pick<AppointmentType, 'id'>[];
}

/**
 * What is wrong with a rule of availability. Overlaps are looked for from today to the horizon after the rule begins.
 *
 * @param rule as it would be kept; one of the same id in the agenda is the one it replaces
 * @param practiceKnown whether the practice it names is in use
 */
export function ruleFaults(
  rule: AvailabilityRule,
  { stated, types }: KnownAgenda,
  today: LocalDay,
  practiceKnown = true,
): AgendaFault[] {
  const others = { ...stated, rules: stated.rules.filter(({ id }) => id !== rule.id) };
  const known = new Set(types.map(({ id }) => id));
  const faults = [
    ...hourFaults(rule),
    ...dayFaults(rule.firstDay, today),
    ...agendaFaultWhen(others.rules.length >= AGENDA_LIMITS.rules, 'too-many', ''),
    ...agendaFaultWhen(
      rule.appointmentTypeIds.some((id) => !known.has(id)),
      'unknown-type',
      '/appointmentTypeIds',
    ),
    ...agendaFaultWhen(rule.practiceId !== undefined && !practiceKnown, 'unknown-practice', '/practiceId'),
  ];
  if (faults.length > 0) return faults;
  const read = readRecurrence(rule.firstDay, rule.recurrence);
  if ('problem' in read) return [agendaFault(read.problem, '/recurrence')];
  const frame = { firstDay: today, lastDay: addDays(laterOf(rule.firstDay, today), AGENDA_HORIZON_DAYS) };
  const day = firstOverlap(hoursOfRule(rule, frame), hoursStated(others, frame));
  return agendaFaultWhen(day !== null, 'overlapping-availability', '', day ?? undefined);
}

/**
 * What is wrong with a day that differs.
 *
 * @param exception as it would be kept; one of the same id in the agenda is the one it replaces
 */
export function exceptionFaults(
  exception: AvailabilityException,
  { stated }: KnownAgenda,
  today: LocalDay,
): AgendaFault[] {
  const { day, kind, fromTime, toTime } = exception;
  const others = stated.exceptions.filter(({ id }) => id !== exception.id);
  const hours = fromTime === undefined || toTime === undefined ? null : { fromTime, toTime };
  const halfSaid = (fromTime === undefined) !== (toTime === undefined);
  const faults = [
    ...agendaFaultWhen(day < today, 'day-past', '/day'),
    ...agendaFaultWhen(day > addDays(today, LATEST_DAYS), 'day-too-far', '/day'),
    ...agendaFaultWhen(halfSaid || (kind === 'extra' && hours === null), 'hours-missing', '/fromTime'),
    ...(hours === null ? [] : hourFaults(hours)),
    ...agendaFaultWhen(others.length >= AGENDA_LIMITS.exceptions, 'too-many', ''),
  ];
  if (faults.length > 0) return faults;
  const sameDay = others.filter((other) => other.day === day);
  if (kind === 'closed') {
    const extras = sameDay.filter((other) => other.kind === 'extra');
    return agendaFaultWhen(extras.some(crossing(hours)), 'closed-over-extra', '/day', day);
  }
  const closed = sameDay.filter((other) => other.kind === 'closed');
  const closedHours = closed.filter((other) => other.fromTime !== undefined);
  if (closedHours.some(crossing(hours))) return [agendaFault('extra-while-closed', '/day', day)];
  // On a day closed as a whole the weekly rules do not count: these are other hours.
  const rules = closed.length > closedHours.length ? [] : stated.rules;
  const frame = { firstDay: day, lastDay: day };
  const besides = hours === null ? [] : [{ day, id: exception.id, ...hours }];
  const overlap = firstOverlap(besides, hoursStated({ ...stated, rules, exceptions: others }, frame));
  return agendaFaultWhen(overlap !== null, 'overlapping-availability', '', day);
}

/** Who replaces somebody, as far as the rules look at them. */
export interface Replacement {
  readonly profession: string;
  readonly absences: readonly Absence[];
}

/**
 * What is wrong with an absence.
 *
 * @param replacement whom it names; null when nobody of that id is in use
 */
export function absenceFaults(
  absence: Absence,
  professional: { readonly id: string; readonly profession: string },
  replacement: Replacement | null,
  { stated }: KnownAgenda,
  today: LocalDay,
): AgendaFault[] {
  const { firstDay, lastDay, replacementId } = absence;
  const others = stated.absences.filter(({ id }) => id !== absence.id);
  return [
    ...agendaFaultWhen(lastDay !== undefined && lastDay < firstDay, 'end-before-start', '/lastDay'),
    ...agendaFaultWhen(
      lastDay !== undefined && lastDay < today && lastDay >= firstDay,
      'day-past',
      '/lastDay',
    ),
    ...dayFaults(firstDay, today),
    ...agendaFaultWhen(others.length >= AGENDA_LIMITS.absences, 'too-many', ''),
    ...(replacementId === undefined ? [] : replacementFaults(absence, professional, replacement)),
  ];
}

function replacementFaults(
  absence: Absence,
  professional: { readonly id: string; readonly profession: string },
  replacement: Replacement | null,
): AgendaFault[] {
  const pointer = '/replacementId';
  if (absence.replacementId === professional.id) return [agendaFault('replaced-by-oneself', pointer)];
  if (replacement === null) return [agendaFault('unknown-replacement', pointer)];
  const day = firstDayAway(absence, replacement.absences);
  return [
    ...agendaFaultWhen(
      replacement.profession !== professional.profession,
      'replacement-of-another-profession',
      pointer,
    ),
    ...agendaFaultWhen(day !== null, 'replacement-away', pointer, day ?? undefined),
  ];
}

/** The first day of an absence on which another is away too; null when there is none. */
function firstDayAway({ firstDay, lastDay }: Absence, away: readonly Absence[]): LocalDay | null {
  if (isAway(away, firstDay)) return firstDay;
  const beginning = away
    .map((other) => other.firstDay)
    .filter((day) => day > firstDay && (lastDay === undefined || day <= lastDay))
    .sort();
  return beginning[0] ?? null;
}

function hourFaults({ fromTime, toTime }: { fromTime: string; toTime: string }): AgendaFault[] {
  const faults = [
    ...agendaFaultWhen(!isTime(fromTime), 'not-a-time', '/fromTime'),
    ...agendaFaultWhen(!isTime(toTime), 'not-a-time', '/toTime'),
  ];
  return faults.length > 0 ? faults : agendaFaultWhen(toTime <= fromTime, 'end-before-start', '/toTime');
}

function dayFaults(day: LocalDay, today: LocalDay): AgendaFault[] {
  const tooFar = day < addDays(today, -EARLIEST_DAYS) || day > addDays(today, LATEST_DAYS);
  return agendaFaultWhen(tooFar, 'day-too-far', '/firstDay');
}

/** Hours of all rules and of what is open besides, whatever is closed. */
function hoursStated(
  { rules, exceptions }: StatedAgenda,
  frame: { readonly firstDay: LocalDay; readonly lastDay: LocalDay },
): DayHours[] {
  const besides = exceptions.flatMap(({ id, kind, day, fromTime, toTime }): DayHours[] =>
    kind === 'closed' || fromTime === undefined || toTime === undefined
      ? []
      : [{ id, day, fromTime, toTime }],
  );
  return [...rules.flatMap((rule) => hoursOfRule(rule, frame)), ...besides];
}

/** The first day on which hours of the one list overlap hours of the other; null when none do. */
function firstOverlap(hours: readonly DayHours[], others: readonly DayHours[]): LocalDay | null {
  const byDay = new Map<LocalDay, DayHours[]>();
  for (const other of others) byDay.set(other.day, [...(byDay.get(other.day) ?? []), other]);
  const days = hours.filter((one) => (byDay.get(one.day) ?? []).some(crossing(one))).map(({ day }) => day);
  return days.sort()[0] ?? null;
}

interface Hours {
  readonly fromTime?: string;
  readonly toTime?: string;
}

/** Whether hours of the same day cross; those without a time are the whole day. */
function crossing(hours: Hours | null): (other: Hours) => boolean {
  const { fromTime = '', toTime = '~' } = hours ?? {};
  return (other) => fromTime < (other.toTime ?? '~') && (other.fromTime ?? '') < toTime;
}

function laterOf(one: LocalDay, other: LocalDay): LocalDay {
  return one > other ? one : other;
}
