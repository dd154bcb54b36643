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
  readonly statedAt: Instant;
  readonly flags: readonly Fault[];
  /** The id of its follow-up, where one was answered already. */
  readonly followUpId?: string;
}

export interface CreatedFollowUp {
  readonly followUpId: string;
  readonly patientId: string;
  /** What only the records could tell, for a person to look at. */
  readonly doubts: readonly Fault[];
}

/** What came under the same key before. */
export interface EarlierUse {
  readonly followUpId: string;
  /** Whether it said the same as what comes under it now. */
  readonly saysTheSame: boolean;
}

export interface RecordedSubmission {
  readonly hospitalId: string;
  readonly keyHash: Uint8Array | null;
  readonly discharge: Discharge;
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
  lockKey(hospitalId: string, keyHash: Uint8Array, discharge: Discharge): Promise<EarlierUse | null>;
  /**
   * To be asked once both are locked.
   *
   * @returns the follow-up that is still to be made of the same stay, or of what came under the same key; else null
   */
  receivedAs(hospitalId: string, visitNumber: string, keyHash: Uint8Array | null): Promise<string | null>;
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
export interface UnknownStay extends Pick<StatedDischarge, 'discharge' | 'statedAt' | 'flags'> {
  readonly keyHash: Uint8Array | null;
  readonly raw: Uint8Array;
}

/** A stay that came in a burst: yes was said under that id, and its follow-up is still to be made. */
export interface ReceivedStay extends UnknownStay {
  readonly followUpId: string;
  readonly hospitalId: string;
}

/** What was received and is still to be made follow-ups of. Each is made once, whoever makes it. */
export interface ReceivedStays {
  organisations(): Promise<readonly string[]>;
  /** What became of that follow-up, within the caller's walls; null when nobody knows it there. */
  stateOf(caller: Caller, followUpId: string): Promise<'received' | 'made' | null>;
  /**
   * Makes follow-ups of those received first, in one commit, where nothing about them is known otherwise.
   *
   * @param limit how many at most
   * @returns how many were made, and the ids of those to be made by {@link makeOne}
   */
  makeTogether(
    organisationId: string,
    limit: number,
  ): Promise<{ readonly made: number; readonly left: readonly string[] }>;
  /**
   * Has one made in a transaction of intake, as of whoever stated it and when they did.
   *
   * @returns false when it was made meanwhile
   */
  makeOne(
    organisationId: string,
    followUpId: string,
    make: (transaction: IntakeTransaction, received: ReceivedStay) => Promise<void>,
  ): Promise<boolean>;
  /** It could not be made: the next try comes later and later. @returns how often it was tried */
  postpone(organisationId: string, followUpId: string): Promise<number>;
}

export interface IntakeRecords {
  /**
   * Takes in the stay of a patient nobody knows yet, its submission, the first fact and the audit row, all at once.
   *
   * @returns the id of its follow-up; null when anything about it is known or awaits somebody else: nothing was kept,
   *   and {@link transaction} decides
   */
  acceptUnknown(caller: Caller, unknown: UnknownStay): Promise<string | null>;
  /** As {@link acceptUnknown}, but only what was stated is kept: the rest is made of it afterwards. */
  receiveUnknown(caller: Caller, unknown: UnknownStay): Promise<string | null>;
  readonly received: ReceivedStays;
  transaction<T>(caller: Caller, work: (transaction: IntakeTransaction) => Promise<T>): Promise<T>;
}
