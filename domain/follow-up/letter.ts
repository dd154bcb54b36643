import { mendBreak, openBreak } from './break';
import { nextClosing } from './instants';
import type { LetterKnowledge } from './plan';
import type { FollowUpState, Letter } from './state';
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
  const gpExpected = situation.generalPractitioner !== null && !situation.opposition.sharing;
  return letter.patientHasIt && (letter.gpHasIt || !gpExpected);
}

/** Begins to watch the letter, or takes up what the hospital says of it since. */
export function beginLetter(turn: Turn): Turn {
  const { plan, situation, letter } = turn.state;
  if (plan.letterDueAt === undefined) return turn;
  const stated = situation.letter ?? NOTHING_KNOWN;
  if (letter !== null) return reportLetter(turn, stated);
  const begun: Letter = { ...clock(turn, TEAM_LEADS, plan.letterDueAt), ...stated };
  return withState(turn, { letter: begun });
}

/** Somebody learnt where the letter is. What is known is never unlearnt: it is said what is true, not what is not. */
export function reportLetter(turn: Turn, news: Partial<LetterKnowledge>): Turn {
  const { letter } = turn.state;
  if (letter === null) return turn;
  const known: LetterKnowledge = {
    announced: letter.announced || news.announced === true,
    sentByHospital: letter.sentByHospital || news.sentByHospital === true,
    gpHasIt: letter.gpHasIt || news.gpHasIt === true,
    patientHasIt: letter.patientHasIt || news.patientHasIt === true,
  };
  const learnt = STATES.filter((state) => known[state] && !letter[state]);
  if (learnt.length === 0) return turn;
  const changed = withState(turn, { letter: { ...letter, ...known, revision: turnRevision(turn) } });
  const noted = learnt.reduce((reached, state) => note(reached, 'letter-known', LETTER, state), changed);
  return letterArrived(noted.state) ? mendBreak('R01', LETTER, 'sent-again')(noted) : noted;
}

const STATES = ['announced', 'sentByHospital', 'gpHasIt', 'patientHasIt'] as const;

/** J0 ended and the letter is not known to have arrived: fragile at first, late once the next day closed too. */
export function letterOverdue(turn: Turn): Turn {
  const { letter, plan } = turn.state;
  if (letter === null || letter.overdueCount > 1 || letter.dueAt > turn.now) return turn;
  if (letterArrived(turn.state)) return turn;
  const later = {
    ...overdue(turn, letter),
    dueAt: nextClosing(plan.horizon, turn.now),
  };
  const noted = noteFirstOverdue(withState(turn, { letter: later }), 'letter-overdue', LETTER, letter);
  return openBreak('R01', letter.overdueCount === 0 ? 'fragile' : 'late', LETTER)(noted);
}

/** Whether somebody still has to look again at the letter itself; afterwards its break has the clock. */
export function letterIsWatched(state: FollowUpState): boolean {
  return state.letter !== null && state.letter.overdueCount <= 1 && !letterArrived(state);
}
