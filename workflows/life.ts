import {
  isCancellation,
  patched,
  proxyActivities,
  proxyLocalActivities,
  TemporalFailure,
} from '@temporalio/workflow';
import {
  asReadNow,
  businessInstant,
  decide,
  laterSegment,
  needsOnCallRoster,
  needsReplanning,
  newFollowUp,
  nextDeadline,
  nextGeneration,
  standsBefore,
  type ClockSegment,
  type Deadline,
  type Fact,
  type FollowUpState,
  type Instant,
  type Outcome,
} from '../domain/follow-up';
import type { FollowUpActivities } from '../activities/follow-up-activities';
import {
  planningReference,
  type CarriedLife,
  type CarryOutInput,
  type CarryOutResult,
  type DeliveredFact,
  type FollowUpInput,
  type FollowUpReference,
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

  /** Whether the next deadline is reached, as far as the clock is known. */
  isDue(): boolean {
    const deadline = this.deadline();
    return deadline !== null && deadline.at <= this.now();
  }

  /** The same life by the later one of its clock and that of a messenger. */
  by(clock: ClockSegment | undefined): Life {
    return new Life(this.state, laterSegment(this.clock, clock));
  }

  /** Goes on by the clock that whoever wrote answered with, unless that is a leg gone by: news overtakes news. */
  goOn(state: FollowUpState, answered: ClockSegment): Life {
    const isGoneBy = answered.standsFrom !== undefined && answered.realFrom < this.clock.realFrom;
    return new Life(state, isGoneBy ? this.clock : answered);
  }

  carried(): CarriedLife {
    return { state: this.state, clock: this.clock };
  }
}

/** Begins a generation from the plan or the records, or goes on with what was carried over. */
export async function beginLife(input: FollowUpInput): Promise<Life> {
  if (input.carried !== undefined) {
    return new Life(asReadNow(input.carried.state), input.carried.clock);
  }
  const reference = referenceOf(input);
  const beginning = await firstLocally(
    () => local.beginFollowUp(reference),
    () => durable.beginFollowUp(reference),
  );
  if (beginning.kind === 'resumed') {
    return new Life(asReadNow(beginning.state), beginning.clock);
  }
  const { ended, clock, ...replanning } = beginning;
  const state =
    ended === undefined
      ? { ...newFollowUp(input.followUpId, replanning), generation: input.generation }
      : nextGeneration(asReadNow(ended), input.generation, replanning);
  return new Life(state, clock);
}

/**
 * Looks whether time went on while the clock that this life knows stood still. Such clocks are of demonstrations,
 * and no history from before them has one: nothing is to be patched.
 */
export async function lookAtClock(input: FollowUpInput, life: Life): Promise<Life> {
  const reference = referenceOf(input);
  const clock = await firstLocally(
    () => local.readClock(reference),
    () => durable.readClock(reference),
  );
  return life.by(clock);
}

/** Whether a timer ended before the deadline because the clock that it was set by stands still before that. */
export function wokeEarly(life: Life): boolean {
  const deadline = life.deadline();
  return deadline !== null && standsBefore(life.clock, deadline.at);
}

/**
 * Decides on a fact and writes the decision: records, effects, inbox row. A refusal writes nothing.
 *
 * When the records turn out to be ahead of us, they are taken up and the fact is decided on once more: it is a
 * repeat then, if it was the one that had been written. The same when the clock was stopped and goes on: what lies
 * in its future is decided on again by the clock as it runs now. Of time that passed too early nothing is left then,
 * where the clock was cut short.
 */
export async function live(
  input: FollowUpInput,
  life: Life,
  fact: DeliveredFact,
): Promise<{ readonly life: Life; readonly outcome: Outcome }> {
  const complete = await completed(input, fact);
  const factId = fact.event.type === 'time-passed' ? null : fact.factId;
  for (let current = life.by(fact.clock); ;) {
    const decision = decide(current.state, complete, current.now());
    if (decision.outcome.status !== 'applied') return { life: current, outcome: decision.outcome };
    const { clock, recorded, decidedAhead } = await write({
      ...referenceOf(input),
      factId,
      decision,
      clock: current.clock,
    });
    if (recorded === undefined && decidedAhead === undefined) {
      return { life: current.goOn(decision.state, clock), outcome: decision.outcome };
    }
    const wasCutShort = decidedAhead === true && current.clock.standsFrom !== undefined;
    current = current.goOn(recorded === undefined ? current.state : asReadNow(recorded), clock);
    if (wasCutShort && fact.event.type === 'time-passed' && !current.isDue()) {
      return { life: current, outcome: { status: 'repeat' } };
    }
  }
}

/** The fact with what must be read for it: a new plan where it changes what is due, the roster for a red flag. */
async function completed(input: FollowUpInput, fact: DeliveredFact): Promise<Fact> {
  const { event } = fact;
  const reference = referenceOf(input);
  if (needsReplanning(event)) {
    const planned = planningReference(reference, event);
    const replanning = await firstLocally(
      () => local.planAgain(planned),
      () => durable.planAgain(planned),
    );
    return { ...fact, replanning };
  }
  // Follow-ups begun before rosters were kept go on without one.
  if (needsOnCallRoster(event) && patched('on-call-roster')) {
    const onCall = await firstLocally(
      () => local.onCallRoster(reference),
      () => durable.onCallRoster(reference),
    );
    return { ...fact, onCall };
  }
  return fact;
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
