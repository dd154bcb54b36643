import type { ClaimedFact, RelayRecords } from '../../application/relay/relay';
import type { Actor, FollowUpEvent, Outcome } from '../../domain/follow-up';
import type { Database } from './database';

interface ClaimedRow {
  id: string;
  follow_up_id: string;
  generation: number;
  event: FollowUpEvent;
  actor_id: string;
  actor_role: Actor['role'];
  attempts: number;
}

/** The inbox as the relay reads it. Leases are real time: they guard against a program that died. */
export class PostgresRelay implements RelayRecords {
  constructor(private readonly database: Database) {}

  async organisations(): Promise<readonly string[]> {
    const rows = await this.database.query<{ id: string }>('SELECT id FROM organisation ORDER BY id');
    return rows.map(({ id }) => id);
  }

  async claim(organisationId: string, limit: number, leaseSeconds: number): Promise<readonly ClaimedFact[]> {
    const rows = await this.database.transaction({ organisationId }, (transaction) =>
      transaction.query<ClaimedRow>(
        `UPDATE inbox SET claimed_until = clock_timestamp() + make_interval(secs => $3), attempts = attempts + 1
         WHERE id IN (
           SELECT id FROM inbox AS candidate
           WHERE organisation_id = $1 AND status = 'pending'
             AND (claimed_until IS NULL OR claimed_until < clock_timestamp())
             AND (next_attempt_at IS NULL OR next_attempt_at <= clock_timestamp())
             AND NOT EXISTS (
               SELECT FROM inbox AS earlier WHERE earlier.follow_up_id = candidate.follow_up_id
                 AND earlier.status = 'pending' AND earlier.sequence < candidate.sequence)
           ORDER BY sequence LIMIT $2 FOR UPDATE SKIP LOCKED)
         RETURNING id, follow_up_id, generation, event, actor_id, actor_role, attempts`,
        [organisationId, limit, leaseSeconds],
      ),
    );
    return rows.map((row) => ({
      organisationId,
      followUpId: row.follow_up_id,
      generation: row.generation,
      attempts: row.attempts,
      fact: {
        factId: row.id,
        actor: { userId: row.actor_id, role: row.actor_role },
        event: row.event,
      },
    }));
  }

  async settle(claimed: ClaimedFact, outcome: Outcome): Promise<void> {
    const refused = outcome.status === 'refused';
    await this.finish(claimed, refused ? 'refused' : 'applied', refused ? outcome.reason : null);
  }

  async quarantine(claimed: ClaimedFact, reason: string): Promise<void> {
    await this.finish(claimed, 'quarantined', reason);
  }

  async postpone({ organisationId, fact }: ClaimedFact, delaySeconds: number): Promise<void> {
    await this.database.transaction({ organisationId }, (transaction) =>
      transaction.query(
        `UPDATE inbox SET claimed_until = NULL, next_attempt_at = clock_timestamp() + make_interval(secs => $2)
         WHERE id = $1 AND status = 'pending'`,
        [fact.factId, delaySeconds],
      ),
    );
  }

  private async finish(
    { organisationId, fact }: ClaimedFact,
    status: string,
    reason: string | null,
  ): Promise<void> {
    await this.database.transaction({ organisationId }, (transaction) =>
      transaction.query(
        `UPDATE inbox SET status = $2, reason = $3, settled_at = clock_timestamp(), claimed_until = NULL
         WHERE id = $1 AND status = 'pending'`,
        [fact.factId, status, reason],
      ),
    );
  }
}
