import fc from 'fast-check';
import {
  isValidAdeli,
  isValidFiness,
  isValidIns,
  isValidRpps,
  nirKey,
  parsePhone,
  passesLuhn,
} from '../../../../domain/identifiers';

const digits = (length: number): fc.Arbitrary<string> =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
    .map((list) => list.join(''));

/** Replaces one digit of a text by another one. */
function withDigitChanged(text: string, position: number, shift: number): string {
  const digit = (Number(text[position]) + shift) % 10;
  return text.slice(0, position) + String(digit) + text.slice(position + 1);
}

describe('INS', () => {
  test('when it is the public test value, then it is valid', () => {
    expect(isValidIns('279035121518989')).toBe(true);
  });

  test.each([
    ['2A', '185012A123456', 1850119123456],
    ['2B', '185012B123456', 1850118123456],
  ])('when the département is %s, then it counts as 19 or 18', (_letters, thirteen, asNumber) => {
    const expected = String(97 - (asNumber % 97)).padStart(2, '0');
    expect(nirKey(thirteen)).toBe(expected);
    expect(isValidIns(thirteen + expected)).toBe(true);
  });

  test.each(['', '27903512151898', '2790351215189890', '979035121518989', 'x79035121518989'])(
    'when it is %p, then it is not valid',
    (value) => {
      expect(isValidIns(value)).toBe(false);
    },
  );

  test('when any digit of a valid one is changed, then it is not valid any more', () => {
    const position = fc.integer({ min: 0, max: 14 });
    fc.assert(
      fc.property(digits(12), position, fc.integer({ min: 1, max: 9 }), (rest, changed, shift) => {
        const thirteen = `1${rest}`;
        const ins = thirteen + nirKey(thirteen);
        expect(isValidIns(ins)).toBe(true);
        expect(isValidIns(withDigitChanged(ins, changed, shift))).toBe(false);
      }),
    );
  });
});

describe('RPPS, FINESS, ADELI', () => {
  test('when they are the published examples, then they are valid', () => {
    expect([isValidRpps('10000023084'), isValidFiness('330780081'), isValidFiness('620100057')]).toEqual([
      true,
      true,
      true,
    ]);
  });

  test('when a Corsican FINESS has a letter, then only its format counts', () => {
    expect([isValidFiness('2A0000014'), isValidFiness('2B00000'), isValidFiness('2C0000014')]).toEqual([
      true,
      false,
      false,
    ]);
  });

  test('when an ADELI has another form, then it is not valid', () => {
    expect(['621234567', '2A1234567', '62123456', '62-123456'].map(isValidAdeli)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  test('when ten digits are completed, then exactly one key passes', () => {
    fc.assert(
      fc.property(digits(10), (start) => {
        const keys = [...'0123456789'].filter((key) => isValidRpps(start + key));
        expect(keys).toHaveLength(1);
      }),
    );
  });

  test('when one digit of a passing number is changed, then it does not pass', () => {
    fc.assert(
      fc.property(
        digits(8),
        fc.integer({ min: 0, max: 8 }),
        fc.integer({ min: 1, max: 9 }),
        (start, position, shift) => {
          const key = [...'0123456789'].find((candidate) => passesLuhn(start + candidate)) ?? '';
          expect(isValidFiness(withDigitChanged(start + key, position, shift))).toBe(false);
        },
      ),
    );
  });
});

describe('parsePhone', () => {
  test.each([
    ['03.21.00.00.01', '+33321000001'],
    ['+33 (0)3 21 00 00 01', '+33321000001'],
    ['0033321000001', '+33321000001'],
    ['06 12 34 56 78', '+33612345678'],
    ['+32 2 123 45 67', '+3221234567'],
    ['06 39 98 12 34', '+33639981234'],
  ])('when %p is given, then it is %p', (text, number) => {
    expect(parsePhone(text)).toEqual({ number, valid: true });
  });

  test.each(['15', '0312', 'none', ''])('when %p is given, then it is kept and marked invalid', (text) => {
    expect(parsePhone(` ${text} `)).toEqual({ number: text, valid: false });
  });

  test('when any text is given, then nothing is thrown and a valid number reads back as itself', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const parsed = parsePhone(text);
        expect(parsePhone(parsed.number)).toEqual(parsed);
      }),
    );
  });
});
