import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';

/** What a provider says became of an SMS it took. */
export interface SmsReceipt {
  readonly organisationId: string;
  /** The reference it was given: the key of the message. */
  readonly messageKey: string;
  readonly status: 'delivered' | 'failed';
}

/** A receipt that came late is no receipt: the same signed bytes could be sent again for ever. */
const LONGEST_AGE_SECONDS = 300;

const receiptSchema = z.object({
  organisation: z.uuid(),
  reference: z.string().min(1).max(300),
  status: z.enum(['delivered', 'failed']),
});

/**
 * The signature of a receipt: HMAC-SHA-256 over `<timestamp>.<body>` under the token shared with the provider.
 *
 * @param timestamp seconds since 1970, as text
 * @returns hexadecimal
 */
export function receiptSignature(token: string, timestamp: string, body: Uint8Array): string {
  return createHmac('sha256', token).update(`${timestamp}.`).update(body).digest('hex');
}

/**
 * Reads a receipt, if it is one of our provider's.
 *
 * @param sent what the headers `X-Timestamp` and `X-Signature` say, and the bytes as they came
 * @param nowSeconds the system's own clock: signatures know no business time
 * @returns null when signature, age or form are not right; one answer for all three, so that nobody learns which
 */
export function readReceipt(
  token: string,
  sent: { readonly timestamp: string; readonly signature: string; readonly body: Uint8Array },
  nowSeconds: number,
): SmsReceipt | null {
  const { timestamp, signature, body } = sent;
  if (!/^\d{1,12}$/.test(timestamp)) return null;
  if (Math.abs(nowSeconds - Number(timestamp)) > LONGEST_AGE_SECONDS) return null;
  const expected = Buffer.from(receiptSignature(token, timestamp, body));
  const presented = Buffer.from(signature);
  if (expected.length !== presented.length || !timingSafeEqual(expected, presented)) return null;
  return parsed(body);
}

function parsed(body: Uint8Array): SmsReceipt | null {
  let content: unknown;
  try {
    content = JSON.parse(Buffer.from(body).toString('utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
  const receipt = receiptSchema.safeParse(content);
  if (!receipt.success) return null;
  const { organisation, reference, status } = receipt.data;
  return { organisationId: organisation, messageKey: reference, status };
}
