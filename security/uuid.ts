import { createHash } from 'node:crypto';
import { pooledRandomBytes } from './random-bytes';

/** 48 bits of milliseconds: until the year 10889. */
const LAST_INSTANT = 2 ** 48 - 1;

/** What version and variant leave of the last ten bytes is random: 74 bits. */
const RANDOM_BYTES = 10;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * Builds a UUID of version 7 (RFC 9562, 5.7): ids made later sort later, which keeps indexes compact.
 *
 * @param instant milliseconds since 1970
 * @param random ten random bytes
 * @returns the id, lower case
 * @throws RangeError when the instant does not fit in 48 bits or there are not ten bytes
 */
export function uuidV7From(instant: number, random: Uint8Array): string {
  if (!Number.isInteger(instant) || instant < 0 || instant > LAST_INSTANT) {
    throw new RangeError(`Instant ${instant} does not fit in a UUID`);
  }
  if (random.length !== RANDOM_BYTES) {
    throw new RangeError(`A UUID takes ${RANDOM_BYTES} random bytes, not ${random.length}`);
  }
  const bytes = Buffer.alloc(16);
  bytes.writeUIntBE(instant, 0, 6);
  bytes.set(random, 6);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/**
 * @param instant milliseconds since 1970; the system's unless told
 * @returns a new id
 */
export function uuidV7(instant: number = Date.now()): string {
  return uuidV7From(instant, pooledRandomBytes(RANDOM_BYTES));
}

/**
 * Derives an id from another: the same one for the same id and name, version 8 (RFC 9562, 5.8).
 *
 * @param id a UUID
 * @param name what is derived from it
 */
export function derivedUuid(id: string, name: string): string {
  const bytes = createHash('sha256').update(`${id}/${name}`).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/**
 * @param text anything
 * @returns whether it is a UUID as we write them: lower case, with hyphens, any version
 */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}

/**
 * @param id a UUID of version 7
 * @returns the instant it was made at, in milliseconds since 1970
 * @throws RangeError when it is not a UUID of version 7
 */
export function instantOfUuidV7(id: string): number {
  if (!isUuid(id) || id.charAt(14) !== '7') throw new RangeError('The id is not a UUID of version 7');
  return Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
}
