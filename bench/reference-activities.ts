import type { FollowUpActivities } from '../activities/follow-up-activities';
import { REAL_TIME } from '../application/time/clock';
import { asReadNow, nextDeadline, type ClockSegment, type FollowUpState } from '../domain/follow-up';
import {
  REFERENCE_DISCHARGED_AT,
  REFERENCE_STEPS,
  stepsTaken,
  withReferenceCandidates,
  type ReferenceStep,
} from './reference-follow-up';

/** How long before a deadline its timer is started: long enough to be a timer, too short to wait for. */
const BEFORE_DEADLINE_MS = 10;

/** A workflow's clock stands at the beginning of its task, and so behind the activity's by as much as that lasts. */
const LONGEST_TASK_MS = 30_000;

const FIRST_STEP = { at: REFERENCE_DISCHARGED_AT };

/**
 * The activities of production, for lives that follow the reference case: each one's business time is moved to the
 * next step of the script. A fact finds it at the instant of the script, a deadline a moment before it; timers are
 * started, cancelled and fired as in a month of real time.
 */
export function referenceActivities(activities: FollowUpActivities): FollowUpActivities {
  return {
    ...activities,
    beginFollowUp: async (reference) => {
      const beginning = await activities.beginFollowUp(reference);
      if (beginning.kind === 'resumed')
        return { ...beginning, clock: clockAfter(asReadNow(beginning.state)) };
      return { ...beginning, plan: withReferenceCandidates(beginning.plan), clock: clockBefore(FIRST_STEP) };
    },
    carryOut: async (input) => {
      // The clock of the bench is real time; a life moved along the script is not ahead of it.
      const result = await activities.carryOut({ ...input, clock: REAL_TIME });
      return {
        ...result,
        clock: clockAfter(result.recorded === undefined ? input.decision.state : asReadNow(result.recorded)),
      };
    },
  };
}

/** The clock a life runs on until the next step of the script. */
function clockAfter(state: FollowUpState): ClockSegment {
  const next = REFERENCE_STEPS[stepsTaken(state)];
  const deadline = nextDeadline(state);
  if (next?.kind !== 'deadline' || deadline === null) return clockBefore(next ?? FIRST_STEP);
  // Its own deadline, which is later than the script's by as much as its facts were decided after theirs.
  return { realFrom: Date.now(), businessFrom: deadline.at - BEFORE_DEADLINE_MS, speed: 1 };
}

function clockBefore({ at }: Pick<ReferenceStep, 'at'>): ClockSegment {
  return { realFrom: Date.now() - LONGEST_TASK_MS, businessFrom: at, speed: 1 };
}
