import type { MessageFilter, MessageView } from '../../application/reading/views';
import type { TenantTransaction } from './database';
import { iso, isoOrNull } from './view-parts';

interface MessageRow extends Omit<MessageView, 'dueAt' | 'sentAt'> {
  dueAt: Date;
  sentAt: Date | null;
}

/** What left or should have left, newest first; one page. */
export async function readMessages(
  transaction: TenantTransaction,
  organisationId: string,
  { followUpId, status, undecided = false, before, limit }: MessageFilter,
): Promise<MessageView[]> {
  const rows = await transaction.query<MessageRow>(
    `SELECT message.id AS "messageId", follow_up_id AS "followUpId", kind, channel,
            professional.display_name AS "professionalName", professional.phone AS "professionalPhone",
            message.status, due_at AS "dueAt", sent_at AS "sentAt", failure, resolution
     FROM message LEFT JOIN professional ON professional.id = message.professional_id
     WHERE message.organisation_id = $1 AND ($2::uuid IS NULL OR follow_up_id = $2)
       AND ($3::text IS NULL OR message.status = $3)
       ${undecided ? "AND message.status = 'uncertain' AND resolution IS NULL" : ''}
       AND ($4::timestamptz IS NULL OR (due_at, message.id) < ($4, $5))
     ORDER BY due_at DESC, message.id DESC LIMIT $6`,
    [
      organisationId,
      followUpId ?? null,
      status ?? null,
      before?.dueAt ?? null,
      before?.messageId ?? null,
      limit,
    ],
  );
  return rows.map((row) => ({ ...row, dueAt: iso(row.dueAt), sentAt: isoOrNull(row.sentAt) }));
}
