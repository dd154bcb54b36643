import { dayOf, weekdayOf } from '../../../../domain/calendar';
import { generateDischarges, lastDayOf, seededChance } from '../../../../domain/dry-run';
import { CALENDAR, MEANS, SHIPPED_MIX } from './dry-run-builder';

const made = (seed: number, count = 400, from = '2026-10-01', to = '2026-11-30') =>
  generateDischarges({ count, mix: SHIPPED_MIX, from, to, means: MEANS, chance: seededChance(seed) });

describe('discharges made up after the mix', () => {
  test('when the seed is the same, then they are the same; when it is another, then they are others', () => {
    expect(made(7)).toEqual(made(7));
    expect(made(8)).not.toEqual(made(7));
  });

  test('when they are made for a period, then they are in order and within it', () => {
    const instants = made(1).map(({ asked }) => asked.dischargedAt);
    expect(instants).toEqual([...instants].sort((one, other) => one - other));
    const days = instants.map((instant) => dayOf(instant, CALENDAR.zone));
    expect(
      [days.at(0) ?? '', days.at(-1) ?? ''].every((day) => day >= '2026-10-01' && day <= '2026-11-30'),
    ).toBe(true);
  });

  test('when a day is a holiday, then as few leave as on a Sunday; on Fridays most leave', () => {
    const perDay = new Map<string, number>();
    for (const { asked } of made(3, 3_000)) {
      const day = dayOf(asked.dischargedAt, CALENDAR.zone);
      perDay.set(day, (perDay.get(day) ?? 0) + 1);
    }
    const meanOf = (weekday: number, days = [...perDay.keys()]) => {
      const own = days.filter((day) => weekdayOf(day) === weekday && day !== '2026-11-11');
      return own.reduce((sum, day) => sum + (perDay.get(day) ?? 0), 0) / own.length;
    };
    expect(meanOf(5)).toBeGreaterThan(meanOf(1) * 1.3);
    // Armistice, a Wednesday.
    expect(perDay.get('2026-11-11') ?? 0).toBeLessThan(meanOf(3) / 2);
  });

  test('when shares are drawn often, then they come near those of the mix', () => {
    const all = made(5, 2_500);
    const share = (wanted: (discharge: (typeof all)[number]) => boolean) =>
      all.filter(wanted).length / all.length;
    expect(share(({ known }) => known.ageYears === undefined)).toBeCloseTo(SHIPPED_MIX.unknown.age, 2);
    expect(share(({ known }) => known.admission === undefined)).toBeCloseTo(SHIPPED_MIX.unknown.admission, 1);
    expect(share(({ known }) => known.diagnoses.length === 0)).toBeCloseTo(SHIPPED_MIX.unknown.diagnoses, 1);
    expect(share(({ opposesCalls }) => opposesCalls)).toBeCloseTo(SHIPPED_MIX.opposesCallsShare, 2);
    const births = share(({ known }) => known.diagnoses.some((code) => code.startsWith('O8')));
    expect(births).toBeCloseTo(0.12 * (1 - SHIPPED_MIX.unknown.diagnoses), 1);
  });

  test('when the ages of births are drawn, then they are those of the profile', () => {
    const ages = made(9, 800)
      .filter(({ known }) => known.diagnoses.some((code) => code.startsWith('O8')))
      .flatMap(({ known }) => known.ageYears ?? []);
    expect(Math.min(...ages)).toBeGreaterThanOrEqual(18);
    expect(Math.max(...ages)).toBeLessThanOrEqual(44);
  });

  test('when nothing else is asked for, then the period is that of the mix', () => {
    expect(lastDayOf({ from: '2026-09-07', weeks: 8 })).toBe('2026-11-01');
  });
});

describe('chance with a seed', () => {
  test('when drawn many times, then it is spread evenly from 0 to 1', () => {
    const chance = seededChance(42);
    const tenths = Array.from({ length: 10 }, () => 0);
    for (let draw = 0; draw < 100_000; draw += 1) {
      const place = Math.floor(chance() * 10);
      tenths[place] = (tenths[place] ?? 0) + 1;
    }
    for (const drawn of tenths) expect(drawn / 100_000).toBeCloseTo(0.1, 2);
  });

  test('when seeds are neighbours, then their draws differ at once', () => {
    const first = Array.from({ length: 100 }, (_, seed) => seededChance(seed)());
    expect(new Set(first).size).toBe(100);
  });
});
