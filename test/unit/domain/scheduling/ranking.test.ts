import fc from 'fast-check';
import {
  mergeRanked,
  rankSlots,
  SLOT_CRITERIA,
  SLOT_REASON_CODES,
  SLOT_WEIGHTS,
  standingOf,
  type RankedSlot,
  type SlotCandidate,
  type SlotWishes,
} from '../../../../domain/scheduling';
import { aCandidate, anyCandidate, anyWishes, at, calendar, dayOf, span, wishes } from './slot-builders';

const rank = (candidates: readonly SlotCandidate[], asked: Partial<SlotWishes> = {}): readonly RankedSlot[] =>
  rankSlots(candidates, wishes(asked), calendar);
const order = (slots: readonly RankedSlot[]): string[] => [
  ...new Set(slots.map(({ professionalId }) => professionalId)),
];
const reasonOf = (slot: RankedSlot | undefined, criterion: string) =>
  slot?.reasons.find((reason) => reason.criterion === criterion);

describe('the ranking', () => {
  test('when weights are read, then they are together 1, most weighty first as the criteria are listed', () => {
    const weights = SLOT_CRITERIA.map((criterion) => SLOT_WEIGHTS[criterion]);
    expect(weights.reduce((total, weight) => total + weight, 0)).toBeCloseTo(1);
    expect(weights).toEqual([...weights].sort((a, b) => b - a));
  });

  test('when one knows the patient, then they come before one who is nearer', () => {
    const own = aCandidate({ professionalId: 'own', continuity: 'own', distanceKilometres: 25 });
    const near = aCandidate({ professionalId: 'near', distanceKilometres: 0 });
    expect(order(rank([near, own]))).toEqual(['own', 'near']);
  });

  test('when a time is outside the ideal window, then one inside comes first, and the reason counts the days', () => {
    const openings = [
      span(at(9), at(9, 20)),
      span(at(24 * 5), at(24 * 5, 20)),
      span(at(24 * 9), at(24 * 9, 20)),
    ];
    const [first, second, third] = rank([aCandidate({ openings })], {
      idealWindow: span(at(24 * 4), at(24 * 6)),
    });
    expect(first?.startsAt).toBe(at(24 * 5));
    expect(reasonOf(first, 'ideal-window')).toMatchObject({ code: 'inside-ideal-window', score: 1 });
    expect(reasonOf(second, 'ideal-window')).toMatchObject({ code: 'days-before-ideal-window', figure: 4 });
    expect(reasonOf(third, 'ideal-window')).toMatchObject({ code: 'days-after-ideal-window', figure: 4 });
  });

  test('when one day is fuller than another, then the emptier one comes first', () => {
    const openings = [span(at(9), at(10)), span(at(33), at(34))];
    const [first, ...others] = rank([aCandidate({ openings, taken: [span(at(9), at(9, 40))] })]);
    expect(first?.startsAt).toBe(at(33));
    expect(reasonOf(first, 'load')).toMatchObject({ code: 'day-filled-percent', figure: 0 });
    expect(reasonOf(others.at(-1), 'load')).toMatchObject({ figure: 67 });
  });

  test('when hours, language and access are asked for, then who has them comes first, the first lack is said', () => {
    const asked = {
      preferredTimes: [span(at(9), at(9, 20))],
      languages: ['ar', 'pl'],
      accessibility: ['lift', 'hearing-loop'],
    };
    const has = aCandidate({
      professionalId: 'has',
      languages: ['fr', 'pl'],
      accessibility: ['lift', 'hearing-loop'],
    });
    const half = aCandidate({ professionalId: 'half', languages: ['fr', 'pl'], accessibility: ['lift'] });
    const lacks = aCandidate({ professionalId: 'lacks' });
    const slots = rank([lacks, half, has], asked);
    const firstOf = (id: string) =>
      slots.find(({ professionalId, startsAt }) => professionalId === id && startsAt === at(9));
    expect(reasonOf(firstOf('has'), 'preferences')).toMatchObject({ code: 'as-asked', score: 1 });
    expect(reasonOf(firstOf('half'), 'preferences')?.code).toBe('not-accessible');
    expect(reasonOf(firstOf('half'), 'preferences')?.score).toBeCloseTo(2.5 / 3);
    expect(reasonOf(firstOf('lacks'), 'preferences')).toMatchObject({ code: 'other-language' });
    expect(reasonOf(slots.at(-1), 'preferences')).toMatchObject({ code: 'outside-preferred-hours' });
    expect(slots[0]).toMatchObject({ professionalId: 'has', startsAt: at(9) });
  });

  test('when a place is not known, at home or remote, then the reason says so', () => {
    const code = (changes: Partial<SlotCandidate>) =>
      reasonOf(rank([aCandidate(changes)])[0], 'travel')?.code;
    expect(code({})).toBe('distance-unknown');
    expect(code({ place: 'home' })).toBe('at-home');
    expect(code({ place: 'remote' })).toBe('remote');
    expect(code({ distanceKilometres: 0 })).toBe('same-commune');
  });

  test('when one professional has many, then the best of each day comes before a second of the same', () => {
    const openings = [span(at(9), at(12)), span(at(33), at(36)), span(at(57), at(60))];
    const few = rank([aCandidate({ openings })], { perProfessional: 3 });
    expect(few.map(({ startsAt }) => startsAt)).toEqual([at(9), at(33), at(57)]);
    expect(rank([aCandidate({ openings })], { perProfessional: 4 })).toHaveLength(4);
  });
});

describe('whatever the candidates', () => {
  const candidates = fc
    .array(anyCandidate, { maxLength: 6 })
    .map((list) => list.map((candidate, index) => ({ ...candidate, appointmentTypeId: `t${index}` })));

  test('then their order changes nothing', () => {
    fc.assert(
      fc.property(
        candidates.chain((list) =>
          fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
        ),
        anyWishes,
        ([list, shuffled], asked) => {
          expect(rankSlots(shuffled, asked, calendar)).toEqual(rankSlots(list, asked, calendar));
        },
      ),
    );
  });

  test('then the best come first, no more than asked for, each with all its reasons adding up', () => {
    fc.assert(
      fc.property(candidates, anyWishes, (list, asked) => {
        const slots = rankSlots(list, asked, calendar);
        expect(slots.length).toBeLessThanOrEqual(asked.limit);
        for (const id of order(slots)) {
          expect(slots.filter((slot) => slot.professionalId === id).length).toBeLessThanOrEqual(
            asked.perProfessional,
          );
        }
        slots.forEach((slot, index) => {
          const before = slots[index - 1];
          if (before !== undefined) {
            expect(before.score).toBeGreaterThanOrEqual(slot.score);
            if (before.score === slot.score) expect(before.startsAt).toBeLessThanOrEqual(slot.startsAt);
          }
          expect(slot.reasons.map(({ criterion }) => criterion)).toEqual(SLOT_CRITERIA);
          const total = slot.reasons.reduce(
            (sum, { criterion, score }) => sum + SLOT_WEIGHTS[criterion] * score,
            0,
          );
          expect(slot.score).toBeCloseTo(total, 3);
          for (const { criterion, code, score } of slot.reasons) {
            expect(SLOT_REASON_CODES[criterion]).toContain(code);
            expect(score).toBeGreaterThanOrEqual(0);
            expect(score).toBeLessThanOrEqual(1);
          }
        });
      }),
    );
  });

  test.each([
    ['knows the patient better', { continuity: 'own' }, { continuity: 'seen-before' }],
    ['is nearer', { distanceKilometres: 3 }, { distanceKilometres: 9 }],
    ['speaks the language', { languages: ['ar'] }, { languages: ['fr'] }],
  ] as const)('when one of two %s, all else equal, then they never rank lower', (_what, better, worse) => {
    fc.assert(
      fc.property(anyCandidate, anyWishes, (candidate, asked) => {
        const same = { ...candidate, newPatients: 'accepted', place: 'practice' } as const;
        // Names that would put the worse one first in a tie.
        const two = [
          { ...same, ...worse, professionalId: 'a' },
          { ...same, ...better, professionalId: 'b' },
        ];
        const slots = rankSlots(
          two,
          { ...asked, languages: ['ar'], limit: 1000, perProfessional: 1000 },
          calendar,
        );
        const scores = new Map(
          slots
            .filter(({ professionalId }) => professionalId === 'a')
            .map((slot) => [slot.startsAt, slot.score]),
        );
        for (const slot of slots.filter(({ professionalId }) => professionalId === 'b')) {
          expect(slot.score).toBeGreaterThanOrEqual(scores.get(slot.startsAt) ?? 0);
        }
        const [first, second] = two.map((one) => standingOf(one, { ...asked, languages: ['ar'] }));
        expect(second).toBeGreaterThanOrEqual(first ?? 0);
      }),
    );
  });

  test('then ranking some and then others together gives what ranking all at once gives', () => {
    fc.assert(
      fc.property(candidates, anyWishes, (list, asked) => {
        const of = (ids: readonly string[]) =>
          rankSlots(
            list.filter(({ professionalId }) => ids.includes(professionalId)),
            asked,
            calendar,
          );
        expect(mergeRanked([of(['p1']), of(['p2', 'p3'])], asked.limit)).toEqual(
          rankSlots(list, asked, calendar),
        );
      }),
    );
  });
});

test('when a week is full on its other days, then a free day in it counts as half full', () => {
  const openings = [span(at(9), at(10)), span(at(33), at(34))];
  const [slot] = rankSlots([aCandidate({ openings, taken: [span(at(9), at(10))] })], wishes(), {
    now: at(0),
    dayOf,
  });
  expect(reasonOf(slot, 'load')?.score).toBeCloseTo(1 - (0 + 0.5) / 2);
  expect(slot?.startsAt).toBe(at(33));
});
