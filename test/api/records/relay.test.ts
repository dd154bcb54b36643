import { FactRejectedError, Relay, type RelayDependencies } from '../../../application/relay/relay';
import { Sweeper } from '../../../application/sweeper/sweeper';
import { PostgresSweeper } from '../../../prisma/records/sweeper-records';
import { aStatedDischarge, createRecordsWorld, type RecordsWorld } from '../../support/records-world';

let world: RecordsWorld;
beforeAll(async () => {
  world = await createRecordsWorld();
});
beforeEach(() => world.newTenant());
afterAll(() => world.close());

const claim = (limit = 50, leaseSeconds = 30) =>
  world.relay.claim(world.tenant.organisationId, limit, leaseSeconds);
const announced = async (visitNumber: string): Promise<string> => {
  const { followUpId } = await world.announce({ stay: { ...aStatedDischarge().stay, visitNumber } });
  return followUpId;
};
const amend = (visitNumber: string, wardCode: string) =>
  world.announce({
    stay: { ...aStatedDischarge().stay, visitNumber },
    hospital: { ...aStatedDischarge().hospital, wardCode },
    letter: { status: 'announced' },
    awaitedResults: [{ what: wardCode }],
  });
const inbox = () =>
  world.query<{ status: string; reason: string | null; attempts: number }>(
    'SELECT status, reason, attempts FROM inbox ORDER BY sequence',
  );
const leasesEnd = () => world.query(`UPDATE inbox SET claimed_until = now() - interval '1 second'`);

describe('the inbox', () => {
  it('when facts of several follow-ups wait, then each follow-up gets its own one after the other', async () => {
    const [first, second] = [await announced('V-1'), await announced('V-2')];
    await amend('V-1', 'A');

    const claimed = await claim();
    expect(claimed.map(({ followUpId, fact }) => [followUpId, fact.event.type])).toEqual([
      [first, 'opened'],
      [second, 'opened'],
    ]);
    expect(await claim()).toEqual([]);
    for (const fact of claimed) await world.gateway.deliver(fact, fact.fact);
    expect((await claim()).map(({ fact }) => fact.event.type)).toEqual(['amended']);
  });

  it('when two relays claim at once, then no fact is claimed twice', async () => {
    for (const visitNumber of ['V-1', 'V-2', 'V-3', 'V-4', 'V-5', 'V-6']) await announced(visitNumber);
    const claimed = (await Promise.all(Array.from({ length: 8 }, () => claim(2)))).flat();
    const ids = claimed.map(({ fact }) => fact.factId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toHaveLength(6);
  });

  it('when a relay dies with a fact, then another has it once the lease is over', async () => {
    await announced('V-1');
    expect(await claim()).toHaveLength(1);
    expect(await claim()).toEqual([]);
    await leasesEnd();
    expect((await claim()).map(({ attempts }) => attempts)).toEqual([2]);
  });

  it('when a fact is postponed, then it waits, and those behind it too', async () => {
    await announced('V-1');
    await amend('V-1', 'A');
    const [opened] = await claim();
    await world.relay.postpone(opened!, 60);
    expect(await claim()).toEqual([]);
    await world.query(`UPDATE inbox SET next_attempt_at = now()`);
    expect((await claim()).map(({ fact }) => fact.event.type)).toEqual(['opened']);
  });

  it('when the outcome is written twice, then the first stands', async () => {
    await announced('V-1');
    const [opened] = await claim();
    await world.relay.settle(opened!, { status: 'refused', reason: 'not-open' });
    await world.relay.quarantine(opened!, 'update-failed');
    expect(await inbox()).toEqual([{ status: 'refused', reason: 'not-open', attempts: 1 }]);
  });
});

describe('the relay', () => {
  /** Runs until everything waiting was seen to. */
  const runUntil = async (deliver: RelayDependencies['gateway']['deliver'], done: () => Promise<boolean>) => {
    const stopping = new AbortController();
    const logged: string[] = [];
    const log = (_fields: object, message: string) => void logged.push(message);
    const { organisationId } = world.tenant;
    const relay = new Relay({
      records: Object.assign(Object.create(world.relay) as typeof world.relay, {
        organisations: async () => [organisationId],
      }),
      gateway: { deliver },
      concurrency: 4,
      log: { warn: log, error: log },
      nextNews: (atMostMs) => new Promise((resolve) => setTimeout(resolve, Math.min(atMostMs, 20))),
    });
    const running = relay.run(stopping.signal);
    while (!(await done())) await new Promise((resolve) => setTimeout(resolve, 20));
    stopping.abort();
    await running;
    return logged;
  };
  const nothingWaits = async () => (await inbox()).every(({ status }) => status !== 'pending');

  it('when all goes well, then every fact reaches its follow-up in order', async () => {
    for (const visitNumber of ['V-1', 'V-2', 'V-3']) {
      await announced(visitNumber);
      await amend(visitNumber, 'A');
    }
    const delivered: string[] = [];
    await runUntil(async (reference, fact) => {
      delivered.push(`${reference.followUpId} ${fact.event.type}`);
      return world.gateway.deliver(reference, fact);
    }, nothingWaits);

    expect((await inbox()).map(({ status }) => status)).toEqual(Array(6).fill('applied'));
    expect(delivered).toHaveLength(6);
    for (const followUpId of new Set(delivered.map((line) => line.split(' ')[0]))) {
      expect(delivered.filter((line) => line.startsWith(String(followUpId)))).toEqual([
        `${followUpId} opened`,
        `${followUpId} amended`,
      ]);
    }
  });

  it('when Temporal is away, then the fact is tried again until it is there', async () => {
    await announced('V-1');
    let failures = 2;
    const logged = await runUntil(async (reference, fact) => {
      failures -= 1;
      if (failures >= 0) throw new Error('unavailable');
      return world.gateway.deliver(reference, fact);
    }, nothingWaits);
    expect(await inbox()).toEqual([{ status: 'applied', reason: null, attempts: 3 }]);
    expect(logged).toEqual(['fact not delivered yet', 'fact not delivered yet']);
  });

  it('when a fact is poisonous, then it is set aside and hurts no other', async () => {
    const poisoned = await announced('V-1');
    await announced('V-2');
    await runUntil(async (reference, fact) => {
      if (reference.followUpId === poisoned) throw new FactRejectedError('update-failed');
      return world.gateway.deliver(reference, fact);
    }, nothingWaits);
    expect(await inbox()).toEqual([
      { status: 'quarantined', reason: 'update-failed', attempts: 1 },
      { status: 'applied', reason: null, attempts: 1 },
    ]);
  });

  it('when the answer cannot be written, then the lease ends and the fact is delivered again', async () => {
    await announced('V-1');
    let deliveries = 0;
    const settle = jest.spyOn(world.relay, 'settle').mockRejectedValueOnce(new Error('connection lost'));
    await runUntil(async () => {
      deliveries += 1;
      if (deliveries === 1) setTimeout(() => void leasesEnd(), 100);
      return { status: 'refused', reason: 'not-open' };
    }, nothingWaits);
    settle.mockRestore();
    expect(deliveries).toBeGreaterThanOrEqual(2);
    expect((await inbox())[0]).toMatchObject({ status: 'refused', reason: 'not-open' });
  });
});

describe('the sweeper', () => {
  const sweeperFor = (wake: (followUpId: string) => Promise<'woken' | 'rebuilt'>) => {
    const { organisationId } = world.tenant;
    const errors: object[] = [];
    const records = Object.assign(new PostgresSweeper(world.database, world.newId), {
      organisations: async () => [organisationId],
    });
    const sweeper = new Sweeper({
      records,
      awakener: { wake: ({ followUpId }) => wake(followUpId) },
      clock: world.clock,
      touchClock: async () => undefined,
      everySeconds: 5,
      graceSeconds: 30,
      log: { warn: () => undefined, error: (fields) => void errors.push(fields) },
    });
    return { sweeper, errors };
  };
  const longSilent = () =>
    world.query(`UPDATE follow_up SET last_sign_of_life_at = now() - interval '10 minutes'`);
  const findings = () =>
    world.query<{ followUpId: string; remedy: string }>(
      'SELECT follow_up_id AS "followUpId", remedy FROM sweep_finding ORDER BY found_at',
    );

  it('when a deadline was lost on purpose, then one sweep finds it and life goes on', async () => {
    const lost = await announced('V-1');
    await announced('V-2');
    await world.relayAll();
    await world.query(`UPDATE follow_up SET next_deadline_at = $2 WHERE id = $1`, [
      lost,
      new Date(world.time.now - 3_600_000),
    ]);
    await longSilent();
    const woken: string[] = [];
    const { sweeper } = sweeperFor(async (followUpId) => {
      woken.push(followUpId);
      await world.gateway.deliver(
        { organisationId: world.tenant.organisationId, followUpId, generation: 1 },
        { factId: 'wake', actor: { userId: 'sweeper', role: 'service' }, event: { type: 'time-passed' } },
      );
      return 'woken';
    });

    expect(await sweeper.sweep()).toBe(1);
    expect(woken).toEqual([lost]);
    expect(await findings()).toEqual([{ followUpId: lost, remedy: 'woken' }]);
    const view = await world.application.followUp(world.tenant.operator, lost);
    expect(Date.parse(view.nextDeadline?.at ?? '')).toBeGreaterThan(world.time.now);
    await longSilent();
    expect(await sweeper.sweep()).toBe(0);
  });

  it('when a follow-up never began and nothing waits for it, then it is found too', async () => {
    const never = await announced('V-1');
    await world.query(`UPDATE inbox SET status = 'quarantined'`);
    await longSilent();
    const { sweeper } = sweeperFor(async () => 'rebuilt');
    expect(await sweeper.sweep()).toBe(1);
    expect(await findings()).toEqual([{ followUpId: never, remedy: 'rebuilt' }]);
  });

  it('when a fact still waits, or it is over, or it showed life just now, then it is left alone', async () => {
    await announced('V-1');
    const closed = await announced('V-2');
    await announced('V-3');
    await world.query(`UPDATE inbox SET status = 'applied' WHERE follow_up_id <> $1`, [closed]);
    await world.query(
      `UPDATE inbox SET status = 'pending' WHERE sequence = (SELECT min(sequence) FROM inbox)`,
    );
    await world.query(`UPDATE inbox SET status = 'applied' WHERE follow_up_id = $1`, [closed]);
    await world.query(`UPDATE follow_up SET status = 'closed' WHERE id = $1`, [closed]);
    await world.query(
      `UPDATE follow_up SET last_sign_of_life_at = now() - interval '10 minutes' WHERE id IN
         (SELECT follow_up_id FROM inbox WHERE status = 'pending') OR id = $1`,
      [closed],
    );
    const { sweeper } = sweeperFor(async () => 'woken');
    expect(await sweeper.sweep()).toBe(0);
  });

  it('when one cannot be woken, then the others still are', async () => {
    const stuck = await announced('V-1');
    const other = await announced('V-2');
    await world.query(`UPDATE inbox SET status = 'quarantined'`);
    await longSilent();
    const { sweeper, errors } = sweeperFor(async (followUpId) => {
      if (followUpId === stuck) throw new Error('unavailable');
      return 'woken';
    });
    await sweeper.sweep();
    expect((await findings()).map(({ followUpId }) => followUpId)).toEqual([other]);
    expect(errors).toHaveLength(1);
  });

  it('when another sweeper is at it, then this one waits for its turn', async () => {
    const records = new PostgresSweeper(world.database, world.newId);
    let second: boolean | undefined;
    const first = await records.alone(async () => {
      second = await records.alone(async () => undefined);
    });
    expect([first, second]).toEqual([true, false]);
    expect(await records.alone(async () => undefined)).toBe(true);
  });
});
