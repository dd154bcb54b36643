import { randomBytes } from 'node:crypto';
import { hash, parseOptions, verify, type Options } from '@node-rs/argon2';

/**
 * OWASP Password Storage Cheat Sheet, argon2id: 19 MiB, two passes, one lane. Argon2id is the library's default;
 * its constant cannot be named here, because it is a `const enum` that only `tsc` resolves.
 */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32 } satisfies Options;

/** Made with the same parameters from random bytes that nobody kept: no password opens it. */
const HASH_OF_NOBODY =
  '$argon2id$v=19$m=19456,t=2,p=1$floBVCCPbTRsf7zmk+ejnA$XyqLjmBp4Rd1xO/WRS823cAAc5tf+2JoNfUAQHUz0Qo';

/** ASVS 5.0, 6.2.1 asks for eight at least and recommends fifteen. */
export const SHORTEST_PASSWORD_CHARACTERS = 12;

/** Bounds the work of one attempt; ASVS 5.0, 6.2.9 asks that 64 at least be allowed. */
export const LONGEST_PASSWORD_CHARACTERS = 256;

/** 144 bits, 24 characters once written. */
const GENERATED_PASSWORD_BYTES = 18;

/** A password that may not be chosen. The message is for the log; the screen says it in its own words. */
export class PasswordError extends Error {
  override readonly name = 'PasswordError';
}

/**
 * Hashes a password with argon2id for storage.
 *
 * @param password as typed, between 12 and 256 characters
 * @returns the PHC string: parameters, salt and hash
 * @throws PasswordError when it is too short or too long
 */
export async function hashPassword(password: string): Promise<string> {
  const length = [...password].length;
  if (length < SHORTEST_PASSWORD_CHARACTERS || length > LONGEST_PASSWORD_CHARACTERS) {
    throw new PasswordError(
      `A password has ${length} characters instead of ${SHORTEST_PASSWORD_CHARACTERS} to ${LONGEST_PASSWORD_CHARACTERS}`,
    );
  }
  return hash(password, PARAMETERS);
}

/**
 * Checks a password in the same time whether or not the account exists, so that the answer's delay does not tell
 * who has an account.
 *
 * @param password as typed
 * @param storedHash what {@link hashPassword} returned, or null when no account has that address
 * @returns whether it is the right one; false without an account
 * @throws Error when what is stored is not a PHC string
 */
export async function verifyPassword(password: string, storedHash: string | null): Promise<boolean> {
  if ([...password].length > LONGEST_PASSWORD_CHARACTERS) return false;
  const matches = await verify(storedHash ?? HASH_OF_NOBODY, password);
  return storedHash !== null && matches;
}

/**
 * @param storedHash what {@link hashPassword} returned, perhaps years ago
 * @returns whether it was made with other parameters than today's: hash the password again when it next comes in
 * @throws Error when what is stored is not a PHC string
 */
export function needsRehash(storedHash: string): boolean {
  const stored = parseOptions(storedHash);
  return (
    !storedHash.startsWith('$argon2id$') ||
    stored.memoryCost !== PARAMETERS.memoryCost ||
    stored.timeCost !== PARAMETERS.timeCost ||
    stored.parallelism !== PARAMETERS.parallelism ||
    stored.outputLen !== PARAMETERS.outputLen
  );
}

/** @returns a random password of 24 characters, for a first account */
export function generatePassword(): string {
  return randomBytes(GENERATED_PASSWORD_BYTES).toString('base64url');
}
