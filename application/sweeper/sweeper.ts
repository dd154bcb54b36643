import { setTimeout as sleep } from 'node:timers/promises';
import type { Instant } from '../../domain/follow-up';
import type { FollowUpReference } from '../../workflows/contract';
import type { Clock } from '../time/clock';

/** A follow-up whose deadline passed without a sign of life, whatever Temporal says. */
export interface ForgottenFollowUp extends FollowUpReference {
  readonly deadlineAt: Instant;
}

export interface SweeperRecords {
  organisations(): Promise<readonly string[]>;
  /** Runs `work` unless another sweeper is at it; @returns false in that case */
  alone(work: () => Promise<void>): Promise<boolean>;
  /**
   * Open follow-ups whose deadline lies before `deadlineBefore` (business time) and that wrote nothing for
   * `silentSeconds` (real time), and those that never began although nothing in the inbox is waiting for them.
   */
  forgotten(
    organisationId: string,
    deadlineBefore: Instant,
    silentSeconds: number,
    limit: number,
  ): Promise<readonly ForgottenFollowUp[]>;
  /**
   * Tells every running follow-up of a patient whose address changes today (field.md, 3), each change once.
   *
   * @param now business time
   * @returns how many were told
   */
  tellAddressChanges(organisationId: string, now: Instant): Promise<number>;
  /** Notes the finding, and that it was seen to now. */
  noteFinding(forgotten: ForgottenFollowUp, foundAt: Instant, remedy: string): Promise<void>;
}

/** Wakes a follow-up: pokes its workflow, or starts it again from the records when it is gone. */
export interface FollowUpAwakener {
  wake(reference: FollowUpReference): Promise<'woken' | 'rebuilt'>;
}

export interface SweeperDependencies {
  readonly records: SweeperRecords;
  readonly awakener: FollowUpAwakener;
  readonly clock: Clock;
  /** Says that the business clock is running, so that a stopped one goes on from here. */
  readonly touchClock: () => Promise<void>;
  /** Real seconds between two sweeps. */
  readonly everySeconds: number;
  /** Real seconds a follow-up may be late with its own deadline before it counts as forgotten. */
  readonly graceSeconds: number;
  readonly log: { warn(fields: object, message: string): void; error(fields: object, message: string): void };
}

const BATCH = 200;

/** Woken at the same time: a worker that is away must not make each wait for the one before. */
const AT_ONCE = 10;

/**
 * Nobody is forgotten: independent of the workflows, it looks in the records for every open follow-up whose
 * deadline passed without a sign of life, and brings it back.
 */
export class Sweeper {
  constructor(private readonly dependencies: SweeperDependencies) {}

  async run(signal: AbortSignal): Promise<void> {
    const { log, everySeconds } = this.dependencies;
    while (!signal.aborted) {
      try {
        await this.dependencies.touchClock();
        await this.sweep();
      } catch (error) {
        log.error({ error: error instanceof Error ? error.name : 'unknown' }, 'sweep interrupted');
      }
      await sleep(everySeconds * 1000, undefined, { signal }).catch(ignoreAbort);
    }
    // A fast clock that is stopped in good order goes on from here, not from the last sweep.
    await this.dependencies.touchClock();
  }

  /** One sweep over all organisations; @returns how many forgotten follow-ups were brought back */
  async sweep(): Promise<number> {
    const { records } = this.dependencies;
    let found = 0;
    await records.alone(async () => {
      for (const organisationId of await records.organisations()) {
        found += await this.sweepOrganisation(organisationId);
      }
    });
    return found;
  }

  private async sweepOrganisation(organisationId: string): Promise<number> {
    const { records, clock, graceSeconds } = this.dependencies;
    const now = clock.now();
    await records.tellAddressChanges(organisationId, now);
    const deadlineBefore = now - graceSeconds * 1000 * clock.segment().speed;
    const forgotten = await records.forgotten(organisationId, deadlineBefore, graceSeconds, BATCH);
    for (let first = 0; first < forgotten.length; first += AT_ONCE) {
      await Promise.all(
        forgotten.slice(first, first + AT_ONCE).map((followUp) => this.bringBack(followUp, now)),
      );
    }
    return forgotten.length;
  }

  /** Never throws: whoever could not be woken is found again by the next sweep. */
  private async bringBack(followUp: ForgottenFollowUp, foundAt: Instant): Promise<void> {
    const { records, awakener, log } = this.dependencies;
    const { followUpId, generation } = followUp;
    try {
      const remedy = await awakener.wake(followUp);
      await records.noteFinding(followUp, foundAt, remedy);
      log.warn({ followUpId, generation, outcome: remedy }, 'forgotten follow-up brought back');
    } catch (error) {
      log.error({ followUpId, generation, err: error }, 'not woken');
    }
  }
}

function ignoreAbort(error: unknown): void {
  if (!(error instanceof Error) || error.name !== 'AbortError') throw error;
}
