import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Lived } from '../../launcher/simulation/live';
import { startStack, until, type Stack } from '../support/stack';
import { discharge, peopleOf, type People } from '../support/stack-client';
import { queryRecords } from '../support/stack-records';

const SECOND_MS = 1_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Lived through at once: two discharges are announced and followed in them. */
const DAYS = 3;

jest.setTimeout(180_000);

interface ClockAnswer {
  readonly now: string;
  readonly speed: number;
  readonly standsFrom?: string;
}

const clockOf = (people: People): Promise<ClockAnswer> => people.operator.get<ClockAnswer>('/v1/clock');
const nowOf = async (people: People): Promise<number> => Date.parse((await clockOf(people)).now);

/** Business time goes on by a leg, or in real time, from where it is. */
async function append(stack: Stack, speed: number, standsFrom: number | null, from: number): Promise<void> {
  await queryRecords(
    stack.home,
    `INSERT INTO clock_segment (real_from, business_from, speed, stands_from)
     VALUES (clock_timestamp(), $1, $2, $3)`,
    [new Date(from), speed, standsFrom === null ? null : new Date(standsFrom)],
  );
}

describe('business time, while the processes run', () => {
  let stack: Stack;
  let people: People;
  beforeAll(async () => {
    stack = await startStack();
    people = peopleOf(stack);
  });
  afterAll(() => stack.discard());

  it('is real where nobody lives through the past', async () => {
    const { now, speed } = await clockOf(people);
    expect(speed).toBe(1);
    expect(Math.abs(Date.parse(now) - Date.now())).toBeLessThan(2 * SECOND_MS);
  });

  it('when a leg begins, then the API follows within a second, and stands at its end', async () => {
    const from = await nowOf(people);
    await append(stack, 100_000, from + 2 * HOUR_MS, from);
    await until(async () => (await nowOf(people)) === from + 2 * HOUR_MS, 'the leg is at its end', SECOND_MS);
    expect(await clockOf(people)).toMatchObject({ standsFrom: new Date(from + 2 * HOUR_MS).toISOString() });
  });

  it('when a follow-up begins while time stands, then all that it decides lies there', async () => {
    const from = await nowOf(people);
    const followUpId = await discharge(people, 'stands-still');
    const { history } = await people.operator.awaitFollowUp(
      followUpId,
      ({ status }) => status === 'open',
      'the follow-up is open',
    );
    expect(new Set(history.map(({ at }) => Date.parse(at)))).toEqual(new Set([from]));
  });

  it('when people live for three days on the product that runs, then they are followed, and time is ahead by them', async () => {
    const before = await nowOf(people);
    const file = join(stack.home, 'lived.json');
    const { code, output } = await stack.command(
      ...['simulate', '--discharges', '2', '--days', `${DAYS}`, '--seed', '5', '--json', file],
    );
    expect(output).toContain('100 %');
    const { people: lived, time } = JSON.parse(readFileSync(file, 'utf8')) as Lived;
    expect(code).toBe(0);
    expect(lived).toMatchObject({ seed: 5, discharges: 2, requests: { failed: 0 } });
    expect(time).toMatchObject({ notTold: 0, abandoned: {} });
    expect(time.told).toBeGreaterThan(0);
    // Fewer than four an hour that people are up: nothing is written while nothing changes.
    expect(time.segments).toBeLessThan(DAYS * 12 * 4);
    const { now, speed, standsFrom } = await clockOf(people);
    expect({ speed, standsFrom }).toEqual({ speed: 1 });
    expect(Date.parse(now) - before).toBeGreaterThanOrEqual(DAYS * DAY_MS);
    expect(Date.parse(now) - before).toBeLessThan(DAYS * DAY_MS + HOUR_MS);
  });

  it('when it is over, then no follow-up has slept through a deadline', async () => {
    const late = await queryRecords(
      stack.home,
      `SELECT id FROM follow_up WHERE status NOT IN ('closed', 'cancelled', 'voided') AND next_deadline_at < $1`,
      [new Date((await nowOf(people)) - HOUR_MS)],
    );
    expect(late).toEqual([]);
    expect(await queryRecords(stack.home, 'SELECT id FROM sweep_finding')).toEqual([]);
  });

  it('when a start is told --speed beside a simulation that was asked for, then it refuses', async () => {
    const { code, output } = await stack.command('start', '--simulation', '--speed', '5');
    expect(code).toBe(1);
    expect(output).toContain('--simulation goes neither with --no-demo nor with --speed.');
  });
});

describe('npm start on an empty database', () => {
  let stack: Stack;
  afterAll(() => stack.discard());

  it('serves at once, five weeks ago, and stands still when it is stopped; the next start goes on', async () => {
    stack = await startStack({ args: [] });
    let people = peopleOf(stack);
    const began = await nowOf(people);
    expect(began).toBeLessThan(Date.now() - 33 * DAY_MS);
    await until(async () => (await nowOf(people)) > began + DAY_MS / 2, 'half a day has passed');
    await stack.stop();
    expect(stack.output()).toContain('the next start goes on from where time stopped');

    stack = await startStack({ home: stack.home, args: [] });
    people = peopleOf(stack);
    const resumed = await nowOf(people);
    expect(resumed).toBeGreaterThan(began + DAY_MS / 2);
    expect(resumed).toBeLessThan(Date.now() - 20 * DAY_MS);
    await until(async () => (await nowOf(people)) > resumed + DAY_MS / 2, 'another half day has passed');
    expect(stack.output()).toContain('Fictional people live through the last five weeks');
  });
});
