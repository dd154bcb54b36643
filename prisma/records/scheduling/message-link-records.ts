import type {
  MessageLinkOrder,
  MessageLinkPurpose,
  MessageLinks,
  OpenedLink,
  RevokedLinks,
  TakenForm,
} from '../../../application/scheduling/message-links';
import type { Instant } from '../../../domain/follow-up';
import { hashLinkToken, linkTokenOf } from '../../../security/tokens';
import { directoryLookup } from '../account-records';
import type { Ciphers } from '../ciphers';
import type { Database } from '../database';

/** Links in messages, on PostgreSQL: their hashes, and whose they are in the directory. */
export class PostgresMessageLinks implements MessageLinks {
  constructor(
    private readonly database: Database,
    private readonly ciphers: Pick<Ciphers, 'of'>,
    private readonly newId: () => string,
  ) {}

  async linkFor(order: MessageLinkOrder): Promise<string> {
    const { organisationId, messageId, purpose, subject, expiresAt } = order;
    const key = (await this.ciphers.of(organisationId)).linkKey();
    const { token, hash } = linkTokenOf(key, purpose, messageId, subject);
    await this.database.transaction({ organisationId }, async (transaction) => {
      await transaction.query(
        `INSERT INTO message_link (id, organisation_id, message_id, purpose, token_hash, subject, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (token_hash) DO UPDATE SET expires_at = excluded.expires_at`,
        [this.newId(), organisationId, messageId, purpose, hash, subject, new Date(expiresAt)],
      );
      await transaction.query(
        'INSERT INTO tenant_directory (lookup, organisation_id) VALUES ($1, $2) ON CONFLICT DO NOTHING',
        [directoryLookup('link', hash), organisationId],
      );
    });
    return token;
  }

  async open(purpose: MessageLinkPurpose, token: string, now: Instant): Promise<OpenedLink | null> {
    const hash = hashLinkToken(purpose, token);
    const organisationId = hash === null ? null : await this.tenantOf(hash);
    if (hash === null || organisationId === null) return null;
    const [link] = await this.database.transaction({ organisationId }, (transaction) =>
      transaction.query<OpenedLink>(
        `SELECT id AS "linkId", organisation_id AS "organisationId", message_id AS "messageId", subject
         FROM message_link
         WHERE token_hash = $1 AND purpose = $2 AND revoked_at IS NULL AND expires_at > $3`,
        [hash, purpose, new Date(now)],
      ),
    );
    return link ?? null;
  }

  async revoke(organisationId: string, which: RevokedLinks, now: Instant): Promise<number> {
    const [condition, values] =
      'messageId' in which
        ? ['message_id = $2', [which.messageId]]
        : ['purpose = $2 AND subject = $3', [which.purpose, which.subject]];
    const revoked = await this.database.transaction({ organisationId }, (transaction) =>
      transaction.query(
        `UPDATE message_link SET revoked_at = $1 WHERE revoked_at IS NULL AND ${condition} RETURNING id`,
        [new Date(now), ...values],
      ),
    );
    return revoked.length;
  }

  takeForm({ linkId, organisationId }: OpenedLink, { formId, action, at }: TakenForm): Promise<boolean> {
    return this.database.transaction({ organisationId }, async (transaction) => {
      const taken = await transaction.query(
        `INSERT INTO message_link_form (link_id, form_id, organisation_id, action, taken_at)
         VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING RETURNING form_id`,
        [linkId, formId, organisationId, action, new Date(at)],
      );
      await transaction.query('UPDATE message_link SET used_at = coalesce(used_at, $2) WHERE id = $1', [
        linkId,
        new Date(at),
      ]);
      return taken.length > 0;
    });
  }

  private async tenantOf(tokenHash: Uint8Array): Promise<string | null> {
    const [found] = await this.database.query<{ organisationId: string }>(
      'SELECT organisation_id AS "organisationId" FROM tenant_directory WHERE lookup = $1',
      [directoryLookup('link', tokenHash)],
    );
    return found?.organisationId ?? null;
  }
}
