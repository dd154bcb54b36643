import { uuidV7 } from '../../security/uuid';
import { createHandoverWorld, type HandoverWorld } from '../support/handover-world';

/** Clinical: nobody who only organises may read any of it. */
const CANARIES = ['I50.1', 'Furosémide 40 mg', 'hémoculture', 'fièvre cette nuit', 'chien méchant'];

let here: HandoverWorld;
beforeAll(async () => {
  here = await createHandoverWorld();
});
beforeEach(() => here.world.newTenant());
afterAll(() => here.close());

const begun = () =>
  here.begun({
    stay: { visitNumber: 'V-1', dischargedAt: '2026-11-03T15:00:00+01:00', diagnoses: ['I50.1'] },
    carePrescribed: [{ kind: 'nurse', what: 'Furosémide 40 mg' }],
    awaitedResults: [
      {
        what: 'hémoculture',
        expectedAt: '2026-11-10T09:00:00+01:00',
        recipient: { role: 'general-practitioner', name: 'Dr Lemaire' },
      },
    ],
    notes: 'fièvre cette nuit',
  });
const path = (followUpId: string, rest = '') => `/v1/follow-ups/${followUpId}/handover${rest}`;
const found = (text: string) => CANARIES.filter((canary) => text.includes(canary));
const readings = async (followUpId: string) =>
  (await here.versions(followUpId)).versions.flatMap((version) =>
    version.readings.map(({ professionalName, how }) => [version.version, professionalName, how]),
  );

describe('who reads what', () => {
  it('when a clinician of the care circle or the own hospital reads it, then it is whole', async () => {
    const followUpId = await begun();
    await here.tell('clinician', followUpId, 'safety-notes', {
      text: 'chien méchant',
      source: 'professional',
    });
    for (const who of ['clinician', 'hospital'] as const) {
      const { status, text } = await here.send(who, 'GET', path(followUpId));
      expect([status, found(text).sort()]).toEqual([200, [...CANARIES].sort()]);
      expect((await here.handover(who, followUpId)).audience).toBe('care-team');
    }
  });

  it('when an operator or the team lead reads it, then no clinical word is in it, in JSON or PDF', async () => {
    const followUpId = await begun();
    await here.tell('clinician', followUpId, 'safety-notes', {
      text: 'chien méchant',
      source: 'professional',
    });
    for (const who of ['operator', 'teamLead'] as const) {
      const { status, text } = await here.send(who, 'GET', path(followUpId));
      expect([status, found(text)]).toEqual([200, []]);
      expect(text).toContain('Dr Lemaire');
      expect(found((await here.send(who, 'GET', path(followUpId, '/versions'))).text)).toEqual([]);
    }
    expect((await here.handover('operator', followUpId)).audience).toBe('organisers');
  });

  it('when another hospital or a clinician outside the circle asks, then there is nothing for them', async () => {
    const followUpId = await begun();
    const { application, tenant } = here.world;
    const outside = { ...tenant.clinician, accountId: uuidV7(), professionalId: tenant.otherGpId };
    for (const caller of [tenant.otherHospital, outside]) {
      const missing = { name: 'NotFoundError' };
      await expect(application.handover(caller, followUpId, false)).rejects.toMatchObject(missing);
      await expect(application.handoverPdf(caller, followUpId, false)).rejects.toMatchObject(missing);
      await expect(application.handoverVersions(caller, followUpId)).rejects.toMatchObject(missing);
    }
  });

  it('when the patient withholds it from the doctor, then it opens for them no more', async () => {
    const followUpId = await begun();
    expect((await here.send('clinician', 'GET', path(followUpId))).status).toBe(200);
    const { gpId: professionalId } = here.world.tenant;
    await here.tell('operator', followUpId, 'sharing-refusals', { professionalId });
    expect((await here.send('clinician', 'GET', path(followUpId))).status).toBe(404);
  });

  it('when the database is asked under the walls of another hospital, then it shows no version', async () => {
    const followUpId = await begun();
    await here.handover('clinician', followUpId);
    const { database, tenant } = here.world;
    const count = async (caller: object) => {
      const [row] = await database.transaction(
        { organisationId: tenant.organisationId, ...caller },
        (transaction) => transaction.query<{ count: number }>('SELECT count(*)::int FROM handover_version'),
      );
      return row?.count;
    };
    expect(await count({})).toBe(1);
    expect(await count(tenant.hospital)).toBe(1);
    expect(await count(tenant.clinician)).toBe(1);
    expect(await count(tenant.otherHospital)).toBe(0);
    expect(await count({ professionalId: tenant.otherGpId, accountId: uuidV7() })).toBe(0);
  });
});

describe('the file', () => {
  it('when it is asked for, then it is a PDF that nobody keeps, under a name that names nobody', async () => {
    const followUpId = await begun();
    const { status, headers, text } = await here.send('clinician', 'GET', path(followUpId, '.pdf'));

    expect(status).toBe(200);
    expect(headers).toMatchObject({ 'content-type': 'application/pdf', 'cache-control': 'no-store' });
    expect(headers['content-disposition']).toMatch(/^inline; filename="[a-z0-9-]+\.pdf"$/);
    expect(text.startsWith('%PDF-')).toBe(true);
  });
});

describe('who saw it', () => {
  it('when a clinician reads a version often, then it is noted once; others who look do not count', async () => {
    const followUpId = await begun();
    await here.handover('operator', followUpId);
    await here.handover('hospital', followUpId);
    expect(await readings(followUpId)).toEqual([]);

    await here.handover('clinician', followUpId);
    await here.handover('clinician', followUpId);
    await here.send('clinician', 'GET', path(followUpId, '.pdf'));
    expect(await readings(followUpId)).toEqual([[1, 'Dr Lemaire', 'page']]);
  });

  it('when a program only asks for the headers, then nothing is noted and nothing is kept', async () => {
    const followUpId = await begun();
    expect((await here.send('clinician', 'HEAD', path(followUpId))).status).toBe(200);
    expect((await here.send('clinician', 'HEAD', path(followUpId, '.pdf'))).status).toBe(200);

    expect((await here.versions(followUpId)).versions).toEqual([]);
  });

  it('when facts changed since, then a new version says what changed, and the last one seen is named', async () => {
    const followUpId = await begun();
    const first = await here.handover('clinician', followUpId);
    expect([first.version, first.lastSeen, first.changes]).toEqual([1, null, []]);
    const address = { line: '3 rue Neuve', city: 'Lens', postalCode: '62300' };
    await here.tell('operator', followUpId, 'address', { address, saidBy: 'relative' });

    const second = await here.handover('clinician', followUpId);
    expect([second.version, second.lastSeen?.version]).toEqual([2, 1]);
    expect(second.changes.map(({ code }) => code)).toContain('address-changed');
    expect(JSON.stringify(second.document)).toContain('3 rue Neuve');
    expect((await here.handover('clinician', followUpId)).changes).toEqual([]);
    expect(await readings(followUpId)).toEqual([
      [2, 'Dr Lemaire', 'page'],
      [1, 'Dr Lemaire', 'page'],
    ]);
  });

  it('when two read at the same time, then there is one version', async () => {
    const followUpId = await begun();
    const { application, tenant } = here.world;
    const all = [tenant.clinician, tenant.hospital, tenant.operator, tenant.clinician];
    const read = await Promise.all(all.map((caller) => application.handover(caller, followUpId, false)));
    expect(read.map(({ version }) => version)).toEqual([1, 1, 1, 1]);
  });

  it('when somebody tries to rewrite what was seen, then the database refuses', async () => {
    const followUpId = await begun();
    await here.handover('clinician', followUpId);
    for (const table of ['handover_version', 'handover_reading']) {
      await expect(
        here.world.query(`UPDATE ${table} SET organisation_id = organisation_id`),
      ).rejects.toThrow();
      await expect(here.world.query(`DELETE FROM ${table}`)).rejects.toThrow();
    }
  });
});

describe('what is asked of the reader', () => {
  it('when a request waits for them, then it is there with its offer, and gone once answered', async () => {
    const followUpId = await begun();
    const { requests } = await here.handover('clinician', followUpId);
    expect(requests.map(({ profession }) => profession)).toEqual([
      'general-practitioner',
      'general-practitioner',
    ]);
    expect((await here.handover('hospital', followUpId)).requests).toEqual([]);

    const answer = { answer: 'accepted' };
    const offer = requests[0]?.offerId ?? '';
    expect(await here.tell('clinician', followUpId, `offers/${offer}/answer`, answer)).toBe(200);
    const left = (await here.handover('clinician', followUpId)).requests;
    expect(left.map(({ offerId }) => offerId)).toEqual([requests[1]?.offerId]);
  });
});

describe('what an end would leave', () => {
  const preview = (followUpId: string, reason = 'completed') =>
    here.send('operator', 'GET', `/v1/follow-ups/${followUpId}/closing-preview?reason=${reason}`);

  it('when it is looked at, then it says what stays open, who is told, and who keeps it once said', async () => {
    const followUpId = await begun();
    const { json } = await preview(followUpId);
    expect(json).toMatchObject({
      allowed: true,
      told: [{ professionalName: 'Dr Lemaire', channel: 'secure-mail' }],
      notTold: [],
      generalPractitionerByTelephone: false,
    });
    expect(json?.['leftOpen']).toContainEqual(
      expect.objectContaining({ kind: 'care', subject: 'gp-visit', kept: null }),
    );

    const { gpId } = here.world.tenant;
    const keptBy = [{ kind: 'care', subject: 'gp-visit', by: 'professional', professionalId: gpId }];
    expect(await here.tell('operator', followUpId, 'closing', { reason: 'completed', keptBy })).toBe(200);
    const { document } = await here.handover('clinician', followUpId);
    expect(JSON.stringify(document)).toContain('Dr Lemaire');
    expect((await preview(followUpId)).status).toBe(409);
  });

  it('when a person is in danger, then it is not allowed and says why', async () => {
    const followUpId = await begun();
    await here.tell('operator', followUpId, 'alerts', { code: 'R22', cause: 'violence' });
    expect((await preview(followUpId)).json).toMatchObject({
      allowed: false,
      refusal: 'red-flag-open',
      standing: [{ code: 'R22' }],
    });
  });

  it('when the GP has no mail, then telling them is on the list after the end until somebody did', async () => {
    await here.world.query('UPDATE professional SET secure_mail = NULL');
    const followUpId = await begun();
    const { gpId: professionalId } = here.world.tenant;
    expect((await preview(followUpId)).json).toMatchObject({
      generalPractitionerByTelephone: true,
      notTold: [{ professionalName: 'Dr Lemaire', why: 'telephone' }],
    });
    await here.tell('operator', followUpId, 'closing', { reason: 'completed' });
    expect(await here.listed('operator')).toEqual(['closing-summary-to-tell']);
    expect((await here.versions(followUpId)).toTell).toMatchObject([{ what: 'closing-summary' }]);

    const told = () => here.tell('operator', followUpId, 'handover/told', { professionalId });
    expect(await told()).toBe(200);
    expect(await here.listed('operator')).toEqual([]);
    expect((await here.versions(followUpId)).toTell).toEqual([]);
    expect(await told()).toBe(409);
  });

  it('when it is begun again, then the handover says so and versions go on', async () => {
    const followUpId = await begun();
    await here.handover('clinician', followUpId);
    await here.tell('operator', followUpId, 'closing', { reason: 'completed' });
    await here.handover('clinician', followUpId);
    expect(await here.tell('operator', followUpId, 'reopening', {})).toBe(200);

    const again = await here.handover('clinician', followUpId);
    expect(again).toMatchObject({ generation: 2, reopened: true, version: 3, lastSeen: { version: 2 } });
    expect(again.changes.map(({ code }) => code)).toContain('reopened');
  });
});
