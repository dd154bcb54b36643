import type { ForgottenFollowUp, SweeperRecords } from '../../application/sweeper/sweeper';
import type { FollowUpReference } from '../../workflows/contract';
import type { Database } from './database';
import { appendToInbox } from './inbox-rows';

/** Any number, the same in every sweeper: one sweeps, the others wait for their next turn. */
const SWEEPER_LOCK = 7_316_201;

/** Who the sweeper is when it states a fact. */
const SWEEPER = { actorId: 'sweeper', actorRole: 'service' } as const;

interface ForgottenRow {
  id: string;
  generation: number;
  deadline_at: Date;
}

export class PostgresSweeper implements SweeperRecords {
  constructor(
    private readonly database: Database,
    private readonly newId: () => string,
  ) {}

  async organisations(): Promise<readonly string[]> {
    const rows = await this.database.query<{ id: string }>('SELECT id FROM organisation ORDER BY id');
    return rows.map(({ id }) => id);
  }

  async alone(work: () => Promise<void>): Promise<boolean> {
    const client = await this.database.pool.connect();
    try {
      const { rows } = await client.query<{ locked: boolean }>('SELECT pg_try_advisory_lock($1) AS locked', [
        SWEEPER_LOCK,
      ]);
      if (rows[0]?.locked !== true) return false;
      try {
        await work();
        return true;
      } finally {
        await client.query('SELECT pg_advisory_unlock($1)', [SWEEPER_LOCK]);
      }
    } finally {
      client.release();
    }
  }

  async forgotten(
    organisationId: string,
    deadlineBefore: number,
    silentSeconds: number,
    limit: number,
  ): Promise<readonly ForgottenFollowUp[]> {
    const rows = await this.database.transaction({ organisationId }, (transaction) =>
      transaction.query<ForgottenRow>(
        `SELECT id, generation, coalesce(next_deadline_at, discharged_at) AS deadline_at FROM follow_up
         WHERE organisation_id = $1 AND status NOT IN ('closed', 'cancelled', 'voided')
           AND last_sign_of_life_at < clock_timestamp() - make_interval(secs => $3)
           AND (next_deadline_at < $2 OR next_deadline_at IS NULL)
           AND NOT EXISTS (SELECT FROM inbox WHERE inbox.follow_up_id = follow_up.id AND inbox.status = 'pending')
         ORDER BY next_deadline_at NULLS FIRST LIMIT $4`,
        [organisationId, new Date(deadlineBefore), silentSeconds, limit],
      ),
    );
    return rows.map(({ id, generation, deadline_at: deadlineAt }) => ({
      organisationId,
      followUpId: id,
      generation,
      deadlineAt: deadlineAt.getTime(),
    }));
  }

  async tellAddressChanges(organisationId: string, now: number): Promise<number> {
    return this.database.transaction({ organisationId }, async (transaction) => {
      const moved = await transaction.query<{ id: string; generation: number }>(
        `WITH due AS (DELETE FROM address_change WHERE organisation_id = $1 AND at <= $2 RETURNING patient_id)
         SELECT id, generation FROM follow_up
         WHERE patient_id IN (SELECT patient_id FROM due) AND status NOT IN ('closed', 'cancelled', 'voided')
         ORDER BY id`,
        [organisationId, new Date(now)],
      );
      for (const { id, generation } of moved) {
        await appendToInbox(transaction, {
          factId: this.newId(),
          organisationId,
          followUpId: id,
          generation,
          event: { type: 'address-changed' },
          ...SWEEPER,
          receivedAt: now,
        });
      }
      return moved.length;
    });
  }

  async noteFinding(
    { organisationId, followUpId, deadlineAt }: ForgottenFollowUp,
    foundAt: number,
    remedy: string,
  ): Promise<void> {
    await this.database.transaction({ organisationId }, async (transaction) => {
      await transaction.query(
        `INSERT INTO sweep_finding (id, organisation_id, follow_up_id, found_at, deadline_at, remedy)
         VALUES ($1, $2, $3, $4, $5, $6)`,
        [this.newId(), organisationId, followUpId, new Date(foundAt), new Date(deadlineAt), remedy],
      );
      await transaction.query('UPDATE follow_up SET last_sign_of_life_at = clock_timestamp() WHERE id = $1', [
        followUpId,
      ]);
    });
  }

  /** Every open follow-up of an organisation, for a rebuild. */
  async openFollowUps(organisationId: string): Promise<readonly FollowUpReference[]> {
    const rows = await this.database.transaction({ organisationId }, (transaction) =>
      transaction.query<{ id: string; generation: number }>(
        `SELECT id, generation FROM follow_up
         WHERE organisation_id = $1 AND status NOT IN ('closed', 'cancelled', 'voided') ORDER BY id`,
        [organisationId],
      ),
    );
    return rows.map(({ id, generation }) => ({ organisationId, followUpId: id, generation }));
  }
}
