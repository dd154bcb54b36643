import { addServiceMinutes, openingAtOrAfter, type ServiceCalendar } from '../calendar';
import type { BreakGrade } from '../follow-up/state';
import { DAY_MS, HOUR_MS, MINUTE_MS, type Instant } from '../follow-up/instants';

/** Working minutes a patient has to answer when the time is far: half a morning and half an afternoon. */
const ANSWER_WORKING_MINUTES = 240;
/** Nobody is asked to decide faster. */
const SHORTEST_ANSWER_MS = 20 * MINUTE_MS;
/** The answer must be there that long before the start, so that the patient can get there, or the next be asked. */
const NOTICE_MS = 2 * HOUR_MS;
/** When the time is near, each has a third of what is left, so that three can be asked in turn. */
const ASKED_IN_TURN = 3;

/**
 * Until when a freed time is held for one who waits (issue: one at a time, with expiry). Four working hours, less when
 * the time is near. Outside working hours nobody is asked to hurry: the time to answer begins when the service opens.
 *
 * @param calendar of the service
 * @param now when it is offered
 * @returns the instant at which it goes to the next; null when it is too near to ask anybody
 */
export function answerUntil(calendar: ServiceCalendar, now: Instant, startsAt: Instant): Instant | null {
  const last = startsAt - NOTICE_MS;
  const begins = Math.max(now, openingAtOrAfter(calendar, now).from);
  if (begins + SHORTEST_ANSWER_MS > last) return null;
  const usual = addServiceMinutes(calendar, begins, ANSWER_WORKING_MINUTES);
  const share = begins + Math.max((last - begins) / ASKED_IN_TURN, SHORTEST_ANSWER_MS);
  const due = Math.floor(Math.min(usual, share));
  // Nobody else is asked while the service is closed: the time goes to the next when it opens.
  return Math.min(Math.max(due, openingAtOrAfter(calendar, due).from), last);
}

/** One who waits for such a time, as the rule that orders them sees them. */
export interface WaitingCandidate {
  readonly entryId: string;
  readonly earliestAt: Instant;
  /** A time after it is of no use any more. */
  readonly latestAt: Instant;
  readonly since: Instant;
  /** Start of the appointment given up for an earlier one; null when the patient has none. */
  readonly givenUpAt: Instant | null;
  /** How grave the break of the care is that it is for; null without one. */
  readonly grade: BreakGrade | null;
  /** Whether the professional knows the patient. */
  readonly known: boolean;
}

/** Whether one who waits can use a time that begins then. */
export function canUse({ earliestAt, latestAt, givenUpAt }: WaitingCandidate, startsAt: Instant): boolean {
  return startsAt >= earliestAt && startsAt <= latestAt && (givenUpAt === null || startsAt < givenUpAt);
}

const GRAVITY: readonly (BreakGrade | null)[] = [null, 'fragile', 'late', 'broken'];

/**
 * In which order those who wait are asked: whose care is broken before whose is fragile, whoever has no appointment
 * at all before who only wants an earlier one, whose time runs out on an earlier day, who is known there, who waits
 * longest. Nobody is passed over for what they might do: no guess at who would come (field.md, ethics).
 *
 * @param now from which days are counted
 */
export function inTurn(candidates: readonly WaitingCandidate[], now: Instant): readonly WaitingCandidate[] {
  const daysLeft = ({ latestAt }: WaitingCandidate) => Math.floor((latestAt - now) / DAY_MS);
  const gravity = ({ grade }: WaitingCandidate) => GRAVITY.indexOf(grade);
  return [...candidates].sort(
    (a, b) =>
      gravity(b) - gravity(a) ||
      Number(a.givenUpAt !== null) - Number(b.givenUpAt !== null) ||
      daysLeft(a) - daysLeft(b) ||
      Number(b.known) - Number(a.known) ||
      a.since - b.since ||
      (a.entryId < b.entryId ? -1 : 1),
  );
}
