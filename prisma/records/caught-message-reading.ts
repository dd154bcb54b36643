import type { Caller } from '../../application/application';
import type { CaughtAttachment, CaughtMessageView } from '../../application/reading/message-views';
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
    const { to, subject, text, attachment } = opened(cipher, id, content);
    const file = attachment === undefined ? null : fileOf(attachment);
    const shown = file && { fileName: file.fileName, mediaType: file.mediaType, sizeBytes: file.sizeBytes };
    return { id, channel, receivedAt: iso(receivedAt), to, subject, text, attachment: shown };
  });
}

/** What came with one of them; null when nothing did. */
export async function readCaughtAttachment(
  transaction: TenantTransaction,
  cipher: FieldCipher,
  { organisationId }: Caller,
  caughtMessageId: string,
): Promise<CaughtAttachment | null> {
  const [row] = await transaction.query<{ content: Buffer }>(
    'SELECT content FROM caught_message WHERE organisation_id = $1 AND id = $2',
    [organisationId, caughtMessageId],
  );
  if (row === undefined) return null;
  const { attachment } = opened(cipher, caughtMessageId, row.content);
  return attachment === undefined ? null : fileOf(attachment);
}

/** Sealed by PostgresCaughtMessages.keep, so of its shape. */
function opened(cipher: FieldCipher, rowId: string, content: Uint8Array): CaughtContent {
  return cipher.decryptJson(content, { table: 'caught_message', rowId, column: 'content' }) as CaughtContent;
}

function fileOf({ fileName, mediaType, base64 }: NonNullable<CaughtContent['attachment']>): CaughtAttachment {
  const bytes = Buffer.from(base64, 'base64');
  return { fileName, mediaType, sizeBytes: bytes.length, bytes };
}
