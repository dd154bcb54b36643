import {
  legEnd,
  LONGEST_LEG_MS,
  Patience,
  speedFor,
  TOLERANCE_MS,
} from '../../../../launcher/simulation/pace';
import type { DueThing } from '../../../../prisma/records/pace-records';

const HOUR_MS = 3_600_000;
const thing = (dueAt: number, id = 'one'): DueThing => ({
  key: `deadline/${id}/${dueAt}`,
  kind: 'deadline',
  dueAt,
});

describe('how far time may run', () => {
  const free = { now: 0, due: [], awaited: [], until: 100 * HOUR_MS };

  test('when nothing is due, then for one leg, and never beyond the end', () => {
    expect(legEnd(free)).toBe(LONGEST_LEG_MS);
    expect(legEnd({ ...free, until: HOUR_MS })).toBe(HOUR_MS);
  });

  test('when somebody wants to act, then exactly to there', () => {
    expect(legEnd({ ...free, awaited: [5 * HOUR_MS, 2 * HOUR_MS] })).toBe(2 * HOUR_MS);
  });

  test('when something is due, then no further than the service may be late with it', () => {
    expect(legEnd({ ...free, due: [thing(HOUR_MS)] })).toBe(HOUR_MS + TOLERANCE_MS);
    expect(legEnd({ ...free, now: 3 * HOUR_MS, due: [thing(HOUR_MS)] })).toBe(3 * HOUR_MS);
  });
});

describe('patience', () => {
  test('when something stays undone, then time goes on without it, and it is said', () => {
    const patience = new Patience(1_000);
    const late = thing(0);
    const now = TOLERANCE_MS + 1;
    expect(patience.bearWith([late], now, 10_000)).toEqual([late]);
    expect(patience.bearWith([late], now, 10_999)).toEqual([late]);
    expect(patience.abandoned()).toEqual({});
    expect(patience.bearWith([late], now, 11_000)).toEqual([]);
    expect(patience.abandoned()).toEqual({ deadline: 1 });
  });

  test('when it was done and is due another time, then it is waited for anew', () => {
    const patience = new Patience(1_000);
    const first = thing(0);
    const second = thing(HOUR_MS);
    patience.bearWith([first], TOLERANCE_MS, 10_000);
    patience.bearWith([], TOLERANCE_MS, 10_500);
    expect(patience.bearWith([second], HOUR_MS + TOLERANCE_MS, 12_000)).toEqual([second]);
    expect(patience.abandoned()).toEqual({});
  });
});

describe('the speed', () => {
  const DAY_MS = 24 * HOUR_MS;

  test('when time stood still for half of the time, then the rest is lived twice as fast', () => {
    const question = { targetMs: 130_000, elapsedMs: 60_000, leftMs: 30 * DAY_MS };
    const always = speedFor({ ...question, ranMs: 60_000 });
    expect(speedFor({ ...question, ranMs: 30_000 })).toBeCloseTo(2 * always, 5);
    expect(always).toBeCloseTo((30 * DAY_MS) / 70_000, 5);
  });

  test('when it is late, then it is as fast as makes sense and no faster', () => {
    const late = speedFor({ targetMs: 130_000, elapsedMs: 500_000, ranMs: 1, leftMs: 30 * DAY_MS });
    expect(late).toBeLessThan(250_000);
  });
});
