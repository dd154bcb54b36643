import { addDays, instantAt, isPublicHoliday, type HolidayTerritory, type LocalDay } from '../calendar';
import { DAY_MS, MINUTE_MS, type Instant } from '../follow-up/instants';
import type {
  Absence,
  AgendaFrame,
  AppointmentType,
  AvailabilityException,
  AvailabilityRule,
  Opening,
  StatedAgenda,
} from './agenda';
import { readRecurrence } from './availability-recurrence';

/** Wall-clock hours of one day that come from one rule or one exception. */
export interface DayHours {
  readonly day: LocalDay;
  readonly fromTime: string;
  readonly toTime: string;
  /** Of the rule or exception. */
  readonly id: string;
}

/** Hours on the way to an opening. */
interface Piece extends DayHours {
  readonly appointmentTypeIds: readonly string[];
  readonly practiceId?: string;
}

/**
 * Turns what is stated of an agenda into openings. Hours are those of the wall clock of each day: 9h is 9h on both
 * sides of a clock change. The weekly rules are closed on public holidays unless they say so, and where an exception
 * closes; what is open besides is added; absences take everything off.
 *
 * @param stated in any order: the answer is the same. Rules that overlap all the same (beyond the horizon they were
 *   checked on) are cut so that nothing is twice; a rule that cannot be read opens nothing
 * @param types those in use. Hours kept for types that are all out of use open nothing
 * @param frame days laid out
 * @param holidays territory whose public holidays are closed
 * @returns disjoint and in order; hours that touch and are for the same are one
 */
export function layOut(
  stated: StatedAgenda,
  types: readonly Pick<AppointmentType, 'id'>[],
  frame: AgendaFrame,
  holidays: HolidayTerritory,
): Opening[] {
  const inUse = new Set(types.map(({ id }) => id));
  const closures = stated.exceptions.filter(({ kind }) => kind === 'closed');
  const weekly = stated.rules.flatMap((rule) => piecesOf(rule, inUse, frame, holidays));
  const open = weekly.flatMap((piece) => withoutClosures(piece, closures));
  const besides = stated.exceptions.flatMap((exception) => extraPiece(exception, frame));
  const pieces = [...open, ...besides].filter(({ day }) => !isAway(stated.absences, day));
  return joined(asInstants(pieces.sort(inOrder), frame.zone));
}

/**
 * Days and hours on which a rule falls, whatever is closed.
 *
 * @returns in order of days; empty for a recurrence that cannot be read
 */
export function hoursOfRule(
  { id, firstDay, recurrence, fromTime, toTime }: AvailabilityRule,
  frame: Pick<AgendaFrame, 'firstDay' | 'lastDay'>,
): DayHours[] {
  const read = readRecurrence(firstDay, recurrence);
  if ('problem' in read) return [];
  return read
    .daysBetween(frame.firstDay, frame.lastDay)
    .map((day): DayHours => ({ day, fromTime, toTime, id }));
}

/** Whether an absence covers the day. */
export function isAway(absences: readonly Absence[], day: LocalDay): boolean {
  return absences.some(
    ({ firstDay, lastDay }) => firstDay <= day && (lastDay === undefined || day <= lastDay),
  );
}

/** The days laid out when today is `today`: from today to the horizon. */
export function frameFrom(today: LocalDay, horizonDays: number, zone: string): AgendaFrame {
  return { firstDay: today, lastDay: addDays(today, horizonDays), zone };
}

function piecesOf(
  rule: AvailabilityRule,
  inUse: ReadonlySet<string>,
  frame: AgendaFrame,
  holidays: HolidayTerritory,
): Piece[] {
  const { practiceId, onHolidays = false } = rule;
  const appointmentTypeIds = rule.appointmentTypeIds.filter((id) => inUse.has(id)).sort();
  if (rule.appointmentTypeIds.length > 0 && appointmentTypeIds.length === 0) return [];
  return hoursOfRule(rule, frame)
    .filter(({ day }) => onHolidays || !isPublicHoliday(day, holidays))
    .map((hours) => ({ ...hours, appointmentTypeIds, ...(practiceId === undefined ? {} : { practiceId }) }));
}

function extraPiece(exception: AvailabilityException, { firstDay, lastDay }: AgendaFrame): Piece[] {
  const { id, kind, day, fromTime, toTime } = exception;
  if (kind === 'closed' || fromTime === undefined || toTime === undefined) return [];
  return firstDay <= day && day <= lastDay ? [{ id, day, fromTime, toTime, appointmentTypeIds: [] }] : [];
}

/** What remains of hours once the closures of their day are taken off. Times compare as text. */
function withoutClosures(piece: Piece, closures: readonly AvailabilityException[]): Piece[] {
  let remaining = [piece];
  for (const closure of closures) {
    if (closure.day !== piece.day) continue;
    const { fromTime, toTime } = closure;
    if (fromTime === undefined || toTime === undefined) return [];
    remaining = remaining.flatMap((part) => [
      ...(part.fromTime < fromTime ? [{ ...part, toTime: earlier(part.toTime, fromTime) }] : []),
      ...(part.toTime > toTime ? [{ ...part, fromTime: later(part.fromTime, toTime) }] : []),
    ]);
  }
  return remaining;
}

function earlier(one: string, other: string): string {
  return one < other ? one : other;
}

function later(one: string, other: string): string {
  return one > other ? one : other;
}

/** By time; what begins together, by its end and its id, so that the order in which it was stated does not count. */
function inOrder(one: Piece, other: Piece): number {
  return keyOf(one) < keyOf(other) ? -1 : 1;
}

function keyOf({ day, fromTime, toTime, id }: Piece): string {
  return `${day} ${fromTime} ${toTime} ${id}`;
}

function asInstants(pieces: readonly Piece[], zone: string): Opening[] {
  const openings: Opening[] = [];
  const instantOf = wallClock(zone);
  let reached: Instant = Number.NEGATIVE_INFINITY;
  for (const { day, fromTime, toTime, appointmentTypeIds, practiceId } of pieces) {
    // Hours that a clock change leaves out are nothing, and those before them end where it ends.
    const from = Math.max(instantOf(day, fromTime), reached);
    const to = instantOf(day, toTime);
    if (to <= from) continue;
    reached = to;
    openings.push({ from, to, appointmentTypeIds, ...(practiceId === undefined ? {} : { practiceId }) });
  }
  return openings;
}

/** As `instantAt`, asking the time zone once a day: most days have 24 hours, and minutes count from their midnight. */
function wallClock(zone: string): (day: LocalDay, time: string) => Instant {
  const midnights = new Map<LocalDay, Instant>();
  const midnightOf = (day: LocalDay): Instant => {
    const midnight = midnights.get(day) ?? instantAt(day, '00:00', zone);
    midnights.set(day, midnight);
    return midnight;
  };
  return (day, time) => {
    const midnight = midnightOf(day);
    if (midnightOf(addDays(day, 1)) - midnight !== DAY_MS) return instantAt(day, time, zone);
    const [hours = 0, minutes = 0] = time.split(':').map(Number);
    return midnight + (hours * 60 + minutes) * MINUTE_MS;
  };
}

/** Hours that touch and are for the same are one: a visit may lie across. */
function joined(openings: readonly Opening[]): Opening[] {
  const found: Opening[] = [];
  for (const opening of openings) {
    const last = found.at(-1);
    if (last !== undefined && last.to === opening.from && isForSame(last, opening)) {
      found[found.length - 1] = { ...last, to: opening.to };
    } else {
      found.push(opening);
    }
  }
  return found;
}

function isForSame(one: Opening, other: Opening): boolean {
  return (
    one.practiceId === other.practiceId && one.appointmentTypeIds.join() === other.appointmentTypeIds.join()
  );
}
