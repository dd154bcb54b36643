import { condition } from '@temporalio/workflow';
import { realDelayMs, type Outcome } from '../domain/follow-up';
import type { DeliveredFact } from './contract';
import { wokeEarly, type Life } from './life';

/** Time itself states that it passed. */
const SERVICE = { userId: 'service', role: 'service' } as const;

/** The one timer and the one queue of a follow-up: facts in their order of arrival, else its next deadline. */
export class FactQueue {
  private readonly queue: DeliveredFact[] = [];
  private readonly outcomes = new Map<string, Outcome | null>();

  /** Waits until the fact was decided on and written. */
  async deliver(fact: DeliveredFact): Promise<Outcome> {
    this.queue.push(fact);
    this.outcomes.set(fact.factId, null);
    await condition(() => this.outcomes.get(fact.factId) !== null);
    const outcome = this.outcomes.get(fact.factId) ?? { status: 'repeat' };
    this.outcomes.delete(fact.factId);
    return outcome;
  }

  waiting(): boolean {
    return this.queue.length > 0;
  }

  /**
   * @returns the next fact, or the passing of time once the next deadline is reached; null when it is time to look
   *   at a clock that stands still before the deadline
   */
  async nextOrDeadline(life: Life): Promise<DeliveredFact | null> {
    const deadline = life.deadline();
    if (!this.waiting() && deadline !== null) {
      const delayMs = realDelayMs(life.clock, Date.now(), deadline.at);
      if (delayMs > 0) await condition(() => this.waiting(), delayMs);
    } else if (!this.waiting()) {
      await condition(() => this.waiting());
    }
    return this.queue.shift() ?? (wokeEarly(life) ? null : timePassed(life));
  }

  /** Answers whoever delivered the fact; nobody did when time itself passed. */
  settle(fact: DeliveredFact, outcome: Outcome): void {
    if (this.outcomes.has(fact.factId)) this.outcomes.set(fact.factId, outcome);
  }
}

function timePassed(life: Life): DeliveredFact {
  return {
    factId: `time/${life.state.generation}/${life.state.revision}`,
    actor: SERVICE,
    event: { type: 'time-passed' },
  };
}
