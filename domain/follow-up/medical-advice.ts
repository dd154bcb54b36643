import { MINUTE_MS, nextClosing } from './instants';
import { ON_CALL_CLINICIANS } from './on-call-steps';
import type { Check } from './state';
import { clock, note, requireFound, turnRevision, withState, type Turn } from './turn';
import { verificationKey, verifies } from './verification';

/** Minutes before the service closes by which the opinion is there: 18h of a day that ends at 19h (AVIS_MEDICAL_JOUR). */
const BEFORE_CLOSING_MINUTES = 60;

/** @returns the key of the call that asked for it, undefined for every other check */
export function adviceAskedIn(checkKey: string): string | undefined {
  return verifies('advice', checkKey);
}

/**
 * What was said in a call asks for a medical opinion the same day: a clinician on call has it until somebody says what
 * was decided. No red flag: it climbs to the team lead when its time passes, and is closed like every check.
 *
 * @throws RefusedFact `unknown-subject` for a call the follow-up does not have
 */
export function askForAdvice(turn: Turn, event: { callKey: string }): Turn {
  const { calls, checks, plan } = turn.state;
  const { key: callKey } = requireFound(calls.find(({ key }) => key === event.callKey));
  const key = verificationKey('advice', callKey);
  const known = checks.find((check) => check.key === key);
  if (known?.status === 'due') return turn;
  const closing = nextClosing(plan.horizon, turn.now);
  const early = closing - BEFORE_CLOSING_MINUTES * MINUTE_MS;
  const asked: Check = {
    ...clock(turn, ON_CALL_CLINICIANS, early > turn.now ? early : closing),
    key,
    status: 'due',
    revision: turnRevision(turn),
  };
  const others = checks.filter((check) => check.key !== key);
  return note(withState(turn, { checks: [...others, asked] }), 'medical-advice-asked', callKey);
}
