import type { Instant, Interval } from './instants';

/**
 * How soon somebody who can decide must have a red flag (call-scripts-fr.md, Actions), most urgent first: 15 at once,
 * the on-call clinician within minutes, a clinician within two hours.
 */
export const URGENCIES = ['emergency', 'immediate', 'two-hours'] as const;
export type Urgency = (typeof URGENCIES)[number];

/** One line of a hospital's on-call roster, as instants: who, in which order, and when they answer. */
export interface OnCallRung {
  readonly contactId: string;
  /** Minutes of day and night within which this line answers. */
  readonly answerMinutes: number;
  /** When it is on duty, sorted and disjoint, over the days the walk may last. */
  readonly onDuty: readonly Interval[];
}

/** The roster of the patient's hospital when a red flag is raised; empty when the hospital keeps none. */
export interface OnCallRoster {
  readonly rungs: readonly OnCallRung[];
}

/** Each line tried, when, and what came of it. */
export interface OnCallTry {
  readonly contactId: string;
  readonly startedAt: Instant;
  readonly outcome: 'ringing' | 'reached' | 'no-answer' | 'unavailable';
  readonly endedAt?: Instant;
}

/** How far a red flag got along the roster; it ends at a clinician reached or at 15. */
export interface OnCallWalk {
  readonly roster: OnCallRoster;
  readonly tries: readonly OnCallTry[];
  readonly status: 'ringing' | 'reached' | 'emergency' | 'emergency-called';
}
