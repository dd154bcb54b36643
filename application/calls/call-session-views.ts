import type { IdentityTrait, StatedAnswer } from '../../domain/call-scripts';
import type { FirstInterlocutor } from '../../domain/discharge';
import type {
  CallBackOutcome,
  CallOutcome,
  CallReason,
  CallRung,
  SpeakingNeed,
  Urgency,
} from '../../domain/follow-up';
import type { OwnerView } from '../reading/views';

/** What is read of calls in hand and calls to make: plain values, instants as ISO 8601 strings in UTC. */

export interface HolderView {
  readonly accountId: string;
  readonly displayName: string;
}

/** With whom one speaks; a relative by their place on the file, without a place when they are not on it. */
export interface SpeakingWith {
  readonly who: 'patient' | 'relative';
  readonly relativeIndex?: number;
}

/** What is kept while a call goes on. */
export interface CallDraft {
  readonly traits: readonly IdentityTrait[];
  readonly speakingWith: SpeakingWith | null;
  readonly notes: string;
  readonly answers: readonly StatedAnswer[];
  readonly alerts: readonly string[];
  readonly coreOnly: boolean;
}

export type RelativeScopeView = 'nothing' | 'practical' | 'all';

/** One number and what may be said there. */
export interface NumberToDial {
  /** `patient/1`, `relative/0/1`: its place, stated with the attempt; null for the nurse's. */
  readonly dialled: string | null;
  readonly number: string;
  readonly whose: 'patient' | 'relative' | 'institution' | 'nurse';
  readonly name: string | null;
  readonly relationship: string | null;
  /** Null where the patient speaks for themselves. */
  readonly scope: RelativeScopeView | null;
  readonly verified: boolean;
  readonly voicemailAllowed: boolean;
  readonly smsAllowed: boolean;
}

/** Whether an interrupted call goes on where it stopped. */
export type Resumption = 'none' | 'taken-up' | 'red-flag-open' | 'script-changed';

export interface CallSessionView extends CallDraft {
  readonly sessionId: string;
  readonly followUpId: string;
  /** Null for an incoming call with nothing due. */
  readonly callKey: string | null;
  readonly direction: 'outgoing' | 'incoming';
  readonly status: 'open' | 'ended' | 'left';
  readonly holder: HolderView;
  readonly openedAt: string;
  readonly touchedAt: string;
  readonly revision: number;
  readonly verified: boolean;
  readonly resumes: string | null;
  readonly resumption: Resumption;
  readonly handover: {
    readonly from: HolderView;
    readonly to: HolderView;
    readonly at: string;
    readonly words: string | null;
  } | null;
  readonly handoverStated: 'applied' | 'pending' | 'refused' | 'none';
  readonly incomingNumber: string | null;
  readonly patient: {
    readonly birthName: string;
    readonly usedName: string | null;
    readonly firstGivenName: string | null;
    readonly birthDate: string | null;
    readonly address: { readonly line: string | null; readonly city: string | null } | null;
  };
  readonly relatives: readonly {
    readonly relativeIndex: number;
    readonly name: string;
    readonly relationship: string | null;
    readonly scope: RelativeScopeView;
  }[];
  readonly numbers: readonly NumberToDial[];
  /** Null until two traits were checked. */
  readonly setting: {
    readonly hospitalName: string;
    readonly pathwayKey: string;
    readonly dischargedAt: string;
  } | null;
}

export interface CallSessionLine {
  readonly sessionId: string;
  readonly followUpId: string;
  readonly callKey: string | null;
  readonly direction: 'outgoing' | 'incoming';
  readonly status: 'open' | 'left';
  readonly openedAt: string;
  readonly touchedAt: string;
  /** Who handed it over; null for one's own. */
  readonly handedBy: HolderView | null;
  readonly patient: { readonly birthName: string; readonly firstGivenName: string | null };
}

interface NameView {
  readonly birthName: string;
  readonly usedName: string | null;
  readonly firstGivenName: string | null;
  readonly birthDate: string | null;
}

interface TimeView {
  readonly from: string;
  readonly to: string;
}

export interface CallToMake {
  readonly callKey: string;
  readonly revision: number;
  readonly when: 'now' | 'later';
  readonly status: string;
  readonly rung: CallRung;
  readonly why: CallReason;
  readonly numbers: readonly NumberToDial[];
  readonly attempt: number;
  readonly attemptsMax: number | null;
  readonly lastOutcomes: readonly {
    readonly at: string;
    readonly outcome: CallOutcome;
    readonly rung: CallRung;
  }[];
  readonly notBefore: string;
  readonly dueAt: string;
  readonly window: TimeView | null;
  readonly preferredTimes: readonly TimeView[];
  readonly overdue: boolean;
  readonly owner: OwnerView;
  readonly ownerName: string | null;
  readonly inHand: {
    readonly sessionId: string;
    readonly accountId: string;
    readonly displayName: string;
    readonly since: string;
    readonly touchedAt: string;
    readonly status: 'open' | 'left';
    readonly mine: boolean;
  } | null;
}

export interface PatientToCall {
  readonly followUpId: string;
  readonly revision: number;
  readonly patient: NameView;
  readonly speakFirstTo: FirstInterlocutor;
  readonly language: string | null;
  readonly speakingNeed: SpeakingNeed | null;
  readonly calls: readonly CallToMake[];
}

export interface CallListView {
  readonly now: readonly PatientToCall[];
  readonly later: readonly PatientToCall[];
  readonly truncated: boolean;
}

export interface IncomingMatch {
  readonly followUpId: string;
  readonly status: string;
  readonly over: boolean;
  readonly whose: 'patient' | 'relative' | 'former';
  readonly relativeIndex: number | null;
  readonly relativeName: string | null;
  readonly relationship: string | null;
  readonly scope: RelativeScopeView | null;
  readonly patient: Omit<NameView, 'usedName'>;
  readonly call: {
    readonly callKey: string;
    readonly status: string;
    readonly notBefore: string;
    readonly dueAt: string;
    readonly dueNow: boolean;
  } | null;
}

export interface CallBackToMake {
  readonly followUpId: string;
  readonly breakId: string;
  readonly urgency: Urgency;
  readonly openedAt: string;
  readonly dueAt: string;
  readonly overdue: boolean;
  readonly owner: OwnerView;
  readonly revision: number;
  readonly patient: NameView;
  readonly numbers: readonly NumberToDial[];
  readonly callKey: string | null;
  readonly made: readonly { readonly at: string; readonly outcome: CallBackOutcome }[];
}
