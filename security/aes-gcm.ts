import { createCipheriv, createDecipheriv } from 'node:crypto';
import type { Bytes } from './bytes';
import { DecryptionError } from './errors';
import { pooledRandomBytes } from './random-bytes';

const ALGORITHM = 'aes-256-gcm';

/** 96 bits: the only nonce length that GCM takes without an extra hash (NIST SP 800-38D, 5.2.1.1). */
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** What sealing adds to a plain text, in bytes. */
export const SEAL_OVERHEAD_BYTES = NONCE_BYTES + TAG_BYTES;

/**
 * Encrypts and authenticates with AES-256-GCM under a fresh random nonce.
 * Random nonces are safe up to 2^32 messages under one key (NIST SP 800-38D, 8.3).
 *
 * @param key 32 bytes
 * @param plainText what nobody may read
 * @param associatedData what must be presented again, unchanged, to open; it is not stored in the result
 * @returns nonce, tag, ciphertext
 */
export function seal(key: Uint8Array, plainText: Uint8Array, associatedData: Uint8Array): Bytes {
  const nonce = pooledRandomBytes(NONCE_BYTES);
  const cipher = createCipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(associatedData);
  const cipherText = Buffer.concat([cipher.update(plainText), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), cipherText]);
}

/**
 * Opens what {@link seal} made.
 *
 * @param key the same 32 bytes
 * @param sealed nonce, tag, ciphertext
 * @param associatedData the same bytes as when it was sealed
 * @returns the plain text
 * @throws DecryptionError when it is too short, altered, or presented with another key or other associated data
 */
export function open(key: Uint8Array, sealed: Uint8Array, associatedData: Uint8Array): Bytes {
  if (sealed.length < SEAL_OVERHEAD_BYTES) {
    throw new DecryptionError(`A ciphertext of ${sealed.length} bytes is cut short`);
  }
  const nonce = sealed.subarray(0, NONCE_BYTES);
  const decipher = createDecipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(associatedData);
  decipher.setAuthTag(sealed.subarray(NONCE_BYTES, SEAL_OVERHEAD_BYTES));
  const start = decipher.update(sealed.subarray(SEAL_OVERHEAD_BYTES));
  try {
    return Buffer.concat([start, decipher.final()]);
  } catch (cause) {
    throw new DecryptionError('A ciphertext was altered, moved, or sealed under another key', { cause });
  }
}
