import type { OutgoingMessage, SendOutcome } from '../../domain/messages';
import { createSmtpTransport, type SmtpSettings, type SmtpTransport } from '../mail';

/**
 * Secure health mail through the SMTP submission of a MSSanté operator, with settings of its own: letters in full
 * words leave by this door only.
 *
 * @param settings of the operator's mailbox, never those of ordinary mail
 */
export function createSecureMailTransport(settings: SmtpSettings): SmtpTransport {
  const transport = createSmtpTransport(settings);
  return { send: (message) => sendLetter(transport, message), close: () => transport.close() };
}

/** A message made for another channel is never let through: what it says was not meant for this one. */
async function sendLetter(transport: SmtpTransport, message: OutgoingMessage): Promise<SendOutcome> {
  if (message.channel !== 'secure-mail') return { status: 'refused', reason: 'wrong-channel' };
  return transport.send(message);
}
