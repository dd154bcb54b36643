import type { Caller } from '../../../application/application';
import { FactRefusedError, NotFoundError } from '../../../application/errors';
import type { AssignedTo } from '../../../application/work/views';
import { createRecordsWorld, type RecordsWorld } from '../../support/records-world';

let world: RecordsWorld;
beforeAll(async () => {
  world = await createRecordsWorld();
});
beforeEach(() => world.newTenant());
afterAll(() => world.close());

const MORNING_OF_J2 = Date.UTC(2026, 10, 5, 8, 0);

async function begun(): Promise<string> {
  const { followUpId } = await world.announce();
  await world.relayAll();
  return followUpId;
}

/** Items that are on the caller's list now. */
async function listed(caller: Caller, until?: 'now' | 'end-of-day') {
  const entries = await world.application.worklist(caller, until);
  return entries.flatMap(({ followUpId, revision, items }) =>
    items.map((item) => ({ followUpId, revision, ...item })),
  );
}

/** Gives an item away as the door does, and carries the fact to its follow-up meanwhile. */
async function assigns(
  caller: Caller,
  followUpId: string,
  itemKey: string,
  to: AssignedTo,
  expectedRevision?: number,
) {
  const stated = world.application.assignItem(caller, followUpId, {
    itemKey,
    to,
    ...(expectedRevision === undefined ? {} : { expectedRevision }),
  });
  let settled = false;
  const settle = () => (settled = true);
  void stated.then(settle, settle);
  while (!settled) await world.relayAll();
  return stated;
}

describe('colleagues', () => {
  it('when they are asked for, then operators and team leads of the organisation are named, nobody else', async () => {
    const { application, tenant } = world;
    const colleagues = await application.colleagues(tenant.operator);

    expect(colleagues.map(({ accountId, role }) => [accountId, role]).sort()).toEqual(
      [
        [tenant.operator.accountId, 'operator'],
        [tenant.teamLead.accountId, 'teamLead'],
      ].sort(),
    );
    const { operator: elsewhere } = await world.newTenant();
    const others = await application.colleagues(elsewhere);
    expect(others.map(({ accountId }) => accountId)).not.toContain(tenant.operator.accountId);
  });

  it('when an account is closed, then it is named no more, and gets no work', async () => {
    const { application, tenant } = world;
    const followUpId = await begun();
    await world.query('UPDATE account SET disabled_at = now() WHERE id = $1', [tenant.teamLead.accountId]);

    expect(await application.colleagues(tenant.operator)).toHaveLength(1);
    await expect(
      application.assignItem(tenant.operator, followUpId, {
        itemKey: 'care/gp-visit',
        to: { accountId: tenant.teamLead.accountId },
      }),
    ).rejects.toThrow(new FactRefusedError('unknown-colleague'));
  });
});

describe('giving an item to somebody', () => {
  it('when the team lead gives a call to an operator, then the list says so by name, by the same deadline', async () => {
    const followUpId = await begun();
    const { tenant, time } = world;
    time.now = MORNING_OF_J2;
    const before = (await listed(tenant.teamLead)).find(({ kind }) => kind === 'call');
    const itemKey = before?.key ?? 'none';
    const stated = await assigns(tenant.teamLead, followUpId, itemKey, {
      accountId: tenant.operator.accountId,
    });
    expect(stated).toMatchObject({ status: 'applied' });

    const after = (await listed(tenant.teamLead)).find(({ key }) => key === itemKey);
    expect(after).toMatchObject({
      dueAt: before?.dueAt,
      owner: { kind: 'person', id: tenant.operator.accountId },
    });
    expect(after?.ownerName).not.toBeNull();
    const rows = await world.query<{ code: string; account_id: string }>(
      `SELECT code, account_id FROM history_entry WHERE code = 'item-assigned'`,
    );
    expect(rows).toEqual([{ code: 'item-assigned', account_id: tenant.teamLead.accountId }]);
    const audited = await world.query<{ action: string }>(
      `SELECT action FROM audit_event WHERE action = 'item.assign' AND outcome = 'allowed'`,
    );
    expect(audited).toHaveLength(1);
  });

  it('when two give the same item away at once, then one of them is told that it changed', async () => {
    const followUpId = await begun();
    const { tenant, time } = world;
    time.now = MORNING_OF_J2;
    const seen = (await listed(tenant.operator)).find(({ kind }) => kind === 'call');
    const give = (caller: Caller, accountId: string) =>
      world.application.assignItem(caller, followUpId, {
        itemKey: seen?.key ?? 'none',
        to: { accountId },
        expectedRevision: seen?.revision ?? 0,
      });
    const both = Promise.all([
      give(tenant.operator, tenant.operator.accountId),
      give(tenant.teamLead, tenant.teamLead.accountId),
    ]);
    let settled = false;
    void both.then(() => (settled = true));
    while (!settled) await world.relayAll();

    const answers = await both;
    expect(answers.map(({ status }) => status).sort()).toEqual(['applied', 'refused']);
    expect(answers.find(({ status }) => status === 'refused')?.reason).toBe('changed-meanwhile');
    const winner = answers[0].status === 'applied' ? tenant.operator : tenant.teamLead;
    const after = (await listed(tenant.operator)).find(({ key }) => key === seen?.key);
    expect(after?.owner).toEqual({ kind: 'person', id: winner.accountId });
  });

  it('when the account is another organisation’s, a hospital’s or a clinician’s, then it gets nothing', async () => {
    const elsewhere = world.tenant.operator;
    await world.newTenant();
    const followUpId = await begun();
    const { tenant, application } = world;
    for (const { accountId } of [elsewhere, tenant.hospital, tenant.clinician]) {
      await expect(
        application.assignItem(tenant.operator, followUpId, {
          itemKey: 'care/gp-visit',
          to: { accountId },
        }),
      ).rejects.toThrow(new FactRefusedError('unknown-colleague'));
    }
    await expect(
      application.assignItem(elsewhere, followUpId, {
        itemKey: 'care/gp-visit',
        to: { queue: 'operators' },
      }),
    ).rejects.toThrow(NotFoundError);
  });

  it('when an operator wants to hand on a person in danger, then that is refused; the team lead may', async () => {
    const followUpId = await begun();
    const { tenant } = world;
    await world.states(tenant.operator, followUpId, { type: 'alert-raised', code: 'R22', cause: 'violence' });
    const to = { accountId: tenant.teamLead.accountId };

    expect(await assigns(tenant.operator, followUpId, 'break/R22-1', to)).toMatchObject({
      status: 'refused',
      reason: 'not-allowed',
    });
    expect(await assigns(tenant.teamLead, followUpId, 'break/R22-1', to)).toMatchObject({
      status: 'applied',
    });
  });
});

describe('the list until the end of the day', () => {
  it('when a call can be made later today, then it is there before its time, and on the list of now only after', async () => {
    await begun();
    const { tenant, time } = world;
    time.now = Date.UTC(2026, 10, 5, 1, 0);
    const calls = async (until: 'now' | 'end-of-day') =>
      (await listed(tenant.operator, until)).filter(({ kind }) => kind === 'call').map(({ key }) => key);

    expect(await calls('now')).toEqual([]);
    expect(await calls('end-of-day')).toEqual(['call/call-j2']);
    time.now = MORNING_OF_J2;
    expect(await calls('now')).toEqual(['call/call-j2']);
  });

  it('when five hundred others are more urgent, then what one has oneself is on it all the same', async () => {
    const followUpId = await begun();
    const { tenant, time } = world;
    time.now = MORNING_OF_J2;
    await assigns(tenant.operator, followUpId, 'call/call-j2', { accountId: tenant.operator.accountId });
    await world.query(
      `INSERT INTO work_item (follow_up_id, key, organisation_id, kind, subject, reason, not_before, due_at,
         owner_kind, owner_id, overdue, actionable)
       SELECT $1, 'care/filler-' || n, $2, 'care', 'filler', 'care-to-arrange', $3::timestamptz - interval '1 day',
         $3::timestamptz - interval '1 hour', 'queue', 'operators', true, true FROM generate_series(1, 600) AS n`,
      [followUpId, tenant.organisationId, new Date(time.now)],
    );
    const keys = (await listed(tenant.operator)).map(({ key }) => key);
    expect(keys).toContain('call/call-j2');
    expect(keys.length).toBeLessThan(600);
  });
});
