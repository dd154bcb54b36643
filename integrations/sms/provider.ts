import { createHash } from 'node:crypto';
import type { OutgoingMessage, SendOutcome } from '../../domain/messages';
import type { SmsTransport } from './outbox';

export interface SmsProviderSettings {
  /** Where the provider takes SMS, `https://…`. */
  readonly url: string;
  /** Sent as a bearer token. */
  readonly token: string;
  /** Milliseconds until an answer is no longer waited for. */
  readonly timeoutMs: number;
  readonly fetch?: typeof fetch;
}

/** Failures of a connection that was never made: surely nothing was sent (Node.js, errors of system calls). */
const NEVER_CONNECTED: ReadonlySet<unknown> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** Answers that say "not now, nothing was taken" (RFC 9110; RFC 6585). */
const NOT_NOW: ReadonlySet<number> = new Set([429, 503]);

/**
 * A provider that takes SMS by HTTP: `POST` of `{ to, text, reference, organisation }` with a bearer token and an
 * idempotency key; any 2xx means that it has it. Delivery comes later, signed (receipts.ts).
 *
 * At most once: only where it is sure that nothing was taken may the same SMS be tried again.
 */
export function createSmsProvider({
  url,
  token,
  timeoutMs,
  fetch: ask = fetch,
}: SmsProviderSettings): SmsTransport {
  return {
    send: async (message: OutgoingMessage): Promise<SendOutcome> => {
      try {
        const response = await ask(url, {
          method: 'POST',
          redirect: 'error',
          signal: AbortSignal.timeout(timeoutMs),
          headers: {
            authorization: `Bearer ${token}`,
            'content-type': 'application/json',
            'idempotency-key': createHash('sha256').update(message.key).digest('hex'),
          },
          body: JSON.stringify({
            to: message.to,
            text: message.text,
            reference: message.key,
            organisation: message.organisationId,
          }),
        });
        await response.body?.cancel();
        return outcomeOf(response.status);
      } catch (error) {
        return neverConnected(error)
          ? { status: 'not-sent', reason: 'not-connected' }
          : { status: 'unknown', reason: 'no-answer' };
      }
    },
  };
}

function outcomeOf(status: number): SendOutcome {
  if (status >= 200 && status < 300) return { status: 'accepted' };
  if (NOT_NOW.has(status)) return { status: 'not-sent', reason: `http-${status}` };
  if (status >= 400 && status < 500) return { status: 'refused', reason: `http-${status}` };
  return { status: 'unknown', reason: `http-${status}` };
}

function neverConnected(error: unknown): boolean {
  const cause = typeof error === 'object' && error !== null && 'cause' in error ? error.cause : null;
  return typeof cause === 'object' && cause !== null && 'code' in cause && NEVER_CONNECTED.has(cause.code);
}
