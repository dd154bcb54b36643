import type { ContactChannel, FollowUpEvent } from '../../domain/follow-up';
import type { TenantTransaction } from './database';
import { contactOf, type ContactRow } from './professional-rows';

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

/** Facts that name who takes a care on: with them the follow-up hears how they are written to. */
async function withContact(transaction: TenantTransaction, event: FollowUpEvent): Promise<FollowUpEvent> {
  switch (event.type) {
    case 'care-arranged':
    case 'appointment-booked':
    case 'appointment-moved': {
      const contactChannel = await channelOf(transaction, event.professionalId);
      return contactChannel === undefined ? event : { ...event, contactChannel };
    }
    case 'series-booked': {
      const contactChannel = await channelOf(transaction, event.visits[0]?.professionalId);
      return contactChannel === undefined ? event : { ...event, contactChannel };
    }
    default:
      return event;
  }
}

async function channelOf(
  transaction: TenantTransaction,
  professionalId: string | undefined,
): Promise<ContactChannel | undefined> {
  if (professionalId === undefined) return undefined;
  const [row] = await transaction.query<ContactRow>(
    'SELECT id, mail, secure_mail, mobile_phone FROM professional WHERE id::text = $1',
    [professionalId],
  );
  return row === undefined ? undefined : contactOf(row).channel;
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
      JSON.stringify(await withContact(transaction, row.event)),
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
