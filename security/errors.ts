/**
 * A key is missing, malformed, too weak or forbidden. Thrown while settings are read and when a key ring is
 * built; its message names the key's id, never the key.
 */
export class KeyError extends Error {
  override readonly name = 'KeyError';
}

/**
 * A ciphertext cannot be read: altered, moved to another place, cut short, or sealed under a key we do not have.
 * Its message never holds what was to be decrypted. Trying again does not help: somebody must look.
 */
export class DecryptionError extends Error {
  override readonly name = 'DecryptionError';
}
