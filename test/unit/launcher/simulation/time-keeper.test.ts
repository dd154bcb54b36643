import { setTimeout as sleep } from 'node:timers/promises';
import { businessInstant, type ClockSegment } from '../../../../domain/follow-up';
import { TimeKeeper, type TimeKeeperDependencies } from '../../../../launcher/simulation/time-keeper';
import type { DueThing } from '../../../../prisma/records/pace-records';

/**
 * Real time here is Jest's: what takes days of a demonstration takes the same few thousand looks on any machine. As on a
 * real one, a timer fires a millisecond early now and then.
 */
jest.mock('node:timers/promises', () => {
  let timers = 0;
  const sleeping = (milliseconds: number) =>
    new Promise<void>((resolve) => {
      timers += 1;
      setTimeout(resolve, timers % 3 === 0 ? Math.max(0, milliseconds - 1) : milliseconds);
    });
  return { setTimeout: sleeping };
});
beforeEach(() => void jest.useFakeTimers({ now: Date.UTC(2026, 10, 22, 9) }));
afterEach(() => void jest.useRealTimers());

/** Lets real time pass until that is done. */
async function lived<Result>(done: Promise<Result>): Promise<Result> {
  let isDone = false;
  const settled = (): void => void (isDone = true);
  void done.then(settled, settled);
  while (!isDone) await jest.advanceTimersByTimeAsync(1);
  return done;
}
const passes = (milliseconds: number) => jest.advanceTimersByTimeAsync(milliseconds);

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** A day passes in less than a second. */
const FAST = 100_000;

/** An installation in memory: what is due, who was told, which segments were written. */
function installation(given: Partial<TimeKeeperDependencies> = {}) {
  const from = Date.now() - 2 * DAY_MS;
  const appended: ClockSegment[] = [];
  const told: string[] = [];
  let due: DueThing[] = [];
  const keeper = new TimeKeeper({
    ruling: { realFrom: Date.now() - 1_000, businessFrom: from, speed: FAST, standsFrom: from },
    append: async (segment) => void appended.push(segment),
    due: async (before) => due.filter(({ dueAt }) => dueAt <= before),
    tellTime: async ({ followUpId }) => {
      told.push(followUpId);
      due = due.filter(({ followUp }) => followUp?.followUpId !== followUpId);
    },
    openFollowUps: async () => [],
    end: 'real-now',
    pace: { speed: FAST },
    ...given,
  });
  const deadline = (followUpId: string, dueAt: number): void => {
    const followUp = { organisationId: 'organisation', followUpId, generation: 1 };
    due.push({ key: `deadline/${followUpId}/${dueAt}`, kind: 'deadline', dueAt, followUp });
  };
  return { keeper, from, appended, told, deadline };
}

const never = (): AbortSignal => new AbortController().signal;

describe('whoever keeps the time', () => {
  test('when nothing is in the way, then it runs to the real now and is real from there', async () => {
    const { keeper, appended } = installation();
    await lived(keeper.run(never()));
    expect(appended.at(-1)).toMatchObject({ speed: 1 });
    expect(appended.at(-1)?.standsFrom).toBeUndefined();
    expect(Math.abs(keeper.now() - Date.now())).toBeLessThan(50);
    await passes(60);
    expect(Math.abs(keeper.now() - Date.now())).toBeLessThan(50);
  });

  test('when segments follow one another, then time never jumps, and there are few of them', async () => {
    const { keeper, appended } = installation();
    await lived(keeper.run(never()));
    for (const [index, segment] of appended.entries()) {
      const before = appended[index - 1];
      if (before === undefined) continue;
      const reached = businessInstant(before, segment.realFrom);
      expect(segment.realFrom).toBeGreaterThan(before.realFrom);
      // The last step goes over to the real now.
      if (index < appended.length - 1) expect(segment.businessFrom).toBe(reached);
      else expect(segment.businessFrom - reached).toBeLessThan(10 * 60_000);
    }
    expect(appended.length).toBeLessThan(2 * 4 + 8);
  });

  test('when somebody waits for an instant, then time stands exactly there while they act', async () => {
    const { keeper, from } = installation();
    const running = keeper.run(never());
    const seen: number[] = [];
    for (const hours of [3, 5, 30]) {
      await lived(keeper.until(from + hours * HOUR_MS));
      await lived(
        keeper.still(async () => {
          seen.push(keeper.now());
          await Promise.all([keeper.still(() => sleep(30)), sleep(60)]);
          seen.push(keeper.now());
        }),
      );
    }
    await lived(running);
    expect(seen).toEqual([3, 3, 5, 5, 30, 30].map((hours) => from + hours * HOUR_MS));
  });

  test('when somebody waits for a fraction of a millisecond, then time does not stand before it', async () => {
    const { keeper, from } = installation();
    const running = keeper.run(never());
    await lived(keeper.until(from + HOUR_MS + 0.4));
    expect(keeper.now()).toBeGreaterThan(from + HOUR_MS);
    await lived(running);
  });

  test('when work begins while time runs, then it stands for as long as that lasts', async () => {
    const { keeper, from } = installation();
    const running = keeper.run(never());
    await passes(150);
    const [before, after] = await lived(
      keeper.still(async () => {
        const at = keeper.now();
        await sleep(100);
        return [at, keeper.now()];
      }),
    );
    expect(before).toBe(after);
    expect(before).toBeGreaterThan(from);
    await lived(running);
  });

  test('when a deadline comes, then the follow-up is told, once', async () => {
    const { keeper, from, told, deadline } = installation();
    deadline('one', from + 2 * HOUR_MS);
    deadline('two', from + 20 * HOUR_MS);
    await lived(keeper.run(never()));
    expect(told).toEqual(['one', 'two']);
    expect(keeper.report()).toMatchObject({ told: 2, notTold: 0, abandoned: {} });
  });

  test('when a follow-up never decides, then time waits for it, and goes on without it', async () => {
    const { keeper, from, deadline } = installation({
      tellTime: () => Promise.reject(new Error('the worker is away')),
      patienceMs: 1_500,
    });
    deadline('stuck', from + HOUR_MS);
    const running = keeper.run(never());
    await passes(300);
    expect(keeper.now()).toBeLessThanOrEqual(from + 2 * HOUR_MS);
    await lived(running);
    expect(keeper.report()).toMatchObject({ abandoned: { deadline: 1 } });
    expect(keeper.report().notTold).toBeGreaterThan(0);
  });

  test('when it is told to stop, then time stands, and whoever waits hears of it', async () => {
    const { keeper, from, appended } = installation();
    const stopping = new AbortController();
    const waiting = keeper.until(from + 40 * HOUR_MS, stopping.signal);
    const running = keeper.run(stopping.signal);
    await passes(150);
    stopping.abort(new Error('Interrupted.'));
    await expect(waiting).rejects.toThrow('Interrupted.');
    await lived(running);
    const stoodAt = keeper.now();
    await passes(50);
    expect(keeper.now()).toBe(stoodAt);
    expect(appended.at(-1)?.standsFrom).toBe(stoodAt);
  });

  test('when an end was set, then time stands there until nobody acts any more', async () => {
    const { keeper, from, appended } = installation({ end: Date.now() - 2 * DAY_MS + 6 * HOUR_MS });
    const end = keeper.endsAt();
    const running = keeper.run(never());
    await lived(keeper.until(end));
    await passes(100);
    expect(keeper.now()).toBe(end);
    expect(end).toBeGreaterThan(from);
    keeper.conclude();
    await lived(running);
    expect(appended.at(-1)).toMatchObject({ businessFrom: end, speed: 1 });
  });
});
