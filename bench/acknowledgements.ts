import type { FollowUpGateway } from '../application/relay/relay';
import type { Outcome } from '../domain/follow-up';
import type { DeliveredFact, FollowUpReference } from '../workflows/contract';

/** A fact that takes longer is lost; under saturation each takes seconds. */
const PATIENCE_MS = 60_000;

/** The gateway as the relay uses it, telling the driver what each fact was answered. */
export class Acknowledgements implements FollowUpGateway {
  private readonly waiting = new Map<string, (outcome: Outcome) => void>();

  constructor(private readonly gateway: FollowUpGateway) {}

  async deliver(reference: FollowUpReference, fact: DeliveredFact): Promise<Outcome> {
    const outcome = await this.gateway.deliver(reference, fact);
    this.waiting.get(fact.factId)?.(outcome);
    return outcome;
  }

  /**
   * Resolves once the fact was applied; to be asked before it is stated.
   *
   * @throws Error when it was refused, or not answered within a minute: the reference case has left its script
   */
  async applied(factId: string): Promise<void> {
    const outcome = await new Promise<Outcome>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`No answer to the fact ${factId}.`)), PATIENCE_MS);
      this.waiting.set(factId, (answer) => {
        clearTimeout(timer);
        resolve(answer);
      });
    }).finally(() => this.waiting.delete(factId));
    if (outcome.status !== 'applied') {
      throw new Error(`The fact ${factId} was not applied: ${JSON.stringify(outcome)}.`);
    }
  }
}
