/** Bytes as PostgreSQL's `bytea` and the wire take them. */
export type Bytes = Buffer<ArrayBuffer>;

/**
 * Joins texts so that no two different lists give the same bytes: each part is preceded by its length.
 * Used for what authenticates a ciphertext and for what a hash covers, where plain joining could be forged
 * (`['ab', 'c']` and `['a', 'bc']` must differ).
 *
 * @param parts texts or bytes, in an order that the caller fixes
 * @returns for each part, its length in bytes (4 bytes, big-endian) and its bytes
 */
export function joinUnambiguously(...parts: readonly (string | Uint8Array)[]): Bytes {
  const pieces = parts.flatMap((part) => {
    const bytes = typeof part === 'string' ? Buffer.from(part, 'utf8') : part;
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    return [length, bytes];
  });
  return Buffer.concat(pieces);
}
