import type { Discharge, Fault } from '../../domain/discharge';
import type { FollowUpEvent, Instant } from '../../domain/follow-up';
import type { Caller, IntakeResult } from '../application';

/** A stay already announced, with its follow-up, locked for the rest of the transaction. */
export interface KnownStay {
  readonly stayId: string;
  readonly patientId: string;
  readonly followUpId: string;
  readonly followUpStatus: string;
  readonly generation: number;
  readonly discharge: Discharge;
  readonly statedAt: Instant;
  /** The hospital cancelled the discharge. */
  readonly voided: boolean;
}

/** What is stored of a discharge each time it is stated. */
export interface StatedDischarge {
  readonly hospitalId: string;
  readonly discharge: Discharge;
  readonly contentHash: Uint8Array;
  readonly statedAt: Instant;
  readonly flags: readonly Fault[];
}

export interface CreatedFollowUp {
  readonly followUpId: string;
  readonly patientId: string;
  /** What only the records could tell, for a person to look at. */
  readonly doubts: readonly Fault[];
}

export interface RecordedSubmission {
  readonly hospitalId: string;
  readonly keyHash: Uint8Array | null;
  readonly contentHash: Uint8Array;
  readonly result: IntakeResult;
  readonly followUpId: string;
  readonly statedAt: Instant;
  readonly raw: Uint8Array;
}

/** The records of intake within one transaction under the caller's walls. */
export interface IntakeTransaction {
  hospital(finess: string): Promise<{ readonly id: string } | null>;
  /** Serialises all submissions of one stay until the transaction ends, whether it is known or not. */
  lockStay(hospitalId: string, visitNumber: string): Promise<KnownStay | null>;
  /** Serialises all submissions under one key; to be asked before {@link lockStay}, so that locks come in one order. */
  lockKey(
    hospitalId: string,
    keyHash: Uint8Array,
  ): Promise<{ readonly contentHash: Uint8Array; readonly followUpId: string } | null>;
  /** Creates patient (or finds the one with the same INS and traits), stay and follow-up. */
  create(stated: StatedDischarge): Promise<CreatedFollowUp>;
  /** Replaces what is known of the stay and the patient. */
  replace(known: KnownStay, stated: StatedDischarge): Promise<void>;
  /** Follow-ups of the same patient still running, but this one. */
  runningFollowUps(
    patientId: string,
    except: string,
  ): Promise<readonly { readonly followUpId: string; readonly generation: number }[]>;
  /** The next generation of an ended follow-up. */
  nextGeneration(followUpId: string): Promise<number>;
  recordDeath(patientId: string): Promise<void>;
  appendFact(followUpId: string, generation: number, event: FollowUpEvent): Promise<void>;
  recordSubmission(submission: RecordedSubmission): Promise<void>;
}

/** A stay that may be new, with the submission that states it. */
export interface UnknownStay extends Omit<StatedDischarge, 'hospitalId'> {
  readonly keyHash: Uint8Array | null;
  readonly raw: Uint8Array;
}

export interface IntakeRecords {
  /**
   * Takes in the stay of a patient nobody knows yet, its submission, the first fact and the audit row, all at once.
   *
   * @returns the id of its follow-up; null when anything about it is known or awaits somebody else: nothing was kept,
   *   and {@link transaction} decides
   */
  acceptUnknown(caller: Caller, unknown: UnknownStay): Promise<string | null>;
  transaction<T>(caller: Caller, work: (transaction: IntakeTransaction) => Promise<T>): Promise<T>;
}
