import { BREAK_RULES, type BreakCode, type ReportedBreakCode } from './break-catalogue';
import { breakClock, breakOverdue, livesByLadders } from './break-ladder';
import type { Break, BreakGrade, FollowUpState } from './state';
import {
  note,
  RefusedFact,
  replaceBreak,
  requireFound,
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

/** What these are about when nobody says otherwise: the rules open and mend them under that subject. */
const OWN_SUBJECTS: Partial<Record<BreakCode, string>> = { R01: 'letter', R17: 'preparation' };

/**
 * A person says what is missing, in a call or on the patient's page: fragile, since something can still be done.
 *
 * @throws RefusedFact `unknown-cause-or-resolution` for a cause that is not of this code, `unknown-subject` unless it
 *   is about the patient, or a care, call, result or check of theirs, `already-open` when the same is standing
 */
export function reportBreak(
  turn: Turn,
  event: { code: ReportedBreakCode; subject: string; cause: string },
): Turn {
  const { cares, calls, results, checks } = turn.state;
  requireCause(event.code, event.cause);
  if (event.subject !== PATIENT) {
    requireFound([...cares, ...calls, ...results, ...checks].find(({ key }) => key === event.subject));
  }
  const own = livesByLadders(turn.state) ? OWN_SUBJECTS[event.code] : undefined;
  const subject = event.subject === PATIENT && own !== undefined ? own : event.subject;
  if (standingBreak(turn.state, event.code, subject)) throw new RefusedFact('already-open');
  return openBreak(event.code, 'fragile', subject, event.cause)(turn);
}

/** @throws RefusedFact `unknown-cause-or-resolution` unless the cause is on the list of the code */
export function requireCause(code: BreakCode, cause: string): void {
  if (!BREAK_RULES[code].causes.includes(cause)) throw new RefusedFact('unknown-cause-or-resolution');
}

const GRADES: readonly BreakGrade[] = ['fragile', 'late', 'broken'];

function raiseGrade(turn: Turn, standing: Break, grade: BreakGrade): Turn {
  if (GRADES.indexOf(grade) <= GRADES.indexOf(standing.grade)) return turn;
  const raised = { ...standing, grade, revision: turnRevision(turn) };
  return note(replaceBreak(turn, raised), 'break-worsened', standing.id, grade);
}

/** Closes a break with its resolution; afterwards the grade says how it went. */
export function closeBreak(
  turn: Turn,
  item: Break,
  resolution: string,
  cause: string | undefined = item.cause,
): Turn {
  const closed: Break = {
    ...item,
    grade: gradeAtClosing(turn, item, resolution),
    status: 'resolved',
    resolution,
    resolvedAt: turn.now,
    revision: turnRevision(turn),
    ...(cause === undefined ? {} : { cause }),
  };
  return note(replaceBreak(turn, closed), 'break-resolved', item.id, resolution);
}

/** A solution past the pathway's limit came late, however grave it was meanwhile; giving up is no solution. */
function gradeAtClosing({ state, now }: Turn, item: Break, resolution: string): BreakGrade {
  const becomes = BREAK_RULES[item.code].resolutions[resolution]?.careBecomes;
  const limit = state.plan.cares.find(({ key }) => key === item.subject)?.window.to;
  if (becomes === 'failed') return 'broken';
  return becomes === 'arranged' && limit !== undefined && limit <= now ? 'late' : item.grade;
}

/** What broke was mended by another fact (an appointment made, a patient reached). */
export function mendBreak(code: BreakCode, subject: string, resolution: string): Part {
  return (turn) => {
    const standing = standingBreak(turn.state, code, subject);
    return standing === undefined ? turn : closeBreak(turn, standing, resolution);
  };
}

/** What it was about is asked for no longer: nobody has to solve it. */
export function dropBreak(code: BreakCode, subject: string): Part {
  return (turn) => {
    const standing = standingBreak(turn.state, code, subject);
    if (standing === undefined) return turn;
    const dropped: Break = { ...standing, status: 'accepted', revision: turnRevision(turn) };
    return note(replaceBreak(turn, dropped), 'break-dropped', standing.id);
  };
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

/** Standing breaks whose clock ran out climb their ladder; a red flag is said again by the minute, day and night. */
export function breaksOverdue(turn: Turn): Turn {
  return turn.state.breaks
    .filter((item) => isStanding(item) && item.dueAt <= turn.now)
    .reduce(breakOverdue, turn);
}
