import type { CallBackOutcome } from '../../domain/follow-up';
import type { Application, Caller, StatedFact } from '../application';
import { IdempotencyConflictError, NotFoundError } from '../errors';
import type { CallRecords } from './call-records';

export interface CallBackDependencies {
  readonly records: CallRecords;
  readonly stateFact: Application['stateFact'];
  readonly newId: () => string;
  /** Business time. */
  readonly now: () => number;
}

/**
 * What came of a clinician's calling the patient of a red flag back. What was said is kept first, under the red flag's
 * id, and read as what was said in calls is.
 *
 * @throws NotFoundError; IdempotencyConflictError when the fact's id was used for other content
 */
export async function recordCallBack(
  { records, stateFact, newId }: CallBackDependencies,
  caller: Caller,
  followUpId: string,
  {
    breakId,
    outcome,
    words,
    ...seen
  }: {
    readonly breakId: string;
    readonly outcome: CallBackOutcome;
    readonly words?: string;
    readonly expectedRevision?: number;
  },
  factId: string = newId(),
): Promise<StatedFact> {
  if (words !== undefined) {
    const file = await records.file(caller, followUpId);
    if (file === null) throw new NotFoundError('follow-up');
    const made = file.state?.breaks.find(({ id }) => id === breakId)?.callBacks?.length ?? 0;
    const kept = await records.keep(caller, {
      ...{ factId, followUpId, callKey: breakId, attempt: made + 1 },
      ...{ scriptKey: null, scriptVersion: null, signed: false },
      content: { asked: [], remaining: [], actions: [], breaks: [], alerts: [], words, notes: null },
    });
    if (!kept) throw new IdempotencyConflictError();
  }
  return stateFact(caller, followUpId, { type: 'clinician-called-back', breakId, outcome, ...seen }, factId);
}
