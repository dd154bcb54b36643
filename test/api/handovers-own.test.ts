import type { OwnHandovers } from '../../api/schemas';
import { uuidV7 } from '../../security/uuid';
import { createHandoverWorld, type HandoverWorld } from '../support/handover-world';

let here: HandoverWorld;
beforeAll(async () => {
  here = await createHandoverWorld();
});
beforeEach(() => here.world.newTenant());
afterAll(() => here.close());

describe('a professional’s own list', () => {
  const own = async (who: 'clinician' | 'hospital' | 'operator' = 'clinician') =>
    (await here.send(who, 'GET', '/v1/handovers')).json as unknown as OwnHandovers;
  const news = async () => (await own()).handovers.map(({ followUpId, news: which }) => [followUpId, which]);

  it('when some were read and some changed since, then unread ones come first, and the list itself reads none', async () => {
    const unread = await here.begun();
    const read = await here.begun({
      stay: { visitNumber: 'V-2', dischargedAt: '2026-11-03T14:30:00+01:00' },
    });
    const changed = await here.begun({
      stay: { visitNumber: 'V-3', dischargedAt: '2026-11-03T14:00:00+01:00' },
    });
    await here.handover('clinician', read);
    await here.handover('clinician', changed);
    // Others who read it change nothing for this reader.
    await here.handover('hospital', unread);
    const address = { line: '3 rue Neuve', city: 'Lens', postalCode: '62300' };
    await here.tell('operator', changed, 'address', { address, saidBy: 'relative' });

    const expected = [
      [unread, 'new'],
      [changed, 'changed'],
      [read, 'seen'],
    ];
    expect(await news()).toEqual(expected);
    expect(await news()).toEqual(expected);
    expect((await own()).handovers.map(({ seenAt }) => seenAt === null)).toEqual([true, false, false]);
    expect((await here.versions(unread)).versions.flatMap(({ readings }) => readings)).toEqual([]);

    await here.handover('clinician', changed);
    await here.handover('clinician', unread);
    expect((await news()).map(([, which]) => which)).toEqual(['seen', 'seen', 'seen']);
  });

  it('when the patient withholds it, or the caller is no professional, then it is on no list', async () => {
    const followUpId = await here.begun();
    expect(await news()).toEqual([[followUpId, 'new']]);
    expect((await own('operator')).handovers).toEqual([]);
    expect((await own('hospital')).handovers).toEqual([]);
    const outside = { ...here.world.tenant.clinician, accountId: uuidV7() };
    const { otherGpId, gpId: professionalId } = here.world.tenant;
    expect(await here.world.application.ownHandovers({ ...outside, professionalId: otherGpId })).toEqual([]);

    await here.tell('operator', followUpId, 'sharing-refusals', { professionalId });
    expect(await news()).toEqual([]);
  });
});
