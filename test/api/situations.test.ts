import { Sweeper } from '../../application/sweeper/sweeper';
import { PostgresSweeper } from '../../prisma/records/sweeper-records';
import { createSituationWorld, type SituationWorld } from '../support/situation-world';
import { aStatedDischarge, OTHER_FINESS } from '../support/records-world';

let situations: SituationWorld;
beforeAll(async () => {
  situations = await createSituationWorld();
});
beforeEach(() => situations.world.newTenant());
afterAll(() => situations.close());

const person = (changes: object = {}) => ({ ...aStatedDischarge().patient, ...changes });
const stay = (changes: object = {}) => ({ ...aStatedDischarge().stay, ...changes });

describe('when the patient stays at the daughter’s (field.md, 3)', () => {
  const lille = { line: '3 rue Nationale', postalCode: '59000', city: 'Lille', atWhose: 'sa fille' };
  beforeEach(async () => {
    await situations.practice('Dr Lillois', '59000');
  });

  it('when that is said by telephone, then the next doctor asked is near the daughter, and who said it is kept', async () => {
    const followUpId = await situations.begun();
    const address = { ...lille, from: '2026-11-03', to: '2026-11-10' };
    expect(await situations.tell('operator', followUpId, 'address', { address, saidBy: 'relative' })).toBe(
      200,
    );
    expect(await situations.asked(followUpId)).toEqual(['Dr Lemaire awaiting']);

    await situations.declines(followUpId);
    expect(await situations.asked(followUpId)).toEqual(['Dr Lemaire declined', 'Dr Lillois awaiting']);
    const { people, patient, history } = await situations.read('operator', followUpId);
    expect(people.whereabouts).toMatchObject({
      kind: 'current',
      address: { city: 'Lille', to: '2026-11-10' },
      said: { by: 'relative' },
    });
    expect(patient.currentAddress).toMatchObject({ atWhose: 'sa fille' });
    expect(history.map(({ code }) => code)).toContain('address-changed');
  });

  it('when the stay is over, then the plan is made again by itself and she is looked for at home', async () => {
    await situations.practice('Dr Courriérois', '62710');
    const followUpId = await situations.begun({
      patient: person({ currentAddress: { ...lille, to: '2026-11-04' } }),
    });
    expect((await situations.read('operator', followUpId)).people.whereabouts.kind).toBe('current');

    const sweeper = new Sweeper({
      records: new PostgresSweeper(situations.world.database, situations.world.newId),
      awakener: { wake: async () => 'woken' },
      clock: situations.world.clock,
      touchClock: async () => undefined,
      everySeconds: 60,
      graceSeconds: 3600,
      log: { warn: () => undefined, error: () => undefined },
    });
    await sweeper.sweep();
    await situations.world.relayAll();
    expect((await situations.read('operator', followUpId)).history.map(({ code }) => code)).not.toContain(
      'address-changed',
    );

    // The day after her last day there.
    situations.world.time.now = Date.UTC(2026, 10, 5, 8, 0);
    await sweeper.sweep();
    await sweeper.sweep();
    await situations.world.relayAll();
    const { people, history } = await situations.read('operator', followUpId);
    expect(people.whereabouts).toMatchObject({ kind: 'official', address: { city: 'Courrières' } });
    expect(history.filter(({ code }) => code === 'address-changed')).toHaveLength(1);
    expect(await situations.asked(followUpId)).toEqual(['Dr Lemaire expired', 'Dr Courriérois awaiting']);
  });

  it('when the hospital amends something else, then what the daughter said still holds', async () => {
    const followUpId = await situations.begun();
    await situations.tell('operator', followUpId, 'address', { address: lille, saidBy: 'relative' });
    await situations.begun({ hospital: { finess: '620100057', wardName: 'Cardiologie' } });
    expect((await situations.read('operator', followUpId)).people.whereabouts.kind).toBe('current');

    await situations.begun({ patient: person({ currentAddress: { postalCode: '62000', city: 'Arras' } }) });
    expect((await situations.read('operator', followUpId)).people.whereabouts).toMatchObject({
      address: { city: 'Arras' },
      said: null,
    });
  });

  it('when it is kept, then no table and no fact holds the address in plain text', async () => {
    const followUpId = await situations.begun();
    await situations.tell('operator', followUpId, 'address', { address: lille, saidBy: 'relative' });
    const rows = await situations.world.query<{ text: string }>(
      `SELECT event::text AS text FROM inbox UNION ALL SELECT state::text FROM follow_up
       UNION ALL SELECT encode(details, 'escape') FROM patient`,
    );
    expect(rows.map(({ text }) => text).join()).not.toMatch(/Nationale|sa fille/);
  });
});

describe('when a number or a person was the wrong one (field.md, 4)', () => {
  it('when the number is somebody else’s, then it is shown as not to be called, and the next one is called', async () => {
    const followUpId = await situations.begun({
      patient: person({ phones: ['+33321000001', '+33600000002'] }),
    });
    await situations.tell('operator', followUpId, 'calls/call-j2/attempts', { outcome: 'wrong-number' });
    const numbers = (await situations.read('operator', followUpId)).people.speakTo.phones;
    expect(numbers.map(({ number, notToCall }) => [number, notToCall])).toEqual([
      ['+33321000001', true],
      ['+33600000002', false],
    ]);
  });

  it('when it is the second number that is wrong, or the daughter’s, then only that one is not called', async () => {
    const followUpId = await situations.begun({
      patient: person({ phones: ['+33321000001', '+33600000002'] }),
      relatives: [{ name: 'Anne', scope: 'practical', phones: ['+33600000003'] }],
    });
    const wrong = (dialled: string) =>
      situations.tell('operator', followUpId, 'calls/call-j2/attempts', { outcome: 'wrong-number', dialled });
    expect(await wrong('patient/2')).toBe(200);
    expect(await wrong('relative/0/1')).toBe(200);
    expect(await wrong('+33600000002')).toBe(422);
    const { speakTo, relatives } = (await situations.read('operator', followUpId)).people;
    expect(speakTo.phones.map(({ notToCall }) => notToCall)).toEqual([false, true]);
    expect(relatives[0]?.phones[0]?.notToCall).toBe(true);
  });

  it('when that attempt was on the wrong patient, then it does not count and the number may be called', async () => {
    const followUpId = await situations.begun();
    await situations.tell('operator', followUpId, 'calls/call-j2/attempts', { outcome: 'wrong-number' });
    const withdrawal = 'calls/call-j2/attempts/1/withdrawal';
    expect(await situations.tell('operator', followUpId, withdrawal, { reason: 'wrong-person' })).toBe(200);
    const { calls, people, history } = await situations.read('operator', followUpId);
    expect(calls[0]?.attempts).toEqual([]);
    expect(calls[0]?.withdrawn).toMatchObject([{ outcome: 'wrong-number', reason: 'wrong-person' }]);
    expect(people.speakTo.phones[0]?.notToCall).toBe(false);
    expect(history.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['call-attempted', 'attempt-withdrawn']),
    );
    expect(await situations.tell('operator', followUpId, withdrawal, { reason: 'mistake' })).toBe(404);
  });
});

describe('when a relative calls (field.md, 5)', () => {
  const daughter = (scope: 'nothing' | 'practical' | 'all') => ({
    relatives: [{ name: 'Anne Delattre', relationship: 'daughter', scope, phones: ['+33600000009'] }],
  });

  it('when the father agreed to practical matters only, then the screen says what may be said', async () => {
    const followUpId = await situations.begun(daughter('practical'));
    const [relative] = (await situations.read('operator', followUpId)).people.relatives;
    expect(relative).toMatchObject({
      name: 'Anne Delattre',
      rights: { listen: true, confirmFollowUp: true, practicalMatters: true, healthByClinician: false },
    });
  });

  it('when nothing may be said to her, then what she says is kept all the same, as said by a relative', async () => {
    const followUpId = await situations.begun(daughter('nothing'));
    const note = { text: 'Il ne mange plus.', saidBy: 'relative', about: 'call-j2' };
    expect(await situations.tell('operator', followUpId, 'notes', note)).toBe(201);
    expect((await situations.read('clinician', followUpId)).people.notes).toMatchObject([note]);
    expect((await situations.read('hospital', followUpId)).people.notes).toEqual([]);
    const rows = await situations.world.query<{ text: string }>(
      `SELECT encode(content, 'escape') AS text FROM said_note`,
    );
    expect(rows.map(({ text }) => text).join()).not.toContain('mange');
  });
});

describe('when the patient is protected, or a child (field.md, 6)', () => {
  it('when there is a guardian, then the patient is spoken to first and the guardian is named', async () => {
    const contact = { name: 'Mme Renard', organisation: 'UDAF 62', phone: '+33321000009' };
    const followUpId = await situations.begun({ protectionMeasure: { kind: 'guardianship', contact } });
    expect((await situations.read('operator', followUpId)).people.speakTo).toMatchObject({
      first: 'patient',
      protection: { kind: 'guardianship', role: 'represents', name: 'Mme Renard', phone: '+33321000009' },
    });
  });

  it('when the patient is a child, then the mother is called', async () => {
    const mother = {
      name: 'Mme Delattre',
      relationship: 'mother',
      scope: 'all' as const,
      phones: ['+33600000007'],
    };
    const followUpId = await situations.begun({
      patient: person({ birthDate: '2016-02-01', phones: [] }),
      relatives: [mother],
    });
    const { speakTo } = (await situations.read('operator', followUpId)).people;
    expect(speakTo).toMatchObject({ first: 'parental-authority', isMinor: true });
    expect(speakTo.phones[0]?.number).toBe('+33600000007');
  });
});

describe('when the patient lives in a care home, or leaves rehabilitation (field.md, 9)', () => {
  it('when it is a care home, then its own number comes first', async () => {
    const phones = [
      { number: '+33321000001', owner: 'patient' as const },
      { number: '+33321000005', owner: 'institution' as const },
    ];
    const followUpId = await situations.begun({
      stay: stay({ dischargeMode: 'care-home' }),
      patient: person({ phones }),
    });
    const { speakTo } = (await situations.read('operator', followUpId)).people;
    expect(speakTo.first).toBe('institution-nurse');
    expect(speakTo.phones[0]?.number).toBe('+33321000005');
  });

  it('when a patient sleeps in rehabilitation and leaves it from another hospital, then the follow-up goes on there', async () => {
    const patient = person({ identifiers: [{ system: 'INS-NIR', value: '241036232012325' }] });
    const asleep = await situations.begun({ patient, stay: stay({ dischargeMode: 'rehabilitation' }) });
    expect(await situations.read('operator', asleep)).toMatchObject({ status: 'handed-over' });
    situations.world.time.now = Date.UTC(2026, 10, 20, 10, 0);
    const later = stay({
      visitNumber: 'V-2',
      admittedAt: '2026-11-04T09:00:00+01:00',
      dischargedAt: '2026-11-20T10:00:00+01:00',
    });
    const { followUpId: awake } = await situations.world.announce(
      { patient, stay: later, hospital: { finess: OTHER_FINESS } },
      undefined,
      situations.world.tenant.otherHospital,
    );
    await situations.world.relayAll();
    expect(await situations.read('operator', awake)).toMatchObject({ status: 'open' });
    expect(await situations.read('operator', asleep)).toMatchObject({
      status: 'closed',
      closing: { reason: 'readmitted' },
    });
  });
});
