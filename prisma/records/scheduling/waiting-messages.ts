import type { FieldCipher } from '../../../security/field-encryption';
import type { TenantTransaction } from '../database';
import { readWrittenPatient } from './patient-message-reading';

/** A freed time a patient is written about. */
export interface OfferNotice {
  readonly id: string;
  readonly organisationId: string;
  readonly slotOfferId: string;
  readonly patientId: string;
  readonly followUpId: string | null;
  readonly dueAt: number;
}

/**
 * Writes to the patient where they can and want to be written to: by SMS, since the answer is awaited the same day, else
 * by mail. Nobody is written to otherwise, and the list says that somebody telephones.
 */
export async function writeToPatient(
  transaction: TenantTransaction,
  cipher: FieldCipher,
  { id, organisationId, slotOfferId, patientId, followUpId, dueAt }: OfferNotice,
): Promise<void> {
  const { standing, address } = await readWrittenPatient(transaction, cipher, patientId);
  if (standing.deceased || standing.messagesOpposed || standing.personInDanger) return;
  if (address.mobile === null && address.mail === null) return;
  const channel = address.mobile === null ? 'mail' : 'sms';
  await transaction.query(
    `INSERT INTO message (id, organisation_id, follow_up_id, generation, key, kind, channel, patient_id, subject, due_at)
     VALUES ($1, $2, $3, coalesce((SELECT generation FROM follow_up WHERE id = $3), 1), $4, 'slot-offer', $5, $6, $7, $8)`,
    [
      id,
      organisationId,
      followUpId,
      `patient/${patientId}/slot-offer/${slotOfferId}/${channel}`,
      channel,
      patientId,
      slotOfferId,
      new Date(dueAt),
    ],
  );
}

/** SQL: whether nothing was, or will be, written to the patient about an offer of the table `slot_offer`. */
export const TO_TELEPHONE = `NOT EXISTS (SELECT FROM message WHERE message.subject = slot_offer.id::text
  AND message.kind = 'slot-offer' AND message.status NOT IN ('failed', 'denied', 'muted', 'cleared', 'uncertain'))`;
