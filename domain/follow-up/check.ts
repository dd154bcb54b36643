import { dropBreak, mendBreak, openBreak } from './break';
import type { Check } from './state';
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
import { BREAK_RULES } from './break-catalogue';

/** Puts the plan's checks on the follow-up. */
export function beginChecks(turn: Turn): Turn {
  const { plan, checks } = turn.state;
  const added = (plan.checks ?? [])
    .filter((planned) => !checks.some(({ key }) => key === planned.key))
    .map((planned): Check => ({
      ...clock(turn, { kind: 'queue', queue: planned.owner }, planned.window.to),
      key: planned.key,
      status: 'due',
    }));
  return withState(turn, { checks: [...checks, ...added] });
}

/** @throws RefusedFact `already-settled` unless the check is still to be made */
export function settleCheck(
  turn: Turn,
  event: { checkKey: string; outcome: 'done' | 'not-applicable'; expectedRevision?: number },
): Turn {
  const check = requireFound(turn.state.checks.find(({ key }) => key === event.checkKey));
  if (check.status !== 'due') throw new RefusedFact('already-settled');
  requireSeen(check, event.expectedRevision);
  const settled = replaceCheck(turn, { ...check, status: event.outcome, revision: turnRevision(turn) });
  const noted = note(settled, `check-${event.outcome}`, check.key);
  const code = turn.state.plan.checks?.find(({ key }) => key === check.key)?.breakWhenUnmet;
  if (code === undefined) return noted;
  return event.outcome === 'done'
    ? mendBreak(code, check.key, BREAK_RULES[code].whenSettled)(noted)
    : dropBreak(code, check.key)(noted);
}

/** The break of a check was closed by a person: it was verified on the way. */
export function checkSettled(turn: Turn, checkKey: string): Turn {
  const check = turn.state.checks.find(({ key }) => key === checkKey);
  if (check?.status !== 'due') return turn;
  return note(
    replaceCheck(turn, { ...check, status: 'done', revision: turnRevision(turn) }),
    'check-done',
    checkKey,
  );
}

/** A check whose window closed opens its break. */
export function checksOverdue(turn: Turn): Turn {
  return turn.state.checks
    .filter(({ status, dueAt }) => status === 'due' && dueAt <= turn.now)
    .reduce((reached, check) => {
      const later = replaceCheck(reached, overdue(reached, check));
      const noted = noteFirstOverdue(later, 'check-overdue', check.key, check);
      const code = turn.state.plan.checks?.find(({ key }) => key === check.key)?.breakWhenUnmet;
      return code === undefined ? noted : openBreak(code, 'late', check.key)(noted);
    }, turn);
}

function replaceCheck(turn: Turn, check: Check): Turn {
  const checks = turn.state.checks.map((other) => (other.key === check.key ? check : other));
  return withState(turn, { checks });
}
