import {
  allHandlersFinished,
  condition,
  continueAsNew,
  defineQuery,
  defineUpdate,
  log,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import { isOver, type FollowUpState, type Outcome } from '../domain/follow-up';
import {
  DELIVER_FACT_UPDATE,
  FOLLOW_UP_STATE_QUERY,
  type DeliveredFact,
  type FollowUpInput,
} from './contract';
import { beginLife, live, lookAtClock, type Life } from './life';
import { FactQueue } from './fact-queue';

export const deliverFactUpdate = defineUpdate<Outcome, [DeliveredFact]>(DELIVER_FACT_UPDATE);
export const followUpStateQuery = defineQuery<FollowUpState | null>(FOLLOW_UP_STATE_QUERY);

/**
 * The durable life of one follow-up: open, wait for the next fact or deadline, decide, carry out, close.
 *
 * It never fails and has no execution timeout: what cannot be written now is tried until it can.
 */
export async function dischargeFollowUp(input: FollowUpInput): Promise<FollowUpState['status']> {
  const facts = new FactQueue();
  let life: Life | null = null;
  setHandler(deliverFactUpdate, (fact) => facts.deliver(fact), { validator: requireFactId });
  setHandler(followUpStateQuery, () => life?.state ?? null);

  life = await beginLife(input);
  while (!isOver(life.state) || facts.waiting()) {
    const fact = await facts.nextOrDeadline(life);
    if (fact === null) {
      life = await lookAtClock(input, life);
      continue;
    }
    const lived = await live(input, life, fact);
    life = lived.life;
    facts.settle(fact, lived.outcome);
    if (workflowInfo().continueAsNewSuggested && !facts.waiting() && !isOver(life.state)) {
      // A fact that comes meanwhile is lived first: its handler would never finish otherwise.
      await condition(() => allHandlersFinished() || facts.waiting());
      if (!facts.waiting())
        await continueAsNew<typeof dischargeFollowUp>({ ...input, carried: life.carried() });
    }
  }
  await condition(allHandlersFinished);
  log.info('follow-up over', { status: life.state.status, generation: input.generation });
  return life.state.status;
}

/** Synchronous, as validators are called: a fact without an id could never be recognised as a repeat. */
function requireFactId(fact: DeliveredFact): void {
  if (typeof fact.factId !== 'string' || fact.factId === '') throw new TypeError('a fact must have an id');
}
