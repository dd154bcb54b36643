import {
  mayLeave,
  SENDING_POLICIES,
  type ClaimedMessage,
  type MessageChannel,
  type OutgoingMessage,
  type Recipient,
} from '../../domain/messages';
import { againOrFailed, type Ending } from './ending';
import type { MessageRecords, MessageRenderer, MessageTransport } from './ports';

/** A message in words with its way out, or the reason why there is nothing to send. */
export type Preparation =
  | { readonly type: 'ready'; readonly outgoing: OutgoingMessage; readonly transport: MessageTransport }
  | Ending;

export interface PreparationDependencies {
  readonly records: MessageRecords;
  readonly renderer: MessageRenderer;
  readonly transports: Readonly<Partial<Record<MessageChannel, MessageTransport>>>;
}

/**
 * Reads again whether the message may leave, to whom, and puts it in words.
 *
 * @param claimMs real milliseconds the claim is renewed for
 */
export async function prepare(
  message: ClaimedMessage,
  { records, renderer, transports }: PreparationDependencies,
  claimMs: number,
): Promise<Preparation> {
  if (message.reclaimed && SENDING_POLICIES[message.channel].guarantee === 'at-most-once') {
    return { type: 'settled', status: 'uncertain', failure: 'interrupted' };
  }
  const review = await records.review(message, claimMs);
  if (review === null) return { type: 'lost' };
  const leave = mayLeave(message.kind, message.generation, review.standing, message.recipient);
  if (leave !== 'leave') return { type: 'settled', status: leave };
  const to = addressOf(message.channel, review.recipient);
  if (to === null) return { type: 'settled', status: 'failed', failure: 'no-address' };
  const transport = transports[message.channel];
  if (transport === undefined) return againOrFailed(message, 'no-transport');
  const rendered =
    message.channel === 'secure-mail'
      ? renderer.letter(message.kind, await records.letterFacts(message))
      : renderer.notice(message.kind, review.notice);
  const { organisationId, key, channel } = message;
  return { type: 'ready', transport, outgoing: { ...rendered, organisationId, key, channel, to } };
}

function addressOf(channel: MessageChannel, recipient: Recipient | null): string | null {
  switch (channel) {
    case 'secure-mail':
      return recipient?.secureMail ?? null;
    case 'mail':
      return recipient?.mail ?? null;
    case 'sms':
      return recipient?.phone ?? null;
  }
}
