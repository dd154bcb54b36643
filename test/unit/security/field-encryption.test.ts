import fc from 'fast-check';
import { DecryptionError, KeyError } from '../../../security/errors';
import {
  generateDataKey,
  openFieldCipher,
  rewrapDataKey,
  type FieldLocation,
} from '../../../security/field-encryption';
import { KeyRing, generateKey } from '../../../security/keys';

const ring = new KeyRing({ currentKeyId: 'a', keys: { a: generateKey() } });
const firstKey = generateDataKey(ring, 'north', 1);
const cipher = openFieldCipher(ring, 'north', [firstKey]);
const here: FieldLocation = { table: 'patient', rowId: 'row-1', column: 'identity' };

describe('encrypting a field', () => {
  test('when any text is encrypted, then it comes back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(cipher.decryptText(cipher.encryptText(text, here), here)).toBe(text);
      }),
    );
  });

  test('when any JSON value is encrypted, then it comes back', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const normal: unknown = JSON.parse(JSON.stringify(value));
        expect(cipher.decryptJson(cipher.encryptJson(value, here), here)).toEqual(normal);
      }),
    );
  });

  test('when any bytes are encrypted, then they come back', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(cipher.decryptBytes(cipher.encryptBytes(bytes, here), here)).toEqual(Buffer.from(bytes));
      }),
    );
  });

  test('when JSON cannot hold a value, then nothing is written in its place', () => {
    expect(() => cipher.encryptJson(undefined, here)).toThrow(TypeError);
  });

  test('when a text is encrypted, then no piece of it is left in the ciphertext', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 4 }), (text) => {
        const plain = Buffer.from(text, 'utf8');
        fc.pre(plain.length >= 6);
        expect(cipher.encryptText(text, here).includes(plain)).toBe(false);
      }),
    );
  });

  test('when the same text is encrypted twice, then nobody sees that it is the same', () => {
    expect(cipher.encryptText('Lefebvre', here)).not.toEqual(cipher.encryptText('Lefebvre', here));
  });
});

describe('a ciphertext that is not what was stored', () => {
  const stored = cipher.encryptText('Lefebvre', here);

  test('when any bit changes, then it is refused', () => {
    fc.assert(
      fc.property(fc.nat(stored.length * 8 - 1), (bit) => {
        const altered = Buffer.from(stored);
        altered.writeUInt8(altered.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
        expect(() => cipher.decryptText(altered, here)).toThrow(DecryptionError);
      }),
    );
  });

  test('when it is cut short anywhere, then it is refused', () => {
    for (let length = 0; length < stored.length; length += 1) {
      expect(() => cipher.decryptText(stored.subarray(0, length), here)).toThrow(DecryptionError);
    }
  });

  test.each([
    ['another table', { ...here, table: 'relative' }],
    ['another row', { ...here, rowId: 'row-2' }],
    ['another column', { ...here, column: 'phones' }],
    ['a place whose names join to the same text', { table: 'patientr', rowId: 'ow-1', column: 'identity' }],
  ])('when it is moved to %s, then it is refused', (_case, elsewhere) => {
    expect(() => cipher.decryptText(stored, elsewhere)).toThrow(DecryptionError);
  });

  test('when it is moved to another organisation, then it is refused even under the same key bytes', () => {
    const south = openFieldCipher(ring, 'south', [generateDataKey(ring, 'south', 1)]);
    expect(() => south.decryptText(stored, here)).toThrow(DecryptionError);
    expect(() => openFieldCipher(ring, 'south', [{ ...firstKey, organisationId: 'south' }])).toThrow(
      DecryptionError,
    );
  });

  test('when it is refused, then the error says nothing of the text', () => {
    expect(() => cipher.decryptText(stored, { ...here, rowId: 'row-2' })).not.toThrow(/Lefebvre/);
  });
});

describe('rotation', () => {
  const secondKey = generateDataKey(ring, 'north', 2);
  const rotated = openFieldCipher(ring, 'north', [secondKey, firstKey]);

  test('when an organisation gets a new data key, then old fields are read and new ones use the new key', () => {
    const old = cipher.encryptText('Lefebvre', here);
    const fresh = rotated.encryptText('Lefebvre', here);

    expect(rotated.decryptText(old, here)).toBe('Lefebvre');
    expect([rotated.needsReencryption(old), rotated.needsReencryption(fresh)]).toEqual([true, false]);
    expect(() => cipher.decryptText(fresh, here)).toThrow('no data key of version 2');
  });

  test('when the data key is rotated, then patients are still found', () => {
    expect(rotated.searchTokenKey()).toEqual(cipher.searchTokenKey());
  });

  test('when the master key is rotated, then data keys are wrapped again and the data stay as they are', () => {
    const field = cipher.encryptText('Lefebvre', here);
    const [oldMaster, newMaster] = [generateKey(), generateKey()];
    const oldRing = new KeyRing({ currentKeyId: 'old', keys: { old: oldMaster } });
    const bothRing = new KeyRing({ currentKeyId: 'new', keys: { old: oldMaster, new: newMaster } });
    const newRing = new KeyRing({ currentKeyId: 'new', keys: { new: newMaster } });
    const dataKey = generateDataKey(oldRing, 'north', 1);
    const written = openFieldCipher(oldRing, 'north', [dataKey]).encryptText('Lefebvre', here);

    const rewrapped = rewrapDataKey(bothRing, dataKey);

    expect(openFieldCipher(newRing, 'north', [rewrapped]).decryptText(written, here)).toBe('Lefebvre');
    expect(rewrapDataKey(bothRing, rewrapped)).toBe(rewrapped);
    expect(() => openFieldCipher(newRing, 'north', [dataKey])).toThrow(DecryptionError);
    expect(() => openFieldCipher(newRing, 'north', [rewrapped]).decryptText(field, here)).toThrow(
      DecryptionError,
    );
  });

  test('when a data key takes the place of another version, then it is refused', () => {
    expect(() => openFieldCipher(ring, 'north', [{ ...firstKey, version: 2 }])).toThrow(DecryptionError);
  });
});

test('when an organisation has no data key, or is given the key of another, then no cipher is opened', () => {
  expect(() => openFieldCipher(ring, 'north', [])).toThrow(KeyError);
  expect(() => openFieldCipher(ring, 'south', [firstKey])).toThrow(KeyError);
});

test.each([0, 65_536, 1.5])('when a data key gets version %d, then it is refused', (version) => {
  expect(() => generateDataKey(ring, 'north', version)).toThrow(KeyError);
});
