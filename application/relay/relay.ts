import { setTimeout as sleep } from 'node:timers/promises';
import type { Outcome } from '../../domain/follow-up';
import type { DeliveredFact, FollowUpReference } from '../../workflows/contract';

/** A fact claimed from the inbox, for as long as its lease lasts. */
export interface ClaimedFact extends FollowUpReference {
  readonly fact: DeliveredFact;
  /** How often it was claimed, this time included. */
  readonly attempts: number;
}

export interface RelayRecords {
  organisations(): Promise<readonly string[]>;
  /**
   * Claims pending facts, the oldest of each follow-up only: facts reach a follow-up in the order they came.
   *
   * @param leaseSeconds how long nobody else may claim them
   */
  claim(organisationId: string, limit: number, leaseSeconds: number): Promise<readonly ClaimedFact[]>;
  /** What the follow-up answered; an applied fact was settled by its own decision already. */
  settle(claimed: ClaimedFact, outcome: Outcome): Promise<void>;
  postpone(claimed: ClaimedFact, delaySeconds: number): Promise<void>;
  /** Set aside for a person: the follow-up cannot take it, ever. */
  quarantine(claimed: ClaimedFact, reason: string): Promise<void>;
}

/** How a fact reaches the durable life of a follow-up. */
export interface FollowUpGateway {
  /**
   * Delivers the fact, starting the follow-up's workflow when it does not run.
   *
   * @throws FactRejectedError when the workflow cannot take this fact, ever; anything else is tried again
   */
  deliver(reference: FollowUpReference, fact: DeliveredFact): Promise<Outcome>;
}

/** The workflow cannot take the fact, now or later; thrown by the gateway. */
export class FactRejectedError extends Error {
  constructor(readonly reason: string) {
    super(`the follow-up cannot take this fact: ${reason}`);
    this.name = 'FactRejectedError';
  }
}

export interface RelayDependencies {
  readonly records: RelayRecords;
  readonly gateway: FollowUpGateway;
  /** Facts under way at once. */
  readonly concurrency: number;
  readonly log: { warn(fields: object, message: string): void; error(fields: object, message: string): void };
  /** Resolves when a fact may be waiting, at the latest after that long. */
  readonly nextNews: (atMostMs: number) => Promise<void>;
}

const LEASE_SECONDS = 30;
const IDLE_MS = 500;
const LONGEST_POSTPONE_SECONDS = 60;

/**
 * Carries facts from the inbox to their follow-up until each was acknowledged. Temporal away means slower, never
 * lost; a poisonous fact is set aside and hurts no other.
 */
export class Relay {
  private readonly underWay = new Set<Promise<void>>();

  constructor(private readonly dependencies: RelayDependencies) {}

  /** Runs until the signal says stop, then lets what is under way finish. */
  async run(signal: AbortSignal): Promise<void> {
    const { log, nextNews } = this.dependencies;
    while (!signal.aborted) {
      const claimed = await this.claimAll().catch(async (error: unknown) => {
        log.warn({ error: nameOf(error) }, 'inbox not readable');
        await sleep(IDLE_MS);
        return 0;
      });
      if (claimed === 0) await Promise.race([nextNews(IDLE_MS), ...this.underWay]);
    }
    await Promise.allSettled(this.underWay);
  }

  /** Claims as much as there is room for and starts delivering it; @returns how many were claimed */
  private async claimAll(): Promise<number> {
    const { records, concurrency } = this.dependencies;
    let claimed = 0;
    for (const organisationId of await records.organisations()) {
      const room = concurrency - this.underWay.size;
      if (room <= 0) break;
      const facts = await records.claim(organisationId, room, LEASE_SECONDS);
      claimed += facts.length;
      for (const fact of facts) this.start(fact);
    }
    return claimed;
  }

  private start(claimed: ClaimedFact): void {
    const delivery: Promise<void> = this.deliver(claimed).finally(() => this.underWay.delete(delivery));
    this.underWay.add(delivery);
  }

  /** Never throws: a fact whose outcome cannot be written is claimed again once its lease is over. */
  private async deliver(claimed: ClaimedFact): Promise<void> {
    const { records, gateway, log } = this.dependencies;
    const { followUpId, fact, attempts } = claimed;
    const fields = { followUpId, factId: fact.factId, event: fact.event.type, attempts };
    try {
      const outcome = await gateway.deliver(claimed, fact);
      if (outcome.status !== 'applied') await records.settle(claimed, outcome);
    } catch (error) {
      try {
        if (error instanceof FactRejectedError) {
          log.error({ ...fields, reason: error.reason }, 'fact set aside');
          await records.quarantine(claimed, error.reason);
        } else {
          log.warn({ ...fields, error: nameOf(error) }, 'fact not delivered yet');
          await records.postpone(claimed, postponeSeconds(attempts));
        }
      } catch (failure) {
        log.error({ ...fields, error: nameOf(failure) }, 'outcome of a fact not written: its lease will end');
      }
    }
  }
}

function postponeSeconds(attempts: number): number {
  return Math.min(2 ** Math.min(attempts - 1, 10) * 0.25, LONGEST_POSTPONE_SECONDS);
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown';
}
