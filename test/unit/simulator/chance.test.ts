import { chanceOf } from '../../../simulator/chance';

const DRAWS = 4_000;

function share(probability: number): number {
  const hits = Array.from({ length: DRAWS }, (_, index) =>
    chanceOf(3, 'visit', index, 'act').happens(probability),
  ).filter(Boolean);
  return hits.length / DRAWS;
}

describe('chance', () => {
  test('when the occasion is the same, then so is what is drawn', () => {
    const draw = () => {
      const chance = chanceOf(1, 'S1-0001', 'call', 2);
      return [chance.whole(0, 1_000_000), chance.between(0, 1), chance.happens(0.5)];
    };

    expect(draw()).toEqual(draw());
  });

  test.each([0.05, 0.25, 0.5, 0.9])(
    'when something happens with probability %p, then about that often',
    (p) => {
      const deviation = Math.sqrt((p * (1 - p)) / DRAWS);

      expect(Math.abs(share(p) - p)).toBeLessThan(4 * deviation);
    },
  );

  test('when it never or always happens, then never or always', () => {
    expect(share(0)).toBe(0);
    expect(share(1)).toBe(1);
  });

  test('when there are weights, then each comes by its own', () => {
    const drawn = Array.from({ length: DRAWS }, (_, index) =>
      chanceOf(5, index).weighted([
        ['often', 3],
        ['seldom', 1],
        ['never', 0],
      ] as const),
    );

    expect(drawn.filter((one) => one === 'often').length / DRAWS).toBeCloseTo(0.75, 1);
    expect(drawn).not.toContain('never');
  });

  test('when there is nothing to choose from, then it says so', () => {
    expect(() => chanceOf(1).pick([])).toThrow(RangeError);
    expect(() => chanceOf(1).weighted([['none', 0]])).toThrow(RangeError);
  });
});
