import { mendBreak, openBreak, standingBreak } from './break';
import { BREAK_RULES } from './break-catalogue';
import { nextClosing } from './instants';
import type { LetterKnowledge } from './plan';
import type { FollowUpState, Letter } from './state';
import { isWithheldFromGp } from './sharing';
import { TEAM_LEADS } from './state';
import { clock, note, noteFirstOverdue, overdue, turnRevision, withState, type Turn } from './turn';

/** Subject of the break R01. */
const LETTER = 'letter';

const NOTHING_KNOWN: LetterKnowledge = {
  announced: false,
  sentByHospital: false,
  gpHasIt: false,
  patientHasIt: false,
};

/** Whether the letter reached those it is for: the patient, and the general practitioner when there is one to reach. */
export function letterArrived({ letter, situation }: FollowUpState): boolean {
  if (letter === null) return false;
  const gpExpected =
    situation.generalPractitioner !== null && !situation.opposition.sharing && !isWithheldFromGp(situation);
  return letter.patientHasIt && (letter.gpHasIt || !gpExpected);
}

/** Begins to watch the letter, or takes up what the hospital says of it since. */
export function beginLetter(turn: Turn): Turn {
  const { plan, situation, letter } = turn.state;
  if (letter !== null) return mendedWhenArrived(reportLetter(turn, situation.letter ?? NOTHING_KNOWN));
  if (plan.letterDueAt === undefined) return turn;
  const begun: Letter = {
    ...clock(turn, TEAM_LEADS, plan.letterDueAt),
    ...(situation.letter ?? NOTHING_KNOWN),
  };
  return withState(turn, { letter: begun });
}

const STATES = ['announced', 'sentByHospital', 'gpHasIt', 'patientHasIt'] as const;

/**
 * Somebody learnt where the letter is. What is known is never unlearnt: it is said what is true, not what is not.
 * The break R01 is mended once patient and general practitioner have it.
 */
export function reportLetter(turn: Turn, news: Partial<LetterKnowledge>): Turn {
  const { letter } = turn.state;
  if (letter === null) return turn;
  const learnt = STATES.filter((state) => news[state] === true && !letter[state]);
  if (learnt.length === 0) return turn;
  const known = Object.fromEntries(learnt.map((state) => [state, true])) as Partial<LetterKnowledge>;
  const changed = withState(turn, { letter: { ...letter, ...known, revision: turnRevision(turn) } });
  const noted = learnt.reduce((reached, state) => note(reached, 'letter-known', LETTER, state), changed);
  return mendedWhenArrived(noted);
}

/** Nobody is left to whom the letter is owed: it arrived, or the patient opposes sharing it. */
export function mendedWhenArrived(turn: Turn): Turn {
  return letterArrived(turn.state) ? mendBreak('R01', LETTER, BREAK_RULES.R01.whenSettled)(turn) : turn;
}

/**
 * J0 ended and the letter is not known to have arrived: fragile at first, late once the next opening closed too. What
 * was closed without the letter having arrived (the ward was told) is looked at again, and late then.
 */
export function letterOverdue(turn: Turn): Turn {
  const { letter, plan } = turn.state;
  if (letter === null || !letterIsWatched(turn.state) || letter.dueAt > turn.now) return turn;
  const later = { ...overdue(turn, letter), dueAt: nextClosing(plan.horizon, turn.now) };
  const noted = noteFirstOverdue(withState(turn, { letter: later }), 'letter-overdue', LETTER, letter);
  const grade = letter.overdueCount === 0 ? 'fragile' : 'late';
  return openBreak('R01', grade, LETTER, knownCause(turn.state))(noted);
}

/** Why the letter is missing, when what is known already says it; else a person finds out. */
function knownCause({ letter, situation: { generalPractitioner } }: FollowUpState): string | undefined {
  if (generalPractitioner === null) return 'no-regular-gp';
  if (letter?.gpHasIt === false && generalPractitioner.channel !== 'secure-mail') {
    return 'gp-without-secure-mail';
  }
  return undefined;
}

/** Whether somebody still has to look again at the letter itself; while its break is late, that has the clock. */
export function letterIsWatched(state: FollowUpState): boolean {
  if (state.letter === null || letterArrived(state)) return false;
  const standing = standingBreak(state, 'R01', LETTER);
  return standing === undefined || standing.grade === 'fragile';
}

/** What a resolution of R01 says of the letter itself. */
const SAID_BY_RESOLUTION: Readonly<Record<string, Partial<LetterKnowledge>>> = {
  'patient-has-it': { patientHasIt: true },
  'dictated-to-gp': { gpHasIt: true },
  'sent-again': { sentByHospital: true },
};

/** R01 was closed by a person: the letter is where they say, and looked at again by the evening of the next opening. */
export function letterSettled(turn: Turn, resolution: string): Turn {
  if (turn.state.letter === null) return turn;
  const told = reportLetter(turn, SAID_BY_RESOLUTION[resolution] ?? {});
  const { letter, plan } = told.state;
  if (letter === null) return told;
  const dueAt = nextClosing(plan.horizon, nextClosing(plan.horizon, turn.now));
  return withState(told, { letter: { ...letter, dueAt, revision: turnRevision(turn) } });
}
