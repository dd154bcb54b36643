import { intakeAnswerSchema } from '../../api/schemas/intake';
import { followUpSchema } from '../../api/schemas/follow-up';
import { aDischargeBody, ARRAS, startApiWorld, type ApiWorld, type TestAccount } from '../support/api-world';

let world: ApiWorld;
beforeAll(async () => {
  world = await startApiWorld();
});
afterAll(() => world.close());

let stays = 0;
const newStay = (): string => `V-${(stays += 1)}`;
const submit = (body: object, account: TestAccount = world.artois.lens, more: Record<string, string> = {}) =>
  world.send('POST', '/v1/discharges', { headers: { ...account.headers, ...more }, body });
const read = (followUpId: unknown, account: TestAccount) =>
  world.send('GET', `/v1/follow-ups/${String(followUpId)}`, { headers: account.headers });

/** The smallest discharge of the contract. */
const smallest = (visitNumber: string) => ({
  hospital: { finess: '620100057' },
  stay: {
    visitNumber,
    admittedAt: '2026-11-18T09:00:00+01:00',
    dischargedAt: '2026-11-22T15:00:00+01:00',
    dischargeMode: 'home',
  },
  patient: {
    birthName: 'Carpentier',
    firstGivenName: 'Marie',
    birthDate: '1941-03-08',
    sex: 'female',
    phones: ['+33321000001'],
    address: { line: '2 rue de la Gare', postalCode: '62710', city: 'Courrières' },
  },
});

describe('a discharge comes in', () => {
  test('when the example of the contract is sent, then it is 202 and the follow-up can be read', async () => {
    const answer = await submit(smallest(newStay()));
    expect(answer.status).toBe(202);
    const taken = intakeAnswerSchema.parse(answer.json);
    expect(taken).toMatchObject({ result: 'accepted', status: 'announced' });
    expect(answer.headers['location']).toBe(`/v1/follow-ups/${taken.followUpId}`);

    const { status, json } = await read(taken.followUpId, world.artois.lens);
    expect(status).toBe(200);
    expect(followUpSchema.parse(json)).toMatchObject({
      followUpId: taken.followUpId,
      status: 'announced',
      patient: { birthName: 'Carpentier' },
      hospital: { finess: '620100057' },
    });
  });

  test('when only the four required facts are sent, then it is accepted with flags', async () => {
    const answer = await submit({
      hospital: { finess: '620100057' },
      stay: { visitNumber: newStay(), dischargedAt: '2026-11-22T15:00:00+01:00' },
      patient: { birthName: 'Carpentier' },
    });
    expect(answer.status).toBe(202);
    const codes = intakeAnswerSchema.parse(answer.json).flags.map(({ code }) => code);
    expect(codes.sort()).toEqual(['address-missing', 'gp-unknown', 'no-callable-phone']);
  });

  test('when the whole model is sent, then it is accepted without a word', async () => {
    const base = aDischargeBody(newStay());
    const answer = await submit({
      ...base,
      hospital: {
        ...base.hospital,
        wardCode: 'C3',
        wardName: 'Cardiologie',
        dischargeContactPhone: '+33321000010',
      },
      stay: { ...base.stay, admissionKind: 'emergency', diagnoses: ['I50.0'], procedures: ['DEQP003'] },
      patient: {
        ...base.patient,
        usedName: 'Durand',
        givenNames: ['Jeanne', 'Marie'],
        birthPlaceInseeCode: '62250',
        identifiers: [{ system: 'PI', value: '12', assignedByFiness: '620100057' }],
        phones: [
          { number: '+33321000001', owner: 'patient', order: 1, voicemailAllowed: false, smsAllowed: true },
          { number: '+33611223344', owner: 'relative', relativeIndex: 0, verified: true },
        ],
        email: 'jeanne@example.org',
        currentAddress: {
          postalCode: '62710',
          city: 'Courrières',
          atWhose: 'her daughter',
          from: '2026-11-22',
          to: '2026-12-06',
          accessNotes: 'door code 12',
        },
        language: 'pl',
        interpreterNeeded: true,
        hearing: 'hard-of-hearing',
      },
      relatives: [
        {
          name: 'Anne Durand',
          relationship: 'daughter',
          scope: 'practical',
          trustedPerson: true,
          emergencyContact: true,
          phones: ['+33611223344'],
        },
      ],
      protectionMeasure: {
        kind: 'curatorship',
        contact: { name: 'UDAF', phone: '+33321000020' },
        until: '2030-01-01',
      },
      information: {
        informedAt: '2026-11-22T10:00:00+01:00',
        informedBy: 'the nurse',
        what: 'A call on Tuesday.',
      },
      refusals: { calls: false, messages: true, sharingWith: ['physiotherapy'] },
      careInPlace: [
        { kind: 'nurse', provider: { name: 'Cabinet', phone: '+33321000030' }, frequency: 'daily' },
      ],
      carePrescribed: [
        {
          kind: 'nurse',
          what: 'Injection',
          place: 'home',
          firstDueAt: '2026-11-22T20:00:00+01:00',
          frequency: 'daily',
          durationDays: 10,
          prescription: { number: '1', issuedAt: '2026-11-22T11:00:00+01:00', handedToPatient: true },
        },
      ],
      awaitedResults: [
        {
          what: 'Blood culture',
          expectedAt: '2026-11-25T12:00:00+01:00',
          recipient: { role: 'general-practitioner' },
        },
      ],
      letter: { status: 'sent-by-hospital', sentAt: '2026-11-22T15:30:00+01:00' },
      statedAt: '2026-11-22T15:40:00+01:00',
      notes: 'Two floors,\nno lift.',
    });
    expect([answer.status, answer.json?.['flags'], answer.json?.['errors']]).toEqual([202, [], undefined]);
  });
});

describe('the identity of a submission', () => {
  test('when the same key comes with the same content, then the answer is the same', async () => {
    const body = aDischargeBody(newStay());
    const key = { 'idempotency-key': `key-${stays}` };
    const first = await submit(body, world.artois.lens, key);
    const again = await submit(body, world.artois.lens, key);
    expect(first.json).toMatchObject({ result: 'accepted' });
    expect(again.json).toMatchObject({ result: 'repeat', followUpId: first.json?.['followUpId'] });
  });

  test('when the same key comes with other content, then it is 409 and the bytes are kept', async () => {
    const visitNumber = newStay();
    const key = { 'idempotency-key': `key-${stays}` };
    await submit(aDischargeBody(visitNumber), world.artois.lens, key);
    const other = await submit(aDischargeBody(visitNumber, { notes: 'changed' }), world.artois.lens, key);
    expect(other.status).toBe(409);
    expect(other.json?.['errors']).toEqual([expect.objectContaining({ code: 'idempotency-conflict' })]);
    expect(other.json?.['refusalId']).toEqual(expect.any(String));
  });

  test('when the same stay comes again, then it is a repeat, an amendment or older', async () => {
    const visitNumber = newStay();
    const first = await submit(aDischargeBody(visitNumber, { statedAt: '2026-11-22T15:30:00+01:00' }));
    const repeat = await submit(aDischargeBody(visitNumber, { statedAt: '2026-11-22T15:30:00+01:00' }));
    const letter = { status: 'announced' };
    const amended = await submit(
      aDischargeBody(visitNumber, { letter, statedAt: '2026-11-22T15:40:00+01:00' }),
    );
    const older = await submit(
      aDischargeBody(visitNumber, { notes: 'x', statedAt: '2026-11-22T15:20:00+01:00' }),
    );
    const results = [first, repeat, amended, older].map(({ json }) => json?.['result']);
    expect(results).toEqual(['accepted', 'repeat', 'amended', 'older-facts']);
    expect(new Set([first, repeat, amended, older].map(({ json }) => json?.['followUpId'])).size).toBe(1);
  });

  test('when 50 identical ones come at once, then there is one follow-up', async () => {
    const body = aDischargeBody(newStay());
    const answers = await Promise.all(Array.from({ length: 50 }, () => submit(body)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202]));
    expect(new Set(answers.map(({ json }) => json?.['followUpId'])).size).toBe(1);
    expect(answers.filter(({ json }) => json?.['result'] === 'accepted').length).toBe(1);
  });
});

describe('the walls', () => {
  test('when a hospital announces for another one, then it is 403, kept and audited', async () => {
    const answer = await submit(aDischargeBody(newStay(), { hospital: { finess: ARRAS } }));
    expect(answer.status).toBe(403);
    expect(answer.json?.['errors']).toEqual([
      expect.objectContaining({ code: 'hospital-not-yours', pointer: '/hospital/finess' }),
    ]);
    const { organisationId } = world.artois;
    const denied = await world.database.ordinary({ organisationId }, (client) =>
      client.auditEvent.findMany({ where: { outcome: 'denied', action: 'discharge.submit' } }),
    );
    expect(denied.map(({ reason, role }) => [reason, role])).toContainEqual(['hospital', 'hospital']);
  });

  test('when another hospital or organisation reads a follow-up, then there is none', async () => {
    const { json } = await submit(aDischargeBody(newStay()));
    const followUpId = json?.['followUpId'];
    const { artois, elsewhere } = world;
    const statuses = [];
    for (const account of [artois.lens, artois.operator, artois.arras, elsewhere.lens, elsewhere.operator]) {
      statuses.push((await read(followUpId, account)).status);
    }
    expect(statuses).toEqual([200, 200, 404, 404, 404]);
  });

  test('when another hospital or organisation states a fact or lists, then it meets the same wall', async () => {
    const { json } = await submit(aDischargeBody(newStay()));
    const path = `/v1/follow-ups/${String(json?.['followUpId'])}/cancellation`;
    const { arras } = world.artois;
    const { operator } = world.elsewhere;
    expect((await world.send('POST', path, { headers: arras.headers })).status).toBe(404);
    expect((await world.send('POST', path, { headers: operator.headers })).status).toBe(404);
    const listed = await world.send('GET', '/v1/follow-ups', { headers: operator.headers });
    expect(listed.json).toEqual({ followUps: [] });
  });

  test('when an operator reads, then what only the care team may know is absent', async () => {
    const base = aDischargeBody(newStay());
    const { json } = await submit({ ...base, stay: { ...base.stay, diagnoses: ['I50.0'] } });
    const seenBy = async (account: TestAccount) => (await read(json?.['followUpId'], account)).text;
    expect(await seenBy(world.artois.operator)).not.toContain('I50.0');
    expect(await seenBy(world.artois.lens)).toContain('I50.0');
  });

  test('when a patient was read, then the audit says who did', async () => {
    const { json } = await submit(aDischargeBody(newStay()));
    const followUpId = String(json?.['followUpId']);
    const { headers } = await read(followUpId, world.artois.operator);
    const { organisationId } = world.artois;
    const lines = await world.database.ordinary({ organisationId }, (client) =>
      client.auditEvent.findMany({ where: { requestId: String(headers['x-request-id']) } }),
    );
    expect(lines.map(({ action, subjectId, role, outcome }) => [action, subjectId, role, outcome])).toEqual([
      ['followUp.read', followUpId, 'operator', 'allowed'],
    ]);
  });
});

describe('a fact while no follow-up answers', () => {
  test('when a death is told, then it is 202, kept once, and pending', async () => {
    const { json } = await submit(aDischargeBody(newStay()));
    const followUpId = String(json?.['followUpId']);
    const factId = '0192f0c1-0000-7000-8000-0000000000f1';
    const tell = () =>
      world.send('POST', `/v1/follow-ups/${followUpId}/death`, {
        headers: { ...world.artois.lens.headers, 'idempotency-key': factId },
        body: {},
      });
    const answers = await Promise.all([tell(), tell()]);
    expect(answers.map(({ status, json: said }) => [status, said])).toEqual([
      [202, { factId, status: 'pending' }],
      [202, { factId, status: 'pending' }],
    ]);
    const { organisationId } = world.artois;
    const rows = await world.database.ordinary({ organisationId }, (client) =>
      client.inbox.findMany({ where: { id: factId } }),
    );
    expect(rows.map(({ event }) => event)).toEqual([{ type: 'died', source: 'hospital' }]);
  });
});
