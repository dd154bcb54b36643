import { isStanding } from './break';
import { isMadeNow, isWaiting } from './call';
import type { Instant } from './instants';
import { hasWalk, isActive } from './on-call-steps';
import type { Break, Call, FollowUpState } from './state';

/**
 * Whether an interrupted call may go on where it stopped: every red flag heard in it was taken by a clinician, or
 * closed (call-scripts-fr.md, rule 4: only a clinician lowers).
 */
export function mayResume({ breaks }: Pick<FollowUpState, 'breaks'>, callKey: string): boolean {
  return breaks
    .filter((item) => item.code === 'R14' && item.subject === callKey && isStanding(item))
    .every((item) => isTaken(breaks, item));
}

function isTaken(breaks: readonly Break[], item: Break): boolean {
  const carrier = breaks.find(({ id }) => id === item.joins) ?? item;
  // Follow-ups older than rosters: whoever took it says so.
  return hasWalk(carrier) ? !isActive(carrier.walk) : item.status === 'owned';
}

/**
 * The call that is made when the patient or a relative calls (field.md, 11): the one that is due, else the next one
 * waiting, else one for which nobody had been reached.
 */
export function callForIncoming(state: FollowUpState, now: Instant): Call | null {
  const waiting = state.calls
    .filter((call) => isWaiting(call) && isMadeNow(state, call))
    .sort((left, right) => left.notBefore - right.notBefore);
  const due = waiting.filter(({ notBefore }) => notBefore <= now);
  const unreached = state.calls.findLast(({ status }) => status === 'not-reached') ?? null;
  return due[0] ?? waiting[0] ?? (state.status === 'paused' ? null : unreached);
}
