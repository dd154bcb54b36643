import type { CallBackOutcome } from '../../domain/follow-up';
import type { Caller, StatedFact } from '../application';
import type {
  CallBackToMake,
  CallDraft,
  CallListView,
  CallSessionLine,
  CallSessionView,
  IncomingMatch,
} from './call-session-views';

/** How somebody takes a call that a colleague may have in hand. */
export interface TakingUp {
  /** Alone after ten minutes without a sign of the colleague; else with a reason. */
  readonly takeOver: boolean;
  readonly reason?: string;
}

/** Who calls. */
export interface IncomingCaller {
  readonly caller: 'patient' | 'relative';
  /** Which relative of the file; absent for somebody who is not on it. */
  readonly relativeIndex?: number;
  readonly number?: string;
}

/**
 * Calls in hand, from before they ring until what came of them is recorded; the calls of the day; incoming calls; the
 * calls back of clinicians. Opening one and reading its list are audited; what is written meanwhile is kept encrypted
 * and emptied when the session ends.
 */
export interface CallSessionUseCases {
  /**
   * Takes a call in hand, or takes up what oneself or a colleague had begun.
   *
   * @throws NotFoundError; FactRefusedError `unknown-subject`, `already-settled`, `follow-up-over`
   * @throws CallSessionRefusedError `call-in-hand` while a colleague has it, `reason-missing`
   */
  openCallSession(
    caller: Caller,
    followUpId: string,
    callKey: string,
    taking: TakingUp,
  ): Promise<CallSessionView>;
  /**
   * Somebody calls: the call that was due is made now, else the next one; without one, what they say is kept.
   *
   * @throws what `openCallSession` throws
   */
  openIncomingCall(
    caller: Caller,
    followUpId: string,
    incoming: IncomingCaller,
    taking: TakingUp,
  ): Promise<CallSessionView>;
  /** One's own, and those handed to oneself, newest first. */
  callSessions(caller: Caller): Promise<readonly CallSessionLine[]>;
  /** @throws NotFoundError */
  callSession(caller: Caller, sessionId: string): Promise<CallSessionView>;
  /**
   * Keeps what was written so far.
   *
   * @throws NotFoundError; CallSessionRefusedError `not-yours`, `session-over`; FactRefusedError `changed-meanwhile`
   */
  saveCallDraft(
    caller: Caller,
    sessionId: string,
    draft: CallDraft,
    expectedRevision: number,
  ): Promise<CallSessionView>;
  /**
   * A colleague goes on where one stopped; the call is theirs on every list.
   *
   * @throws what `saveCallDraft` throws; FactRefusedError `unknown-colleague`
   */
  handOverCall(
    caller: Caller,
    sessionId: string,
    handover: {
      readonly toAccountId: string;
      readonly words?: string;
      readonly expectedRevision?: number;
    },
  ): Promise<CallSessionView>;
  /** Puts a call down without an outcome; what was written is kept. @throws what `saveCallDraft` throws */
  leaveCall(caller: Caller, sessionId: string, expectedRevision?: number): Promise<CallSessionView>;
  /**
   * Ends a session for which no attempt is to be recorded; its notes become a note of what was said.
   *
   * @throws what `saveCallDraft` throws; CallSessionRefusedError `attempt-missing` while the call waits for its outcome
   */
  endCallSession(caller: Caller, sessionId: string, expectedRevision?: number): Promise<CallSessionView>;
  /** Calls to make now and later today, most urgent first. */
  callsToMake(caller: Caller): Promise<CallListView>;
  /** Whose number it is, patients' and relatives'; empty for a number nobody has. Audited as a search. */
  findByNumber(caller: Caller, number: string): Promise<readonly IncomingMatch[]>;
  /** Red flags whose patient a clinician is to call back, most urgent first; audited. */
  callBacks(caller: Caller): Promise<readonly CallBackToMake[]>;
  /** What came of a clinician's call back, with what was said. @throws what stating a fact throws */
  recordCallBack(
    caller: Caller,
    followUpId: string,
    callBack: {
      readonly breakId: string;
      readonly outcome: CallBackOutcome;
      readonly words?: string;
      readonly expectedRevision?: number;
    },
    factId?: string,
  ): Promise<StatedFact>;
}
