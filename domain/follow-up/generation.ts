import type { Replanning } from './events';
import { withoutRenewal } from './handover-renewal';
import { withStatedBefore } from './replan';
import { OPERATORS, type FollowUpState } from './state';

/**
 * A follow-up before its first fact.
 *
 * @param followUpId internal id
 * @param replanning what is due, and what is known of the patient, as codes
 */
export function newFollowUp(followUpId: string, { plan, situation }: Replanning): FollowUpState {
  return {
    followUpId,
    generation: 1,
    revision: 0,
    status: 'announced',
    plan,
    situation,
    handover: {
      status: 'due',
      version: 0,
      owner: OPERATORS,
      dueAt: plan.handoverDueAt,
      overdueCount: 0,
      revision: 0,
    },
    cares: [],
    calls: [],
    breaks: [],
    checks: [],
    results: [],
    letter: null,
    readmission: null,
    closing: null,
    recentFactIds: [],
  };
}

/**
 * The next generation of a follow-up that had ended: same story, a new plan (architecture.md, decision 7).
 *
 * @param ended the last state of the generation before
 * @param generation number of the new one
 */
export function nextGeneration(
  ended: FollowUpState,
  generation: number,
  { plan, situation }: Replanning,
): FollowUpState {
  return {
    ...ended,
    generation,
    status: 'announced',
    plan,
    handover: withoutRenewal(ended.handover),
    situation: withStatedBefore(situation, ended.situation),
    closing: null,
    readmission: null,
  };
}

/** A state as an earlier version of the rules wrote it: what they did not know yet is missing. */
export type StoredState = Omit<FollowUpState, LaterPart> & Partial<Pick<FollowUpState, LaterPart>>;
type LaterPart = 'checks' | 'results' | 'letter';

/**
 * A stored state as the rules of now read it. What older rules did not know is empty: its plan asks for none of it,
 * so that a follow-up lives on by what it began with.
 */
export function asReadNow(stored: StoredState): FollowUpState {
  const { checks = [], results = [], letter = null } = stored;
  return { ...stored, checks, results, letter };
}
