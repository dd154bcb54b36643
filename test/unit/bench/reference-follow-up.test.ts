import { decideReference, referencePlanning } from '../../../bench/measure-decide';
import { REFERENCE_STEPS, stepsTaken } from '../../../bench/reference-follow-up';
import { median, percentile } from '../../../bench/statistics';
import type { Decision } from '../../../domain/follow-up';

describe('the reference case of the measurements', () => {
  let decisions: readonly Decision[];
  beforeAll(async () => {
    decisions = decideReference(await referencePlanning());
  });

  it('applies every step, one decision each', () => {
    expect(decisions.map(({ outcome }) => outcome.status)).toEqual(REFERENCE_STEPS.map(() => 'applied'));
    expect(decisions.map(({ state }) => stepsTaken(state))).toEqual(
      REFERENCE_STEPS.map((_, index) => index + 1),
    );
  });

  it('meets each deadline of the script at its instant, and no other before it', () => {
    REFERENCE_STEPS.forEach((step, index) => {
      const before = decisions[index - 1]?.nextDeadline;
      if (step.kind === 'deadline') expect(before?.at).toBe(step.at);
      else if (before) expect(before.at).toBeGreaterThan(step.at);
    });
  });

  it('is the case that quality asks for', () => {
    const last = decisions.at(-1)?.state;
    expect(last).toMatchObject({
      status: 'closed',
      closing: { reason: 'completed', leftOpen: [] },
      handover: { status: 'delivered' },
      breaks: [{ code: 'R03', status: 'resolved' }],
    });
    expect(last?.cares.map(({ key, status }) => [key, status])).toEqual([
      ['gp-visit', 'arranged'],
      ['nurse-visit', 'arranged'],
      ['physiotherapy', 'arranged'],
    ]);
    const offers = last?.cares.flatMap((care) => care.offers.map(({ status }) => status)) ?? [];
    expect(offers.filter((status) => status === 'declined')).toHaveLength(1);
    expect(last?.calls.map(({ status, attempts }) => [status, attempts.length])).toEqual([
      ['done', 1],
      ['done', 2],
      ['done', 1],
    ]);
  });
});

describe('statistics', () => {
  it('takes the middle of an odd list and the mean of the two in the middle of an even one', () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 2, 3])).toBe(2.5);
    expect(() => median([])).toThrow(RangeError);
  });

  it('takes the nearest rank for a percentile', () => {
    const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect(percentile(hundred, 0.95)).toBe(95);
    expect(percentile([7], 0.5)).toBe(7);
  });
});
