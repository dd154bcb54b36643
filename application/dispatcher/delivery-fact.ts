import { createHash } from 'node:crypto';
import { firstKey, type ClaimedMessage, type FinalMessageStatus } from '../../domain/messages';
import type { DeliveryFact } from './ports';
import { HAS_IT_ALREADY } from './ending';

/**
 * What the follow-up must hear of a message: every failure, and that the handover arrived. Nothing else, because
 * each fact costs its history.
 *
 * @returns the fact under an id made from the message's own, so that telling it twice is telling it once
 */
export function deliveryFactOf(
  message: ClaimedMessage,
  status: FinalMessageStatus,
  failure?: string,
): DeliveryFact | null {
  // A follow-up counts on its messages to professionals; what failed on its way to a patient people see.
  if (message.recipient === 'household') return null;
  const delivered = status === 'sent' || status === 'delivered' || failure === HAS_IT_ALREADY;
  const told = status === 'failed' || (delivered && message.kind === 'handover-notice');
  if (!told) return null;
  return {
    id: deliveryFactId(message.id),
    event: { type: 'delivery-reported', messageKey: firstKey(message.key), delivered },
  };
}

/** @returns a UUID of version 8 (RFC 9562, 5.8) made of a hash of the message's id */
export function deliveryFactId(messageId: string): string {
  const bytes = createHash('sha256').update(`delivery-reported/${messageId}`).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
