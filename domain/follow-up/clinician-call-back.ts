import { isStanding } from './break';
import { takeBreak } from './break-settling';
import { isWaiting } from './call';
import type { Actor } from './events';
import { isCallBack } from './on-call';
import { beginCallBack } from './on-call-steps';
import { takenByClinician } from './on-call-walk';
import type { Break, CallBackOutcome } from './state';
import { note, RefusedFact, replaceBreak, requireFound, requireSeen, turnRevision, type Turn } from './turn';

const NOTES: Readonly<Record<CallBackOutcome, string>> = {
  'spoken-to': 'clinician-spoke-to-patient',
  'no-answer': 'clinician-met-no-answer',
  'voicemail-left': 'clinician-left-voicemail',
};

/**
 * A clinician called the patient of a red flag back. Whoever spoke to the patient has it, unless a person had it
 * before; without an answer its clock runs on, and the operators try to reach the patient too. It closes by
 * `break-resolved` only.
 *
 * @throws RefusedFact `unknown-subject`, `already-settled` once it is closed, `changed-meanwhile`, `not-allowed` for
 *   another break than a red flag, or somebody who is no clinician
 */
export function clinicianCalledBack(
  turn: Turn,
  actor: Actor,
  event: { breakId: string; outcome: CallBackOutcome; expectedRevision?: number },
): Turn {
  const item = requireFound(turn.state.breaks.find(({ id }) => id === event.breakId));
  if (item.code !== 'R14' || actor.role !== 'clinician') throw new RefusedFact('not-allowed');
  if (!isStanding(item)) throw new RefusedFact('already-settled');
  requireSeen(item, event.expectedRevision);
  const kept: Break = {
    ...item,
    callBacks: [...(item.callBacks ?? []), { at: turn.now, outcome: event.outcome, by: actor.userId }],
    revision: turnRevision(turn),
  };
  const noted = note(replaceBreak(turn, kept), NOTES[event.outcome], item.id);
  return event.outcome === 'spoken-to' ? spokenTo(noted, actor, kept) : alsoSought(noted);
}

function spokenTo(turn: Turn, actor: Actor, { id, owner }: Break): Turn {
  const taken = owner.kind === 'person' ? turn : takeBreak(turn, actor, id);
  return takenByClinician(taken, actor, id);
}

/** Where is the patient? Asked once, however often the clinician meets no answer. */
function alsoSought(turn: Turn): Turn {
  const isAsked = turn.state.calls.some((call) => isCallBack(call) && isWaiting(call));
  return isAsked ? turn : beginCallBack(turn);
}
