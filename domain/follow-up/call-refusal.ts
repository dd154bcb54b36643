import { dropCalls } from './call';
import type { Call } from './state';
import { withState, type Turn } from './turn';

/**
 * Calls were opposed by a statement of its own, of the patient or of the hospital: it no longer hangs on a call in
 * which it was said, and taking that attempt back leaves it.
 */
export function refusalStands(turn: Turn): Turn {
  if (!turn.state.situation.opposition.calls) return turn;
  const calls = turn.state.calls.map((call): Call => ({
    ...call,
    attempts: call.attempts.map((attempt) =>
      attempt.changed?.opposedCalls === true
        ? { ...attempt, changed: { ...attempt.changed, opposedCalls: false } }
        : attempt,
    ),
  }));
  return withState(turn, { calls });
}

/** Whatever led to it, nobody is asked to call one who opposes calls. */
export function respectRefusal(turn: Turn): Turn {
  return turn.state.situation.opposition.calls ? dropCalls(turn) : turn;
}
