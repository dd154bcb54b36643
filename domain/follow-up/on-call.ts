import type { Instant, Interval } from './instants';

/**
 * How soon somebody who can decide must have a red flag (call-scripts-fr.md, Actions), most urgent first: 15 at once,
 * the on-call clinician within minutes, a clinician within two hours.
 */
export const URGENCIES = ['emergency', 'immediate', 'two-hours'] as const;
export type Urgency = (typeof URGENCIES)[number];

/** Whether the first is more urgent than the second; anything is more urgent than nothing. */
export function isMoreUrgent(urgency: Urgency, than: Urgency | undefined): boolean {
  return than === undefined || URGENCIES.indexOf(urgency) < URGENCIES.indexOf(than);
}

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

/** Each line tried, when, and what came of it; `stopped` when something else ended the walk meanwhile. */
export interface OnCallTry {
  readonly contactId: string;
  readonly startedAt: Instant;
  readonly outcome: 'ringing' | 'reached' | 'no-answer' | 'unavailable' | 'stopped';
  readonly endedAt?: Instant;
}

/** How far a red flag got along the roster; it ends at a clinician reached or at 15. */
export interface OnCallWalk {
  readonly roster: OnCallRoster;
  readonly tries: readonly OnCallTry[];
  /** `stopped` when the follow-up ended, or a clinician closed the red flag, before anybody answered. */
  readonly status: 'ringing' | 'reached' | 'emergency' | 'emergency-called' | 'stopped';
  /** When 15 is next, whoever is ringing: the delay of its urgency. */
  readonly until: Instant;
  readonly emergencyCalledAt?: Instant;
  /** When an on-call clinician learnt that 15 was called. */
  readonly informedAt?: Instant;
}

/** Keys of the calls that ask where the patient is once 15 was called; no plan asks for them. */
const CALL_BACK = 'call-back-';

/** @param number 1 for the first of the follow-up */
export function callBackKey(number: number): string {
  return `${CALL_BACK}${number}`;
}

export function isCallBack({ key }: { readonly key: string }): boolean {
  return key.startsWith(CALL_BACK);
}
