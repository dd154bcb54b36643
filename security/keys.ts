import { hkdfSync, randomBytes } from 'node:crypto';
import { open, seal } from './aes-gcm';
import { joinUnambiguously, type Bytes } from './bytes';
import { DecryptionError, KeyError } from './errors';

/** Length of every key of ours, in bytes: AES-256 and HMAC-SHA-256. */
export const KEY_BYTES = 32;

/** Ids are written in settings, in ciphertexts and in Temporal's metadata: short, printable, no separator. */
const KEY_ID = /^[a-z0-9][a-z0-9-]{0,31}$/;

const WRAPPING_VERSION = 1;

/** What a derived key is for. A key made for one purpose is useless for another. */
export type KeyPurpose = 'data-key-wrapping' | 'payload-codec' | 'search-tokens' | 'message-links';

/** Master keys by id, and the one that new ciphertexts use. */
export interface MasterKeys {
  readonly currentKeyId: string;
  readonly keys: Readonly<Record<string, Buffer>>;
}

/**
 * Derives a key for one purpose and one scope, by HKDF-SHA-256 (RFC 5869).
 *
 * @param key the parent, 32 random bytes
 * @param purpose what the derived key is for
 * @param scope whom it is for, for instance an organisation's id; empty when it is for the whole installation
 * @returns 32 bytes, the same for the same three arguments
 */
export function deriveKey(key: Uint8Array, purpose: KeyPurpose, scope = ''): Bytes {
  const info = joinUnambiguously('relais', purpose, scope);
  return Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), info, KEY_BYTES));
}

/** @returns 32 random bytes: a new data key, or a new master key */
export function generateKey(): Bytes {
  return randomBytes(KEY_BYTES);
}

/**
 * The master keys of an installation. They encrypt no data themselves: they wrap the data keys of
 * organisations, and keys for other purposes are derived from them. To rotate, add a key, make it the current
 * one, rewrap, and remove the old one once nothing names it any more.
 */
export class KeyRing {
  readonly currentKeyId: string;
  private readonly keys: ReadonlyMap<string, Buffer>;
  private readonly derived = new Map<string, Bytes>();

  /**
   * @param masterKeys 32 bytes each
   * @throws KeyError when the current key is missing, an id is malformed or a key has not 32 bytes
   */
  constructor(masterKeys: MasterKeys) {
    this.keys = new Map(Object.entries(masterKeys.keys));
    this.currentKeyId = masterKeys.currentKeyId;
    for (const [id, key] of this.keys) {
      if (!KEY_ID.test(id)) {
        throw new KeyError(`Key id "${id}" must be lower-case letters, digits and hyphens, at most 32`);
      }
      if (key.length !== KEY_BYTES) {
        throw new KeyError(`Master key "${id}" has ${key.length} bytes instead of ${KEY_BYTES}`);
      }
    }
    if (!this.keys.has(this.currentKeyId)) {
      throw new KeyError(`The current master key "${this.currentKeyId}" is not among the keys given`);
    }
  }

  /** @returns the ids of all keys, the current one among them */
  keyIds(): readonly string[] {
    return [...this.keys.keys()];
  }

  /**
   * Derives a key for one purpose from a master key.
   *
   * @param purpose what it is for
   * @param keyId which master key; the current one unless told
   * @returns 32 bytes
   * @throws DecryptionError when the master key is not known here
   */
  purposeKey(purpose: KeyPurpose, keyId: string = this.currentKeyId): Bytes {
    const cacheKey = `${purpose}/${keyId}`;
    const known = this.derived.get(cacheKey);
    if (known) return known;
    const master = this.keys.get(keyId);
    if (!master) throw new DecryptionError(`No master key "${keyId}" on this machine`);
    const key = deriveKey(master, purpose);
    this.derived.set(cacheKey, key);
    return key;
  }

  /**
   * Wraps a data key under the current master key, for storage beside the data (envelope encryption).
   *
   * @param dataKey 32 bytes
   * @param owner whose key it is (for instance an organisation's id and the key's version): it must be given
   *   again to unwrap, so that one organisation's key cannot be put in another's place
   * @returns version, master key id, nonce, tag, ciphertext
   * @throws KeyError when the data key has not 32 bytes
   */
  wrap(dataKey: Uint8Array, owner: string): Bytes {
    if (dataKey.length !== KEY_BYTES) {
      throw new KeyError(`A data key has ${dataKey.length} bytes instead of ${KEY_BYTES}`);
    }
    const id = Buffer.from(this.currentKeyId, 'ascii');
    const header = Buffer.concat([Buffer.from([WRAPPING_VERSION, id.length]), id]);
    const sealed = seal(this.purposeKey('data-key-wrapping'), dataKey, wrappingContext(header, owner));
    return Buffer.concat([header, sealed]);
  }

  /**
   * Unwraps a data key, whichever known master key wrapped it.
   *
   * @param wrapped what {@link wrap} returned
   * @param owner the same as when it was wrapped
   * @returns 32 bytes
   * @throws DecryptionError when it was altered, belongs to another owner, or its master key is not known
   */
  unwrap(wrapped: Uint8Array, owner: string): Bytes {
    const keyId = wrappingKeyId(wrapped);
    const header = wrapped.subarray(0, 2 + keyId.length);
    const key = this.purposeKey('data-key-wrapping', keyId);
    return open(key, wrapped.subarray(header.length), wrappingContext(header, owner));
  }

  /**
   * @param wrapped what {@link wrap} returned
   * @returns whether an older master key wrapped it, so that it should be wrapped again
   * @throws DecryptionError when it is malformed
   */
  needsRewrapping(wrapped: Uint8Array): boolean {
    return wrappingKeyId(wrapped) !== this.currentKeyId;
  }
}

function wrappingContext(header: Uint8Array, owner: string): Bytes {
  return joinUnambiguously('relais-data-key', header, owner);
}

function wrappingKeyId(wrapped: Uint8Array): string {
  const [version, idLength] = wrapped;
  if (version !== WRAPPING_VERSION || idLength === undefined || wrapped.length < 2 + idLength) {
    throw new DecryptionError('A wrapped data key is malformed');
  }
  return Buffer.from(wrapped.subarray(2, 2 + idLength)).toString('ascii');
}
