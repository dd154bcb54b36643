import type { ClockSegment, OnCallRoster, Replanning } from '../domain/follow-up';
import type {
  Beginning,
  CarryOutInput,
  CarryOutResult,
  FollowUpReference,
  PlanningReference,
} from '../workflows/contract';

/** What the follow-up's life needs of the world; the application provides it. */
export interface FollowUpPorts {
  /** How this generation begins: from a plan made of discharge, pathway and calendars, or from the records. */
  begin(reference: FollowUpReference): Promise<Beginning>;
  /** The plan made anew for facts that change what is due. */
  planAgain(reference: PlanningReference): Promise<Replanning>;
  /** Who is on call at the patient's hospital over the next days, in the order to be called. */
  onCallRoster(reference: FollowUpReference): Promise<OnCallRoster>;
  /** Writes one decision; writing it again is no write. */
  recordDecision(input: CarryOutInput): Promise<CarryOutResult>;
  /** The business clock as it runs now. */
  clock(reference: FollowUpReference): Promise<ClockSegment>;
}

/** Effects once: each may run twice after a crash; the one that writes does so under a revision. */
export function createFollowUpActivities(ports: FollowUpPorts) {
  return {
    beginFollowUp: (reference: FollowUpReference): Promise<Beginning> => ports.begin(reference),
    planAgain: (reference: PlanningReference): Promise<Replanning> => ports.planAgain(reference),
    onCallRoster: (reference: FollowUpReference): Promise<OnCallRoster> => ports.onCallRoster(reference),
    carryOut: (input: CarryOutInput): Promise<CarryOutResult> => ports.recordDecision(input),
    readClock: (reference: FollowUpReference): Promise<ClockSegment> => ports.clock(reference),
  };
}

export type FollowUpActivities = ReturnType<typeof createFollowUpActivities>;
