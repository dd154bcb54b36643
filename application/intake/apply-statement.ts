import { differencesBetween, type Fault } from '../../domain/discharge';
import { announcesDeath } from '../../domain/planning';
import type { IntakeResult } from '../application';
import type { IntakeTransaction, KnownStay, StatedDischarge } from './intake-records';

/** What became of a statement. */
export interface Applied {
  readonly result: IntakeResult;
  readonly followUpId: string;
  readonly status: string;
  readonly doubts?: readonly Fault[];
}

/** The rows of the table "identity of a submission" (architecture.md) for a stay that is locked. */
export async function apply(
  transaction: IntakeTransaction,
  known: KnownStay | null,
  stated: StatedDischarge,
): Promise<Applied> {
  if (known === null) return begin(transaction, stated);
  const { followUpId, followUpStatus: status } = known;
  if (stated.statedAt < known.statedAt) return { result: 'older-facts', followUpId, status };
  if (known.voided) return beginAgain(transaction, known, stated);
  const { pointers } = differencesBetween(known.discharge, stated.discharge);
  if (pointers.length === 0) return { result: 'repeat', followUpId, status };
  await transaction.replace(known, stated);
  const death = announcesDeath(stated.discharge) && !announcesDeath(known.discharge);
  if (death) await stateDeath(transaction, known, known.generation);
  else await transaction.appendFact(followUpId, known.generation, { type: 'amended' });
  return { result: 'amended', followUpId, status };
}

/** Makes the follow-up of a stay nobody knew. */
export async function begin(transaction: IntakeTransaction, stated: StatedDischarge): Promise<Applied> {
  const { followUpId, patientId, doubts } = await transaction.create(stated);
  await transaction.appendFact(followUpId, 1, { type: 'opened' });
  if (announcesDeath(stated.discharge)) await stateDeath(transaction, { followUpId, patientId }, 1);
  // The patient left hospital once more: what followed the earlier stay ends, and this one goes on.
  for (const earlier of await transaction.runningFollowUps(patientId, followUpId)) {
    await transaction.appendFact(earlier.followUpId, earlier.generation, { type: 'superseded' });
  }
  return { result: 'accepted', followUpId, status: 'announced', doubts };
}

/** Known of the patient at once, whatever becomes of the workflow. */
async function stateDeath(
  transaction: IntakeTransaction,
  { followUpId, patientId }: { readonly followUpId: string; readonly patientId: string },
  generation: number,
): Promise<void> {
  await transaction.recordDeath(patientId);
  await transaction.appendFact(followUpId, generation, { type: 'died', source: 'hospital' });
}

async function beginAgain(
  transaction: IntakeTransaction,
  known: KnownStay,
  stated: StatedDischarge,
): Promise<Applied> {
  await transaction.replace(known, stated);
  const generation = await transaction.nextGeneration(known.followUpId);
  await transaction.appendFact(known.followUpId, generation, { type: 'reopened' });
  if (announcesDeath(stated.discharge)) await stateDeath(transaction, known, generation);
  return { result: 'accepted-again', followUpId: known.followUpId, status: 'announced' };
}
