/** Bytes as PostgreSQL's `bytea` and the wire take them. */
export type Bytes = Buffer<ArrayBuffer>;

const LENGTH_BYTES = 4;

/**
 * Joins texts so that no two different lists give the same bytes: each part is preceded by its length.
 * Used for what authenticates a ciphertext and for what a hash covers, where plain joining could be forged
 * (`['ab', 'c']` and `['a', 'bc']` must differ).
 *
 * @param parts texts or bytes, in an order that the caller fixes
 * @returns for each part, its length in bytes (4 bytes, big-endian) and its bytes
 */
export function joinUnambiguously(...parts: readonly (string | Uint8Array)[]): Bytes {
  const lengths = parts.map((part) =>
    typeof part === 'string' ? Buffer.byteLength(part, 'utf8') : part.length,
  );
  const joined = Buffer.alloc(lengths.reduce((sum, length) => sum + LENGTH_BYTES + length, 0));
  let place = 0;
  parts.forEach((part, index) => {
    place = joined.writeUInt32BE(lengths[index] ?? 0, place);
    if (typeof part === 'string') place += joined.write(part, place, 'utf8');
    else {
      joined.set(part, place);
      place += part.length;
    }
  });
  return joined;
}
