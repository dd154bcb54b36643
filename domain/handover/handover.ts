import type { Address } from '../discharge';
import type { Closing, Instant } from '../follow-up';

/**
 * For whom a handover is made. Those who only organise do not read diagnoses, letters or what is prescribed
 * (field.md, law and roles).
 */
export type HandoverAudience = 'care-team' | 'organisers';

/** Somebody who can be telephoned, in the order to try. */
export interface HandoverContact {
  readonly role: 'service' | 'ward' | 'general-practitioner' | 'professional' | 'relative' | 'patient';
  readonly name: string;
  /** E.164; null where none is known. */
  readonly phone: string | null;
  /** A kind of care for a professional, the relationship for a relative. */
  readonly as: string | null;
}

/** Something prescribed or in place before the stay, as the hospital stated it. */
export interface HandoverChange {
  /** A kind of care (domain/discharge/codes.ts). */
  readonly kind: string;
  /** `new` with this discharge; `resumed`: there before the stay and to go on. */
  readonly change: 'new' | 'resumed';
  readonly what: string | null;
  readonly frequency: string | null;
  readonly durationDays: number | null;
  /** When the first one is due, e.g. tonight's injection. */
  readonly firstDueAt: Instant | null;
}

/** One care of the follow-up and how far it is. */
export interface HandoverTask {
  readonly careKey: string;
  /** A kind of care. */
  readonly profession: string;
  /** As of `CareStatus`. */
  readonly status: string;
  readonly window: { readonly from: Instant; readonly to: Instant };
  readonly professionalName: string | null;
  readonly appointmentAt: Instant | null;
}

/** What is awaited: a result, or the discharge letter. */
export interface HandoverAwaited {
  readonly what: string;
  /** Local day or instant as stated, ISO 8601. */
  readonly expectedAt: string | null;
  readonly recipientRole: string | null;
  readonly recipientName: string | null;
  readonly status: 'unowned' | 'awaited' | 'received';
}

/** Where the discharge letter is, as far as anybody said. */
export interface HandoverLetter {
  readonly announced: boolean;
  readonly sentByHospital: boolean;
  readonly gpHasIt: boolean;
  readonly patientHasIt: boolean;
}

/** What is asked of the one who reads; without it nothing is awaited of them. */
export interface HandoverRequest {
  readonly offerId: string;
  readonly profession: string;
  readonly careDueAt: Instant;
  readonly answerBy: Instant;
}

/** Something left open at the end, and who keeps it. */
export interface HandoverLeftOpen {
  readonly item: Closing['leftOpen'][number];
  readonly personName: string | null;
}

/**
 * Everything a handover says, in codes and instants: the one source of PDF, text, page and mail. Two handovers with
 * the same content are the same version.
 */
export interface HandoverContent {
  readonly audience: HandoverAudience;
  readonly recipient: { readonly professionalId: string; readonly name: string } | null;
  readonly serviceName: string;
  readonly patient: {
    readonly birthName: string;
    readonly usedName: string | null;
    readonly firstGivenName: string | null;
    /** Local day, `YYYY-MM-DD`. */
    readonly birthDate: string | null;
    readonly sex: string | null;
    /** Where the patient is now; null when not known. */
    readonly address: Address | null;
    /** `address` is not the official one. */
    readonly staysElsewhere: boolean;
    /** At whose home `address` is. */
    readonly atWhose?: string | null;
    /** Door code, floor, keys, animal: for those who go there. */
    readonly accessNotes?: string | null;
    readonly language: string | null;
    readonly hearing: string | null;
    /** Kind of the measure of protection. */
    readonly protectionMeasure: string | null;
  };
  readonly stay: {
    readonly hospitalName: string;
    readonly wardName: string | null;
    readonly admittedAt: Instant | null;
    readonly dischargedAt: Instant;
    readonly dischargeMode: string;
    /** ICD-10 and CCAM; empty for organisers. */
    readonly diagnoses: readonly string[];
    readonly procedures: readonly string[];
  };
  /** Empty for organisers. */
  readonly changed: readonly HandoverChange[];
  readonly toDo: readonly HandoverTask[];
  readonly awaited: readonly HandoverAwaited[];
  /** As far as anybody said; null while nobody watches the letter. */
  readonly letter: HandoverLetter | null;
  readonly contacts: readonly HandoverContact[];
  readonly pathway: {
    readonly title: string | null;
    readonly version: string;
    readonly endsAt: Instant;
    readonly vigilance: 'simple' | 'reinforced' | null;
    /** Follow-up calls still to be made. */
    readonly calls: readonly {
      readonly key: string;
      readonly window: { readonly from: Instant; readonly to: Instant };
    }[];
  };
  /** Breaks that stand. */
  readonly breaks: readonly { readonly code: string; readonly grade: string; readonly openedAt: Instant }[];
  /** Dated facts for those who go to the home; empty for organisers. */
  readonly safetyNotes: readonly { readonly text: string; readonly notedAt: Instant }[];
  /** What the ward added in its own words; null for organisers. */
  readonly wardNotes: string | null;
  readonly requests: readonly HandoverRequest[];
  /** Set once the follow-up is over: the handover is its summary then. */
  readonly closing: {
    readonly reason: Closing['reason'];
    readonly at: Instant;
    readonly leftOpen: readonly HandoverLeftOpen[];
  } | null;
}

/** A handover as it was made once. */
export interface HandoverVersion {
  /** From 1 on. */
  readonly version: number;
  readonly madeAt: Instant;
  readonly content: HandoverContent;
}

/** A handover in words, still without layout: what PDF, text and page are drawn from. */
export interface HandoverDocument {
  readonly version: number;
  readonly madeAt: Instant;
  readonly title: string;
  /** E.g. version and date, one line each. */
  readonly subtitles: readonly string[];
  readonly sections: readonly HandoverSection[];
  /** Whose it is, for the head of further pages; the subtitles say it too. */
  readonly patientLine: string;
  /** At the foot of every page. */
  readonly footer: string;
  /** Of the words it was made with. */
  readonly templateVersion: string;
}

export interface HandoverSection {
  readonly key: string;
  readonly heading: string;
  /** What to see first: said above the rest. */
  readonly emphasis: boolean;
  readonly blocks: readonly HandoverBlock[];
}

export type HandoverBlock =
  | { readonly type: 'paragraph'; readonly text: string }
  | { readonly type: 'list'; readonly items: readonly string[] }
  | {
      readonly type: 'table';
      readonly caption: string;
      readonly columns: readonly string[];
      readonly rows: readonly (readonly string[])[];
    };
