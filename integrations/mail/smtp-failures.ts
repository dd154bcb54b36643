import type { SendOutcome } from '../../domain/messages';

/** What nodemailer says of a failure. */
interface SmtpFailure {
  readonly code: string | undefined;
  readonly command: string | undefined;
  readonly responseCode: number | undefined;
}

/** Answers to these commands are about the message; a 5xx to any other is about us or the server. */
const MESSAGE_COMMANDS = /^(MAIL FROM|RCPT TO|DATA)/;

/** Failures before any word of the message was said. */
const BEFORE_MESSAGE: ReadonlySet<string> = new Set([
  'ECONNECTION',
  'EDNS',
  'ETLS',
  'EAUTH',
  'ENOAUTH',
  'EPROXY',
]);

/**
 * What a failed sending means (RFC 5321, 4.2.1: 4yz is transient, 5yz permanent).
 *
 * @param error what nodemailer threw
 * @returns reasons are codes: nothing of the server's sentences, which repeat addresses
 */
export function outcomeOfFailure(error: unknown): SendOutcome {
  const { code, command, responseCode } = failureOf(error);
  if (responseCode !== undefined) {
    const aboutMessage = code !== 'EAUTH' && MESSAGE_COMMANDS.test(command ?? '');
    const status = responseCode >= 500 && aboutMessage ? 'refused' : 'not-sent';
    return { status, reason: `smtp-${responseCode}` };
  }
  // Without an answer, the envelope itself was no address.
  if (code === 'EENVELOPE') return { status: 'refused', reason: 'invalid-address' };
  if (command === 'CONN' || (code !== undefined && BEFORE_MESSAGE.has(code))) {
    return { status: 'not-sent', reason: code ?? 'no-connection' };
  }
  return { status: 'unknown', reason: code ?? 'no-answer' };
}

function failureOf(error: unknown): SmtpFailure {
  const fields = typeof error === 'object' && error !== null ? error : {};
  const text = (name: string) => {
    const value: unknown = Reflect.get(fields, name);
    return typeof value === 'string' ? value : undefined;
  };
  const responseCode: unknown = Reflect.get(fields, 'responseCode');
  return {
    code: text('code'),
    command: text('command'),
    responseCode: typeof responseCode === 'number' ? responseCode : undefined,
  };
}
