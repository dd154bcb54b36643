import { isCancellation, proxyActivities, proxyLocalActivities, TemporalFailure } from '@temporalio/workflow';
import {
  businessInstant,
  decide,
  needsReplanning,
  newFollowUp,
  nextDeadline,
  nextGeneration,
  type ClockSegment,
  type Deadline,
  type FollowUpState,
  type Instant,
  type Outcome,
  type Replanning,
} from '../domain/follow-up';
import type { FollowUpActivities } from '../activities/follow-up-activities';
import type {
  CarriedLife,
  CarryOutInput,
  CarryOutResult,
  DeliveredFact,
  FollowUpInput,
  FollowUpReference,
} from './contract';

/**
 * Writes are local activities: no round trip through a task queue. A database away for longer than this becomes a
 * regular activity, which waits without costing history (a local one stuck for 60 s costs 27 events). The attempts
 * are counted because the time alone does not end them: a write that fails at once was tried beyond it (measured).
 */
const local = proxyLocalActivities<FollowUpActivities>({
  scheduleToCloseTimeout: '5 seconds',
  retry: { initialInterval: '100 milliseconds', maximumInterval: '2 seconds', maximumAttempts: 6 },
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

/** Begins a generation from the plan or the records, or goes on with what was carried over. */
export async function beginLife(input: FollowUpInput): Promise<Life> {
  if (input.carried !== undefined) return new Life(input.carried.state, input.carried.clock);
  const reference = referenceOf(input);
  const beginning = await firstLocally(
    () => local.beginFollowUp(reference),
    () => durable.beginFollowUp(reference),
  );
  if (beginning.kind === 'resumed') return new Life(beginning.state, beginning.clock);
  const { ended, clock, ...replanning } = beginning;
  const state =
    ended === undefined
      ? { ...newFollowUp(input.followUpId, replanning), generation: input.generation }
      : nextGeneration(ended, input.generation, replanning);
  return new Life(state, clock);
}

/**
 * Decides on a fact and writes the decision: records, effects, inbox row. A refusal writes nothing.
 *
 * When the records turn out to be ahead of us, they are taken up and the fact is decided on once more: it is a
 * repeat then, if it was the one that had been written. The same when the clock was stopped and goes on: what lies
 * in its future is decided on again by the clock as it runs now.
 */
export async function live(
  input: FollowUpInput,
  life: Life,
  fact: DeliveredFact,
): Promise<{ readonly life: Life; readonly outcome: Outcome }> {
  const replanning = await replanFor(input, fact);
  const factId = fact.event.type === 'time-passed' ? null : fact.factId;
  for (let current = life; ;) {
    const decision = decide(current.state, { ...fact, ...replanning }, current.now());
    if (decision.outcome.status !== 'applied') return { life: current, outcome: decision.outcome };
    const { clock, recorded, decidedAhead } = await write({
      ...referenceOf(input),
      factId,
      decision,
      clock: current.clock,
    });
    if (recorded === undefined && decidedAhead === undefined) {
      return { life: new Life(decision.state, clock), outcome: decision.outcome };
    }
    current = new Life(recorded ?? current.state, clock);
  }
}

/** A new plan for the facts that change what is due; nothing for the others. */
async function replanFor(input: FollowUpInput, fact: DeliveredFact): Promise<{ replanning?: Replanning }> {
  if (!needsReplanning(fact.event)) return {};
  const reference = referenceOf(input);
  return {
    replanning: await firstLocally(
      () => local.planAgain(reference),
      () => durable.planAgain(reference),
    ),
  };
}

function write(decision: CarryOutInput): Promise<CarryOutResult> {
  return firstLocally(
    () => local.carryOut(decision),
    () => durable.carryOut(decision),
  );
}

function referenceOf({ organisationId, followUpId, generation }: FollowUpInput): FollowUpReference {
  return { organisationId, followUpId, generation };
}

/**
 * Whatever ended the local one, the durable one is tried: a timeout arrives as an ActivityFailure, an error that
 * used up its attempts as itself. Only a cancellation goes on.
 */
async function firstLocally<T>(locally: () => Promise<T>, durably: () => Promise<T>): Promise<T> {
  try {
    return await locally();
  } catch (error) {
    if (error instanceof TemporalFailure && !isCancellation(error)) return durably();
    throw error;
  }
}
