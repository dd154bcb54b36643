import type { Instant } from './instants';
import type { BreakAccepter, BreakCode } from './break-catalogue';
import type { OnCallWalk, Urgency } from './on-call';
import type { LetterKnowledge, Plan, ProfessionalContact, Situation } from './plan';

/** Statuses of a follow-up (labels-fr.md, 3). The last three are final for a generation. */
export type FollowUpStatus =
  'announced' | 'open' | 'paused' | 'handed-over' | 'closed' | 'cancelled' | 'voided';

/** A staffed queue, or one person of the service. */
export type Owner =
  | { readonly kind: 'queue'; readonly queue: 'operators' | 'team-leads' | 'on-call-clinicians' | 'wards' }
  | { readonly kind: 'person'; readonly userId: string };

export const OPERATORS: Owner = { kind: 'queue', queue: 'operators' };
export const TEAM_LEADS: Owner = { kind: 'queue', queue: 'team-leads' };

/** What every thing with a clock has: who has it, by when, and at which revision it last changed. */
export interface Clocked {
  readonly owner: Owner;
  readonly dueAt: Instant;
  /** How often its deadline passed. */
  readonly overdueCount: number;
  readonly revision: number;
}

export type OfferStatus =
  'awaiting' | 'accepted' | 'tentative' | 'declined' | 'expired' | 'withdrawn' | 'filled';

/** A care asked of one professional. */
export interface Offer extends Clocked {
  readonly id: string;
  readonly contact: ProfessionalContact;
  readonly status: OfferStatus;
  readonly sentAt: Instant;
  readonly reason?: string;
  /** Another time the professional proposed; with the status `tentative`. */
  readonly proposedAt?: Instant;
  /** Asks for the resumption of what was in place before the stay; a new care when absent. */
  readonly resumption?: true;
}

export type CareStatus =
  'to-arrange' | 'requested' | 'arranged' | 'in-place' | 'already' | 'not-needed' | 'failed';

/** One thing to secure for the patient. */
export interface Care extends Clocked {
  readonly key: string;
  readonly profession: string;
  readonly status: CareStatus;
  readonly offers: readonly Offer[];
  readonly professionalId?: string;
  readonly appointmentAt?: Instant;
  /** How whoever was booked or named is reached, where the fact said it; absent otherwise. */
  readonly holder?: ProfessionalContact;
  /** Appointments in our agendas, by visit; absent where none was booked there. */
  readonly bookings?: readonly BookedVisit[];
  /** Visits said to have taken place. */
  readonly visitsKept?: number;
  /** Its limit is near: several may be asked at the same time. */
  readonly inParallel?: true;
  /**
   * Set while more visits came to the series than were arranged: how many were, and until when the rest has to be.
   * Whoever gives the series goes on meanwhile.
   */
  readonly extension?: { readonly visitsBefore: number; readonly limitAt: Instant };
}

/** One appointment of a care, as the agendas have it. */
export interface BookedVisit {
  readonly appointmentId: string;
  readonly professionalId: string;
  readonly at: Instant;
  /** Place in the series, from 1 on; 1 for a single appointment. */
  readonly visit: number;
  /** Only the patient said that there is one. */
  readonly told?: true;
  /** Whether it took place, once somebody said so. */
  readonly kept?: boolean;
  /** Only the patient said whether it took place. */
  readonly toVerify?: true;
  /** Whose doing it was that it did not take place. */
  readonly missedBy?: 'patient' | 'professional';
}

export type CallStatus = 'due' | 'interrupted' | 'done' | 'late' | 'not-reached' | 'dropped';

/** One-key outcomes of an attempt (labels-fr.md, 4). */
export const CALL_OUTCOMES = [
  'reached',
  'voicemail-left',
  'no-answer',
  'busy',
  'wrong-number',
  'relative-reached',
  'call-back-at',
  'refused',
  'red-flag',
  'not-understood',
  'called-back',
  'nurse-reached',
] as const;
export type CallOutcome = (typeof CALL_OUTCOMES)[number];

/** Whom an attempt is made at: the patient first, then a relative in scope, then the nurse on site. */
export type CallRung = 'patient' | 'relative' | 'nurse';

export interface CallAttempt {
  readonly at: Instant;
  readonly outcome: CallOutcome;
  readonly by: string;
  /** The patient when absent. */
  readonly rung?: CallRung;
  /** What it changed, so that it can be taken back; absent on attempts older than that. */
  readonly changed?: AttemptTrace;
}

/** What an attempt changed: the call as it was, and what hung on it. */
export interface AttemptTrace {
  readonly before: Pick<Call, 'status' | 'notBefore' | 'dueAt' | 'owner' | 'overdueCount' | 'rung'>;
  /** Ids of breaks it opened, and of those it mended. */
  readonly opened: readonly string[];
  readonly mended: readonly string[];
  /** Keys of other calls it dropped. */
  readonly dropped: readonly string[];
  /** Whether it was how the patient came to oppose calls. */
  readonly opposedCalls: boolean;
}

/** An attempt that does not count: written down on the wrong patient, or by mistake. */
export interface WithdrawnAttempt extends Omit<CallAttempt, 'changed'> {
  readonly reason: 'wrong-person' | 'mistake';
  readonly withdrawnAt: Instant;
  readonly withdrawnBy: string;
}

/** A follow-up call and each try at it. */
export interface Call extends Clocked {
  readonly key: string;
  readonly status: CallStatus;
  readonly notBefore: Instant;
  readonly attempts: readonly CallAttempt[];
  /** Whom to try next; the patient when absent. */
  readonly rung?: CallRung;
  /** Attempts taken back, oldest first. */
  readonly withdrawn?: readonly WithdrawnAttempt[];
}

/** Something the service verifies itself. */
export interface Check extends Clocked {
  readonly key: string;
  readonly status: 'due' | 'done' | 'not-applicable';
}

/** A result announced: awaited by somebody, or by nobody (R12). */
export interface AwaitedResult extends Clocked {
  readonly key: string;
  readonly status: 'unowned' | 'awaited' | 'received';
}

/** What is known of the letter, and when somebody must look again. */
export interface Letter extends Clocked, LetterKnowledge {}

export type BreakGrade = 'fragile' | 'late' | 'broken';
export type BreakStatus = 'open' | 'owned' | 'resolved' | 'reopened' | 'accepted';

/** The chain of care is interrupted: typed, graded, owned, with a clock, a cause and a resolution. */
export interface Break extends Clocked {
  readonly id: string;
  readonly code: BreakCode;
  readonly grade: BreakGrade;
  readonly status: BreakStatus;
  /** What it is about: a care, call or message key. */
  readonly subject: string;
  readonly openedAt: Instant;
  readonly cause?: string;
  readonly resolution?: string;
  readonly resolvedAt?: Instant;
  /** How far it climbed its ladder; the first rung when absent. */
  readonly rung?: number;
  /** How often it stood again after it was closed. */
  readonly reopenings?: number;
  /** Whose decision it was to live with it, and why; with the status `accepted`. */
  readonly acceptance?: { readonly by: BreakAccepter; readonly reason: string };
  /** How soon a clinician must have it; red flags only. */
  readonly urgency?: Urgency;
  /** How far the on-call roster was walked; red flags only. */
  readonly walk?: OnCallWalk;
  /** The id of the red flag whose walk it shares; absent for the one that walks. */
  readonly joins?: string;
  /** Calls of clinicians to the patient, oldest first; red flags only. */
  readonly callBacks?: readonly ClinicianCallBack[];
}

/** What came of a clinician's calling the patient of a red flag back. */
export const CALL_BACK_OUTCOMES = ['spoken-to', 'no-answer', 'voicemail-left'] as const;
export type CallBackOutcome = (typeof CALL_BACK_OUTCOMES)[number];

export interface ClinicianCallBack {
  readonly at: Instant;
  readonly outcome: CallBackOutcome;
  readonly by: string;
}

export type HandoverStatus = 'due' | 'sent' | 'delivered' | 'failed' | 'not-sent';

/** What a professional who takes a care on has of the handover; `told`: by telephone. */
export type HandoverCopyStatus = 'due' | 'sent' | 'failed' | 'told';

/** The handover as one professional beside the general practitioner has it. */
export interface HandoverCopy extends Clocked {
  readonly contact: ProfessionalContact;
  /** The first care they take. */
  readonly careKey: string;
  readonly status: HandoverCopyStatus;
  /** Of the handover, the last they were sent or told. */
  readonly version: number;
}

/** The notice to the general practitioner, and the copies of those who take a care on. */
export interface Handover extends Clocked {
  readonly status: HandoverStatus;
  readonly version: number;
  /** One for each professional; absent in states older than the copies. */
  readonly copies?: readonly HandoverCopy[];
  /** When what changed goes to those who have an older version; absent while nothing did. */
  readonly renewAt?: Instant;
}

export type ClosingReason =
  'completed' | 'stood-down' | 'refused' | 'unreachable' | 'readmitted' | 'died' | 'moved' | 'error';

/** Who can keep something that stays open once the follow-up is over. */
export const LEFT_OPEN_KEEPERS = ['professional', 'family', 'hospital', 'service'] as const;
export type LeftOpenKeeper = (typeof LEFT_OPEN_KEEPERS)[number];

/** Who keeps something from now on, as somebody said at the closing. */
export interface KeptBy {
  readonly by: LeftOpenKeeper;
  /** With `professional`: one who is told of the end. */
  readonly professionalId?: string;
}

/** Something not finished when the follow-up ended, and who keeps it. */
export interface LeftOpen {
  readonly kind: 'care' | 'call' | 'break' | 'handover' | 'check' | 'result';
  readonly subject: string;
  /** Who had it in the service. */
  readonly owner: Owner;
  /** Who keeps it instead; absent where nobody said. */
  readonly kept?: KeptBy;
}

export interface Closing {
  readonly reason: ClosingReason;
  readonly at: Instant;
  readonly leftOpen: readonly LeftOpen[];
}

/** The patient is in hospital again. */
export interface Readmission extends Clocked {
  readonly at: Instant;
  /** Who told it, while nobody else has confirmed it; never the hospital. */
  readonly unconfirmed?: 'relative' | 'professional' | 'operator';
}

/** The whole of a follow-up that its workflow carries; it can be rebuilt from the records. */
export interface FollowUpState {
  readonly followUpId: string;
  readonly generation: number;
  readonly revision: number;
  readonly status: FollowUpStatus;
  readonly plan: Plan;
  readonly situation: Situation;
  readonly handover: Handover;
  readonly cares: readonly Care[];
  readonly calls: readonly Call[];
  readonly breaks: readonly Break[];
  readonly checks: readonly Check[];
  readonly results: readonly AwaitedResult[];
  /** Null while the plan watches no letter. */
  readonly letter: Letter | null;
  /** Set while the status is `paused`: when to ask again whether the patient is still in hospital. */
  readonly readmission: Readmission | null;
  readonly closing: Closing | null;
  /** The last facts applied, newest last: a repeat within them changes nothing. */
  readonly recentFactIds: readonly string[];
}

const FINAL_STATUSES: ReadonlySet<string> = new Set(['closed', 'cancelled', 'voided']);

/** Whether this generation of the follow-up has ended. */
export function isOver(state: FollowUpState): boolean {
  return FINAL_STATUSES.has(state.status);
}

/** The same for a status read from elsewhere. */
export function isOverStatus(status: string): boolean {
  return FINAL_STATUSES.has(status);
}
