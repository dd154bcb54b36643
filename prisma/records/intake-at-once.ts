import type { Caller } from '../../application/application';
import type { UnknownStay } from '../../application/intake/intake-records';
import { Batches } from './batches';
import type { Ciphers } from './ciphers';
import type { Database } from './database';
import { unknownStayRow } from './unknown-stay-rows';

export interface AtOnceDependencies {
  readonly database: Database;
  readonly ciphers: Ciphers;
  readonly newId: () => string;
  /** Business time. */
  readonly now: () => number;
}

/** A stay or key of the batch was received under another follow-up (migration `received_stays`). */
const RECEIVED_BEFORE = 'RL001';

/** Takes in stays nobody knows yet: everything that is kept of one, in a commit it shares with others. */
export class IntakeAtOnce {
  private readonly batches = new Batches<object>((organisationId, rows) => this.write(organisationId, rows));

  constructor(private readonly dependencies: AtOnceDependencies) {}

  /** @returns the id of the follow-up; null when there is something to decide, and nothing was kept */
  async accept(caller: Caller, unknown: UnknownStay): Promise<string | null> {
    const { ciphers, newId, now } = this.dependencies;
    const cipher = await ciphers.of(caller.organisationId);
    const followUpId = newId();
    const taking = { followUpId, cipher, newId, now: now(), realNow: Date.now() };
    const row = unknownStayRow(caller, unknown, taking);
    return (await this.batches.add(caller.organisationId, row)) ? followUpId : null;
  }

  private async write(organisationId: string, rows: readonly object[]): Promise<readonly boolean[]> {
    try {
      const [answer] = await this.dependencies.database.query<{ accepted: boolean[] }>(
        'SELECT make_unknown_stays($1, $2) AS accepted',
        [organisationId, JSON.stringify(rows)],
      );
      return answer?.accepted ?? [];
    } catch (error) {
      if ((error as { code?: unknown }).code === RECEIVED_BEFORE) return [];
      throw error;
    }
  }
}
