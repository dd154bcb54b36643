import { createApi } from '../../../api/create-api';
import type { Caller } from '../../../application/application';
import { acceptDischarge } from '../../../application/intake/accept-discharge';
import { Arrivals } from '../../../application/intake/arrivals';
import { makeAllReceived, runReceivedStays } from '../../../application/intake/make-follow-up';
import { createCommuneDirectory } from '../../../integrations/places/communes';
import { withClient } from '../../../launcher/embedded/postgres';
import { createIntakeRecords } from '../../../prisma/records/intake-records';
import { serveForTest, type ApiServer } from '../../support/api-client';
import {
  aStatedDischarge,
  createRecordsWorld,
  submissionOf,
  type RecordsWorld,
  type Tenant,
} from '../../support/records-world';

/** Every discharge is received first. */
let world: RecordsWorld;
let server: ApiServer;

beforeAll(async () => {
  world = await createRecordsWorld({ burstPerSecond: 0 });
  const api = createApi({
    application: {
      ...world.application,
      callerOfApiKey: async (key): Promise<Caller> => world.tenant[key as 'hospital' | 'otherHospital'],
    },
    logger: { info: () => undefined, warn: () => undefined, error: () => undefined },
    settings: { maxBodyBytes: 100_000, consoleDirectory: null },
  });
  server = await serveForTest(api);
});
beforeEach(() => world.newTenant());
afterAll(async () => {
  await server.close();
  await world.close();
});

const stayOf = (visitNumber: string) => ({ ...aStatedDischarge().stay, visitNumber });
const count = async (table: string): Promise<number> => {
  const [row] = await world.query<{ count: string }>(`SELECT count(*) FROM ${table}`);
  return Number(row?.count);
};
const asked = (who: keyof Tenant, followUpId: string, end = '') =>
  server.send('GET', `/v1/follow-ups/${followUpId}${end}`, { headers: { authorization: `Bearer ${who}` } });
const MADE = ['patient', 'stay', 'follow_up', 'inbox', 'submission', 'audit_event'];

describe('a discharge that was received', () => {
  it('when yes was said, then the sealed statement is kept, and nothing of it can be read there', async () => {
    await world.announce({}, 'key-1');

    expect(await count('received_stay')).toBe(1);
    expect(await Promise.all(MADE.map(count))).toEqual([0, 0, 0, 0, 0, 0]);
    const [row] = await world.query<{ line: string }>(
      'SELECT received_stay::text AS line FROM received_stay',
    );
    expect(row?.line).not.toMatch(/Delattre|33321000001|V-1/);
    const [sealed] = await world.query<{ statement: Buffer }>('SELECT statement FROM received_stay');
    expect(sealed?.statement.includes('Delattre')).toBe(false);
    expect(await world.makeAllReceived()).toBe(1);
  });

  it('when the dispatcher comes by, then everything is made of it, once, with several makers at work', async () => {
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, place) =>
        world.announce({ stay: stayOf(`R-${place}`) }, `key-${place}`),
      ),
    );
    const made = await Promise.all([
      world.makeAllReceived(),
      world.makeAllReceived(),
      world.makeAllReceived(),
    ]);

    expect(made.reduce((sum, one) => sum + one, 0)).toBe(100);
    expect(await count('received_stay')).toBe(0);
    expect(await Promise.all(MADE.map(count))).toEqual([100, 100, 100, 100, 100, 100]);
    const ids = await world.query<{ id: string }>('SELECT id FROM follow_up');
    expect(ids.map(({ id }) => id).sort()).toEqual(answers.map(({ followUpId }) => followUpId).sort());
    expect(await world.makeAllReceived()).toBe(0);
  });

  it('when it runs as in the dispatcher, then it makes what comes, is not stopped by a fault, and stops when told', async () => {
    const stopping = new AbortController();
    const warned: unknown[] = [];
    let faults = 1;
    const { received } = world;
    const running = runReceivedStays(
      {
        received: {
          stateOf: (...one) => received.stateOf(...one),
          makeOne: (...one) => received.makeOne(...one),
          postpone: (...one) => received.postpone(...one),
          makeTogether: (...some) => received.makeTogether(...some),
          organisations: () =>
            faults-- > 0 ? Promise.reject(new TypeError('away')) : received.organisations(),
        },
        log: { warn: (fields) => void warned.push(fields), error: () => undefined },
      },
      stopping.signal,
    );
    const { followUpId } = await world.announce();
    while ((await count('follow_up')) === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    stopping.abort();
    await running;

    expect(warned).toEqual([{ error: 'TypeError' }]);
    expect(await world.query('SELECT id FROM follow_up')).toEqual([{ id: followUpId }]);
  });

  it('when it is made, then its rows are those of a discharge that was made at once', async () => {
    const columns: Readonly<Record<string, string>> = {
      stay: 'hospital_id, visit_number_token, admitted_at, discharged_at, content_hash, stated_at, flags',
      follow_up: 'hospital_id, status, pathway_key, generation, created_at, discharged_at',
      inbox: 'generation, event, actor_id, actor_role, received_at, status',
      submission: 'hospital_id, key_hash, content_hash, kind, result, received_at, stated_at',
      audit_event: 'actor_id, role, action, subject_kind, outcome, reason, request_id',
      address_change: 'at',
    };
    const rows = async (): Promise<unknown> => {
      const tables = Object.entries(columns).map(([table, names]) =>
        world.query(`SELECT ${names} FROM ${table}`),
      );
      const tokens = world.query('SELECT token FROM search_token ORDER BY token');
      return Promise.all([...tables, tokens]);
    };
    const { patient } = aStatedDischarge();
    const currentAddress = {
      ...{ line: '3 rue du Lac', postalCode: '59000', city: 'Lille' },
      ...{ from: '2026-11-05', until: '2026-11-12' },
    };
    const stated = { patient: { ...patient, currentAddress } };
    const announce = (burstPerSecond: number) =>
      acceptDischarge(
        {
          records: createIntakeRecords({ ...world, now: () => world.time.now }),
          arrivals: new Arrivals(Date.now, burstPerSecond),
          communes: createCommuneDirectory(),
          clock: world.clock,
          keepRefused: () => Promise.reject(new Error('not refused')),
          audit: () => Promise.resolve(),
        },
        world.tenant.hospital,
        submissionOf(aStatedDischarge(stated), 'key-1'),
      );
    const first = await announce(Infinity);
    const made = await rows();
    await removeAll();

    const second = await announce(0);
    // It is made later, and is of the moment it came.
    world.time.now += 3_600_000;
    expect(await world.makeAllReceived()).toBe(1);
    expect([first.result, second.result]).toEqual(['accepted', 'accepted']);
    expect(await rows()).toEqual(made);
  });

  it('when the person is known by then, then what followed the earlier stay ends, as ever', async () => {
    const identifiers = [
      { system: 'INS-NIR' as const, value: '279035121518989', status: 'qualified' as const },
    ];
    const patient = { ...aStatedDischarge().patient, identifiers };
    const first = await world.announce({ stay: stayOf('ONE'), patient });
    await world.relayAll();
    const second = await world.announce({ stay: stayOf('TWO'), patient });
    await world.relayAll();

    expect(await count('patient')).toBe(1);
    expect(await count('audit_event')).toBe(2);
    const { followUp } = world.application;
    expect((await followUp(world.tenant.operator, first.followUpId)).status).toBe('closed');
    expect((await followUp(world.tenant.operator, second.followUpId)).status).toBe('open');
  });
});

describe('whoever asks for a follow-up that is still to be made', () => {
  it('when the hospital follows the address it was given, then it is there', async () => {
    const { followUpId } = await world.announce();

    const read = await asked('hospital', followUpId);
    expect([read.status, read.json?.['followUpId'], read.json?.['status']]).toEqual([
      200,
      followUpId,
      'announced',
    ]);
    expect(await count('received_stay')).toBe(0);
    expect(await world.makeAllReceived()).toBe(0);
    expect(await count('follow_up')).toBe(1);
  });

  it('when ten ask at once while the dispatcher makes it, then it is made once and all see it', async () => {
    const { followUpId } = await world.announce();

    const answers = await Promise.all([
      ...Array.from({ length: 10 }, () => asked('hospital', followUpId)),
      world.makeAllReceived(),
    ]);
    expect(answers.slice(0, 10).map((answer) => (answer as { status: number }).status)).toEqual(
      Array.from({ length: 10 }, () => 200),
    );
    expect(await count('follow_up')).toBe(1);
  });

  it('when another hospital asks, then it is told of nothing, and nothing is made', async () => {
    const { followUpId } = await world.announce();

    expect((await asked('otherHospital', followUpId)).status).toBe(404);
    expect(await count('received_stay')).toBe(1);
    expect(await world.makeAllReceived()).toBe(1);
  });

  it('when a fact is stated about it, then the fact is taken', async () => {
    const { followUpId } = await world.announce();
    await expect(
      world.application.stateFact(world.tenant.hospital, followUpId, { type: 'discharge-voided' }),
    ).rejects.toThrow('no such follow-up');

    const headers = { authorization: 'Bearer hospital' };
    const stated = server.send('POST', `/v1/follow-ups/${followUpId}/cancellation`, { headers, body: {} });
    let answer: number | undefined;
    void stated.then(({ status }) => (answer = status));
    while (answer === undefined) {
      await world.relayAll();
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    expect((await world.application.followUp(world.tenant.operator, followUpId)).status).toBe('voided');
  });

  it('when nobody knows such a follow-up, then it is not found', async () => {
    expect((await asked('hospital', '01930000-0000-7000-8000-000000000000')).status).toBe(404);
  });
});

describe('a received stay that cannot be made', () => {
  it('when one cannot be opened, then the others are made, and it is tried again later', async () => {
    const broken = await world.announce({ stay: stayOf('BROKEN') });
    await world.query(
      `UPDATE received_stay SET statement = set_byte(statement, 40, get_byte(statement, 40) # 1) WHERE follow_up_id = $1`,
      [broken.followUpId],
    );
    for (const visit of ['A', 'B', 'C']) await world.announce({ stay: stayOf(visit) });
    const told: unknown[] = [];
    const log = { warn: () => undefined, error: (fields: object) => void told.push(fields) };

    expect(await makeAllReceived({ received: world.received, log })).toBe(3);
    expect(told).toEqual([{ followUpId: broken.followUpId, attempts: 1, error: 'DecryptionError' }]);
    expect(await makeAllReceived({ received: world.received, log })).toBe(0);
    expect(told).toHaveLength(1);
    const [left] = await world.query<{ later: boolean }>(
      'SELECT next_attempt_at > clock_timestamp() AS later FROM received_stay',
    );
    expect(left?.later).toBe(true);
    await removeAll();
  });

  it('when the making ends half-way, then nothing is left of it, and it is made the next time', async () => {
    const { followUpId } = await world.announce();
    const { received } = world;
    const { organisationId } = world.tenant;
    const dies = received.makeOne(organisationId, followUpId, async (transaction, stay) => {
      await transaction.create(stay);
      throw new Error('the program died');
    });

    await expect(dies).rejects.toThrow('the program died');
    expect(await Promise.all(MADE.map(count))).toEqual([0, 0, 0, 0, 0, 0]);
    expect(await world.makeAllReceived()).toBe(1);
    expect(await count('follow_up')).toBe(1);
  });
});

/** As a purge does, as the owner of the tables. */
async function removeAll(): Promise<void> {
  await withClient(world.testDatabase.superuserUrl, async (owner) => {
    await owner.query(`SET session_replication_role = 'replica'`);
    for (const table of [...MADE, 'address_change', 'search_token', 'received_stay']) {
      await owner.query(`DELETE FROM ${table} WHERE organisation_id = $1`, [world.tenant.organisationId]);
    }
  });
}
