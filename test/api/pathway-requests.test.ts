import { NOW } from '../support/records-world';
import { startPathwayWorld, type PathwayWorld, type Who } from '../support/pathway-world';

const DAY_MS = 86_400_000;

let here: PathwayWorld;
beforeAll(async () => {
  here = await startPathwayWorld();
});
beforeEach(() => here.anew());
afterAll(() => here.close());

const asks = (followUpId: string, by = 'general-practitioner', who?: Who) =>
  here.post(followUpId, 'requests', { by }, who);

async function nurse(followUpId: string) {
  const { cares } = await here.read(followUpId);
  const found = cares.find(({ key }) => key === 'nurse');
  if (found === undefined) throw new Error('no nurse is planned');
  return found;
}

describe('a profession asking for what the pathway gives on its request', () => {
  it('when the GP asks at two months, then fifteen visits instead of nine, and somebody books the rest', async () => {
    const followUpId = await here.begins(['I50.0']);
    await here.post(followUpId, 'cares/nurse/arrangement', { professionalId: here.world.tenant.gpId });
    expect(await nurse(followUpId)).toMatchObject({ status: 'arranged', visitsPlanned: 9 });
    here.world.time.now = NOW + 55 * DAY_MS;
    expect((await asks(followUpId)).status).toBe(200);

    const { pathway, history } = await here.read(followUpId);
    expect(pathway).toMatchObject({ askedForBy: ['general-practitioner'], onRequestOf: [] });
    expect(await nurse(followUpId)).toMatchObject({
      status: 'to-arrange',
      visitsPlanned: 15,
      professionalId: here.world.tenant.gpId,
      // The second stretch begins at M2, Sunday 3 January 2027: its first visit may wait until Saturday 9 at 19h.
      dueAt: '2027-01-09T18:00:00.000Z',
    });
    expect(history.find(({ code }) => code === 'asked-for')).toMatchObject({
      detail: 'general-practitioner',
      by: 'Somebody (operator)',
    });
    expect(history.find(({ code }) => code === 'series-extended')).toMatchObject({ subject: 'nurse' });
    expect((await here.post(followUpId, 'cares/nurse/arrangement', {})).status).toBe(200);
    expect(await nurse(followUpId)).toMatchObject({ status: 'arranged', visitsPlanned: 15 });
  });

  it('when the discharge is amended afterwards, then the longer series stays planned', async () => {
    const followUpId = await here.begins(['I50.0']);
    expect((await asks(followUpId)).status).toBe(200);
    await here.begins(['I50.0', 'E11.9']);
    const { history, pathway } = await here.read(followUpId);
    expect(history.map(({ code }) => code)).toContain('amended');
    expect(pathway.askedForBy).toEqual(['general-practitioner']);
    expect((await nurse(followUpId)).visitsPlanned).toBe(15);
  });

  const withoutRequests = (version: string) =>
    here.filesWith('heart-failure.yaml', (text) =>
      text
        .replace("version: '2026.2'", `version: '${version}'`)
        .replace('{ kind: asked-for, by: general-practitioner }', '{ kind: vigilance, is: simple }'),
    );

  it('when the file has a newer version that gives nothing, then the one the follow-up runs on still does', async () => {
    const followUpId = await here.begins(['I50.0']);
    await here.world.startsAgain(await withoutRequests('2026.3'));
    expect((await asks(followUpId)).status).toBe(200);
    expect((await nurse(followUpId)).visitsPlanned).toBe(15);
  });

  it('when the version it runs on gives nothing, then it is refused although another version would give it', async () => {
    await here.world.startsAgain(await withoutRequests('2026.3'));
    const followUpId = await here.begins(['I50.0']);
    expect((await here.read(followUpId)).pathway).toMatchObject({ version: '2026.3', onRequestOf: [] });
    expect((await asks(followUpId)).status).toBe(422);
  });

  it('when a clinician of the circle asks, then it is kept, and audited as arranging care', async () => {
    const followUpId = await here.begins(['I50.0']);
    await here.post(followUpId, 'alerts', { code: 'R14', cause: 'call' });
    expect((await asks(followUpId, 'general-practitioner', 'clinician')).status).toBe(200);
    const rows = await here.world.query<{ action: string }>(
      `SELECT action FROM audit_event WHERE subject_id = $1 AND actor_id = $2 AND action = 'care.arrange'`,
      [followUpId, here.world.tenant.clinician.accountId],
    );
    expect(rows).toHaveLength(1);
  });

  it.each([
    ['a profession on whose request nothing comes', { by: 'nurse' }, 422, /gives nothing on the request/],
    ['a profession there is not', { by: 'astrologer' }, 422, /\/by/],
  ])('when %s asks, then it is refused with a sentence', async (_what, body, status, sentence) => {
    const followUpId = await here.begins(['I50.0']);
    const refused = await here.post(followUpId, 'requests', body);
    expect(refused.status).toBe(status);
    expect(refused.text).toMatch(sentence);
    expect((await here.read(followUpId)).pathway.askedForBy).toEqual([]);
  });

  it('when the pathway gives nothing on request, then nothing can be asked for', async () => {
    const followUpId = await here.begins(['Z76.9']);
    expect((await here.read(followUpId)).pathway.onRequestOf).toEqual([]);
    expect((await asks(followUpId)).status).toBe(422);
  });

  it('when it was asked for already, then it is settled; the hospital may not ask at all', async () => {
    const followUpId = await here.begins(['I50.0']);
    expect((await asks(followUpId)).status).toBe(200);
    expect((await asks(followUpId)).status).toBe(409);
    expect((await asks(followUpId, 'general-practitioner', 'hospital')).status).toBe(403);
  });
});
