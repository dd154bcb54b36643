import type { DueDay } from '../calendar';
import type { AdmissionKind, CareKind } from '../discharge';
import type { BreakCode, CareBreakCode } from '../follow-up';
import type { ScoreName, StayCounting } from '../scores';

/** A clinician's signature of one value. */
export type Signature =
  | { readonly state: 'unsigned' }
  | {
      readonly state: 'signed';
      readonly by: string;
      /** Local day, `YYYY-MM-DD`. */
      readonly on: string;
    };

/** A clinician's signature of a whole file; what is unsigned opens in demonstration with a banner. */
export type PathwaySignature =
  | {
      readonly state: 'unsigned';
      /** Paths of the values still to be signed, e.g. `steps.gp-visit.window`; unsigned parameters are besides. */
      readonly awaiting: readonly string[];
    }
  | Extract<Signature, { state: 'signed' }>;

/** A figure of a pathway and where it comes from: a key of the pathway's `sources`. */
export interface SourcedValue {
  readonly value: number;
  readonly source: string;
}

export type ParameterValue = number | DueDay | StayCounting;

/** What another source says instead; kept, so that whoever signs sees the disagreement (pathways.md). */
export interface Disagreement {
  readonly value: ParameterValue;
  readonly source: string;
}

/** A value on which sources disagree or which a hospital may set, named so that steps refer to it as `$name`. */
export interface PathwayParameter {
  readonly value: ParameterValue;
  readonly source: string;
  readonly otherwise: readonly Disagreement[];
  readonly signature: Signature;
  /** French, for the person who signs. */
  readonly note?: string;
}

/**
 * Something known, or not, of a discharge. A list of conditions holds when each of them does; what is not known does
 * not hold, and is said (docs/decisions/pathway-choice.md).
 */
export type PathwayCondition =
  | { readonly kind: 'age'; readonly fromYears?: number; readonly belowYears?: number }
  /** ICD-10 codes by their beginning, e.g. `I50`; `mainOnly` looks at the main diagnosis alone. */
  | { readonly kind: 'diagnosis'; readonly codes: readonly string[]; readonly mainOnly: boolean }
  /** CCAM codes by their beginning. */
  | { readonly kind: 'procedure'; readonly codes: readonly string[] }
  /**
   * Lowest possible value of a score, so that an incomplete one counts only for what it is sure of; with `item`, of
   * that item alone, e.g. the medicines of TRST.
   */
  | { readonly kind: 'score'; readonly score: ScoreName; readonly item?: string; readonly from: number }
  | { readonly kind: 'vigilance'; readonly is: 'simple' | 'reinforced' }
  | { readonly kind: 'prescribed'; readonly care: CareKind }
  | { readonly kind: 'in-place'; readonly care: CareKind }
  | { readonly kind: 'admission'; readonly is: AdmissionKind }
  /** Somebody asks for it during the follow-up (event `asked-for`), e.g. the GP for a longer series. */
  | { readonly kind: 'asked-for'; readonly by: CareKind }
  | { readonly kind: 'any'; readonly of: readonly PathwayCondition[] };

/** Bounds counted from J0 or from the appointment of another step, both included. */
export interface StepWindow {
  /** `discharge`, or the key of a care step. */
  readonly from: string;
  /** Negative counts, before the other step, are allowed only when `from` is a step. */
  readonly earliest: DueDay;
  readonly latest: DueDay;
}

/** One stretch of a series, e.g. every week during two months. */
export interface Recurrence {
  readonly every: DueDay;
  /** How long this stretch lasts, from the end of the one before or from the beginning of the window. */
  readonly during: DueDay;
  /** Asked for by somebody only (the GP, from M2 on): not counted unless the condition holds. */
  readonly conditions: readonly PathwayCondition[];
}

interface StepBase {
  /** Stable within the pathway: running follow-ups refer to it. */
  readonly key: string;
  /** French, as shown. */
  readonly title: string;
  readonly owner: 'operators' | 'team-leads' | 'on-call-clinicians';
  readonly window: StepWindow;
  /** All must hold; none means always. */
  readonly conditions: readonly PathwayCondition[];
  readonly source: string;
}

/** The notice to the general practitioner. */
export interface DocumentStep extends StepBase {
  readonly kind: 'document';
  readonly profession: CareKind;
  readonly breakWhenUnmet: 'R02';
}

export interface CareStep extends StepBase {
  readonly kind: 'care';
  readonly profession: CareKind;
  readonly place: 'practice' | 'home' | 'remote' | 'group';
  /** Working minutes a professional has to answer an offer. */
  readonly offerLifetimeMinutes: number;
  readonly breakWhenUnmet: CareBreakCode;
  /** Empty for a single visit. */
  readonly recurrence: readonly Recurrence[];
  /** At most so many visits, e.g. 15 sessions. */
  readonly countMax?: number;
  /** Whether the prescription's own dates and rhythm replace the window and the recurrence when it gives them. */
  readonly followsPrescription: boolean;
}

export interface CallStep extends StepBase {
  readonly kind: 'call';
  readonly attemptsMax: number;
  /** Working minutes from one attempt to the next. */
  readonly retryAfterMinutes: readonly number[];
  /** Parts of an opening in which tries differ, e.g. 3; without it the retry delays alone say when. */
  readonly partsOfDay?: number;
  /** Working days over which the tries are spread. */
  readonly overWorkingDays?: number;
  readonly breakWhenUnmet: 'R13';
}

/** Something the service verifies itself. */
export interface CheckStep extends StepBase {
  readonly kind: 'check';
  readonly breakWhenUnmet: BreakCode;
}

export type PathwayStep = DocumentStep | CareStep | CallStep | CheckStep;

export const PATHWAY_LIMITS = [
  'breakReviewMinutes',
  'overdueReviewMinutes',
  'redFlagMinutes',
  'readmissionCheckMinutes',
] as const;
export type PathwayLimit = (typeof PATHWAY_LIMITS)[number];

/** For whom a pathway is; the lowest rank among those that fit is chosen. */
export interface PathwayEligibility {
  readonly rank: number;
  /** All must hold; none means everybody. */
  readonly conditions: readonly PathwayCondition[];
}

/** Which care and calls are due, when, for whom: data with a version, written in `data/pathways/`. */
export interface Pathway {
  readonly key: string;
  /** Running follow-ups keep the version they began with. */
  readonly version: string;
  /** French, as shown. */
  readonly title: string;
  /** The pathway whose steps, limits and sources it takes; absent when it stands alone. */
  readonly inherits?: { readonly key: string; readonly version: string };
  readonly sources: Readonly<Record<string, string>>;
  readonly signature: PathwaySignature;
  readonly eligibility: PathwayEligibility;
  readonly parameters: Readonly<Record<string, PathwayParameter>>;
  readonly ends: { readonly latest: DueDay; readonly source: string };
  /** From this age in years, vigilance is reinforced. */
  readonly reinforcedFromAgeYears: SourcedValue;
  /** How the length of stay of LACE is counted (pathways.md, Risk scores). */
  readonly stayCounting: StayCounting;
  readonly steps: readonly PathwayStep[];
  readonly limits: Readonly<Record<PathwayLimit, SourcedValue>>;
}
