import { NotFoundError } from '../../../application/errors';
import type { StatedEvent } from '../../../application/application';
import { createRecordsWorld, OTHER_FINESS, type RecordsWorld } from '../../support/records-world';

let world: RecordsWorld;
beforeAll(async () => {
  world = await createRecordsWorld();
});
beforeEach(() => world.newTenant());
afterAll(() => world.close());

const UNPREPARED = { preparation: [{ item: 18, answer: 'no' }] } as const;

const begun = async (
  changes: Parameters<RecordsWorld['announce']>[0] = {},
  caller = world.tenant.hospital,
): Promise<string> => {
  const { followUpId } = await world.announce(changes, undefined, caller);
  await world.relayAll();
  return followUpId;
};

const reasonsFor = async (caller = world.tenant.hospital): Promise<string[]> =>
  (await world.application.worklist(caller)).flatMap(({ followUpId, items }) =>
    items.map(({ reason }) => `${followUpId} ${reason}`),
  );

const REPORTED: StatedEvent = {
  type: 'break-reported',
  code: 'R10',
  subject: 'patient',
  cause: 'pharmacy-shortage',
};

describe('what the hospital owes', () => {
  it('when its ward opens the list, then it has the letter and the preparation of its own stays, and nothing else', async () => {
    const own = await begun(UNPREPARED);
    const foreign = await begun(
      { ...UNPREPARED, hospital: { finess: OTHER_FINESS } },
      world.tenant.otherHospital,
    );
    await world.states(world.tenant.operator, own, REPORTED);

    expect(await reasonsFor()).toEqual([`${own} R17`]);
    expect(await reasonsFor(world.tenant.otherHospital)).toEqual([`${foreign} R17`]);
    expect(await reasonsFor(world.tenant.teamLead)).toEqual(
      expect.arrayContaining([`${own} R17`, `${own} R10`, `${foreign} R17`]),
    );
  });

  it('when its ward closes it, then it is closed; what is not its own stays, it cannot even see', async () => {
    const own = await begun(UNPREPARED);
    const foreign = await begun(
      { ...UNPREPARED, hospital: { finess: OTHER_FINESS } },
      world.tenant.otherHospital,
    );
    const closing = {
      type: 'break-resolved',
      breakId: 'R17-1',
      cause: 'late-hour',
      resolution: 'completed',
    } as const;

    expect(await world.states(world.tenant.hospital, own, closing)).toMatchObject({ status: 'applied' });
    expect(await reasonsFor()).toEqual([]);
    await expect(world.application.stateFact(world.tenant.hospital, foreign, closing)).rejects.toThrow(
      NotFoundError,
    );
  });

  it('when its ward would close something else, then the rules refuse it', async () => {
    const own = await begun();
    await world.states(world.tenant.operator, own, REPORTED);
    const closing = {
      type: 'break-resolved',
      breakId: 'R10-1',
      cause: 'cost',
      resolution: 'dispensed',
    } as const;
    expect(await world.states(world.tenant.hospital, own, closing)).toMatchObject({
      status: 'refused',
      reason: 'not-allowed',
    });
  });
});

describe('what people learn', () => {
  const read = (followUpId: string) => world.application.followUp(world.tenant.operator, followUpId);

  it('when the letter and a result are reported, then the follow-up shows where they are', async () => {
    const followUpId = await begun({
      awaitedResults: [{ what: 'Hémoculture' }],
      letter: { status: 'announced' },
    });
    expect((await read(followUpId)).letter).toEqual({
      announced: true,
      sentByHospital: false,
      gpHasIt: false,
      patientHasIt: false,
    });
    expect((await read(followUpId)).results).toMatchObject([
      { key: 'result-1', status: 'unowned', overdue: false },
    ]);

    const { operator } = world.tenant;
    await world.states(operator, followUpId, {
      type: 'letter-reported',
      letter: { patientHasIt: true },
      source: 'patient',
    });
    await world.states(operator, followUpId, {
      type: 'result-reported',
      resultKey: 'result-1',
      outcome: 'received',
    });
    const learnt = await read(followUpId);
    expect(learnt.letter).toMatchObject({ patientHasIt: true, gpHasIt: false });
    expect(learnt.results).toMatchObject([{ key: 'result-1', status: 'received' }]);
    expect(learnt.breaks).toMatchObject([{ code: 'R12', status: 'resolved', resolution: 'sent-to-gp' }]);
    expect(JSON.stringify(learnt.results)).not.toContain('moculture');
  });

  it('when a break is lived with and opened again, then who decided, why and how often is shown', async () => {
    const followUpId = await begun();
    const { operator } = world.tenant;
    await world.states(operator, followUpId, REPORTED);
    await world.states(operator, followUpId, {
      type: 'break-accepted',
      breakId: 'R10-1',
      acceptedBy: 'patient',
      reason: 'does-not-want',
    });
    expect((await read(followUpId)).breaks[0]).toMatchObject({
      status: 'accepted',
      acceptance: { by: 'patient', reason: 'does-not-want' },
      accepters: ['clinician', 'patient'],
      reopenings: 0,
    });

    await world.states(operator, followUpId, { type: 'break-reopened', breakId: 'R10-1' });
    const { breaks, history } = await read(followUpId);
    expect(breaks[0]).toMatchObject({ status: 'reopened', acceptance: null, reopenings: 1 });
    expect(history.map(({ code, detail }) => `${code} ${detail ?? ''}`)).toEqual(
      expect.arrayContaining(['break-accepted-by-patient does-not-want', 'break-reopened does-not-want']),
    );
  });
});
