/** What people read: plain values, instants as ISO 8601 strings in UTC. */
import type { PlanningExplanation } from '../../domain/planning';
import type { Score } from '../../domain/scores';
import type { CallRung } from '../../domain/follow-up';
import type { Address, CurrentAddress, Phone } from '../../domain/discharge';
import type { RedFlagView } from '../on-call/views';
import type { PeopleView } from '../people/views';

export type { CaughtMessageView, MessageFilter, MessagePosition, MessageView } from './message-views';
export type { OpenOfferView, WorklistEntry, WorklistItem } from './work-views';

export interface OwnerView {
  readonly kind: 'queue' | 'person';
  readonly id: string;
}

export interface DeadlineView {
  readonly at: string;
  readonly reason: string;
  readonly owner: OwnerView;
}

export interface FollowUpSummary {
  readonly followUpId: string;
  readonly revision: number;
  readonly status: string;
  readonly closingReason: string | null;
  readonly dischargedAt: string;
  readonly hospitalName: string;
  readonly patient: {
    readonly birthName: string;
    readonly firstGivenName: string | null;
    readonly birthDate: string | null;
  };
  readonly nextDeadline: DeadlineView | null;
}

export interface PatientView {
  readonly birthName: string;
  readonly usedName: string | null;
  readonly firstGivenName: string | null;
  readonly birthDate: string | null;
  readonly sex: string | null;
  readonly phones: readonly Phone[];
  readonly address: Address | null;
  readonly currentAddress: CurrentAddress | null;
  readonly language: string | null;
  readonly hearing: string | null;
  readonly deceased: boolean;
  readonly opposition: { readonly calls: boolean; readonly messages: boolean; readonly sharing: boolean };
  readonly relatives: readonly {
    readonly name: string;
    readonly relationship: string | null;
    readonly scope: string;
    readonly phones: readonly Phone[];
  }[];
  readonly protectionMeasure: string | null;
}

export interface OfferView {
  readonly offerId: string;
  readonly professionalId: string;
  readonly professionalName: string;
  readonly professionalCity: string;
  readonly channel: string;
  readonly status: string;
  readonly reason: string | null;
  /** Why they are asked: their place on the ladder; null on offers older than it. */
  readonly rung: string | null;
  /** Another time the professional proposed. */
  readonly proposedAt: string | null;
  /** Asks to go on with what was in place before the stay. */
  readonly resumption: boolean;
  readonly sentAt: string;
  readonly dueAt: string;
}

export interface CareView {
  readonly key: string;
  readonly profession: string;
  readonly status: string;
  readonly professionalId: string | null;
  readonly professionalName: string | null;
  readonly appointmentAt: string | null;
  /** Visits said to have taken place. */
  readonly visitsKept: number;
  /** Of a series; null for a single visit. */
  readonly visitsPlanned: number | null;
  /** Somebody agreed, and the date is still to be known. */
  readonly undated: boolean;
  readonly dueAt: string;
  readonly offers: readonly OfferView[];
}

export interface CallView {
  readonly key: string;
  readonly status: string;
  readonly notBefore: string;
  readonly dueAt: string;
  /** After so many tries with nobody reached, the patient counts as unreachable. */
  readonly attemptsMax: number;
  /** Whom to try next. */
  readonly rung: CallRung;
  readonly attempts: readonly {
    readonly at: string;
    readonly outcome: string;
    readonly by: string;
    readonly rung: CallRung;
  }[];
  /** Taken back: written down on the wrong patient, or by mistake. */
  readonly withdrawn: readonly {
    readonly at: string;
    readonly outcome: string;
    readonly reason: string;
    readonly withdrawnAt: string;
  }[];
}

export interface LetterView {
  readonly announced: boolean;
  readonly sentByHospital: boolean;
  readonly gpHasIt: boolean;
  readonly patientHasIt: boolean;
}

/** Something the service verifies itself, or a result the letter announces. */
export interface AwaitedView {
  readonly key: string;
  readonly status: string;
  readonly owner: OwnerView;
  readonly dueAt: string;
  readonly overdue: boolean;
}

export interface BreakView {
  readonly breakId: string;
  readonly code: string;
  readonly grade: string;
  readonly status: string;
  readonly subject: string;
  readonly owner: OwnerView;
  readonly cause: string | null;
  readonly resolution: string | null;
  readonly openedAt: string;
  readonly dueAt: string;
  readonly resolvedAt: string | null;
  /** Codes to choose from when it is resolved. */
  /** How far the on-call roster was walked for it; absent for other breaks, and for those it is no business of. */
  readonly redFlag?: RedFlagView;
  readonly causes: readonly string[];
  readonly resolutions: readonly string[];
  /** Who may choose to live with it instead of solving it; empty for what nobody may. */
  readonly accepters: readonly string[];
  /** Who decided to live with it and why, once that was decided. */
  readonly acceptance: { readonly by: string; readonly reason: string } | null;
  /** How often it stood again after it was closed. */
  readonly reopenings: number;
}

export interface HistoryView {
  readonly at: string;
  readonly code: string;
  readonly subject: string | null;
  readonly detail: string | null;
  readonly by: string | null;
}

/** One follow-up, whole. `clinical` is absent for those who only organise (field.md, law and roles). */
export interface FollowUpView {
  readonly followUpId: string;
  readonly status: string;
  /** Send it back as `expectedRevision`: a command is refused when its subject changed since. */
  readonly revision: number;
  readonly generation: number;
  readonly closing: {
    readonly reason: string;
    readonly at: string;
    readonly leftOpen: readonly {
      readonly kind: string;
      readonly subject: string;
      readonly owner: OwnerView;
      /** Who was named to keep it; null where it stays with its owner. */
      readonly kept: { readonly by: string; readonly professionalName: string | null } | null;
    }[];
  } | null;
  readonly nextDeadline: DeadlineView | null;
  readonly owner: OwnerView;
  readonly pathway: {
    readonly key: string;
    readonly version: string;
    /** Null for a follow-up planned before titles were kept. */
    readonly title: string | null;
    /** Professions that asked for what it gives on their request. */
    readonly askedForBy: readonly string[];
    /** Those that still may: something would come with it. */
    readonly onRequestOf: readonly string[];
  };
  /** How closely the patient is watched; null before the first plan. */
  readonly vigilance: 'simple' | 'reinforced' | null;
  readonly hospital: { readonly name: string; readonly finess: string; readonly wardName: string | null };
  readonly stay: {
    readonly admittedAt: string | null;
    readonly dischargedAt: string;
    readonly dischargeMode: string;
  };
  readonly patient: PatientView;
  readonly people: PeopleView;
  readonly generalPractitionerName: string | null;
  readonly handover: { readonly status: string; readonly version: number; readonly dueAt: string } | null;
  /** Where the discharge letter is, as far as anybody said; null while nobody watches it. */
  readonly letter: LetterView | null;
  readonly results: readonly AwaitedView[];
  readonly checks: readonly AwaitedView[];
  readonly cares: readonly CareView[];
  readonly calls: readonly CallView[];
  readonly breaks: readonly BreakView[];
  readonly history: readonly HistoryView[];
  readonly flags: readonly {
    readonly code: string;
    readonly pointer: string;
    readonly sentence: string;
    readonly sentenceFr: string;
  }[];
  readonly clinical?: {
    readonly diagnoses: readonly string[];
    readonly procedures: readonly string[];
    readonly letterStatus: string | null;
  };
  /** Absent for those who only organise: it speaks of diagnoses and scores. */
  readonly planning?: PlanningView;
}

/** A follow-up as the records tell it; what its pathway still gives on request, the pathway itself says. */
export interface RecordedFollowUpView extends Omit<FollowUpView, 'pathway'> {
  readonly pathway: Omit<FollowUpView['pathway'], 'onRequestOf'>;
}

/** Why a follow-up is planned as it is. */
export interface PlanningView {
  readonly chosenBy: 'rule' | 'person';
  readonly considered: PlanningExplanation['considered'];
  readonly vigilanceReasons: readonly string[];
  readonly vigilanceUndecided: readonly string[];
  readonly scores: readonly Score[];
}

/** A pathway as people choose it. */
export interface PathwayView {
  readonly key: string;
  readonly version: string;
  readonly title: string;
  readonly signature: 'signed' | 'unsigned';
}

export interface RefusalView {
  readonly refusalId: string;
  readonly receivedAt: string;
  readonly status: string;
  readonly contentType: string;
  readonly faults: readonly { readonly code: string; readonly pointer: string; readonly sentence: string }[];
  readonly followUpId: string | null;
}

export interface AccountView {
  readonly accountId: string;
  readonly email: string;
  readonly displayName: string;
  readonly role: string;
  readonly organisationName: string;
  /** Of a clinician: whose agenda is theirs. */
  readonly professionalId: string | null;
}
