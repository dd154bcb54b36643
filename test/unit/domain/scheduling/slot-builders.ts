import fc from 'fast-check';
import type { Interval } from '../../../../domain/follow-up/instants';
import type { SlotCandidate, SlotWishes } from '../../../../domain/scheduling';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
/** Monday 9 November 2026, midnight UTC: local days are UTC's in these tests. */
export const MONDAY = Date.UTC(2026, 10, 9);
export const dayOf = (instant: number): string => new Date(instant).toISOString().slice(0, 10);
export const calendar = { now: MONDAY, dayOf };

/** Minutes after Monday midnight. */
export const at = (hours: number, minutes = 0): number => MONDAY + hours * HOUR + minutes * MINUTE;
export const span = (from: number, to: number): Interval => ({ from, to });

/** Open on Monday from 9h00 to 12h00 for visits of twenty minutes, nothing taken. */
export function aCandidate(changes: Partial<SlotCandidate> = {}): SlotCandidate {
  return {
    professionalId: 'p1',
    appointmentTypeId: 't1',
    durationMinutes: 20,
    bufferMinutes: 0,
    place: 'practice',
    newPatients: 'accepted',
    continuity: 'none',
    languages: ['fr'],
    accessibility: [],
    openings: [span(at(9), at(12))],
    taken: [],
    booked: [],
    ...changes,
  };
}

export function wishes(changes: Partial<SlotWishes> = {}): SlotWishes {
  return { window: span(MONDAY, MONDAY + 14 * DAY), limit: 1000, perProfessional: 1000, ...changes };
}

/** Disjoint intervals in order, on a grid of five minutes, within a fortnight. */
const disjoint = (longestMinutes: number): fc.Arbitrary<readonly Interval[]> =>
  fc
    .array(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: longestMinutes / 5 })), {
      maxLength: 25,
    })
    .map((pairs) => {
      let from = MONDAY + 8 * HOUR;
      return pairs.map(([gap, length]) => {
        const start = from + gap * 5 * MINUTE;
        from = start + length * 5 * MINUTE;
        return span(start, from);
      });
    });

const taken = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 1, max: 90 })), { maxLength: 40 })
  .map((pairs) =>
    pairs
      .map(([start, length]) => span(at(8) + start * MINUTE, at(8) + (start + length) * MINUTE))
      .sort((a, b) => a.from - b.from),
  );

/** Any candidate; ids are given by those who need them apart. */
export const anyCandidate: fc.Arbitrary<SlotCandidate> = fc
  .record({
    professionalId: fc.constantFrom('p1', 'p2', 'p3'),
    appointmentTypeId: fc.constantFrom('t1', 't2'),
    durationMinutes: fc.constantFrom(5, 15, 20, 45, 60),
    bufferMinutes: fc.constantFrom(0, 5, 10, 30),
    place: fc.constantFrom('practice', 'home', 'remote'),
    newPatients: fc.constantFrom('accepted', 'own-only', 'on-request'),
    continuity: fc.constantFrom('own', 'same-practice', 'seen-before', 'none'),
    distanceKilometres: fc.integer({ min: 0, max: 40 }),
    languages: fc.subarray(['fr', 'ar', 'pl']),
    accessibility: fc.subarray(['lift', 'hearing-loop']),
    openings: disjoint(300),
    taken,
    cap: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
    booked: fc.array(
      fc.integer({ min: 0, max: 14 * 24 }).map((hours) => at(hours)),
      { maxLength: 6 },
    ),
  } as const)
  .map(({ cap, ...candidate }) => ({ ...candidate, ...(cap === undefined ? {} : { dailyCap: cap }) }));

/** Any wishes within the fortnight. */
export const anyWishes: fc.Arbitrary<SlotWishes> = fc
  .record({
    from: fc.integer({ min: 0, max: 100 }),
    length: fc.integer({ min: 1, max: 200 }),
    ideal: fc.option(fc.tuple(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 1, max: 100 })), {
      nil: undefined,
    }),
    languages: fc.subarray(['fr', 'ar']),
    accessibility: fc.subarray(['lift', 'hearing-loop']),
    preferredTimes: disjoint(300),
    limit: fc.integer({ min: 1, max: 30 }),
    perProfessional: fc.integer({ min: 1, max: 5 }),
    farthestKilometres: fc.constantFrom(10, 30),
  })
  .map(({ from, length, ideal, ...others }) => ({
    ...others,
    window: span(at(from), at(from + length)),
    ...(ideal === undefined ? {} : { idealWindow: span(at(ideal[0]), at(ideal[0] + ideal[1])) }),
  }));
