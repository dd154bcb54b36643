import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { joinUnambiguously, type Bytes } from './bytes';
import { isUuid } from './uuid';

/** 256 bits: far above the 128 that ASVS 5.0, 7.2.3 asks for, so that a plain SHA-256 is enough to store. */
const SECRET_BYTES = 32;
const SECRET = /^[A-Za-z0-9_-]{43}$/;
const API_KEY =
  /^relais_([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})_([A-Za-z0-9_-]{43})$/;

/** The one thing that a link sent to somebody lets them do. */
export type LinkPurpose =
  | 'answer-offer'
  | 'answer-appointment'
  | 'answer-slot-offer'
  | 'read-agenda'
  | 'read-handover'
  | 'set-password';

/** A secret shown once, and what is stored of it. */
export interface IssuedToken {
  /** To be given to its bearer, and forgotten here. */
  readonly token: string;
  /** SHA-256, 32 bytes. */
  readonly hash: Bytes;
}

/** What a well-formed API key says, before anything is known of it. */
export interface PresentedApiKey {
  /** The row to look up. */
  readonly id: string;
  /** To be compared with the stored hash, by {@link hashesMatch}. */
  readonly hash: Bytes;
}

/**
 * Makes an API key for a program. It says `relais` so that scanners for leaked secrets recognise it.
 *
 * @param id the key's own row, a UUID
 * @returns `relais_<id without hyphens>_<secret>`, and the hash of the secret
 * @throws TypeError when the id is not a UUID
 */
export function issueApiKey(id: string): IssuedToken {
  if (!isUuid(id)) throw new TypeError('The id of an API key is not a UUID');
  const secret = generateSecret();
  return { token: `relais_${id.replaceAll('-', '')}_${secret}`, hash: hashSecret('api-key', secret) };
}

/**
 * @param text what came as a bearer token
 * @returns which key it claims to be and the hash to compare, or null when it is no API key of ours
 */
export function readApiKey(text: string): PresentedApiKey | null {
  const [, a, b, c, d, e, secret] = API_KEY.exec(text) ?? [];
  if (secret === undefined) return null;
  return { id: [a, b, c, d, e].join('-'), hash: hashSecret('api-key', secret) };
}

/** @returns the secret of a new session, for a cookie, and the hash under which the session is stored */
export function issueSessionToken(): IssuedToken {
  const token = generateSecret();
  return { token, hash: hashSecret('session', token) };
}

/**
 * @param token what came in the session cookie
 * @returns the hash to look up, or null when it has not the form of a session token
 */
export function hashSessionToken(token: string): Bytes | null {
  return SECRET.test(token) ? hashSecret('session', token) : null;
}

/**
 * @param purpose the one thing the link is for
 * @returns the secret to put into the link, and the hash to store with its subject and its expiry
 */
export function issueLinkToken(purpose: LinkPurpose): IssuedToken {
  const token = generateSecret();
  return { token, hash: hashSecret(`link/${purpose}`, token) };
}

/**
 * The secret of a link in a message that may be put in words more than once: the same each time, and still nobody's
 * to guess without the key.
 *
 * @param key the organisation's key for links, 32 bytes (FieldCipher.linkKey)
 * @param purpose the one thing the link is for
 * @param messageId the message that carries it
 * @param subject what it is about
 * @returns 256 bits as base64url, and the hash to store
 */
export function linkTokenOf(
  key: Uint8Array,
  purpose: LinkPurpose,
  messageId: string,
  subject: string,
): IssuedToken {
  const token = createHmac('sha256', key)
    .update(joinUnambiguously('relais-link', purpose, messageId, subject))
    .digest('base64url');
  return { token, hash: hashSecret(`link/${purpose}`, token) };
}

/**
 * @param purpose what the page that was opened is for
 * @param token what came in the link
 * @returns the hash to look up, or null when it has not the form of a token. A token of another purpose has
 *   another hash: it opens nothing here.
 */
export function hashLinkToken(purpose: LinkPurpose, token: string): Bytes | null {
  return SECRET.test(token) ? hashSecret(`link/${purpose}`, token) : null;
}

/**
 * Compares in a time that does not depend on where two hashes differ.
 *
 * @param presented the hash of what came in
 * @param stored what the database holds
 * @returns whether they are the same
 */
export function hashesMatch(presented: Uint8Array, stored: Uint8Array): boolean {
  return presented.length === stored.length && timingSafeEqual(presented, stored);
}

function generateSecret(): string {
  return randomBytes(SECRET_BYTES).toString('base64url');
}

function hashSecret(kind: string, secret: string): Bytes {
  return Buffer.from(
    createHash('sha256')
      .update(joinUnambiguously('relais-token', kind, secret))
      .digest(),
  );
}
