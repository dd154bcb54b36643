import fc from 'fast-check';
import { derivedUuid, instantOfUuidV7, isUuid, uuidV7, uuidV7From } from '../../../security/uuid';

const instant = fc.nat({ max: 2 ** 48 - 1 });
const random = fc.uint8Array({ minLength: 10, maxLength: 10 });

test('when the example of RFC 9562 (A.6) is built, then it is the same', () => {
  const bytes = Buffer.from('0cc318c4dc0c0c07398f', 'hex');
  expect(uuidV7From(0x017f22e279b0, bytes)).toBe('017f22e2-79b0-7cc3-98c4-dc0c0c07398f');
});

test('when any id is built, then it is a UUID of version 7 that tells its instant', () => {
  fc.assert(
    fc.property(instant, random, (at, bytes) => {
      const id = uuidV7From(at, bytes);
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
      expect(instantOfUuidV7(id)).toBe(at);
    }),
  );
});

test('when one instant is later, then its id sorts later', () => {
  fc.assert(
    fc.property(instant, instant, random, random, (a, b, aBytes, bBytes) => {
      fc.pre(a !== b);
      expect(uuidV7From(a, aBytes) < uuidV7From(b, bBytes)).toBe(a < b);
    }),
  );
});

test('when the random bytes differ in the last 62 bits, then the ids differ', () => {
  fc.assert(
    fc.property(instant, random, fc.integer({ min: 3, max: 9 }), (at, bytes, position) => {
      const others = bytes.map((byte, index) => (index === position ? byte ^ 1 : byte));
      expect(uuidV7From(at, others)).not.toBe(uuidV7From(at, bytes));
    }),
  );
});

test('when an instant or the bytes do not fit, then no id is built', () => {
  for (const bad of [-1, 2 ** 48, 0.5, Number.NaN]) {
    expect(() => uuidV7From(bad, Buffer.alloc(10))).toThrow(RangeError);
  }
  expect(() => uuidV7From(0, Buffer.alloc(9))).toThrow(RangeError);
});

test('when many are made at once, then all differ and carry the instant given', () => {
  const ids = Array.from({ length: 1000 }, () => uuidV7(1_795_000_000_000));
  expect(new Set(ids).size).toBe(1000);
  expect(ids.map(instantOfUuidV7)).toEqual(ids.map(() => 1_795_000_000_000));
});

test('when no instant is given, then it is now', () => {
  const before = Date.now();
  const at = instantOfUuidV7(uuidV7());
  expect(at).toBeGreaterThanOrEqual(before);
  expect(at).toBeLessThanOrEqual(Date.now());
});

test('when a text is not a UUID, or not of version 7, then it is said', () => {
  expect([uuidV7(), uuidV7().toUpperCase(), '', `${uuidV7()}\n`].map(isUuid)).toEqual([
    true,
    false,
    false,
    false,
  ]);
  expect(() => instantOfUuidV7('f81d4fae-7dec-41d0-a765-00a0c91e6bf6')).toThrow(RangeError);
});

describe('a derived id', () => {
  const id = uuidV7From(0, new Uint8Array(10));

  test('when the same is derived again, then it is the same; of another id or name it is another', () => {
    const derived = derivedUuid(id, 'alert');
    expect(derivedUuid(id, 'alert')).toBe(derived);
    expect(derivedUuid(id, 'break')).not.toBe(derived);
    expect(derivedUuid(uuidV7From(1, new Uint8Array(10)), 'alert')).not.toBe(derived);
  });

  test('when it is read, then it is a UUID of version 8', () => {
    expect(isUuid(derivedUuid(id, 'alert'))).toBe(true);
    expect(derivedUuid(id, 'alert').charAt(14)).toBe('8');
  });
});
