import { BREAK_RULES, type BreakCode, type CloserRole, type ReportedBreakCode } from './break-catalogue';
import type { Actor } from './events';
import { MINUTE_MS, type Instant } from './instants';
import type { Break, BreakGrade, Clocked, FollowUpState } from './state';
import {
  clock,
  inWorkingMinutes,
  note,
  noteFirstOverdue,
  overdue,
  replaceBreak,
  replaceCare,
  RefusedFact,
  requireFound,
  requireSeen,
  turnRevision,
  withState,
  type Part,
  type Turn,
} from './turn';

export function isStanding(item: Break): boolean {
  return item.status !== 'resolved' && item.status !== 'accepted';
}

export function standingBreak(state: FollowUpState, code: BreakCode, subject: string): Break | undefined {
  return state.breaks.find((item) => item.code === code && item.subject === subject && isStanding(item));
}

/** An open red flag or a person in danger: the follow-up never ends by the calendar then. */
export function hasKeepingBreak(state: FollowUpState): boolean {
  return state.breaks.some((item) => BREAK_RULES[item.code].keepsOpen && isStanding(item));
}

function breakClock(turn: Turn, code: BreakCode): Clocked {
  const { limits } = turn.state.plan;
  const { firstQueue, reviewClock } = BREAK_RULES[code];
  const dueAt =
    reviewClock === 'continuous'
      ? inMinutes(turn, limits.redFlagMinutes)
      : inWorkingMinutes(turn, limits.breakReviewMinutes);
  return clock(turn, { kind: 'queue', queue: firstQueue }, dueAt);
}

/** Opens a break, or leaves the one already standing for the same subject; it may only get graver. */
export function openBreak(code: BreakCode, grade: BreakGrade, subject: string, cause?: string): Part {
  return (turn) => {
    const standing = standingBreak(turn.state, code, subject);
    if (standing !== undefined) return raiseGrade(turn, standing, grade);
    const number = turn.state.breaks.filter((item) => item.code === code).length + 1;
    const opened: Break = {
      ...breakClock(turn, code),
      id: `${code}-${number}`,
      code,
      grade,
      status: 'open',
      subject,
      openedAt: turn.now,
      ...(cause === undefined ? {} : { cause }),
    };
    return note(
      withState(turn, { breaks: [...turn.state.breaks, opened] }),
      'break-opened',
      opened.id,
      cause,
    );
  };
}

/** What a break is about when it is about no care or call in particular. */
const PATIENT = 'patient';

/**
 * A person says what is missing, in a call or on the patient's page: fragile, since something can still be done.
 *
 * @throws RefusedFact `unknown-cause-or-resolution` for a cause that is not of this code, `unknown-subject` unless it
 *   is about the patient, a care or a call of theirs, `already-open` when the same is standing
 */
export function reportBreak(
  turn: Turn,
  event: { code: ReportedBreakCode; subject: string; cause: string },
): Turn {
  const { cares, calls } = turn.state;
  if (!BREAK_RULES[event.code].causes.includes(event.cause)) {
    throw new RefusedFact('unknown-cause-or-resolution');
  }
  if (event.subject !== PATIENT) requireFound([...cares, ...calls].find(({ key }) => key === event.subject));
  if (standingBreak(turn.state, event.code, event.subject)) throw new RefusedFact('already-open');
  return openBreak(event.code, 'fragile', event.subject, event.cause)(turn);
}

const GRADES: readonly BreakGrade[] = ['fragile', 'late', 'broken'];

function raiseGrade(turn: Turn, standing: Break, grade: BreakGrade): Turn {
  if (GRADES.indexOf(grade) <= GRADES.indexOf(standing.grade)) return turn;
  const raised = { ...standing, grade, revision: turnRevision(turn) };
  return note(replaceBreak(turn, raised), 'break-worsened', standing.id, grade);
}

function close(turn: Turn, item: Break, resolution: string, cause: string | undefined): Turn {
  const closed: Break = {
    ...item,
    status: 'resolved',
    resolution,
    resolvedAt: turn.now,
    revision: turnRevision(turn),
    ...(cause === undefined ? {} : { cause }),
  };
  return note(replaceBreak(turn, closed), 'break-resolved', item.id, resolution);
}

/** What broke was mended by another fact (an appointment made, a patient reached). */
export function mendBreak(code: BreakCode, subject: string, resolution: string): Part {
  return (turn) => {
    const standing = standingBreak(turn.state, code, subject);
    return standing === undefined ? turn : close(turn, standing, resolution, standing.cause);
  };
}

/** @throws RefusedFact `not-allowed` when the role may not close this code, and for an unknown choice */
export function resolveBreak(
  turn: Turn,
  actor: Actor,
  event: {
    breakId: string;
    cause: string;
    resolution: string;
    appointmentAt?: Instant;
    expectedRevision?: number;
  },
): Turn {
  const item = requireFound(turn.state.breaks.find(({ id }) => id === event.breakId));
  if (!isStanding(item)) throw new RefusedFact('already-settled');
  requireSeen(item, event.expectedRevision);
  const rule = BREAK_RULES[item.code];
  if (!rule.closers.includes(actor.role as CloserRole)) throw new RefusedFact('not-allowed');
  const resolution = Object.hasOwn(rule.resolutions, event.resolution)
    ? rule.resolutions[event.resolution]
    : undefined;
  if (resolution === undefined || !rule.causes.includes(event.cause)) {
    throw new RefusedFact('unknown-cause-or-resolution');
  }
  const closed = close(turn, item, event.resolution, event.cause);
  const care = closed.state.cares.find(({ key }) => key === item.subject);
  if (resolution.careBecomes === undefined || care === undefined) return closed;
  const settled = replaceCare(closed, {
    ...care,
    status: resolution.careBecomes,
    revision: turnRevision(turn),
    ...(event.appointmentAt === undefined ? {} : { appointmentAt: event.appointmentAt }),
  });
  return resolution.careBecomes === 'arranged' ? mendCareBreaks(settled, care.key) : settled;
}

/** Breaks that say a care is not secured: none of them is left once it is, whichever led to it. */
const MENDED_BY_ARRANGING = [
  'R03',
  'R04',
  'R05',
  'R06',
  'R07',
  'R08',
  'R09',
  'R10',
  'R11',
  'R18',
  'R19',
  'R20',
] as const satisfies readonly BreakCode[];

/** An arranged care has no break of its own any more, whichever of them led to it. */
export function mendCareBreaks(turn: Turn, careKey: string): Turn {
  return MENDED_BY_ARRANGING.reduce(
    (reached, code) => mendBreak(code, careKey, BREAK_RULES[code].whenSettled)(reached),
    turn,
  );
}

export function takeBreak(turn: Turn, actor: Actor, breakId: string, expectedRevision?: number): Turn {
  const item = requireFound(turn.state.breaks.find(({ id }) => id === breakId));
  if (!isStanding(item)) throw new RefusedFact('already-settled');
  requireSeen(item, expectedRevision);
  const taken: Break = {
    ...item,
    status: 'owned',
    owner: { kind: 'person', userId: actor.userId },
    revision: turnRevision(turn),
  };
  return note(replaceBreak(turn, taken), 'break-taken', breakId);
}

export function reopenBreak(turn: Turn, breakId: string, expectedRevision?: number): Turn {
  const item = requireFound(turn.state.breaks.find(({ id }) => id === breakId));
  if (isStanding(item)) throw new RefusedFact('already-open');
  requireSeen(item, expectedRevision);
  const { resolution: _resolution, resolvedAt: _resolvedAt, ...kept } = item;
  const reopened: Break = { ...kept, ...breakClock(turn, item.code), status: 'reopened' };
  return note(replaceBreak(turn, reopened), 'break-reopened', breakId);
}

/** Standing breaks whose clock ran out climb to the team lead; a red flag is said again by the minute, day and night. */
export function breaksOverdue(turn: Turn): Turn {
  return turn.state.breaks
    .filter((item) => isStanding(item) && item.dueAt <= turn.now)
    .reduce((reached, item) => {
      const later =
        BREAK_RULES[item.code].reviewClock === 'continuous'
          ? overdue(reached, item, reached.state.plan.limits.redFlagMinutes, inMinutes)
          : overdue(reached, item);
      return noteFirstOverdue(replaceBreak(reached, later), 'break-overdue', item.id, item);
    }, turn);
}

function inMinutes(turn: Turn, minutes: number): Instant {
  return turn.now + minutes * MINUTE_MS;
}
