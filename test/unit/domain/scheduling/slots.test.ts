import fc from 'fast-check';
import { freeSlots, type SlotCandidate, type SlotWishes } from '../../../../domain/scheduling';
import {
  aCandidate,
  anyCandidate,
  anyWishes,
  at,
  calendar,
  DAY,
  dayOf,
  MINUTE,
  span,
  wishes,
} from './slot-builders';

const times = (candidate: SlotCandidate, asked: SlotWishes = wishes(), now = calendar.now): string[] =>
  freeSlots(candidate, asked, { now, dayOf }).map(({ startsAt }) =>
    new Date(startsAt).toISOString().slice(11, 16),
  );

describe('free times', () => {
  test('when nothing is taken, then they follow one another from the opening on', () => {
    const opening = { openings: [span(at(9), at(10))] };
    expect(times(aCandidate(opening))).toEqual(['09:00', '09:20', '09:40']);
    expect(times(aCandidate({ ...opening, bufferMinutes: 5 }))).toEqual(['09:00', '09:25']);
  });

  test('when the last one ends with the opening, then its pause may run past it, but into no appointment', () => {
    const candidate = aCandidate({ openings: [span(at(9), at(9, 20))], bufferMinutes: 10 });
    expect(times(candidate)).toEqual(['09:00']);
    expect(times({ ...candidate, taken: [span(at(9, 25), at(9, 45))] })).toEqual([]);
    expect(times({ ...candidate, taken: [span(at(9, 30), at(9, 45))] })).toEqual(['09:00']);
  });

  test('when something is taken, then they go on after it, brought to the grid of five minutes', () => {
    const candidate = aCandidate({ openings: [span(at(9), at(10, 20))] });
    expect(times({ ...candidate, taken: [span(at(9, 10), at(9, 33))] })).toEqual(['09:35', '09:55']);
    expect(times({ ...candidate, taken: [span(at(9, 20), at(9, 40))] })).toEqual(['09:00', '09:40', '10:00']);
    expect(times({ ...candidate, taken: [span(at(8), at(11))] })).toEqual([]);
    expect(
      times({ ...candidate, taken: [span(at(8), at(9, 30)), span(at(8, 10), at(9)), span(at(10), at(11))] }),
    ).toEqual(['09:30']);
  });

  test('when it is later already, then nothing in the past is offered and the grid stays', () => {
    expect(times(aCandidate({ openings: [span(at(9), at(10))] }), wishes(), at(9, 7))).toEqual([
      '09:20',
      '09:40',
    ]);
    expect(times(aCandidate({ openings: [span(at(9), at(10))] }), wishes(), at(9, 20))).toEqual([
      '09:20',
      '09:40',
    ]);
  });

  test('when the window ends inside an opening, then the last one ends by then', () => {
    const asked = wishes({ window: span(at(9, 10), at(10)) });
    expect(times(aCandidate(), asked)).toEqual(['09:20', '09:40']);
  });

  test('when the cap of a day is reached, then that day has none, the next has', () => {
    const candidate = aCandidate({
      openings: [span(at(9), at(9, 20)), span(at(33), at(33, 20))],
      dailyCap: 2,
      booked: [at(14), at(15)],
    });
    const days = freeSlots(candidate, wishes(), calendar).map(({ startsAt }) => dayOf(startsAt));
    expect(days).toEqual([dayOf(at(33))]);
    expect(freeSlots({ ...candidate, dailyCap: 3 }, wishes(), calendar)).toHaveLength(2);
  });

  test.each([
    ['accepted', 'none', true],
    ['own-only', 'none', false],
    ['own-only', 'same-practice', false],
    ['own-only', 'seen-before', true],
    ['own-only', 'own', true],
    ['on-request', 'none', false],
    ['on-request', 'own', true],
  ] as const)(
    'when new patients are %s and the patient is known as %s, then offered: %s',
    (rule, continuity, offered) => {
      const candidate = aCandidate({ newPatients: rule, continuity });
      expect(freeSlots(candidate, wishes(), calendar).length > 0).toBe(offered);
    },
  );

  test('when it is farther than one is sent, then only who knows the patient or comes to them is offered', () => {
    const asked = wishes({ farthestKilometres: 10 });
    const offered = (changes: Partial<SlotCandidate>) =>
      freeSlots(aCandidate({ distanceKilometres: 11, ...changes }), asked, calendar).length > 0;
    expect(offered({})).toBe(false);
    expect(offered({ distanceKilometres: 10 })).toBe(true);
    expect(offered({ continuity: 'own' })).toBe(true);
    expect(offered({ place: 'home' })).toBe(true);
    expect(offered({ place: 'remote' })).toBe(true);
  });

  test('when certain places are asked for, then only those', () => {
    expect(times(aCandidate(), wishes({ places: ['home', 'remote'] }))).toEqual([]);
    expect(times(aCandidate({ place: 'remote' }), wishes({ places: ['home', 'remote'] }))).not.toEqual([]);
    expect(times(aCandidate(), wishes({ places: [] }))).not.toEqual([]);
  });

  test('when sessions of a group stand, then those with seats left are offered as they are', () => {
    const session = (hour: number, seatsLeft: number) => ({
      startsAt: at(hour),
      endsAt: at(hour + 1),
      seatsLeft,
    });
    const candidate = aCandidate({
      place: 'group',
      openings: [],
      sessions: [session(9, 1), session(10, 0), session(-1, 4), session(14 * 24, 2)],
    });
    expect(freeSlots(candidate, wishes(), calendar).map(({ startsAt }) => startsAt)).toEqual([at(9)]);
  });
});

describe('whatever the agenda', () => {
  const overlaps = (a: { from: number; to: number }, b: { from: number; to: number }) =>
    a.from < b.to && b.from < a.to;

  test('then every time lies in an opening, in the window, not in the past, and it and its pause in nothing taken', () => {
    fc.assert(
      fc.property(anyCandidate, anyWishes, fc.integer({ min: 0, max: 48 }), (candidate, asked, hours) => {
        const now = at(hours);
        for (const { startsAt, endsAt } of freeSlots(candidate, asked, { now, dayOf })) {
          const slot = span(startsAt, endsAt);
          const blocked = span(startsAt, endsAt + candidate.bufferMinutes * MINUTE);
          expect(endsAt - startsAt).toBe(candidate.durationMinutes * MINUTE);
          expect(startsAt).toBeGreaterThanOrEqual(Math.max(now, asked.window.from));
          expect(endsAt).toBeLessThanOrEqual(asked.window.to);
          expect(candidate.openings.some(({ from, to }) => from <= slot.from && slot.to <= to)).toBe(true);
          expect(candidate.taken.some((taken) => overlaps(taken, blocked))).toBe(false);
        }
      }),
    );
  });

  test('then two of them never overlap, pauses included, and they come in order', () => {
    fc.assert(
      fc.property(anyCandidate, anyWishes, (candidate, asked) => {
        const slots = freeSlots(candidate, asked, calendar);
        slots.slice(1).forEach(({ startsAt }, index) => {
          const before = slots[index];
          const sameOpening = candidate.openings.some(({ from, to }) => {
            return before !== undefined && from <= before.startsAt && startsAt < to;
          });
          const pauseMs = sameOpening ? candidate.bufferMinutes * MINUTE : 0;
          expect(startsAt).toBeGreaterThanOrEqual((before?.endsAt ?? 0) + pauseMs);
        });
      }),
    );
  });

  test('then no day has more than its cap lets', () => {
    fc.assert(
      fc.property(anyCandidate, anyWishes, (candidate, asked) => {
        const capped = { ...candidate, dailyCap: 1 };
        const full = new Set(candidate.booked.map(dayOf));
        expect(freeSlots(capped, asked, calendar).some(({ startsAt }) => full.has(dayOf(startsAt)))).toBe(
          false,
        );
      }),
    );
  });

  test('then a gap that could hold one is never left empty at its beginning', () => {
    fc.assert(
      fc.property(anyCandidate, (candidate) => {
        const free = {
          ...candidate,
          taken: [],
          newPatients: 'accepted',
          dailyCap: 99,
          place: 'home',
        } as const;
        const asked = wishes({ window: span(at(0), at(0) + 30 * DAY) });
        const starts = new Set(freeSlots(free, asked, calendar).map(({ startsAt }) => startsAt));
        for (const { from, to } of candidate.openings) {
          expect(starts.has(from)).toBe(to - from >= candidate.durationMinutes * MINUTE);
        }
      }),
    );
  });
});
