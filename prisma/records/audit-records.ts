import {
  FIRST_PREVIOUS_HASH,
  sealBatch,
  verifyChain,
  type AuditEvent,
  type AuditFault,
  type SealedBatch,
} from '../../security/audit';
import type { Database, TenantTransaction } from './database';

/** Events of one seal: few enough to hash in one go, many enough that seals stay few. */
const BATCH_EVENTS = 1_000;

/** One sealer at a time per organisation, so that the chain has one head. */
const SEALER_LOCK = 7_316_202;

interface AuditRow {
  id: string;
  organisation_id: string;
  at: Date;
  actor_id: string | null;
  role: AuditEvent['role'];
  action: AuditEvent['action'];
  subject_kind: string | null;
  subject_id: string | null;
  outcome: AuditEvent['outcome'];
  reason: string | null;
  request_id: string;
}

interface SealRow {
  id: string;
  previous_hash: Buffer;
  hash: Buffer;
  entries: { eventId: string; eventHash: string }[];
}

/** Who read or changed what; append-only by the database's own triggers and grants. */
export class PostgresAudit {
  constructor(
    private readonly database: Database,
    private readonly newId: () => string,
  ) {}

  async append(event: AuditEvent): Promise<void> {
    await this.database.transaction({ organisationId: event.organisationId }, (transaction) =>
      transaction.query(
        `INSERT INTO audit_event (id, organisation_id, at, actor_id, role, action, subject_kind, subject_id, outcome,
                                  reason, request_id)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
        [
          event.id,
          event.organisationId,
          new Date(event.at),
          event.actorId,
          event.role,
          event.action,
          event.subject?.kind ?? null,
          event.subject?.id ?? null,
          event.outcome,
          event.reason,
          event.requestId,
        ],
      ),
    );
  }

  /** Seals what is not sealed yet, chained to the seal before; @returns how many events were sealed */
  async seal(organisationId: string): Promise<number> {
    return this.database.transaction({ organisationId }, async (transaction) => {
      await transaction.query('SELECT pg_advisory_xact_lock($1, hashtext($2))', [
        SEALER_LOCK,
        organisationId,
      ]);
      const rows = await transaction.query<AuditRow>(
        'SELECT * FROM audit_event WHERE organisation_id = $1 AND seal_id IS NULL ORDER BY id LIMIT $2',
        [organisationId, BATCH_EVENTS],
      );
      if (rows.length === 0) return 0;
      await this.writeSeal(transaction, organisationId, rows.map(eventOf));
      return rows.length;
    });
  }

  private async writeSeal(
    transaction: TenantTransaction,
    organisationId: string,
    events: readonly AuditEvent[],
  ): Promise<void> {
    const [last] = await transaction.query<{ sequence: number; hash: Buffer }>(
      'SELECT sequence, hash FROM audit_seal WHERE organisation_id = $1 ORDER BY sequence DESC LIMIT 1',
      [organisationId],
    );
    const { previousHash, entries, hash } = sealBatch(last?.hash ?? FIRST_PREVIOUS_HASH, events);
    const id = this.newId();
    await transaction.query(
      `INSERT INTO audit_seal (id, organisation_id, sequence, previous_hash, hash, entries, sealed_at)
       VALUES ($1, $2, $3, $4, $5, $6, clock_timestamp())`,
      [
        id,
        organisationId,
        (last?.sequence ?? 0) + 1,
        previousHash,
        hash,
        JSON.stringify(
          entries.map(({ eventId, eventHash }) => ({
            eventId,
            eventHash: Buffer.from(eventHash).toString('hex'),
          })),
        ),
      ],
    );
    await transaction.query('UPDATE audit_event SET seal_id = $1 WHERE id = ANY($2::uuid[])', [
      id,
      events.map((event) => event.id),
    ]);
  }

  /** @returns everything wrong with the chain of an organisation; nothing when the audit is intact */
  async verify(organisationId: string): Promise<AuditFault[]> {
    return this.database.transaction({ organisationId }, async (transaction) => {
      const seals = await transaction.query<SealRow>(
        'SELECT id, previous_hash, hash, entries FROM audit_seal WHERE organisation_id = $1 ORDER BY sequence',
        [organisationId],
      );
      const faults: AuditFault[] = [];
      let previousHash: Uint8Array = FIRST_PREVIOUS_HASH;
      for (const [batch, seal] of seals.entries()) {
        const rows = await transaction.query<AuditRow>('SELECT * FROM audit_event WHERE seal_id = $1', [
          seal.id,
        ]);
        const found = verifyChain([sealedBatchOf(seal, rows)], previousHash);
        faults.push(...found.map((fault) => ({ ...fault, batch })));
        previousHash = seal.hash;
      }
      return faults;
    });
  }
}

function sealedBatchOf(
  { previous_hash: previousHash, hash, entries }: SealRow,
  rows: AuditRow[],
): SealedBatch {
  return {
    seal: {
      previousHash,
      hash,
      entries: entries.map(({ eventId, eventHash }) => ({
        eventId,
        eventHash: Buffer.from(eventHash, 'hex'),
      })),
    },
    events: rows.map(eventOf),
  };
}

function eventOf(row: AuditRow): AuditEvent {
  const { subject_kind: kind, subject_id: id } = row;
  return {
    id: row.id,
    organisationId: row.organisation_id,
    actorId: row.actor_id,
    role: row.role,
    action: row.action,
    subject: kind === null || id === null ? null : { kind, id },
    at: row.at.getTime(),
    outcome: row.outcome,
    reason: row.reason,
    requestId: row.request_id,
  };
}
