import { isStanding } from './break';
import { isMoreUrgent } from './on-call';
import {
  EMERGENCY_REVIEW_MINUTES,
  ended,
  followCarrier,
  hasWalk,
  inMinutes,
  isActive,
  ringNext,
  withoutJoin,
  type WalkedBreak,
} from './on-call-steps';
import type { Break } from './state';
import {
  note,
  noteFirstOverdue,
  overdue,
  replaceBreak,
  through,
  turnRevision,
  withState,
  type Turn,
} from './turn';

/** What time brings to the red flags, after every fact: the next line is rung, 15 is said again. */
export function walksOverdue(turn: Turn): Turn {
  return through(turn, handOnWalks, ringOrSayAgain, followCarrier);
}

function ringOrSayAgain(turn: Turn): Turn {
  return turn.state.breaks
    .filter((item) => isStanding(item) && item.dueAt <= turn.now)
    .filter(hasWalk)
    .reduce((reached, item) => {
      switch (item.walk.status) {
        case 'ringing':
          return unanswered(reached, item);
        case 'emergency':
          return sayAgain(reached, item);
        default:
          return reached;
      }
    }, turn);
}

function unanswered(turn: Turn, item: WalkedBreak): Turn {
  const contactId = item.walk.tries.find(({ outcome }) => outcome === 'ringing')?.contactId;
  const noted = note(turn, 'on-call-no-answer', item.id, contactId);
  return ringNext(noted, { ...item, walk: ended(item.walk, 'no-answer', turn.now) });
}

function sayAgain(turn: Turn, item: WalkedBreak): Turn {
  const later = overdue(turn, item, EMERGENCY_REVIEW_MINUTES, inMinutes);
  return noteFirstOverdue(replaceBreak(turn, later), 'emergency-overdue', item.id, item);
}

/** A red flag closed while its walk went on leaves the walk to the most urgent of those that had joined it. */
function handOnWalks(turn: Turn): Turn {
  return turn.state.breaks
    .filter((item) => !isStanding(item))
    .filter(hasWalk)
    .filter(({ walk }) => isActive(walk))
    .reduce(handOn, turn);
}

function handOn(turn: Turn, closed: WalkedBreak): Turn {
  const revision = turnRevision(turn);
  const heir = turn.state.breaks
    .filter((item) => isStanding(item) && item.joins === closed.id)
    .reduce<Break | undefined>(
      (first, item) =>
        first === undefined || isMoreUrgent(item.urgency ?? 'two-hours', first.urgency) ? item : first,
      undefined,
    );
  const breaks = turn.state.breaks.map((item): Break => {
    if (item.id === closed.id) return { ...stopped(closed, turn), revision };
    if (item.id === heir?.id) return { ...withoutJoin(item), walk: closed.walk, revision };
    return item.joins === closed.id && heir !== undefined ? { ...item, joins: heir.id, revision } : item;
  });
  return withState(turn, { breaks });
}

function stopped(item: WalkedBreak, turn: Turn): WalkedBreak {
  return { ...item, walk: { ...ended(item.walk, 'stopped', turn.now), status: 'stopped' } };
}

/** The follow-up ended, by a death for one: nobody is called any more. */
export function stopWalks(turn: Turn): Turn {
  return turn.state.breaks
    .filter(hasWalk)
    .filter(({ walk }) => walk.status === 'ringing' || walk.status === 'emergency')
    .reduce(
      (reached, item) =>
        note(
          replaceBreak(reached, { ...stopped(item, reached), revision: turnRevision(reached) }),
          'on-call-stopped',
          item.id,
        ),
      turn,
    );
}
