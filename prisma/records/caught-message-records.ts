import type { Ciphers } from './ciphers';
import type { Database } from './database';

/** What a caught message says; kept encrypted. */
export interface CaughtContent {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** Absent where there was none, and on messages caught before files were kept. */
  readonly attachment?: { readonly fileName: string; readonly mediaType: string; readonly base64: string };
}

export interface CaughtMessageRow {
  readonly organisationId: string;
  readonly channel: string;
  readonly messageKey: string;
  readonly content: CaughtContent;
}

/** What the local catcher received instead of the world outside, on PostgreSQL. */
export class PostgresCaughtMessages {
  constructor(
    private readonly database: Database,
    private readonly ciphers: Pick<Ciphers, 'of'>,
    private readonly newId: () => string,
    /** Business time. */
    private readonly now: () => number,
  ) {}

  /** @returns false when a message with this key is already kept: it was sent again */
  async keep({ organisationId, channel, messageKey, content }: CaughtMessageRow): Promise<boolean> {
    const id = this.newId();
    const cipher = await this.ciphers.of(organisationId);
    const sealed = cipher.encryptJson(content, { table: 'caught_message', rowId: id, column: 'content' });
    const rows = await this.database.transaction({ organisationId }, (transaction) =>
      transaction.query(
        `INSERT INTO caught_message (id, organisation_id, channel, message_key, received_at, content)
         VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (organisation_id, message_key) DO NOTHING RETURNING id`,
        [id, organisationId, channel, messageKey, new Date(this.now()), sealed],
      ),
    );
    return rows.length > 0;
  }
}
