import type { LocalDay } from '../calendar';
import type { Figures } from './figures';
import type { Peak } from './ledger';

/** The pathways in use, and those tried. */
export const SIDES = ['baseline', 'candidate'] as const;
export type Side = (typeof SIDES)[number];

/** Side by side. */
export interface Comparison {
  readonly baseline: Figures;
  readonly candidate: Figures;
  /** Candidate less baseline. */
  readonly difference: Figures;
}

export interface PathwayComparison extends Comparison {
  readonly pathway: string;
}

export interface DryRunWeek extends Comparison {
  /** ISO 8601, e.g. `2026-W48`. */
  readonly week: string;
  readonly monday: LocalDay;
  readonly pathways: readonly PathwayComparison[];
  /** The busiest day of the week; absent where the staff has nothing to do. */
  readonly peaks: Partial<Readonly<Record<Side, Peak>>>;
}

/** Discharges that the candidate puts on another pathway. */
export interface PathwayMove {
  readonly from: string;
  readonly to: string;
  readonly discharges: number;
}

/** Something that the hospital did not say and a pathway asks: not known does not hold. */
export interface NotKnown {
  readonly side: Side;
  readonly pathway: string;
  /** The step that was left out for it; absent when it decided on the pathway. */
  readonly step?: string;
  /** Kinds of condition that could not be answered, e.g. `diagnosis`, `score-trst`. */
  readonly conditions: readonly string[];
  readonly discharges: number;
}

export interface DryRunResult {
  /** Version of the assumptions. */
  readonly assumptions: string;
  /** Discharges counted; those of patients who died are not. */
  readonly discharges: number;
  readonly died: number;
  /** Local days of the first and the last discharge; absent without any. */
  readonly period?: { readonly from: LocalDay; readonly to: LocalDay };
  /** In order. Weeks without work between the first and the last are there. */
  readonly weeks: readonly DryRunWeek[];
  readonly totals: Comparison;
  /** In alphabetical order of their keys. */
  readonly pathways: readonly PathwayComparison[];
  /** The busiest day of all. */
  readonly peaks: Partial<Readonly<Record<Side, Peak>>>;
  /** Most frequent first. */
  readonly moves: readonly PathwayMove[];
  /** Most frequent first. */
  readonly notKnown: readonly NotKnown[];
}
