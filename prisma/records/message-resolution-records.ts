import type { Caller } from '../../application/application';
import type { DeliveryFact } from '../../application/dispatcher/ports';
import type { MessageResolutions } from '../../application/messages/message-use-cases';
import { againKey, type ClaimedMessage, type MessageResolution } from '../../domain/messages';
import type { Database, TenantTransaction } from './database';
import { appendToInbox } from './inbox-rows';

/** A message nobody else touches, with what decides on it. */
type Uncertain = ClaimedMessage & { readonly status: string; readonly resolution: MessageResolution | null };

const LOCKED = `
  SELECT id, organisation_id AS "organisationId", follow_up_id AS "followUpId", generation, key, kind, channel,
    CASE WHEN patient_id IS NULL THEN 'professional' ELSE 'household' END AS recipient,
    professional_id AS "professionalId", patient_id AS "patientId", subject, attempts AS attempt,
    false AS reclaimed, status, resolution
  FROM message WHERE id = $1 FOR UPDATE`;

const AGAIN = `
  INSERT INTO message (id, organisation_id, follow_up_id, generation, key, kind, channel, professional_id, patient_id,
    subject, due_at)
  SELECT $2, organisation_id, follow_up_id, generation, $3, kind, channel, professional_id, patient_id, subject, $4
  FROM message WHERE id = $1`;

/** What people decide on uncertain messages, on PostgreSQL. */
export class PostgresMessageResolutions implements MessageResolutions {
  constructor(
    private readonly database: Database,
    private readonly newId: () => string,
    /** Business time. */
    private readonly now: () => number,
    /** What the follow-up hears of a message that arrived; null when nothing. */
    private readonly factOf: (message: ClaimedMessage, status: 'delivered') => DeliveryFact | null,
  ) {}

  resolve(
    caller: Caller,
    messageId: string,
    resolution: MessageResolution,
  ): Promise<'done' | 'missing' | 'settled'> {
    return this.database.transaction(caller, async (transaction) => {
      const [message] = await transaction.query<Uncertain>(LOCKED, [messageId]);
      if (message === undefined) return 'missing';
      if (message.resolution === resolution) return 'done';
      if (message.resolution !== null || message.status !== 'uncertain') return 'settled';
      await transaction.query(
        `UPDATE message SET resolution = $2, status = CASE WHEN $2 = 'delivered' THEN $2 ELSE status END WHERE id = $1`,
        [messageId, resolution],
      );
      if (resolution === 'sent-again') await this.sendAgain(transaction, message);
      if (resolution === 'delivered') await this.tell(transaction, caller, message);
      return 'done';
    });
  }

  /** Reminders go with the new one: it is made of them when it leaves, and clears with them. */
  private async sendAgain(transaction: TenantTransaction, { id, key }: Uncertain): Promise<void> {
    const newId = this.newId();
    await transaction.query(AGAIN, [id, newId, againKey(key), new Date(this.now())]);
    await transaction.query('UPDATE reminder SET message_id = $2 WHERE message_id = $1', [id, newId]);
  }

  /** A follow-up hears what it would have heard from the dispatcher. */
  private async tell(transaction: TenantTransaction, caller: Caller, message: Uncertain): Promise<void> {
    const fact = this.factOf(message, 'delivered');
    const { organisationId, followUpId, generation } = message;
    if (fact === null || followUpId === null) return;
    await appendToInbox(transaction, {
      ...{ factId: fact.id, organisationId, followUpId, generation, event: fact.event },
      ...{ actorId: caller.accountId, actorRole: caller.role, receivedAt: this.now() },
    });
  }
}
