import { mendBreak, openBreak } from './break';
import type { AwaitedResult } from './state';
import { OPERATORS } from './state';
import {
  clock,
  note,
  noteFirstOverdue,
  overdue,
  RefusedFact,
  requireFound,
  requireSeen,
  turnRevision,
  withState,
  type Turn,
} from './turn';

/** Puts the results the letter announces on the follow-up; one nobody is to receive is said at once. */
export function beginResults(turn: Turn): Turn {
  const added = (turn.state.plan.results ?? []).filter(
    ({ key }) => !turn.state.results.some((result) => result.key === key),
  );
  return added.reduce((reached, { key, owned, dueAt }) => {
    const result: AwaitedResult = {
      ...clock(reached, OPERATORS, dueAt),
      key,
      status: owned ? 'awaited' : 'unowned',
    };
    const begun = withState(reached, { results: [...reached.state.results, result] });
    return owned ? begun : openBreak('R12', 'fragile', key, 'gp-not-named')(begun);
  }, turn);
}

/** @throws RefusedFact `already-settled` once the result is known to have come */
export function reportResult(
  turn: Turn,
  event: { resultKey: string; outcome: 'awaited' | 'received'; expectedRevision?: number },
): Turn {
  const result = requireFound(turn.state.results.find(({ key }) => key === event.resultKey));
  if (result.status === 'received') throw new RefusedFact('already-settled');
  requireSeen(result, event.expectedRevision);
  const changed = replaceResult(turn, { ...result, status: event.outcome, revision: turnRevision(turn) });
  const resolution = event.outcome === 'received' ? 'sent-to-gp' : 'recipient-named';
  return mendBreak('R12', result.key, resolution)(note(changed, `result-${event.outcome}`, result.key));
}

/** What a resolution of R12 says of the result: it went where it belongs, or somebody will give it. */
const SAID_BY_RESOLUTION: Readonly<Record<string, AwaitedResult['status']>> = {
  'sent-to-gp': 'received',
  'result-appointment-made': 'awaited',
  'recipient-named': 'awaited',
};

/** R12 was closed by a person: nobody has to look for that result again on its account. */
export function resultSettled(turn: Turn, resultKey: string, resolution: string): Turn {
  const result = turn.state.results.find(({ key }) => key === resultKey);
  const status = SAID_BY_RESOLUTION[resolution];
  if (result === undefined || status === undefined || result.status === 'received') return turn;
  return note(
    replaceResult(turn, { ...result, status, revision: turnRevision(turn) }),
    `result-${status}`,
    resultKey,
  );
}

/** Its date passed and nobody said that it came: late when somebody is to receive it, broken when nobody is. */
export function resultsOverdue(turn: Turn): Turn {
  return turn.state.results
    .filter(({ status, dueAt }) => status !== 'received' && dueAt <= turn.now)
    .reduce((reached, result) => {
      const later = replaceResult(reached, overdue(reached, result));
      const noted = noteFirstOverdue(later, 'result-overdue', result.key, result);
      return openBreak('R12', result.status === 'unowned' ? 'broken' : 'late', result.key)(noted);
    }, turn);
}

function replaceResult(turn: Turn, result: AwaitedResult): Turn {
  const results = turn.state.results.map((other) => (other.key === result.key ? result : other));
  return withState(turn, { results });
}
