import type { Caller } from '../../../application/application';
import type { BreakFilter } from '../../../application/reading/break-views';
import {
  aStatedDischarge,
  createRecordsWorld,
  OTHER_FINESS,
  type RecordsWorld,
} from '../../support/records-world';

let world: RecordsWorld;
beforeAll(async () => {
  world = await createRecordsWorld();
});
beforeEach(() => world.newTenant());
afterAll(() => world.close());

const DAY_MS = 86_400_000;

const begun = async (
  visitNumber: string,
  changes: Parameters<RecordsWorld['announce']>[0] = {},
  caller = world.tenant.hospital,
): Promise<string> => {
  const stay = { ...aStatedDischarge().stay, visitNumber };
  const { followUpId } = await world.announce({ ...changes, stay }, undefined, caller);
  await world.relayAll();
  return followUpId;
};

const reports = (followUpId: string, code: 'R10' | 'R01' | 'R11', cause: string) =>
  world.states(world.tenant.teamLead, followUpId, {
    type: 'break-reported',
    code,
    subject: 'patient',
    cause: cause,
  });

const standing = async (caller: Caller, filter: Partial<BreakFilter> = {}) =>
  (await world.application.breaks(caller, { limit: 50, ...filter })).breaks.map(
    ({ followUpId, breakId }) => `${followUpId} ${breakId}`,
  );

describe('the breaks that stand', () => {
  it('when they are many, then pages follow one another without a gap, earliest deadline first', async () => {
    const ids = [await begun('V-1'), await begun('V-2'), await begun('V-3')];
    for (const id of ids) {
      await reports(id, 'R10', 'pharmacy-shortage');
      await reports(id, 'R11', 'not-delivered');
    }
    const { application, tenant } = world;
    const whole = await application.breaks(tenant.teamLead, { limit: 50 });
    const dues = whole.breaks.map(({ dueAt }) => dueAt);
    expect(dues).toEqual([...dues].sort());
    expect(whole).toMatchObject({ next: null });
    expect(whole.breaks).toHaveLength(6);

    const paged: string[] = [];
    let after: BreakFilter['after'];
    do {
      const page = await application.breaks(tenant.teamLead, { limit: 2, ...(after && { after }) });
      paged.push(...page.breaks.map(({ followUpId, breakId }) => `${followUpId} ${breakId}`));
      after = page.next ?? undefined;
    } while (after !== undefined);
    expect(paged).toEqual(whole.breaks.map(({ followUpId, breakId }) => `${followUpId} ${breakId}`));
  });

  it('when one is taken, then it is named with its owner and found by owner, code, grade and hospital', async () => {
    const { tenant } = world;
    const own = await begun('V-1');
    const foreign = await begun('V-2', { hospital: { finess: OTHER_FINESS } }, tenant.otherHospital);
    await reports(own, 'R10', 'cost');
    await reports(foreign, 'R11', 'not-ordered');
    await world.states(tenant.operator, own, { type: 'break-taken', breakId: 'R10-1' });

    const [taken] = (await world.application.breaks(tenant.teamLead, { limit: 5, code: 'R10' })).breaks;
    expect(taken).toMatchObject({
      followUpId: own,
      revision: (await world.application.followUp(tenant.teamLead, own)).revision,
      status: 'owned',
      cause: 'cost',
      owner: { kind: 'person', id: tenant.operator.accountId },
      patient: { birthName: 'Delattre' },
    });
    expect(taken?.ownerName).toEqual(expect.any(String));
    expect(await standing(tenant.teamLead, { ownerId: tenant.operator.accountId })).toEqual([`${own} R10-1`]);
    expect(await standing(tenant.teamLead, { finess: OTHER_FINESS })).toEqual([`${foreign} R11-1`]);
    const grade = taken?.grade === 'broken' ? 'fragile' : 'broken';
    expect(await standing(tenant.teamLead, { grade, code: 'R10' })).toEqual([]);
  });

  it('when one is resolved or its follow-up ends, then it stands no more', async () => {
    const { tenant } = world;
    const resolved = await begun('V-1');
    const ended = await begun('V-2');
    await reports(resolved, 'R10', 'cost');
    await reports(ended, 'R10', 'cost');
    expect(await standing(tenant.operator)).toHaveLength(2);
    await world.states(tenant.operator, resolved, {
      type: 'break-resolved',
      breakId: 'R10-1',
      cause: 'cost',
      resolution: 'dispensed',
    });
    await world.states(tenant.operator, ended, { type: 'closed-by-person', reason: 'moved' });
    expect(await standing(tenant.operator)).toEqual([]);
  });

  it('when each role asks, then it sees what is within its walls', async () => {
    const { tenant } = world;
    const own = await begun('V-1');
    const foreign = await begun(
      'V-2',
      {
        hospital: { finess: OTHER_FINESS },
        generalPractitioner: { rpps: '10000000009', name: 'Dr Vasseur' },
      },
      tenant.otherHospital,
    );
    for (const id of [own, foreign]) {
      await reports(id, 'R01', 'not-written');
      await reports(id, 'R10', 'cost');
    }
    expect(await standing(tenant.hospital)).toEqual([`${own} R01-1`]);
    expect(await standing(tenant.otherHospital)).toEqual([`${foreign} R01-1`]);
    expect((await standing(tenant.clinician)).sort()).toEqual([`${own} R01-1`, `${own} R10-1`]);
    expect((await standing(tenant.operator)).sort()).toEqual([`${own} R10-1`, `${foreign} R10-1`].sort());
    expect(await standing(tenant.teamLead)).toHaveLength(4);

    world.time.now += DAY_MS;
    expect(await standing(tenant.operator)).toHaveLength(4);
    const elsewhere = await world.newTenant();
    expect(await standing(elsewhere.teamLead)).toEqual([]);
  });
});
