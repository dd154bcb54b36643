import { createHash } from 'node:crypto';
import {
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
import type { Caller, DischargeSubmission, IntakeAnswer, RefusedInput } from '../application';
import { FaultyDischargeError, HospitalNotAllowedError, IdempotencyConflictError } from '../errors';
import type { Clock } from '../time/clock';
import { apply } from './apply-statement';
import type { Arrivals } from './arrivals';
import type { EarlierUse, IntakeRecords, IntakeTransaction, KnownStay, UnknownStay } from './intake-records';
import { makeFollowUp } from './make-follow-up';

export interface IntakeDependencies {
  readonly records: IntakeRecords;
  /** How fast discharges arrive: in a burst they are received first. */
  readonly arrivals: Arrivals;
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
  const { records, arrivals, communes, clock, keepRefused, audit } = dependencies;
  const discharge = normaliseDischarge(submission.discharge);
  const faults = findFaults(discharge, clock.now(), communes);
  if (isRefused(faults)) {
    const refusing = faults.filter(({ severity }) => severity === 'refused');
    throw new FaultyDischargeError(refusing, await keepRefused(caller, { ...submission, faults: refusing }));
  }
  const keyHash = submission.idempotencyKey === undefined ? null : hashOf(submission.idempotencyKey);
  const statedAt = instantOf(discharge.statedAt) ?? clock.now();
  const stated = { discharge, keyHash, statedAt, flags: faults, raw: submission.raw };
  if (isPlain(discharge)) {
    const isBurst = arrivals.arrive();
    const followUpId = await (isBurst
      ? records.receiveUnknown(caller, stated)
      : records.acceptUnknown(caller, stated));
    if (followUpId !== null) return { result: 'accepted', followUpId, status: 'announced', flags: faults };
  }
  for (;;) {
    const decided = await records.transaction(caller, (transaction) => decide(transaction, caller, stated));
    if ('answer' in decided) {
      await audit(caller, decided.answer.followUpId);
      return decided.answer;
    }
    await makeFollowUp(records.received, caller.organisationId, decided.receivedBefore);
  }
}

/** What is known decides; or what was received before it and is not made yet is to be made first. */
async function decide(
  transaction: IntakeTransaction,
  caller: Caller,
  { raw, keyHash, ...stay }: UnknownStay,
): Promise<{ readonly answer: IntakeAnswer } | { readonly receivedBefore: string }> {
  const { discharge, statedAt, flags } = stay;
  const { visitNumber } = discharge.stay;
  const hospitalId = await allowedHospital(transaction, caller, discharge);
  const earlier = keyHash === null ? null : await transaction.lockKey(hospitalId, keyHash, discharge);
  const known = await transaction.lockStay(hospitalId, visitNumber);
  if (earlier !== null) return { answer: repeatOf(earlier, flags, known) };
  const receivedBefore = await transaction.receivedAs(hospitalId, visitNumber, keyHash);
  if (receivedBefore !== null) return { receivedBefore };
  const applied = await apply(transaction, known, { ...stay, hospitalId });
  const { result, followUpId, status, doubts = [] } = applied;
  await transaction.recordSubmission({ hospitalId, keyHash, discharge, result, followUpId, statedAt, raw });
  return { answer: { result, followUpId, status, flags: [...flags, ...doubts] } };
}

/** Nothing in it touches what others stated: no death, nobody with whom nothing is shared. */
function isPlain(discharge: Discharge): boolean {
  return !announcesDeath(discharge) && sharingRefusalsOf(discharge).length === 0;
}

function hashOf(key: string): Uint8Array {
  return createHash('sha256').update(key, 'utf8').digest();
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

function repeatOf(earlier: EarlierUse, flags: readonly Fault[], known: KnownStay | null): IntakeAnswer {
  if (!earlier.saysTheSame) throw new IdempotencyConflictError();
  const status = known?.followUpStatus ?? 'announced';
  return { result: 'repeat', followUpId: earlier.followUpId, status, flags };
}
