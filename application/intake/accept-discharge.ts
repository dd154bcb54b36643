import { createHash } from 'node:crypto';
import {
  canonicalContent,
  differencesBetween,
  findFaults,
  instantOf,
  isRefused,
  normaliseDischarge,
  sharingRefusalsOf,
  type CommuneDirectory,
  type Discharge,
  type Fault,
} from '../../domain/discharge';
import { announcesDeath } from '../../domain/planning';
import type { Caller, DischargeSubmission, IntakeAnswer, IntakeResult, RefusedInput } from '../application';
import { FaultyDischargeError, HospitalNotAllowedError, IdempotencyConflictError } from '../errors';
import type { Clock } from '../time/clock';
import type { IntakeRecords, IntakeTransaction, KnownStay, StatedDischarge } from './intake-records';

export interface IntakeDependencies {
  readonly records: IntakeRecords;
  readonly communes: CommuneDirectory;
  readonly clock: Clock;
  readonly keepRefused: (caller: Caller, refused: RefusedInput) => Promise<string>;
  /** Writes that a discharge was taken in; a stay nobody knew has that line already. */
  readonly audit: (caller: Caller, followUpId: string) => Promise<void>;
}

/**
 * Takes a discharge in exactly once, whatever the door it came through: the table "identity of a submission" of
 * architecture.md. Says yes only after the commit.
 *
 * @throws FaultyDischargeError when a fault refuses it; its bytes are kept
 * @throws IdempotencyConflictError when its key was used for other content
 * @throws HospitalNotAllowedError when the hospital is unknown here, or not the caller's own
 */
export async function acceptDischarge(
  dependencies: IntakeDependencies,
  caller: Caller,
  submission: DischargeSubmission,
): Promise<IntakeAnswer> {
  const { records, communes, clock, keepRefused, audit } = dependencies;
  const discharge = normaliseDischarge(submission.discharge);
  const faults = findFaults(discharge, clock.now(), communes);
  if (isRefused(faults)) {
    const refusing = faults.filter(({ severity }) => severity === 'refused');
    throw new FaultyDischargeError(refusing, await keepRefused(caller, { ...submission, faults: refusing }));
  }
  const contentHash = sha256(canonicalContent(discharge));
  const keyHash = submission.idempotencyKey === undefined ? null : sha256(submission.idempotencyKey);
  const statedAt = instantOf(discharge.statedAt) ?? clock.now();
  if (isPlain(discharge)) {
    const { raw } = submission;
    const unknown = { discharge, contentHash, keyHash, statedAt, flags: faults, raw };
    const followUpId = await records.acceptUnknown(caller, unknown);
    if (followUpId !== null) return { result: 'accepted', followUpId, status: 'announced', flags: faults };
  }
  const answer = await records.transaction(caller, async (transaction) => {
    const hospitalId = await allowedHospital(transaction, caller, discharge);
    const earlier = keyHash === null ? null : await transaction.lockKey(hospitalId, keyHash);
    const known = await transaction.lockStay(hospitalId, discharge.stay.visitNumber);
    if (earlier !== null) return repeatOf(earlier, contentHash, faults, known);
    const stated = { hospitalId, discharge, contentHash, statedAt, flags: faults };
    const { result, followUpId, status, doubts = [] } = await apply(transaction, known, stated);
    const { raw } = submission;
    await transaction.recordSubmission({
      hospitalId,
      keyHash,
      contentHash,
      result,
      followUpId,
      statedAt,
      raw,
    });
    return { result, followUpId, status, flags: [...faults, ...doubts] };
  });
  await audit(caller, answer.followUpId);
  return answer;
}

/** Nothing in it touches what others stated: no death, nobody with whom nothing is shared. */
function isPlain(discharge: Discharge): boolean {
  return !announcesDeath(discharge) && sharingRefusalsOf(discharge).length === 0;
}

function sha256(text: string): Uint8Array {
  return createHash('sha256').update(text, 'utf8').digest();
}

async function allowedHospital(
  transaction: IntakeTransaction,
  caller: Caller,
  discharge: Discharge,
): Promise<string> {
  const hospital = await transaction.hospital(discharge.hospital.finess);
  if (hospital === null || (caller.hospitalId !== undefined && caller.hospitalId !== hospital.id)) {
    throw new HospitalNotAllowedError();
  }
  return hospital.id;
}

function repeatOf(
  earlier: { readonly contentHash: Uint8Array; readonly followUpId: string },
  contentHash: Uint8Array,
  flags: readonly Fault[],
  known: KnownStay | null,
): IntakeAnswer {
  if (Buffer.compare(earlier.contentHash, contentHash) !== 0) throw new IdempotencyConflictError();
  const status = known?.followUpStatus ?? 'announced';
  return { result: 'repeat', followUpId: earlier.followUpId, status, flags };
}

interface Applied {
  readonly result: IntakeResult;
  readonly followUpId: string;
  readonly status: string;
  readonly doubts?: readonly Fault[];
}

async function apply(
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

async function begin(transaction: IntakeTransaction, stated: StatedDischarge): Promise<Applied> {
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
