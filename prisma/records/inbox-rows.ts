import type { FollowUpEvent } from '../../domain/follow-up';
import type { TenantTransaction } from './database';

export interface InboxRow {
  readonly factId: string;
  readonly organisationId: string;
  readonly followUpId: string;
  readonly generation: number;
  readonly event: FollowUpEvent;
  readonly actorId: string;
  readonly actorRole: string;
  /** Business time. */
  readonly receivedAt: number;
}

/** Keeps a fact; the same fact id again changes nothing. @returns whether it was new */
export async function appendToInbox(transaction: TenantTransaction, row: InboxRow): Promise<boolean> {
  const inserted = await transaction.query<{ id: string }>(
    `INSERT INTO inbox (id, organisation_id, follow_up_id, generation, event, actor_id, actor_role, received_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (id) DO NOTHING RETURNING id`,
    [
      row.factId,
      row.organisationId,
      row.followUpId,
      row.generation,
      JSON.stringify(row.event),
      row.actorId,
      row.actorRole,
      new Date(row.receivedAt),
    ],
  );
  return inserted.length > 0;
}

/** Nothing that is queued may leave any more, whatever becomes of the workflow. */
export async function silenceFollowUps(
  transaction: TenantTransaction,
  which: { readonly patientId: string } | { readonly followUpId: string },
): Promise<void> {
  const [column, id] = 'patientId' in which ? ['patient_id', which.patientId] : ['id', which.followUpId];
  await transaction.query(
    `UPDATE message SET status = 'cleared' WHERE status = 'scheduled' AND kind <> 'death-notice'
     AND follow_up_id IN (SELECT id FROM follow_up WHERE ${column} = $1)`,
    [id],
  );
}
