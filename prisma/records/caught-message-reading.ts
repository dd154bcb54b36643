import type { Caller } from '../../application/application';
import type { CaughtMessageView } from '../../application/reading/views';
import type { FieldCipher } from '../../security/field-encryption';
import type { CaughtContent } from './caught-message-records';
import type { TenantTransaction } from './database';
import { iso } from './view-parts';

/** What the local catcher holds, newest first. */
export async function readCaughtMessages(
  transaction: TenantTransaction,
  cipher: FieldCipher,
  { organisationId }: Caller,
  limit: number,
): Promise<CaughtMessageView[]> {
  const rows = await transaction.query<{ id: string; channel: string; received_at: Date; content: Buffer }>(
    `SELECT id, channel, received_at, content FROM caught_message WHERE organisation_id = $1
     ORDER BY received_at DESC, id DESC LIMIT $2`,
    [organisationId, limit],
  );
  return rows.map(({ id, channel, received_at: receivedAt, content }) => {
    const location = { table: 'caught_message', rowId: id, column: 'content' };
    // Sealed by PostgresCaughtMessages.keep, so of its shape.
    const { to, subject, text } = cipher.decryptJson(content, location) as CaughtContent;
    return { id, channel, receivedAt: iso(receivedAt), to, subject, text };
  });
}
