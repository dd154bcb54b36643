import fc from 'fast-check';
import {
  CALLED_RUNGS,
  MOST_NEARBY,
  MOST_TO_CALL,
  practicesToCall,
  type CallCandidate,
} from '../../../../domain/scheduling';

const one = (professionalId: string, more: Partial<CallCandidate> = {}): CallCandidate => ({
  professionalId,
  continuity: 'none',
  acceptsNew: true,
  ...more,
});
const ids = (candidates: readonly CallCandidate[]) =>
  practicesToCall(candidates).map(({ professionalId }) => professionalId);

describe('whom to telephone', () => {
  test('when some know the patient, then they come first, then the ladder, on which new patients stand by distance', () => {
    const candidates = [
      one('mediator', { rung: 'insurer-mediator' }),
      one('house', { rung: 'health-house', acceptsNew: false }),
      one('far', { distanceKilometres: 9 }),
      one('unknown place'),
      one('near', { distanceKilometres: 2 }),
      one('full', { acceptsNew: false, distanceKilometres: 1 }),
      one('seen', { continuity: 'seen-before', acceptsNew: false }),
      one('associate', { continuity: 'same-practice', acceptsNew: false }),
      one('own', {
        continuity: 'own',
        acceptsNew: false,
        distanceKilometres: 90,
        ownGeneralPractitioner: true,
      }),
    ];
    expect(ids(candidates)).toEqual([
      'own',
      'associate',
      'seen',
      'house',
      'near',
      'far',
      'unknown place',
      'mediator',
    ]);
    expect(practicesToCall(candidates)[0]?.reasons).toEqual([
      { criterion: 'continuity', score: 1, code: 'own-general-practitioner' },
      { criterion: 'travel', score: 0, code: 'kilometres', figure: 90 },
    ]);
  });

  test('when many are near, then the ladder is reached all the same', () => {
    const many = Array.from({ length: 40 }, (_, index) =>
      one(`near ${index}`, { distanceKilometres: index }),
    );
    const called = ids([...many, one('community', { rung: 'territorial-community' })]);
    expect(called).toHaveLength(MOST_NEARBY + 1);
    expect(called.at(-1)).toBe('community');
  });

  test('when somebody comes in several ways, then they are called once, where they stand best', () => {
    expect(ids([one('a', { rung: 'health-house' }), one('b'), one('a', { continuity: 'own' })])).toEqual([
      'a',
      'b',
    ]);
  });

  test('whatever the candidates, then their order changes nothing, nobody is twice, and it is a morning at most', () => {
    const candidate = fc.record({
      professionalId: fc.string({ minLength: 1, maxLength: 2 }),
      continuity: fc.constantFrom('own', 'same-practice', 'seen-before', 'none'),
      acceptsNew: fc.boolean(),
      distanceKilometres: fc.integer({ min: 0, max: 5 }),
    } as const);
    const list = fc.uniqueArray(candidate, {
      selector: ({ professionalId }) => professionalId,
      maxLength: 30,
    });
    fc.assert(
      fc.property(list, fc.constantFrom(...CALLED_RUNGS), (candidates, rung) => {
        const all = [...candidates, one('rung', { rung })];
        const called = ids(all);
        expect(ids([...all].reverse())).toEqual(called);
        expect(new Set(called).size).toBe(called.length);
        expect(called.length).toBeLessThanOrEqual(MOST_TO_CALL);
      }),
    );
  });
});
