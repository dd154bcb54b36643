import { nextClosing, nextOpening } from './instants';
import type { PlannedCall } from './plan';
import { OPERATORS, type Call } from './state';
import { clock, note, withState, type Turn } from './turn';
import { lookInto } from './verification';

/** Keys of calls the patient asked for begin so; no pathway uses it. */
const ASKED = 'patient-asks-';

/** Whether the patient asked to be called, e.g. on the page behind a link. */
export function isAskedByPatient({ key }: Pick<Call, 'key'>): boolean {
  return key.startsWith(ASKED);
}

/**
 * How often one who asked for a call is tried before they count as not reached: as often as in the usual pathway
 * (pathways.md, Calls: 3 attempts over 2 working days), some hours apart, since they wait for it.
 */
const TRIES: Pick<PlannedCall, 'attemptsMax' | 'retryAfterMinutes'> = {
  attemptsMax: 3,
  retryAfterMinutes: [120, 480],
};

/** @returns how a call is tried that no plan asks for; undefined for a call of the plan */
export function triesAskedFor(call: Call): PlannedCall | undefined {
  if (!isAskedByPatient(call)) return undefined;
  return { ...TRIES, key: call.key, window: { from: call.notBefore, to: call.dueAt } };
}

const WAITING: ReadonlySet<Call['status']> = new Set(['due', 'late', 'interrupted']);

/**
 * The patient asks to be called: an operator does, before the service closes; one call for however often they ask. Of
 * one who opposes calls an operator looks into what they want: calling would be against their word, and silence too.
 *
 * @param about what it is about: a care key, or `patient`
 */
export function askForCallBack(turn: Turn, about: string): Turn {
  const { calls, plan, situation } = turn.state;
  const noted = note(turn, 'call-back-asked', about);
  if (situation.opposition.calls) return lookInto(noted, 'callBack', 'patient');
  const asked = calls.filter(isAskedByPatient);
  if (asked.some(({ status }) => WAITING.has(status))) return noted;
  const notBefore = nextOpening(plan.horizon, turn.now);
  const call: Call = {
    ...clock(turn, OPERATORS, nextClosing(plan.horizon, notBefore)),
    key: `${ASKED}${asked.length + 1}`,
    status: 'due',
    notBefore,
    attempts: [],
  };
  return withState(noted, { calls: [...calls, call] });
}
