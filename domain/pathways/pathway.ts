import type { DueDay } from '../calendar';

/** A figure of a pathway and where it comes from: a key of the pathway's `sources`. */
export interface SourcedValue {
  readonly value: number;
  readonly source: string;
}

/** A clinician's signature; unsigned pathways open in demonstration with a banner. */
export type PathwaySignature =
  | {
      readonly state: 'unsigned';
      /** Paths of the values still to be signed, e.g. `steps.gp-visit.window`. */
      readonly awaiting: readonly string[];
    }
  | {
      readonly state: 'signed';
      readonly by: string;
      /** Local day, `YYYY-MM-DD`. */
      readonly on: string;
    };

/** Bounds counted from J0, both included. */
export interface StepWindow {
  readonly earliest: DueDay;
  readonly latest: DueDay;
}

interface StepBase {
  /** Stable within the pathway: running follow-ups refer to it. */
  readonly key: string;
  readonly owner: 'operators';
  readonly window: StepWindow;
  readonly source: string;
}

/** The notice to the general practitioner. */
export interface DocumentStep extends StepBase {
  readonly kind: 'document';
  readonly profession: string;
  readonly breakWhenUnmet: 'R02';
}

export interface CareStep extends StepBase {
  readonly kind: 'care';
  readonly profession: string;
  readonly place: 'practice' | 'home' | 'remote';
  /** Working minutes a professional has to answer an offer. */
  readonly offerLifetimeMinutes: number;
  readonly breakWhenUnmet: 'R03';
}

export interface CallStep extends StepBase {
  readonly kind: 'call';
  readonly attemptsMax: number;
  /** Working minutes from one attempt to the next. */
  readonly retryAfterMinutes: readonly number[];
  readonly breakWhenUnmet: 'R13';
}

export type PathwayStep = DocumentStep | CareStep | CallStep;

export const PATHWAY_LIMITS = [
  'breakReviewMinutes',
  'overdueReviewMinutes',
  'redFlagMinutes',
  'readmissionCheckMinutes',
] as const;
export type PathwayLimit = (typeof PATHWAY_LIMITS)[number];

/** Which care and calls are due, when, for whom: data with a version, written in `data/pathways/`. */
export interface Pathway {
  readonly key: string;
  /** Running follow-ups keep the version they began with. */
  readonly version: string;
  /** French, as shown. */
  readonly title: string;
  readonly sources: Readonly<Record<string, string>>;
  readonly signature: PathwaySignature;
  readonly ends: { readonly latest: DueDay; readonly source: string };
  /** From this age in years, vigilance is reinforced. */
  readonly reinforcedFromAgeYears: SourcedValue;
  readonly steps: readonly PathwayStep[];
  readonly limits: Readonly<Record<PathwayLimit, SourcedValue>>;
}
