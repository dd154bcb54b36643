import type { Caller } from '../application';
import type {
  CallBackToMake,
  CallDraft,
  CallListView,
  CallSessionLine,
  CallSessionView,
  HolderView,
  IncomingMatch,
  Resumption,
} from './call-session-views';
import type { TakingUp } from './call-session-use-cases';

/** What a session keeps encrypted. */
export interface SessionContent extends CallDraft {
  readonly resumes: string | null;
  readonly resumption: Resumption;
  readonly incomingNumber: string | null;
  readonly handoverWords: string | null;
  readonly handoverStated: CallSessionView['handoverStated'];
  /** Why it was taken from a colleague who was there. */
  readonly takeOverReason: string | null;
}

/** A call to take in hand. */
export interface CallToTake {
  readonly followUpId: string;
  readonly callKey: string | null;
  readonly direction: 'outgoing' | 'incoming';
  /** What it begins with when nobody had begun it. */
  readonly content: SessionContent;
  readonly taking: TakingUp;
}

export type Taken =
  | { readonly sessionId: string; readonly takenOver: boolean }
  | { readonly refused: 'call-in-hand'; readonly holder: HolderView; readonly reasonMissing: boolean };

export type SessionRefusal = 'not-yours' | 'session-over' | 'changed-meanwhile';

/** A session as it is kept; its content is null once it is over. */
export interface KeptSession {
  readonly sessionId: string;
  readonly followUpId: string;
  readonly callKey: string | null;
  readonly status: 'open' | 'ended' | 'left';
  readonly holderId: string;
  readonly revision: number;
  readonly endedByFact: string | null;
  readonly content: SessionContent | null;
}

/** How a session changes: by whom it is held from now on, and what it keeps. */
export interface SessionChange {
  readonly content?: Partial<SessionContent>;
  readonly status?: 'open' | 'left';
  readonly handTo?: string;
}

/** Calls in hand. Under the caller's walls; times are the system's but for what is due. */
export interface CallSessionRecords {
  take(caller: Caller, call: CallToTake): Promise<Taken>;
  /** Null outside the walls. */
  kept(caller: Caller, sessionId: string): Promise<KeptSession | null>;
  view(caller: Caller, sessionId: string): Promise<CallSessionView | null>;
  mine(caller: Caller): Promise<readonly CallSessionLine[]>;
  /** Only by whoever has it in hand; null outside the walls. */
  change(
    caller: Caller,
    sessionId: string,
    change: SessionChange,
    expectedRevision: number | undefined,
  ): Promise<'changed' | { readonly refused: SessionRefusal } | null>;
  /** Empties it. Whoever has it in hand decides that; ended before is ended. */
  end(caller: Caller, sessionId: string, endedByFact: string | null): Promise<void>;
  callsToMake(caller: Caller): Promise<CallListView>;
  findByNumber(caller: Caller, number: string): Promise<readonly IncomingMatch[]>;
  callBacks(caller: Caller): Promise<readonly CallBackToMake[]>;
}
