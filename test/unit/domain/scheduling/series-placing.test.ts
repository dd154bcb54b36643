import * as fc from 'fast-check';
import { dayOf, weekdayOf } from '../../../../domain/calendar';
import { placeSeries, type Slot, type VisitToPlace } from '../../../../domain/scheduling';

const ZONE = 'Europe/Paris';
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;
/** Monday 2 November 2026, 9h00 in Paris. */
const MONDAY = Date.UTC(2026, 10, 2, 8);

function slot(startsAt: number, professionalId = 'nurse-1'): Slot {
  return { professionalId, appointmentTypeId: 'type', startsAt, endsAt: startsAt + HOUR / 2, place: 'home' };
}

function visits(...slots: readonly (readonly Slot[])[]): readonly VisitToPlace[] {
  return slots.map((free, index) => ({ visitNumber: index + 1, slots: free }));
}

const none = { zone: ZONE, standing: [] };
const whenOf = (plan: ReturnType<typeof placeSeries>) =>
  plan.placed.map(({ visitNumber, slot: { professionalId, startsAt } }) => [
    visitNumber,
    professionalId,
    startsAt,
  ]);

describe('placing a series', () => {
  test('when one professional is free for all visits, then it is them for all, even if another is better for some', () => {
    const plan = placeSeries(
      visits(
        [slot(MONDAY, 'nurse-2'), slot(MONDAY)],
        [slot(MONDAY + WEEK, 'nurse-2'), slot(MONDAY + WEEK)],
        [slot(MONDAY + 2 * WEEK)],
      ),
      none,
    );
    expect(whenOf(plan)).toEqual([
      [1, 'nurse-1', MONDAY],
      [2, 'nurse-1', MONDAY + WEEK],
      [3, 'nurse-1', MONDAY + 2 * WEEK],
    ]);
  });

  test('when a weekday and hour is free every week, then the series keeps to it', () => {
    const week = (number: number) =>
      [MONDAY + DAY - HOUR * number, MONDAY + 2 * DAY + 5 * HOUR, MONDAY + 3 * DAY + HOUR * number].map(
        (at) => slot(at + number * WEEK),
      );
    const plan = placeSeries(visits(week(0), week(1), week(2), week(3)), none);
    expect(whenOf(plan).map(([, , at]) => at)).toEqual(
      [0, 1, 2, 3].map((number) => MONDAY + 2 * DAY + 5 * HOUR + number * WEEK),
    );
  });

  test('when nobody is free for all, then the rest is with another, and what nobody can is said', () => {
    const plan = placeSeries(
      visits([slot(MONDAY)], [slot(MONDAY + WEEK)], [slot(MONDAY + 2 * WEEK, 'nurse-2')], []),
      none,
    );
    expect(whenOf(plan)).toEqual([
      [1, 'nurse-1', MONDAY],
      [2, 'nurse-1', MONDAY + WEEK],
      [3, 'nurse-2', MONDAY + 2 * WEEK],
    ]);
    expect(plan.unplaced).toEqual([4]);
  });

  test('when one is asked for, then they come first, and others only for what they cannot', () => {
    const plan = placeSeries(visits([slot(MONDAY), slot(MONDAY, 'nurse-2')], [slot(MONDAY + WEEK)]), {
      ...none,
      professionalId: 'nurse-2',
    });
    expect(whenOf(plan).map(([, who]) => who)).toEqual(['nurse-2', 'nurse-1']);
  });

  test('when a visit stands already that day, then no other is put there, and its rhythm is kept', () => {
    const plan = placeSeries(
      [{ visitNumber: 2, slots: [slot(MONDAY + HOUR), slot(MONDAY + 8 * DAY), slot(MONDAY + WEEK)] }],
      { ...none, standing: [{ startsAt: MONDAY }] },
    );
    expect(whenOf(plan)).toEqual([[2, 'nurse-1', MONDAY + WEEK]]);
  });

  test('when the clocks change, then the hour on the wall stays', () => {
    const october = Date.UTC(2026, 9, 19, 7);
    const free = [0, 1, 2].map((number) => {
      const sameWall = october + number * WEEK + (number === 0 ? 0 : HOUR);
      return [slot(sameWall - HOUR), slot(sameWall)];
    });
    const plan = placeSeries(visits(...free), none);
    const hours = plan.placed.map(({ slot: { startsAt } }) =>
      new Intl.DateTimeFormat('fr-FR', { hour: '2-digit', timeZone: ZONE }).format(startsAt),
    );
    expect(new Set(hours).size).toBe(1);
  });
});

const freeTimes = fc.array(
  fc.record({
    day: fc.integer({ min: 0, max: 9 }),
    hour: fc.integer({ min: 0, max: 8 }),
    who: fc.integer({ min: 1, max: 3 }),
  }),
  { maxLength: 12 },
);
const anySeries = fc
  .array(freeTimes, { minLength: 1, maxLength: 8 })
  .map((all) =>
    visits(
      ...all.map((times, index) =>
        times.map(({ day, hour, who }) =>
          slot(MONDAY + (index * 4 + day) * DAY + hour * HOUR, `nurse-${who}`),
        ),
      ),
    ),
  );

test('when any series is placed, then each visit is in one of its own free times, one a day, or said to be unplaced', () => {
  fc.assert(
    fc.property(anySeries, (series) => {
      const { placed, unplaced } = placeSeries(series, none);
      const numbers = [...placed.map(({ visitNumber }) => visitNumber), ...unplaced].sort((a, b) => a - b);
      expect(numbers).toEqual(series.map(({ visitNumber }) => visitNumber));
      const days = placed.map(({ slot: { startsAt } }) => dayOf(startsAt, ZONE));
      expect(new Set(days).size).toBe(days.length);
      for (const { visitNumber, slot: taken } of placed) {
        expect(series[visitNumber - 1]?.slots).toContainEqual(taken);
      }
      // Nothing is left that a day still free would have allowed.
      for (const visitNumber of unplaced) {
        const left = series[visitNumber - 1]?.slots.filter(
          ({ startsAt }) => !days.includes(dayOf(startsAt, ZONE)),
        );
        expect(left).toEqual([]);
      }
    }),
    { numRuns: 500 },
  );
});

test('when one professional could give the whole series in a rhythm, then it is one professional in that rhythm', () => {
  const rhythm = fc.record({
    count: fc.integer({ min: 1, max: 8 }),
    day: fc.integer({ min: 0, max: 4 }),
    hour: fc.integer({ min: 0, max: 8 }),
  });
  fc.assert(
    fc.property(
      rhythm,
      fc.array(freeTimes, { minLength: 8, maxLength: 8 }),
      ({ count, day, hour }, noise) => {
        const series = visits(
          ...Array.from({ length: count }, (_none, index) => [
            ...(noise[index] ?? []).map((one) =>
              slot(MONDAY + index * WEEK + (one.day % 5) * DAY + one.hour * HOUR, `nurse-${one.who + 1}`),
            ),
            slot(MONDAY + index * WEEK + day * DAY + hour * HOUR),
          ]),
        );
        const { placed } = placeSeries(series, { ...none, professionalId: 'nurse-1' });
        expect(new Set(placed.map(({ slot: { professionalId } }) => professionalId))).toEqual(
          new Set(['nurse-1']),
        );
        expect(placed).toHaveLength(count);
        expect(new Set(placed.map(({ slot: { startsAt } }) => weekdayOf(dayOf(startsAt, ZONE)))).size).toBe(
          1,
        );
      },
    ),
    { numRuns: 300 },
  );
});
