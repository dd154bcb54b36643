import type { Beginning, CarryOutInput, CarryOutResult, FollowUpReference } from '../workflows/contract';

/** What the follow-up's life needs of the world; the application provides it. */
export interface FollowUpPorts {
  /** Makes the plan from discharge, pathway and calendars. */
  beginning(reference: FollowUpReference): Promise<Beginning>;
  /** Writes one decision; writing it again is no write. */
  recordDecision(input: CarryOutInput): Promise<CarryOutResult>;
}

/** Effects once: both may run twice after a crash, and write under a key or a revision. */
export function createFollowUpActivities(ports: FollowUpPorts) {
  return {
    planFollowUp: (reference: FollowUpReference): Promise<Beginning> => ports.beginning(reference),
    carryOut: (input: CarryOutInput): Promise<CarryOutResult> => ports.recordDecision(input),
  };
}

export type FollowUpActivities = ReturnType<typeof createFollowUpActivities>;
