import type { AuditEvent } from '../../security/audit';
import type { Database } from './database';

/** Who read or changed what; append-only by the database's own triggers and grants. */
export class PostgresAudit {
  constructor(private readonly database: Database) {}

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
}
