import type { Fault, SubmittedDischarge } from '../domain/discharge';
import type { DryRunResult } from '../domain/dry-run';
import type { FollowUpEvent } from '../domain/follow-up';
import type { MessageResolution } from '../domain/messages';
import type { OnCallLineDetails, OnCallView } from './on-call/views';
import type { PeopleUseCases } from './people/people';
import type { AgendaUseCases } from './scheduling/agenda-use-cases';
import type { CalendarFeedUseCases } from './scheduling/calendar-feeds';
import type { AppointmentUseCases } from './scheduling/booking-use-cases';
import type { KeepingUseCases } from './scheduling/keeping';
import type { SlotUseCases } from './scheduling/slot-use-cases';
import type { WorkUseCases } from './work/work-use-cases';
import type { CaughtAttachment } from './reading/message-views';
import type { HandoverUseCases } from './handover/handover-use-cases';
import type { KeptCallRecord } from './calls/call-records';
import type { CallSessionUseCases } from './calls/call-session-use-cases';
import type { ConductedScript, ScriptAnswers } from './calls/conduct-script';
import type { AttemptScript } from './calls/record-attempt';
import type { DryRunOptions, DryRunOrder } from './dry-run/dry-run-use-cases';
import type { BreakFilter, BreakPage } from './reading/break-views';
import type {
  AccountView,
  CaughtMessageView,
  FollowUpSummary,
  FollowUpView,
  MessageFilter,
  MessageView,
  OpenOfferView,
  PathwayView,
  RefusalView,
  WorklistEntry,
} from './reading/views';

/** Who asks, in which capacity, and whose rows they may touch. Made by a door once the caller is known. */
export interface Caller {
  readonly organisationId: string;
  readonly accountId: string;
  readonly role: 'hospital' | 'operator' | 'teamLead' | 'clinician' | 'administrator' | 'service';
  /** Set for the role `hospital`. */
  readonly hospitalId?: string;
  /** Set for a clinician. */
  readonly professionalId?: string;
  /** Ties audit and log lines of one request together. */
  readonly requestId: string;
}

/** A discharge as a door received it and found well-formed. */
export interface DischargeSubmission {
  readonly discharge: SubmittedDischarge;
  /** The sender's idempotency key or message id. */
  readonly idempotencyKey?: string;
  /** The bytes as they came, kept encrypted. */
  readonly raw: Uint8Array;
  readonly contentType: string;
}

/** What became of a submission (architecture.md, identity of a submission). */
export type IntakeResult = 'accepted' | 'repeat' | 'amended' | 'older-facts' | 'accepted-again';

export interface IntakeAnswer {
  readonly result: IntakeResult;
  readonly followUpId: string;
  readonly status: string;
  /** Accepted all the same, and shown to a person. */
  readonly flags: readonly Fault[];
}

/** Bytes that could not be taken in, and why. */
export interface RefusedInput {
  readonly raw: Uint8Array;
  readonly contentType: string;
  readonly faults: readonly RefusedFault[];
}

export interface RefusedFault {
  readonly code: string;
  readonly pointer: string;
  readonly sentence: string;
}

/** What became of a stated fact; `pending` when the follow-up has not answered yet: it will. */
export interface StatedFact {
  readonly factId: string;
  readonly status: 'applied' | 'refused' | 'pending';
  readonly reason?: string;
}

/** What a caller may state. That time passed, or a message arrived, only the service itself can tell. */
export type StatedEvent = Exclude<FollowUpEvent, { readonly type: 'time-passed' | 'delivery-reported' }>;

/** Every use-case the doors share. All of them act under the caller's walls. */
export interface Application
  extends
    PeopleUseCases,
    AgendaUseCases,
    AppointmentUseCases,
    CallSessionUseCases,
    CalendarFeedUseCases,
    HandoverUseCases,
    KeepingUseCases,
    SlotUseCases,
    WorkUseCases {
  /**
   * @throws FaultyDischargeError when a fault refuses it; the bytes are kept for correction and replay
   * @throws IdempotencyConflictError when the key was used for other content
   */
  acceptDischarge(caller: Caller, submission: DischargeSubmission): Promise<IntakeAnswer>;
  /**
   * Makes the follow-up of a discharge that was received, unless it is made (docs/decisions/received-first.md).
   *
   * @returns whether it is there now, for a caller who may see it
   */
  makeReceived(caller: Caller, followUpId: string): Promise<boolean>;
  /** Keeps what a door could not even read as a discharge; @returns the id under which it is kept. */
  keepRefused(caller: Caller, refused: RefusedInput): Promise<string>;
  /**
   * States a fact of a follow-up: kept in the inbox first, then waited for briefly.
   * @throws NotFoundError for a follow-up outside the caller's walls
   */
  stateFact(caller: Caller, followUpId: string, event: StatedEvent, factId?: string): Promise<StatedFact>;
  /**
   * Conducts the script of a call from everything said so far; nothing of it is kept.
   *
   * @throws what application/calls/conduct-script.ts says
   */
  conductScript(
    caller: Caller,
    followUpId: string,
    callKey: string,
    stated: ScriptAnswers,
  ): Promise<ConductedScript>;
  /** Records an attempt, with what was said in it unless no script was used. @throws what record-attempt.ts says */
  recordAttempt(
    caller: Caller,
    followUpId: string,
    event: Extract<StatedEvent, { type: 'call-attempted' }>,
    said: AttemptScript | null,
    factId?: string,
    sessionId?: string,
  ): Promise<StatedFact>;
  /** What was said in the attempts at a call; audited. @throws NotFoundError */
  callRecords(caller: Caller, followUpId: string, callKey: string): Promise<readonly KeptCallRecord[]>;
  /** @throws NotFoundError; @throws FactRefusedError `not-over` while the follow-up has not ended */
  reopen(caller: Caller, followUpId: string): Promise<StatedFact>;

  /** The pathways there are, in their newest version, by title. */
  pathways(caller: Caller): Promise<readonly PathwayView[]>;

  /** @throws NotFoundError; reading a patient is audited */
  followUp(caller: Caller, followUpId: string): Promise<FollowUpView>;
  /** Newest first; a hospital's own, a clinician's care circle, or all of the organisation. */
  followUps(
    caller: Caller,
    filter: { status?: string; before?: string; limit: number },
  ): Promise<FollowUpSummary[]>;
  /**
   * What is to do: actionable, its time has come or comes by the end of the day when that is asked for, most urgent
   * first. What the caller has themselves is on it however much else there is.
   */
  worklist(caller: Caller, until?: 'now' | 'end-of-day'): Promise<WorklistEntry[]>;
  /** Breaks that stand in follow-ups that are not over, earliest deadline first. */
  breaks(caller: Caller, filter: BreakFilter): Promise<BreakPage>;
  /** Offers that wait for the calling professional. */
  openOffers(caller: Caller): Promise<OpenOfferView[]>;
  searchPatients(caller: Caller, text: string): Promise<FollowUpSummary[]>;
  messages(caller: Caller, filter: MessageFilter): Promise<MessageView[]>;
  /** What the local catcher holds; empty in production. Reading the content of one is audited. */
  caughtMessages(caller: Caller, limit: number): Promise<CaughtMessageView[]>;
  /** What was attached to a caught message; audited. @throws NotFoundError when there is none */
  caughtAttachment(caller: Caller, caughtMessageId: string): Promise<CaughtAttachment>;
  /**
   * What a person decides on an uncertain message: sent again under a new key, left, or known to have arrived.
   *
   * @throws NotFoundError; FactRefusedError `already-settled` when it is not uncertain, or decided otherwise
   */
  resolveMessage(caller: Caller, messageId: string, resolution: MessageResolution): Promise<void>;
  refusals(caller: Caller): Promise<RefusalView[]>;
  /** The bytes as they came. @throws NotFoundError */
  refusal(caller: Caller, refusalId: string): Promise<RefusalView & { raw: string }>;
  /** Marks a refusal as settled by a corrected submission. */
  refusalReplayed(caller: Caller, refusalId: string, followUpId: string): Promise<void>;

  /** Who is called for a red flag, hospital by hospital; audited. */
  onCall(caller: Caller): Promise<OnCallView>;
  /** @returns the line's id; @throws NotFoundError for a hospital the organisation does not have */
  addOnCallLine(caller: Caller, finess: string, line: OnCallLineDetails): Promise<string>;
  /** @throws NotFoundError */
  changeOnCallLine(caller: Caller, lineId: string, line: OnCallLineDetails): Promise<void>;
  /** Past red flags still name it. @throws NotFoundError */
  removeOnCallLine(caller: Caller, lineId: string): Promise<void>;
  /** Keeps the number of a département's dispatch centre, verified today unless another day is said. */
  setEmergencyNumber(
    caller: Caller,
    number: { readonly departmentCode: string; readonly number: string; readonly verifiedOn?: string },
  ): Promise<void>;

  /** The pathways that can be tried on paper, and what that takes for granted. */
  dryRunOptions(caller: Caller): Promise<DryRunOptions>;
  /**
   * Tries a pathway on generated discharges or on the organisation's past ones; nothing is kept, and it is audited.
   * @throws InvalidPathway, TooManyDischargesError, DryRunBusyError
   */
  dryRun(caller: Caller, order: DryRunOrder): Promise<DryRunResult>;

  signIn(
    email: string,
    password: string,
    requestId: string,
  ): Promise<{ token: string; account: AccountView } | null>;
  signOut(token: string): Promise<void>;
  /** The caller behind a session token or an API key, null when it is unknown, expired or revoked. */
  callerOfSession(token: string, requestId: string): Promise<Caller | null>;
  callerOfApiKey(key: string, requestId: string): Promise<Caller | null>;
  account(caller: Caller): Promise<AccountView>;
  /** Writes one audit line: codes and ids only. */
  audit(
    caller: Caller | null,
    action: string,
    subject: { kind: string; id: string } | null,
    outcome: 'allowed' | 'denied' | 'failed',
    reason?: string,
  ): Promise<void>;

  /** Business instant now, epoch milliseconds, and how fast it runs. */
  /** Business time; `standsFrom` where it does not run beyond an instant before it is let go on. */
  clock(): { now: number; speed: number; standsFrom?: number };
  /** Whether database, relay and Temporal answer, by part. */
  readiness(): Promise<Readonly<Record<string, 'ok' | 'unavailable'>>>;
  /** Calls back with the id of each follow-up of the organisation that changed; @returns a function that ends it */
  onFollowUpChanged(organisationId: string, listener: (followUpId: string) => void): () => void;
}
