import fc from 'fast-check';
import { DateTime } from 'luxon';
import { instantInUtc, instantOf } from '../../../../domain/discharge/instant-text';

const twoDigits = (maximum: number) =>
  fc.integer({ min: 0, max: maximum }).map((number) => String(number).padStart(2, '0'));

/** Texts of the usual form, right and wrong: 30 February, hour 24, year 0. */
const usualTexts = fc
  .tuple(
    fc.integer({ min: 0, max: 9999 }).map((year) => String(year).padStart(4, '0')),
    fc.tuple(twoDigits(13), twoDigits(32)),
    fc.tuple(twoDigits(24), twoDigits(60), twoDigits(60)),
    fc.constantFrom('', '.5', '.123', '.123456'),
    fc.oneof(
      fc.constantFrom('Z', 'z', '', '+1', '+01', '+0100'),
      fc.tuple(fc.constantFrom('+', '-'), twoDigits(24), twoDigits(60)).map(([s, h, m]) => `${s}${h}:${m}`),
    ),
  )
  .map(
    ([year, [month, day], time, fraction, offset]) =>
      `${year}-${month}-${day}T${time.join(':')}${fraction}${offset}`,
  );

describe('instants as senders write them', () => {
  it('when a text says an instant, then it is the one the library reads, and no other text is one', () => {
    fc.assert(
      fc.property(usualTexts, (text) => {
        const read = DateTime.fromISO(text, { zone: 'utc' });
        const saysOffset = /(?:Z|[+-]\d{2}(?::?\d{2})?)$/i.test(text);
        expect(instantOf(text)).toBe(read.isValid && saysOffset ? read.toMillis() : undefined);
      }),
      { numRuns: 2000 },
    );
  });

  it('when an instant is written in UTC, then it is the same instant, and saying it again changes nothing', () => {
    fc.assert(
      fc.property(usualTexts, (text) => {
        const written = instantInUtc(text);
        expect(instantOf(written)).toBe(instantOf(text));
        expect(instantInUtc(written)).toBe(written);
      }),
    );
  });
});
