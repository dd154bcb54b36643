import type { SendOutcome } from '../../domain/messages';

/** Answers to these commands are about the message; a 5xx to any other is about us or the server. */
const MESSAGE_COMMANDS = /^(MAIL FROM|RCPT TO|DATA)/;

/**
 * What nodemailer reports only before the first word of a message. Its ECONNECTION, ESOCKET and ETIMEDOUT are not
 * among them: they also come when the answer to the message was lost.
 */
const BEFORE_MESSAGE: ReadonlySet<string> = new Set([
  'EDNS',
  'ETLS',
  'EAUTH',
  'ENOAUTH',
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'CONNECT_TIMEOUT',
  'GREETING_TIMEOUT',
  'UPGRADE_TIMEOUT',
]);

/**
 * What a failed sending means (RFC 5321, 4.2.1: 4yz is transient, 5yz permanent). When in doubt it is unknown.
 *
 * @param error what nodemailer threw
 * @returns reasons are codes: nothing of the server's sentences, which repeat addresses
 */
export function outcomeOfFailure(error: unknown): SendOutcome {
  const [code, originalCode, timeoutType, command] = [
    textOf(error, 'code'),
    textOf(error, 'originalCode'),
    textOf(error, 'timeoutType'),
    textOf(error, 'command'),
  ];
  const responseCode = fieldOf(error, 'responseCode');
  if (typeof responseCode === 'number') {
    const aboutMessage = code !== 'EAUTH' && MESSAGE_COMMANDS.test(command ?? '');
    const status = responseCode >= 500 && aboutMessage ? 'refused' : 'not-sent';
    return { status, reason: `smtp-${responseCode}` };
  }
  // Without an answer, the envelope itself was no address.
  if (code === 'EENVELOPE') return { status: 'refused', reason: 'invalid-address' };
  const before = [timeoutType, originalCode, code].find((said) => BEFORE_MESSAGE.has(said ?? ''));
  if (before) return { status: 'not-sent', reason: before };
  return { status: 'unknown', reason: code ?? 'no-answer' };
}

function textOf(error: unknown, name: string): string | null {
  const value = fieldOf(error, name);
  return typeof value === 'string' ? value : null;
}

function fieldOf(error: unknown, name: string): unknown {
  return typeof error === 'object' && error !== null ? Reflect.get(error, name) : undefined;
}
