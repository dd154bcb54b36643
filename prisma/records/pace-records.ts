import type { FollowUpReference } from '../../workflows/contract';
import type { Database } from './database';

/** Something that the service does of itself at its instant: a deadline, a message, a reminder, a fact on its way. */
export interface DueThing {
  /** The same thing at the same instant has the same key. */
  readonly key: string;
  readonly kind: 'deadline' | 'message' | 'reminder' | 'fact';
  /** Business instant. */
  readonly dueAt: number;
  /** Of a deadline. */
  readonly followUp?: FollowUpReference;
}

interface DueRow {
  kind: DueThing['kind'];
  id: string;
  generation: number;
  due_at: Date;
}

/** More at once than a demonstration has. */
const MOST = 500;

const DUE = `
  SELECT 'deadline' AS kind, id::text, generation, next_deadline_at AS due_at FROM follow_up
    WHERE organisation_id = $1 AND status NOT IN ('closed', 'cancelled', 'voided') AND next_deadline_at <= $2
  UNION ALL SELECT 'message', id::text, 0, due_at FROM message
    WHERE organisation_id = $1 AND status IN ('scheduled', 'sending') AND due_at <= $2
  UNION ALL SELECT 'reminder', id::text, 0, due_at FROM reminder
    WHERE organisation_id = $1 AND status = 'scheduled' AND due_at <= $2
  UNION ALL SELECT 'fact', id::text, 0, received_at FROM inbox
    WHERE organisation_id = $1 AND status = 'pending'
  ORDER BY due_at LIMIT ${MOST}`;

/** Any number, the same wherever time is kept. */
const KEEPER_LOCK = 7_316_202;

/** What business time must not run away from, and who keeps it. */
export class PostgresPace {
  constructor(private readonly database: Database) {}

  /** Runs `work` unless somebody else keeps the time of this database; @returns null in that case */
  async alone<T>(work: () => Promise<T>): Promise<{ readonly done: T } | null> {
    const client = await this.database.pool.connect();
    try {
      const { rows } = await client.query<{ locked: boolean }>('SELECT pg_try_advisory_lock($1) AS locked', [
        KEEPER_LOCK,
      ]);
      if (rows[0]?.locked !== true) return null;
      try {
        return { done: await work() };
      } finally {
        await client.query('SELECT pg_advisory_unlock($1)', [KEEPER_LOCK]);
      }
    } finally {
      client.release();
    }
  }

  /** @returns what is due at a business instant or earlier and is not done, the oldest first; every fact on its way */
  async due(organisationId: string, before: number): Promise<readonly DueThing[]> {
    const rows = await this.database.transaction(
      { organisationId },
      (transaction) => transaction.query<DueRow>(DUE, [organisationId, new Date(before)], 'pace-due'),
      { once: true },
    );
    return rows.map(({ kind, id, generation, due_at: dueAt }) => ({
      key: `${kind}/${id}/${dueAt.getTime()}`,
      kind,
      dueAt: dueAt.getTime(),
      ...(kind === 'deadline' && { followUp: { organisationId, followUpId: id, generation } }),
    }));
  }
}
