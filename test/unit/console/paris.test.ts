import fc from 'fast-check';
import { advanced } from '../../../console/time/business-clock';
import {
  ageYears,
  calendarDayWords,
  fieldOf,
  instantOfField,
  momentWords,
} from '../../../console/time/paris';

const NOW = Date.parse('2026-11-24T09:40:00Z');

describe('a date field', () => {
  it.each([
    ['2026-11-24T19:00', '2026-11-24T18:00:00.000Z'],
    ['2026-07-14T19:00', '2026-07-14T17:00:00.000Z'],
    ['2026-03-29T01:59', '2026-03-29T00:59:00.000Z'],
    ['2026-03-29T03:00', '2026-03-29T01:00:00.000Z'],
    ['2026-10-25T02:30', '2026-10-25T00:30:00.000Z'],
    ['2026-10-25T03:00', '2026-10-25T02:00:00.000Z'],
    ['2026-01-01T00:00', '2025-12-31T23:00:00.000Z'],
  ])('when it says %s in Paris, then it means %s', (field, instant) => {
    expect(instantOfField(field)).toBe(instant);
  });

  it.each(['', '2026-11-24', 'demain', '2026-13-40T10:00'])(
    'when it says %p, then it means nothing',
    (field) => {
      expect(instantOfField(field)).toBeNull();
    },
  );

  it('when an instant is shown and read again, then it is the same minute, the repeated hour aside', () => {
    const minutes = fc.integer({ min: Date.UTC(2020, 0, 1) / 60_000, max: Date.UTC(2040, 0, 1) / 60_000 });
    fc.assert(
      fc.property(minutes, (minute) => {
        const instant = minute * 60_000;
        const read = Date.parse(instantOfField(fieldOf(instant)) ?? '');
        expect([instant, instant - 3_600_000]).toContain(read);
        expect(fieldOf(read)).toBe(fieldOf(instant));
      }),
    );
  });
});

describe('moments and days in words', () => {
  it.each([
    ['2026-11-24T14:00:00Z', 'aujourd’hui à 15h'],
    ['2026-11-23T22:59:00Z', 'hier à 23h59'],
    ['2026-11-25T08:05:00Z', 'demain à 9h05'],
    ['2026-11-30T08:00:00Z', 'lundi 30 novembre à 9h'],
    ['2025-12-25T08:00:00Z', 'jeudi 25 décembre 2025 à 9h'],
  ])('when it is %s, then it says %s', (at, expected) => {
    expect(momentWords(Date.parse(at), NOW)).toBe(expected);
  });

  it('when a day is no day, then it is shown as it came', () => {
    expect(calendarDayWords('1941-03-08')).toBe('8 mars 1941');
    expect(calendarDayWords('inconnu')).toBe('inconnu');
  });

  it('when the birthday is tomorrow, then the person is still a year younger', () => {
    expect(ageYears('1941-11-24', NOW)).toBe(85);
    expect(ageYears('1941-11-25', NOW)).toBe(84);
    expect(ageYears('1941', NOW)).toBeNull();
  });
});

describe('the time of the service', () => {
  it('when a demonstration runs sixty times faster, then ten seconds are ten minutes', () => {
    const anchor = { nowMs: NOW, speed: 60, readAtMs: 1_000 };
    expect(advanced(anchor, 11_000)).toEqual({ nowMs: NOW + 600_000, speed: 60, isKept: false });
    const kept = { ...anchor, standsFromMs: NOW + 90_000 };
    expect(advanced(kept, 2_000)).toEqual({ nowMs: NOW + 60_000, speed: 60, isKept: true });
    expect(advanced(kept, 11_000)).toEqual({ nowMs: NOW + 90_000, speed: 60, isKept: true });
  });
});
