import { KeyError } from './errors';
import { KEY_BYTES, KeyRing, generateKey, type MasterKeys } from './keys';
import { isTestOnlyKey } from './test-key';

/** 32 random bytes have fewer distinct values than this about once in 10^29 draws: a typed-in key is meant. */
const LEAST_DISTINCT_BYTES = 10;

/**
 * Reads the master keys of an installation from their stored form: `keyId:base64`, several separated by commas
 * or white space, the current one first.
 *
 * @param text for instance `2026-11:q83v…=,2025-01:zJ2k…=`
 * @returns the key ring
 * @throws KeyError when there is no key, an entry is malformed, a key has not 32 bytes, is not random, comes
 *   twice, or is the public test key. The message tells which entry; it never repeats a key.
 */
export function parseMasterKeys(text: string): KeyRing {
  const entries = text.split(/[\s,]+/).filter((entry) => entry !== '');
  const keys: Record<string, Buffer> = {};
  let currentKeyId: string | undefined;
  for (const [index, entry] of entries.entries()) {
    const [keyId, key] = parseEntry(entry, index + 1);
    if (Object.hasOwn(keys, keyId)) throw new KeyError(`Master key "${keyId}" is given twice`);
    keys[keyId] = key;
    currentKeyId ??= keyId;
  }
  if (currentKeyId === undefined) throw new KeyError('No master key given: expected keyId:base64');
  return new KeyRing({ currentKeyId, keys });
}

/**
 * Writes master keys in the form that {@link parseMasterKeys} reads, for the first start of an installation.
 *
 * @param masterKeys the keys
 * @returns one entry per line, the current key first. Secret: keep it in a file of mode 0600.
 */
export function formatMasterKeys(masterKeys: MasterKeys): string {
  const current = masterKeys.currentKeyId;
  const others = Object.keys(masterKeys.keys).filter((keyId) => keyId !== current);
  return [current, ...others]
    .map((keyId) => {
      const key = masterKeys.keys[keyId];
      if (!key) throw new KeyError(`The current master key "${keyId}" is not among the keys given`);
      return `${keyId}:${key.toString('base64')}`;
    })
    .join('\n');
}

/**
 * @param keyId what to call it, for instance the month of its making: `2026-11`
 * @returns one new random master key
 */
export function generateMasterKeys(keyId: string): MasterKeys {
  return { currentKeyId: keyId, keys: { [keyId]: generateKey() } };
}

function parseEntry(entry: string, position: number): [keyId: string, key: Buffer] {
  const separator = entry.indexOf(':');
  if (separator < 1) throw new KeyError(`Master key number ${position} is not written keyId:base64`);
  const keyId = entry.slice(0, separator);
  const encoded = entry.slice(separator + 1);
  const key = Buffer.from(encoded, 'base64');
  // Node skips what is not base64 instead of refusing it: a mistyped key must not become another key.
  if (key.toString('base64') !== encoded) throw new KeyError(`Master key number ${position} is not base64`);
  if (key.length !== KEY_BYTES) {
    throw new KeyError(`Master key number ${position} has ${key.length} bytes instead of ${KEY_BYTES}`);
  }
  if (isTestOnlyKey(keyId, key)) {
    throw new KeyError(`Master key number ${position} is the public test key: it protects nothing`);
  }
  if (new Set(key).size < LEAST_DISTINCT_BYTES) {
    throw new KeyError(
      `Master key number ${position} is not random: make one with \`openssl rand -base64 32\``,
    );
  }
  return [keyId, key];
}
