import type { NewsSource } from './events';
import type { FollowUpState } from './state';
import { clock, inWorkingMinutes, note, RefusedFact, withState, type Turn } from './turn';
import { OPERATORS } from './state';

/**
 * News of a readmission that the hospital itself did not tell is to be confirmed, with place and since when
 * (field.md, 12; call-scripts-fr.md, REH-01). Plans older than that rule have no time for it and ask for nothing.
 */
export function awaitConfirmation(turn: Turn, source: NewsSource): Turn {
  const { readmission, plan } = turn.state;
  const minutes = plan.limits.readmissionConfirmMinutes;
  if (readmission === null || minutes === undefined || source === 'hospital') return turn;
  const clocked = clock(turn, readmission.owner, inWorkingMinutes(turn, minutes));
  return withState(turn, { readmission: { ...readmission, ...clocked, unconfirmed: source } });
}

export function isUnconfirmed({ readmission }: Pick<FollowUpState, 'readmission'>): boolean {
  return readmission?.unconfirmed !== undefined;
}

/**
 * Another source says the same; from now on it is asked from time to time how the patient is.
 *
 * @throws RefusedFact `already-settled` when nothing is to be confirmed, `not-allowed` when it is the same source
 */
export function confirmReadmission(turn: Turn, event: { source: NewsSource }): Turn {
  const { readmission, plan } = turn.state;
  if (readmission?.unconfirmed === undefined) throw new RefusedFact('already-settled');
  if (readmission.unconfirmed === event.source) throw new RefusedFact('not-allowed');
  const { unconfirmed: _unconfirmed, ...known } = readmission;
  const clocked = clock(turn, OPERATORS, inWorkingMinutes(turn, plan.limits.readmissionCheckMinutes));
  const confirmed = withState(turn, { readmission: { ...known, ...clocked } });
  return note(confirmed, 'readmission-confirmed', undefined, event.source);
}
