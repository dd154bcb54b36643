import type { LocalDay } from '../calendar';
import type { CareKind } from '../discharge';
import type { Destination } from '../follow-up/plan';

/** Days of the week as the file names them, Monday first. */
export const WEEKDAYS = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** What a hospital may leave unsaid. */
export const UNKNOWNS = ['age', 'admission', 'nights', 'diagnoses', 'procedures'] as const;
export type Unknown = (typeof UNKNOWNS)[number];

interface Weighted {
  readonly weight: number;
}

/** Whole numbers, both included. */
export interface WeightedRange extends Weighted {
  readonly from: number;
  readonly to: number;
}

/** Wall-clock times `HH:mm`, both included. */
export interface WeightedHours extends Weighted {
  readonly from: string;
  readonly to: string;
}

export interface WeightedCode extends Weighted {
  readonly code: string;
}

/** A code that a discharge of the profile has with this probability. */
export interface SharedCode {
  readonly code: string;
  readonly share: number;
}

export interface MixPrescription {
  readonly kind: CareKind;
  readonly share: number;
  /** The first one has to be done that many hours after the discharge. */
  readonly firstWithinHours?: number;
  /** As a hospital writes it. */
  readonly frequency?: string;
  readonly durationDays?: number;
}

/** One kind of patient. */
export interface MixProfile extends Weighted {
  readonly key: string;
  /** Years. */
  readonly ages: readonly WeightedRange[];
  readonly emergencyShare: number;
  readonly nights: readonly WeightedRange[];
  /** ICD-10. */
  readonly mainDiagnoses: readonly WeightedCode[];
  readonly otherDiagnoses: readonly SharedCode[];
  /** CCAM. */
  readonly procedures: readonly SharedCode[];
  readonly prescribed: readonly MixPrescription[];
  readonly inPlace: readonly { readonly kind: CareKind; readonly share: number }[];
}

/** Who leaves hospital, when, with what: data/dry-run/mix.yaml. */
export interface Mix {
  readonly version: string;
  /** Whose figures these are, or that they are an illustration. */
  readonly source: string;
  readonly period: { readonly from: LocalDay; readonly weeks: number };
  /** How many leave on each day, relative to each other; a public holiday is like a Sunday. */
  readonly weekdays: Readonly<Record<Weekday, number>>;
  readonly hours: readonly WeightedHours[];
  /** Share of discharges in which the hospital does not say it. */
  readonly unknown: Readonly<Record<Unknown, number>>;
  readonly destinations: readonly (Weighted & { readonly to: Destination })[];
  readonly leftAgainstAdviceShare: number;
  readonly opposesCallsShare: number;
  readonly profiles: readonly MixProfile[];
}
