import { setTimeout as sleep } from 'node:timers/promises';
import { isOverStatus, type FollowUpEvent } from '../../domain/follow-up';
import type { Caller, StatedFact } from '../application';
import { FactRefusedError, IdempotencyConflictError, NotFoundError } from '../errors';
import type { FactRecords } from './fact-records';

export interface FactDependencies {
  readonly records: FactRecords;
  readonly newId: () => string;
  /** Real milliseconds a door waits for the follow-up's answer before it says "pending". */
  readonly patienceMs: number;
}

const FIRST_LOOK_MS = 15;
const LONGEST_LOOK_MS = 150;

/** Facts that stay true of the patient after the follow-up ended. */
const ABOUT_PATIENT: ReadonlySet<FollowUpEvent['type']> = new Set(['died', 'opposed']);

/**
 * States a fact: kept in the inbox before anything else, then the follow-up's answer is waited for briefly.
 *
 * @param factId the sender's own id of the fact; the same one again is the same fact
 * @returns `pending` when the answer has not come yet: it is kept, and will be applied
 * @throws NotFoundError for a follow-up outside the caller's walls
 * @throws IdempotencyConflictError when the fact's id was used for another fact
 */
export async function stateFact(
  { records, newId, patienceMs }: FactDependencies,
  caller: Caller,
  followUpId: string,
  event: FollowUpEvent,
  factId: string = newId(),
): Promise<StatedFact> {
  const head = await records.head(caller, followUpId);
  if (head === null) throw new NotFoundError('follow-up');
  if (isOverStatus(head.status)) {
    if (!ABOUT_PATIENT.has(event.type)) return overOrKnown(records, caller, factId);
    await records.stateAboutPatient(caller, followUpId, event);
    return { factId, status: 'applied' };
  }
  const kept = await records.state(caller, followUpId, factId, event);
  if (!kept) throw new IdempotencyConflictError();
  return answered(records, caller, factId, patienceMs);
}

/** A fact sent again after the follow-up ended is answered as it was the first time. */
async function overOrKnown(records: FactRecords, caller: Caller, factId: string): Promise<StatedFact> {
  const kept = await records.kept(caller, factId);
  return kept?.status === 'applied'
    ? { factId, status: 'applied' }
    : { factId, status: 'refused', reason: 'follow-up-over' };
}

/** @throws FactRefusedError `not-over` while the follow-up runs */
export async function reopenFollowUp(
  { records, newId, patienceMs }: FactDependencies,
  caller: Caller,
  followUpId: string,
): Promise<StatedFact> {
  if ((await records.head(caller, followUpId)) === null) throw new NotFoundError('follow-up');
  const factId = newId();
  if (!(await records.reopen(caller, followUpId, factId))) throw new FactRefusedError('not-over');
  return answered(records, caller, factId, patienceMs);
}

async function answered(
  records: FactRecords,
  caller: Caller,
  factId: string,
  patienceMs: number,
): Promise<StatedFact> {
  const until = performance.now() + patienceMs;
  for (let lookMs = FIRST_LOOK_MS; ; lookMs = Math.min(lookMs * 2, LONGEST_LOOK_MS)) {
    const kept = await records.kept(caller, factId);
    if (kept?.status === 'applied') return { factId, status: 'applied' };
    if (kept?.status === 'refused' || kept?.status === 'quarantined') {
      return { factId, status: 'refused', reason: kept.reason ?? kept.status };
    }
    if (performance.now() >= until) return { factId, status: 'pending' };
    await sleep(lookMs);
  }
}
