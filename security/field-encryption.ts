import { open, seal } from './aes-gcm';
import { joinUnambiguously, type Bytes } from './bytes';
import { DecryptionError, KeyError } from './errors';
import { deriveKey, generateKey, type KeyRing } from './keys';

const FORMAT_VERSION = 1;

/** Format version (1 byte) and data key version (2 bytes, big-endian). */
const HEADER_BYTES = 3;

/** The first data key of an organisation. */
export const FIRST_DATA_KEY_VERSION = 1;
const LAST_DATA_KEY_VERSION = 0xffff;

/**
 * A data key as it is stored: useless without the master key that wrapped it. Deleting all of an
 * organisation's rows of this kind makes everything it ever encrypted unreadable, backups included.
 */
export interface WrappedDataKey {
  readonly organisationId: string;
  /** 1 to 65,535, growing; the highest one encrypts, all of them decrypt. */
  readonly version: number;
  readonly wrapped: Uint8Array;
}

/** Where a ciphertext lives. It can be read there and nowhere else. */
export interface FieldLocation {
  readonly table: string;
  readonly rowId: string;
  readonly column: string;
}

/**
 * Makes a data key for an organisation, wrapped under the current master key.
 *
 * @param keyRing the master keys
 * @param organisationId whose data it will encrypt
 * @param version 1 for the first, one more at each rotation
 * @returns what to store
 * @throws KeyError when the version is out of range
 */
export function generateDataKey(keyRing: KeyRing, organisationId: string, version: number): WrappedDataKey {
  if (!Number.isInteger(version) || version < FIRST_DATA_KEY_VERSION || version > LAST_DATA_KEY_VERSION) {
    throw new KeyError(`Data key version ${version} is not between 1 and ${LAST_DATA_KEY_VERSION}`);
  }
  return { organisationId, version, wrapped: keyRing.wrap(generateKey(), owner(organisationId, version)) };
}

/**
 * Wraps a data key under the current master key when an older one holds it. The data stay as they are.
 *
 * @param keyRing the master keys, old and new
 * @param dataKey a stored data key
 * @returns the same data key wrapped anew, or the very argument when there is nothing to do
 * @throws DecryptionError when it cannot be unwrapped
 */
export function rewrapDataKey(keyRing: KeyRing, dataKey: WrappedDataKey): WrappedDataKey {
  if (!keyRing.needsRewrapping(dataKey.wrapped)) return dataKey;
  const owned = owner(dataKey.organisationId, dataKey.version);
  return { ...dataKey, wrapped: keyRing.wrap(keyRing.unwrap(dataKey.wrapped, owned), owned) };
}

/**
 * Unwraps the data keys of one organisation, once, for the many fields they encrypt.
 *
 * @param keyRing the master keys
 * @param organisationId the organisation
 * @param dataKeys all its stored data keys, in any order, at least one
 * @returns the cipher for its fields
 * @throws KeyError when there is none or one belongs to another organisation
 * @throws DecryptionError when one cannot be unwrapped
 */
export function openFieldCipher(
  keyRing: KeyRing,
  organisationId: string,
  dataKeys: readonly WrappedDataKey[],
): FieldCipher {
  const keys = new Map<number, Bytes>();
  for (const dataKey of dataKeys) {
    if (dataKey.organisationId !== organisationId) {
      throw new KeyError(
        `A data key of organisation ${dataKey.organisationId} was given for ${organisationId}`,
      );
    }
    keys.set(dataKey.version, keyRing.unwrap(dataKey.wrapped, owner(organisationId, dataKey.version)));
  }
  return new FieldCipher(organisationId, keys);
}

/**
 * Encrypts what identifies people, field by field, with AES-256-GCM under an organisation's data key. The
 * associated data bind a ciphertext to its organisation, table, row and column. Its length shows the length of
 * the text. A data key serves for 2^32 fields at most; then the organisation needs a new version.
 */
export class FieldCipher {
  private readonly currentVersion: number;
  private tokenKey: Bytes | undefined;

  /**
   * @param organisationId whose data these are
   * @param keys unwrapped data keys, 32 bytes each, by version
   * @throws KeyError when there is none
   */
  constructor(
    readonly organisationId: string,
    private readonly keys: ReadonlyMap<number, Bytes>,
  ) {
    if (keys.size === 0) throw new KeyError(`Organisation ${organisationId} has no data key`);
    this.currentVersion = Math.max(...keys.keys());
  }

  /**
   * @param plainText bytes, for instance a letter or a message as it came in
   * @param location where it will be stored
   * @returns version, data key version, nonce, tag, ciphertext: 31 bytes more than the plain text
   */
  encryptBytes(plainText: Uint8Array, location: FieldLocation): Bytes {
    const header = Buffer.alloc(HEADER_BYTES);
    header.writeUInt8(FORMAT_VERSION, 0);
    header.writeUInt16BE(this.currentVersion, 1);
    const key = this.keyOf(this.currentVersion);
    return Buffer.concat([header, seal(key, plainText, this.associatedData(header, location))]);
  }

  /**
   * @param cipherText what {@link encryptBytes} returned
   * @param location where it was stored
   * @returns the plain bytes
   * @throws DecryptionError when it was altered, comes from another place, or its key is gone
   */
  decryptBytes(cipherText: Uint8Array, location: FieldLocation): Bytes {
    const header = Buffer.from(cipherText.subarray(0, HEADER_BYTES));
    if (header.length < HEADER_BYTES || header.readUInt8(0) !== FORMAT_VERSION) {
      throw new DecryptionError(`What is stored in ${location.table}.${location.column} is not a ciphertext`);
    }
    const key = this.keyOf(header.readUInt16BE(1));
    return open(key, cipherText.subarray(HEADER_BYTES), this.associatedData(header, location));
  }

  /** As {@link encryptBytes}, for a text. */
  encryptText(plainText: string, location: FieldLocation): Bytes {
    return this.encryptBytes(Buffer.from(plainText, 'utf8'), location);
  }

  /** As {@link decryptBytes}, for a text. */
  decryptText(cipherText: Uint8Array, location: FieldLocation): string {
    return this.decryptBytes(cipherText, location).toString('utf8');
  }

  /**
   * As {@link encryptBytes}, for a value that JSON can hold.
   *
   * @throws TypeError when JSON cannot hold it (undefined, a function, a cycle)
   */
  encryptJson(value: unknown, location: FieldLocation): Bytes {
    const text: string | undefined = JSON.stringify(value);
    if (text === undefined) throw new TypeError(`JSON has no form for the ${typeof value} to encrypt`);
    return this.encryptText(text, location);
  }

  /** As {@link decryptBytes}, for a value that JSON can hold. The caller checks its shape. */
  decryptJson(cipherText: Uint8Array, location: FieldLocation): unknown {
    return JSON.parse(this.decryptText(cipherText, location));
  }

  /**
   * @param cipherText what {@link encryptBytes} returned
   * @returns whether an older data key encrypted it, so that it should be encrypted again
   */
  needsReencryption(cipherText: Uint8Array): boolean {
    const version = Buffer.from(cipherText.subarray(1, HEADER_BYTES));
    return version.length < 2 || version.readUInt16BE(0) !== this.currentVersion;
  }

  /**
   * The key of the organisation's search tokens. It comes from the oldest data key, so that neither a new
   * master key nor a new data key makes patients impossible to find; keep version 1 as long as there are tokens.
   *
   * @returns 32 bytes
   */
  searchTokenKey(): Bytes {
    const oldest = this.keyOf(Math.min(...this.keys.keys()));
    this.tokenKey ??= deriveKey(oldest, 'search-tokens', this.organisationId);
    return this.tokenKey;
  }

  /**
   * The key of the links in the organisation's messages. As that of the search tokens it comes from the oldest data
   * key, so that a message made a second time carries the same link.
   *
   * @returns 32 bytes
   */
  linkKey(): Bytes {
    return deriveKey(this.keyOf(Math.min(...this.keys.keys())), 'message-links', this.organisationId);
  }

  private keyOf(version: number): Bytes {
    const key = this.keys.get(version);
    if (!key) {
      throw new DecryptionError(`Organisation ${this.organisationId} has no data key of version ${version}`);
    }
    return key;
  }

  private associatedData(header: Uint8Array, { table, rowId, column }: FieldLocation): Bytes {
    return joinUnambiguously('relais-field', header, this.organisationId, table, rowId, column);
  }
}

function owner(organisationId: string, version: number): string {
  return `organisation/${organisationId}/${version}`;
}
