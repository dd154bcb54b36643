import { ActivityFailure, proxyActivities, proxyLocalActivities } from '@temporalio/workflow';
import {
  businessInstant,
  needsReplanning,
  newFollowUp,
  nextDeadline,
  nextGeneration,
  type ClockSegment,
  type Deadline,
  type Decision,
  type FollowUpState,
  type Instant,
  type Replanning,
} from '../domain/follow-up';
import type { FollowUpActivities } from '../activities/follow-up-activities';
import type { Beginning, CarriedLife, DeliveredFact, FollowUpInput } from './contract';

/**
 * Writes are local activities: no round trip through a task queue. A database away for longer than this becomes a
 * regular activity, which waits without costing history (a local one stuck for 60 s costs 27 events).
 */
const local = proxyLocalActivities<FollowUpActivities>({
  scheduleToCloseTimeout: '5 seconds',
  retry: { initialInterval: '100 milliseconds', maximumInterval: '2 seconds' },
});

const durable = proxyActivities<FollowUpActivities>({
  startToCloseTimeout: '30 seconds',
  retry: { initialInterval: '1 second', maximumInterval: '1 minute' },
});

/** A follow-up between two decisions: its state and the clock it lives by. */
export class Life {
  constructor(
    readonly state: FollowUpState,
    readonly clock: ClockSegment,
  ) {}

  /** Business time: Temporal's own deterministic clock through the segment. */
  now(): Instant {
    return businessInstant(this.clock, Date.now());
  }

  deadline(): Deadline | null {
    return nextDeadline(this.state);
  }

  carried(): CarriedLife {
    return { state: this.state, clock: this.clock };
  }
}

/** Begins a generation from the plan, or goes on with what was carried over. */
export async function beginLife(input: FollowUpInput): Promise<Life> {
  const { carried } = input;
  if (carried !== undefined) return new Life(carried.state, carried.clock);
  const { plan, situation, ended, clock } = await planFollowUp(input);
  const replanning = { plan, situation };
  const state =
    ended === undefined
      ? { ...newFollowUp(input.followUpId, replanning), generation: input.generation }
      : nextGeneration(ended, input.generation, replanning);
  return new Life(state, clock);
}

/** A new plan for the facts that change what is due; nothing for the others. */
export async function replanFor(
  input: FollowUpInput,
  fact: DeliveredFact,
): Promise<{ replanning?: Replanning }> {
  if (!needsReplanning(fact.event)) return {};
  const { plan, situation } = await planFollowUp(input);
  return { replanning: { plan, situation } };
}

/** Writes records and effects of a decision, and learns the clock as it runs now. A refusal writes nothing. */
export async function carryOut(
  input: FollowUpInput,
  life: Life,
  fact: DeliveredFact,
  decision: Decision,
): Promise<Life> {
  if (decision.outcome.status !== 'applied') return life;
  const factId = fact.event.type === 'time-passed' ? null : fact.factId;
  const { organisationId, followUpId, generation } = input;
  const args = { organisationId, followUpId, generation, factId, decision };
  const { clock } = await firstLocally(
    () => local.carryOut(args),
    () => durable.carryOut(args),
  );
  return new Life(decision.state, clock);
}

function planFollowUp({ organisationId, followUpId, generation }: FollowUpInput): Promise<Beginning> {
  const reference = { organisationId, followUpId, generation };
  return firstLocally(
    () => local.planFollowUp(reference),
    () => durable.planFollowUp(reference),
  );
}

async function firstLocally<T>(locally: () => Promise<T>, durably: () => Promise<T>): Promise<T> {
  try {
    return await locally();
  } catch (error) {
    if (error instanceof ActivityFailure) return durably();
    throw error;
  }
}
