import type { AskedQuestion } from '../../domain/call-scripts';
import type { Discharge } from '../../domain/discharge';
import type { FollowUpState } from '../../domain/follow-up';
import type { Caller } from '../application';

/** What a script asks of the file before the first question. */
export interface CallFile {
  /** `follow_up.status`. */
  readonly status: string;
  readonly pathwayKey: string;
  readonly dischargedAt: number;
  readonly discharge: Discharge;
  /** Null before the first decision: nothing is due yet. */
  readonly state: FollowUpState | null;
}

/** What was said in one attempt: health data, kept encrypted. */
export interface CallContent {
  readonly asked: readonly AskedQuestion[];
  /** Ids of the questions that were left. */
  readonly remaining: readonly string[];
  /** Codes and labels of what was to be done, most urgent first. */
  readonly actions: readonly { readonly code: string; readonly label: string }[];
  readonly breaks: readonly string[];
  /** Codes of the actions raised by the key « Alerte ». */
  readonly alerts: readonly string[];
  /** The patient's own words. */
  readonly words: string | null;
  /** Written during the call by whoever had it in hand; absent in records older than that. */
  readonly notes?: string | null;
}

export interface CallRecord {
  /** Id of the fact of the attempt: the same one again is the same record. */
  readonly factId: string;
  readonly followUpId: string;
  readonly callKey: string;
  /** 1 for the first attempt at this call. */
  readonly attempt: number;
  /** Null when no script was conducted. */
  readonly scriptKey: string | null;
  readonly scriptVersion: string | null;
  readonly signed: boolean;
  readonly content: CallContent;
}

/** A record as it is read back. */
export interface KeptCallRecord extends Omit<CallRecord, 'followUpId'> {
  /** Name of the account that wrote it down. */
  readonly by: string | null;
  /** ISO 8601, in UTC. */
  readonly at: string;
}

/** What was said in calls. */
export interface CallRecords {
  /** Within the caller's walls; null when there is no such follow-up for them. */
  file(caller: Caller, followUpId: string): Promise<CallFile | null>;
  /** @returns false when that fact id was used for other content: nothing was kept then */
  keep(caller: Caller, record: CallRecord): Promise<boolean>;
  /** Of the attempts that count, in order; null when there is no such follow-up for the caller. */
  read(caller: Caller, followUpId: string, callKey: string): Promise<readonly KeptCallRecord[] | null>;
}
