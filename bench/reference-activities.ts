import type { FollowUpActivities } from '../activities/follow-up-activities';
import { REAL_TIME } from '../application/time/clock';
import type { ClockSegment } from '../domain/follow-up';
import { REFERENCE_STEPS, stepsTaken, withReferenceCandidates } from './reference-follow-up';

/** How long before a deadline its timer is started: long enough to be a timer, too short to wait for. */
const BEFORE_DEADLINE_MS = 10;

/** A workflow's clock stands at the beginning of its task, and so behind the activity's by as much as that lasts. */
const LONGEST_TASK_MS = 30_000;

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
        return { ...beginning, clock: clockAfter(stepsTaken(beginning.state)) };
      return { ...beginning, plan: withReferenceCandidates(beginning.plan), clock: clockAfter(0) };
    },
    carryOut: async (input) => {
      // The clock of the bench is real time; a life moved along the script is not ahead of it.
      const result = await activities.carryOut({ ...input, clock: REAL_TIME });
      return { ...result, clock: clockAfter(stepsTaken(result.recorded ?? input.decision.state)) };
    },
  };
}

/** The clock a life runs on after that many steps, until the next one. */
function clockAfter(steps: number): ClockSegment {
  const next = REFERENCE_STEPS[steps] ?? REFERENCE_STEPS.at(-1);
  if (next === undefined) throw new RangeError('the reference case has no steps');
  return next.kind === 'deadline'
    ? { realFrom: Date.now(), businessFrom: next.at - BEFORE_DEADLINE_MS, speed: 1 }
    : { realFrom: Date.now() - LONGEST_TASK_MS, businessFrom: next.at, speed: 1 };
}
