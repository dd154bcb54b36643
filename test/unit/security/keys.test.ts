import fc from 'fast-check';
import { DecryptionError, KeyError } from '../../../security/errors';
import { formatMasterKeys, generateMasterKeys, parseMasterKeys } from '../../../security/key-settings';
import { KeyRing, deriveKey, generateKey } from '../../../security/keys';
import { TEST_ONLY_KEY_ID, testOnlyKeyRing } from '../../../security/test-key';

const oldKey = generateKey();
const newKey = generateKey();
const before = new KeyRing({ currentKeyId: 'old', keys: { old: oldKey } });
const during = new KeyRing({ currentKeyId: 'new', keys: { old: oldKey, new: newKey } });
const after = new KeyRing({ currentKeyId: 'new', keys: { new: newKey } });

const key32 = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes));

describe('wrapping a data key', () => {
  test('when any key is wrapped for any owner, then it comes back for that owner', () => {
    fc.assert(
      fc.property(key32, fc.string(), (dataKey, owner) => {
        expect(before.unwrap(before.wrap(dataKey, owner), owner)).toEqual(dataKey);
      }),
    );
  });

  test('when it is presented for another owner, then it is refused', () => {
    const wrapped = before.wrap(generateKey(), 'organisation/a');
    expect(() => before.unwrap(wrapped, 'organisation/b')).toThrow(DecryptionError);
  });

  test('when any bit of it changes, then it is refused', () => {
    const wrapped = before.wrap(generateKey(), 'owner');
    fc.assert(
      fc.property(fc.nat(wrapped.length * 8 - 1), (bit) => {
        const altered = Buffer.from(wrapped);
        altered.writeUInt8(altered.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
        expect(() => before.unwrap(altered, 'owner')).toThrow(DecryptionError);
      }),
    );
  });

  test('when it is cut short anywhere, then it is refused', () => {
    const wrapped = before.wrap(generateKey(), 'owner');
    for (let length = 0; length < wrapped.length; length += 1) {
      expect(() => before.unwrap(wrapped.subarray(0, length), 'owner')).toThrow(DecryptionError);
    }
  });

  test('when the master key is rotated, then old wrappings open until the old key is removed', () => {
    const dataKey = generateKey();
    const wrapped = before.wrap(dataKey, 'owner');

    expect(during.unwrap(wrapped, 'owner')).toEqual(dataKey);
    expect(during.needsRewrapping(wrapped)).toBe(true);
    expect(() => after.unwrap(wrapped, 'owner')).toThrow('No master key "old"');

    const rewrapped = during.wrap(dataKey, 'owner');
    expect(during.needsRewrapping(rewrapped)).toBe(false);
    expect(after.unwrap(rewrapped, 'owner')).toEqual(dataKey);
  });

  test('when what is wrapped is no key, then it is refused', () => {
    expect(() => before.wrap(Buffer.alloc(16), 'owner')).toThrow(KeyError);
  });
});

describe('deriving keys', () => {
  test('when purpose, scope or parent differ, then the keys differ', () => {
    const derived = [
      deriveKey(oldKey, 'payload-codec'),
      deriveKey(oldKey, 'search-tokens'),
      deriveKey(oldKey, 'search-tokens', 'a'),
      deriveKey(oldKey, 'search-tokens', 'b'),
      deriveKey(newKey, 'search-tokens', 'b'),
      oldKey,
    ].map((key) => key.toString('hex'));
    expect(new Set(derived).size).toBe(derived.length);
  });

  test('when derived twice, then the key is the same one of 32 bytes', () => {
    expect(deriveKey(oldKey, 'payload-codec', 'x')).toEqual(deriveKey(oldKey, 'payload-codec', 'x'));
    expect(during.purposeKey('payload-codec', 'old')).toEqual(before.purposeKey('payload-codec'));
    expect(before.purposeKey('payload-codec')).toHaveLength(32);
  });
});

describe('a key ring', () => {
  test.each([
    ['the current key is missing', { currentKeyId: 'b', keys: { a: oldKey } }, 'current master key "b"'],
    ['a key is short', { currentKeyId: 'a', keys: { a: Buffer.alloc(31) } }, '31 bytes instead of 32'],
    ['an id is malformed', { currentKeyId: 'A:1', keys: { 'A:1': oldKey } }, 'lower-case'],
  ])('when %s, then it is refused with the reason', (_case, masterKeys, reason) => {
    expect(() => new KeyRing(masterKeys)).toThrow(KeyError);
    expect(() => new KeyRing(masterKeys)).toThrow(reason);
  });
});

describe('the stored form', () => {
  test('when keys are generated and written, then they are read back, the current one first', () => {
    const generated = generateMasterKeys('2026-11');
    const text = formatMasterKeys({ currentKeyId: '2026-11', keys: { old: oldKey, ...generated.keys } });

    const ring = parseMasterKeys(text);

    expect(ring.currentKeyId).toBe('2026-11');
    expect(ring.keyIds()).toEqual(['2026-11', 'old']);
    expect(ring.unwrap(before.wrap(newKey, 'owner'), 'owner')).toEqual(newKey);
  });

  test('when entries are separated by commas and blanks, then all are read', () => {
    const text = ` new:${newKey.toString('base64')} ,\n old:${oldKey.toString('base64')}\n`;
    expect(parseMasterKeys(text).keyIds()).toEqual(['new', 'old']);
  });

  const good = oldKey.toString('base64');
  test.each([
    ['nothing is given', ' \n', 'No master key given'],
    ['the id is missing', good, 'number 1 is not written keyId:base64'],
    ['the second is mistyped', `a:${good},b:${good.slice(0, -3)}!`, 'number 2 is not base64'],
    ['it is in hexadecimal', `a:${oldKey.toString('hex')}`, 'number 1 has 48 bytes instead of 32'],
    ['an id comes twice', `a:${good},a:${newKey.toString('base64')}`, '"a" is given twice'],
    ['it is not random', `a:${Buffer.alloc(32, 7).toString('base64')}`, 'number 1 is not random'],
  ])('when %s, then it is refused with the reason and without the key', (_case, text, reason) => {
    expect(() => parseMasterKeys(text)).toThrow(KeyError);
    expect(() => parseMasterKeys(text)).toThrow(reason);
    expect(() => parseMasterKeys(text)).not.toThrow(good.slice(0, 8));
  });
});

describe('the public test key', () => {
  const bytes = Buffer.from('relais: public key, tests only!!', 'ascii').toString('base64');

  test('when a test uses it, then it works', () => {
    const ring = testOnlyKeyRing();
    expect(ring.unwrap(ring.wrap(newKey, 'owner'), 'owner')).toEqual(newKey);
  });

  test('when an installation names it, by id or by bytes, then it is refused', () => {
    const disguised = `production:${bytes}`;
    const named = `${TEST_ONLY_KEY_ID}:${newKey.toString('base64')}`;
    expect(() => parseMasterKeys(disguised)).toThrow('public test key');
    expect(() => parseMasterKeys(named)).toThrow('public test key');
  });
});
