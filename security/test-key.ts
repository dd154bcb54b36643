import { timingSafeEqual } from 'node:crypto';
import { KEY_BYTES, KeyRing } from './keys';

/** The id that marks what was encrypted for tests only. */
export const TEST_ONLY_KEY_ID = 'test-only';

/** Public, so worthless: 32 readable bytes. */
const TEST_ONLY_KEY = Buffer.from('relais: public key, tests only!!', 'ascii');

/**
 * @returns the committed key ring under which the replay histories of `test/` were recorded. It protects
 *   nothing: `parseMasterKeys` refuses it, so no installation can run with it.
 */
export function testOnlyKeyRing(): KeyRing {
  return new KeyRing({ currentKeyId: TEST_ONLY_KEY_ID, keys: { [TEST_ONLY_KEY_ID]: TEST_ONLY_KEY } });
}

/**
 * @param keyId a key's id
 * @param key its bytes
 * @returns whether it is the public test key, by its id or by its bytes under another id
 */
export function isTestOnlyKey(keyId: string, key: Uint8Array): boolean {
  return keyId === TEST_ONLY_KEY_ID || (key.length === KEY_BYTES && timingSafeEqual(key, TEST_ONLY_KEY));
}
