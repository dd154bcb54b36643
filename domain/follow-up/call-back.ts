import { nextClosing, nextOpening } from './instants';
import { OPERATORS, type Call } from './state';
import { clock, note, RefusedFact, withState, type Turn } from './turn';

/**
 * The patient asks to be called: an operator does, before the service closes.
 *
 * @param about what it is about: a care key, or `patient`
 * @throws RefusedFact `opposed` when the patient wants no calls: an operator takes that back first
 */
export function askForCallBack(turn: Turn, about: string): Turn {
  const { calls, plan, situation } = turn.state;
  if (situation.opposition.calls) throw new RefusedFact('opposed');
  const asked = calls.filter(({ key }) => key.startsWith(CALL_BACK));
  if (asked.some(({ status }) => status === 'due')) return note(turn, 'call-back-asked', about);
  const notBefore = nextOpening(plan.horizon, turn.now);
  const call: Call = {
    ...clock(turn, OPERATORS, nextClosing(plan.horizon, notBefore)),
    key: `${CALL_BACK}${asked.length + 1}`,
    status: 'due',
    notBefore,
    attempts: [],
  };
  return note(withState(turn, { calls: [...calls, call] }), 'call-back-asked', about);
}

/** Keys of calls the patient asked for begin so; no pathway may use it. */
export const CALL_BACK = 'call-back-';
