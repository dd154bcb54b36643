import { openBreak } from './break';
import type { OnCallRoster, Urgency } from './on-call';
import { RefusedFact, requireFound, type Turn } from './turn';

/** Raises a red flag (R14), or a person in danger (R22), for the patient. */
export function raiseAlert(
  turn: Turn,
  event: { code: 'R14' | 'R22'; cause: string; urgency?: Urgency; subject?: string },
  _roster: OnCallRoster | undefined,
): Turn {
  return openBreak(event.code, 'broken', event.subject ?? 'patient', event.cause)(turn);
}

/** @throws RefusedFact `already-settled` unless that line is the one being called */
export function onCallAnswered(turn: Turn, event: { breakId: string }): Turn {
  requireFound(turn.state.breaks.find(({ id }) => id === event.breakId));
  throw new RefusedFact('already-settled');
}

/** @throws RefusedFact `already-settled` unless 15 is to be called for it */
export function emergencyCalled(turn: Turn, event: { breakId: string }): Turn {
  requireFound(turn.state.breaks.find(({ id }) => id === event.breakId));
  throw new RefusedFact('already-settled');
}
