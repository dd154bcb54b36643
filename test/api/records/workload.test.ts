import { createRecordsWorld, type RecordsWorld } from '../../support/records-world';

let world: RecordsWorld;
beforeAll(async () => {
  world = await createRecordsWorld();
});
beforeEach(() => world.newTenant());
afterAll(() => world.close());

/** Thursday 5 November 2026, 10h in Paris. */
const MORNING = Date.UTC(2026, 10, 5, 9, 0);
const HOUR = 3_600_000;

interface Filler {
  readonly count: number;
  readonly owner: readonly [kind: 'queue' | 'person', id: string];
  readonly kind?: string;
  readonly reason?: string;
  readonly fromHours: number;
  readonly dueHours: number;
  readonly overdue?: boolean;
  readonly name: string;
}

async function fill(
  followUpId: string,
  {
    count,
    owner,
    kind = 'care',
    reason = 'care-to-arrange',
    fromHours,
    dueHours,
    overdue = false,
    name,
  }: Filler,
): Promise<void> {
  await world.query(
    `INSERT INTO work_item (follow_up_id, key, organisation_id, kind, subject, reason, not_before, due_at,
       owner_kind, owner_id, overdue, actionable)
     SELECT $1, $9 || n, $2, $3, 'filler', $4, $5, $6, $7, $8, $10, true FROM generate_series(1, $11::integer) AS n`,
    [
      followUpId,
      world.tenant.organisationId,
      kind,
      reason,
      new Date(MORNING + fromHours * HOUR),
      new Date(MORNING + dueHours * HOUR),
      ...owner,
      name,
      overdue,
      count,
    ],
  );
}

/** A follow-up with no work of its own. */
async function empty(): Promise<string> {
  const { followUpId } = await world.announce();
  await world.relayAll();
  await world.query('DELETE FROM work_item');
  world.time.now = MORNING;
  return followUpId;
}

describe('what everybody has before them', () => {
  it('when it is counted, then each number is what it says, and whoever has nothing is there too', async () => {
    const followUpId = await empty();
    const { tenant, application } = world;
    const queue = ['queue', 'operators'] as const;
    const mine = ['person', tenant.operator.accountId] as const;
    await fill(followUpId, {
      name: 'late',
      count: 3,
      owner: queue,
      fromHours: -48,
      dueHours: 5,
      overdue: true,
    });
    await fill(followUpId, {
      name: 'older',
      count: 1,
      owner: queue,
      fromHours: -72,
      dueHours: 50,
      overdue: true,
    });
    await fill(followUpId, { name: 'week', count: 4, owner: queue, fromHours: -1, dueHours: 100 });
    await fill(followUpId, {
      name: 'today',
      count: 2,
      owner: mine,
      fromHours: -1,
      dueHours: 4,
      kind: 'call',
    });
    await fill(followUpId, { name: 'later', count: 5, owner: mine, fromHours: 3, dueHours: 6, kind: 'call' });
    await fill(followUpId, { name: 'tomorrow', count: 7, owner: mine, fromHours: 20, dueHours: 30 });
    await fill(followUpId, {
      ...{ name: 'flag', count: 1, owner: queue, kind: 'break', reason: 'red-flag-emergency' },
      ...{ fromHours: -1, dueHours: 1 },
    });
    const load = await application.workload(tenant.teamLead);
    const of = (id: string) => load.loads.find(({ owner }) => owner.id === id);

    expect(of('operators')).toMatchObject({
      displayName: null,
      open: 9,
      dueToday: 5,
      overdue: 4,
      oldestOverdueSince: new Date(MORNING - 72 * HOUR).toISOString(),
      redFlags: 1,
    });
    expect(of(tenant.operator.accountId)).toMatchObject({
      open: 2,
      dueToday: 7,
      overdue: 0,
      oldestOverdueSince: null,
    });
    expect(of(tenant.operator.accountId)?.displayName).not.toBeNull();
    expect(of(tenant.teamLead.accountId)).toMatchObject({ open: 0, dueToday: 0 });
    expect(load).toMatchObject({ atLeast: false, unassignedOverdue: 4 });
    // At the opening for what could be made before, at 13h for the rest.
    expect(load.callsByHour.filter(({ waiting }) => waiting > 0)).toEqual([
      { hour: 9, waiting: 2, attempted: 0 },
      { hour: 13, waiting: 5, attempted: 0 },
    ]);
  });

  it('when an attempt is written down, then it counts in its hour', async () => {
    const { followUpId } = await world.announce();
    await world.relayAll();
    world.time.now = MORNING;
    const { tenant, application } = world;
    await world.states(tenant.operator, followUpId, {
      type: 'call-attempted',
      callKey: 'call-j2',
      outcome: 'no-answer',
    });
    const { callsByHour } = await application.workload(tenant.teamLead);
    expect(callsByHour.find(({ hour }) => hour === 10)).toMatchObject({ attempted: 1 });
  });

  it('when thirty thousand things are open, then counting stops at a bound and says so, in little time', async () => {
    const followUpId = await empty();
    const { tenant, application } = world;
    await fill(followUpId, {
      name: 'x',
      count: 30_000,
      owner: ['queue', 'operators'],
      fromHours: -2,
      dueHours: 4,
    });
    await world.query('ANALYZE work_item');
    const asked = async () => {
      const began = performance.now();
      const load = await application.workload(tenant.teamLead);
      const items = await application.workloadItems(tenant.teamLead, {
        owner: { kind: 'queue', id: 'operators' },
        part: 'open',
        limit: 50,
      });
      return { load, items, tookMs: performance.now() - began };
    };
    // The quickest of three: others may be at work on this machine.
    const answers = [await asked(), await asked(), await asked()] as const;
    const [{ load, items }] = answers;

    expect(load.atLeast).toBe(true);
    expect(load.loads.find(({ owner }) => owner.id === 'operators')?.open).toBe(20_000);
    expect(items.items).toHaveLength(50);
    expect(Math.min(...answers.map(({ tookMs }) => tookMs))).toBeLessThan(2_000);
  });

  it('when another organisation asks, then it sees none of it', async () => {
    const followUpId = await empty();
    await fill(followUpId, {
      name: 'x',
      count: 3,
      owner: ['queue', 'operators'],
      fromHours: -2,
      dueHours: 4,
    });
    const { teamLead } = await world.newTenant();
    world.time.now = MORNING;
    const load = await world.application.workload(teamLead);
    expect(load.loads.filter(({ open }) => open > 0)).toEqual([]);
    const page = await world.application.workloadItems(teamLead, {
      owner: { kind: 'queue', id: 'operators' },
      part: 'open',
      limit: 50,
    });
    expect(page).toEqual({ items: [], next: null });
  });
});

describe('the items behind a number', () => {
  it('when they fill several pages, then the pages hold each once, earliest deadline first', async () => {
    const followUpId = await empty();
    const { tenant, application } = world;
    const owner = { kind: 'queue', id: 'operators' } as const;
    for (const dueHours of [5, 3, 4]) {
      const name = `due-${dueHours}-`;
      await fill(followUpId, { name, count: 25, owner: ['queue', 'operators'], fromHours: -2, dueHours });
    }
    const keys: string[] = [];
    let after: string | undefined;
    do {
      const page = await application.workloadItems(tenant.teamLead, {
        ...{ owner, part: 'open', limit: 10 },
        ...(after === undefined ? {} : { after }),
      });
      keys.push(...page.items.map(({ item }) => item.key));
      after = page.next ?? undefined;
    } while (after !== undefined);

    expect(keys).toHaveLength(75);
    expect(new Set(keys).size).toBe(75);
    expect(keys.map((key) => key.split('-')[1])).toEqual([
      ...Array<string>(25).fill('3'),
      ...Array<string>(25).fill('4'),
      ...Array<string>(25).fill('5'),
    ]);
  });

  it.each([
    ['open', ['late', 'now']],
    ['due-today', ['evening', 'late', 'now']],
    ['overdue', ['late']],
    ['red-flags', []],
  ] as const)('when the part is %s, then %j are in it, with whose they are', async (part, expected) => {
    const followUpId = await empty();
    const { tenant, application } = world;
    const mine = ['person', tenant.operator.accountId] as const;
    await fill(followUpId, {
      name: 'late',
      count: 1,
      owner: mine,
      fromHours: -5,
      dueHours: 5,
      overdue: true,
    });
    await fill(followUpId, { name: 'now', count: 1, owner: mine, fromHours: -5, dueHours: 5 });
    await fill(followUpId, { name: 'evening', count: 1, owner: mine, fromHours: 5, dueHours: 6 });
    const { items } = await application.workloadItems(tenant.teamLead, {
      owner: { kind: 'person', id: tenant.operator.accountId },
      part,
      limit: 50,
    });
    expect(items.map(({ item }) => item.key.replace('1', '')).sort()).toEqual(expected);
    for (const { patient, item } of items) {
      expect(patient.birthName).toBe('Delattre');
      expect(item.owner).toEqual({ kind: 'person', id: tenant.operator.accountId });
    }
  });
});
