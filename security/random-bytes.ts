import { randomBytes } from 'node:crypto';

/** Drawn at once: asking the system for ten bytes costs as much as for thousands. */
const POOL_BYTES = 4_096;
let pool = Buffer.alloc(0);

/**
 * Random bytes for ids and nonces. Each byte is handed out once.
 *
 * @param count how many, at most 4,096
 * @returns that many bytes from the system's source of randomness
 */
export function pooledRandomBytes(count: number): Uint8Array {
  if (pool.length < count) pool = randomBytes(POOL_BYTES);
  const taken = pool.subarray(0, count);
  pool = pool.subarray(count);
  return taken;
}
