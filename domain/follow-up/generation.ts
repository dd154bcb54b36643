import type { Replanning } from './events';
import { withOpposition } from './replan';
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
    situation: withOpposition(situation, ended.situation.opposition),
    closing: null,
    readmission: null,
  };
}
