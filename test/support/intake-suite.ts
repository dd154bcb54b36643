import { setTimeout as sleep } from 'node:timers/promises';
import {
  FaultyDischargeError,
  HospitalNotAllowedError,
  IdempotencyConflictError,
} from '../../application/errors';
import {
  aStatedDischarge,
  createRecordsWorld,
  FINESS,
  OTHER_FINESS,
  submissionOf,
  type RecordsWorld,
} from './records-world';

let world: RecordsWorld;

/**
 * What intake promises, whether follow-ups are made at once or discharges are received first.
 *
 * @param burstPerSecond discharges a second above which they are received first
 */
export function describeIntake(burstPerSecond: number): void {
  beforeAll(async () => {
    world = await createRecordsWorld({ burstPerSecond });
  });
  beforeEach(() => world.newTenant());
  afterAll(() => world.close());

  describe('the identity of a submission', describeIdentity);
  describe('the person behind the stay', describePerson);
  describe('a death in the announcement', describeDeath);
  describe('what is not taken in', describeRefusals);
}

/** Of all that was taken in, follow-ups included. */
const count = async (table: string): Promise<number> => {
  await world.makeAllReceived();
  const [row] = await world.query<{ count: string }>(`SELECT count(*) FROM ${table}`);
  return Number(row?.count);
};
/** One after the other: a maker passes over what another one is making. */
const counts = async (tables: readonly string[]): Promise<number[]> => {
  const counted = [];
  for (const table of tables) counted.push(await count(table));
  return counted;
};
const lines = async (query: string): Promise<string[]> => {
  await world.makeAllReceived();
  return (await world.query<{ line: string }>(query)).map(({ line }) => line);
};
const events = () =>
  lines(`SELECT (event ->> 'type') || ' g' || generation AS line FROM inbox ORDER BY sequence`);
const submissions = () => lines('SELECT result AS line FROM submission ORDER BY id');
const otherDay = { ...aStatedDischarge().stay, dischargedAt: '2026-11-03T17:00:00+01:00' };
const INS = { system: 'INS-NIR', value: '241036232012325' } as const;

function describeIdentity(): void {
  it('when a discharge is announced, then patient, stay, follow-up and one waiting fact are there', async () => {
    const answer = await world.announce({}, 'key-1');

    expect(answer).toMatchObject({ result: 'accepted', status: 'announced' });
    expect(await counts(['patient', 'stay', 'follow_up', 'inbox'])).toEqual([1, 1, 1, 1]);
    expect(await events()).toEqual(['opened g1']);
    expect(await submissions()).toEqual(['accepted']);
  });

  it('when the same key comes with the same content, then it is a repeat: same answer, nothing done', async () => {
    const first = await world.announce({}, 'key-1');
    const second = await world.announce({}, 'key-1');

    expect(second).toEqual({ ...first, result: 'repeat' });
    expect(await events()).toEqual(['opened g1']);
    expect(await submissions()).toEqual(['accepted']);
  });

  it('when the same key comes with other content, then it is a conflict and nothing is kept of it', async () => {
    await world.announce({}, 'key-1');
    await expect(world.announce({ stay: otherDay }, 'key-1')).rejects.toThrow(IdempotencyConflictError);
    await expect(world.announce({ stay: { ...otherDay, visitNumber: 'V-2' } }, 'key-1')).rejects.toThrow(
      IdempotencyConflictError,
    );
    expect(await events()).toEqual(['opened g1']);
    expect(await count('stay')).toBe(1);
  });

  it('when one key comes for two stays at the same moment, then one is accepted and one a conflict', async () => {
    const results = await Promise.allSettled([
      world.announce({}, 'key-1'),
      world.announce({ stay: { ...otherDay, visitNumber: 'V-2' } }, 'key-1'),
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(results.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: expect.any(IdempotencyConflictError) as unknown,
    });
    expect(await count('stay')).toBe(1);
  });

  it('when another key comes with the same facts of the stay, then it is a repeat, recorded', async () => {
    const first = await world.announce({}, 'key-1');
    const second = await world.announce({}, 'key-2');
    const third = await world.announce({});

    expect([second.result, third.result]).toEqual(['repeat', 'repeat']);
    expect(second.followUpId).toBe(first.followUpId);
    expect(await events()).toEqual(['opened g1']);
    expect(await submissions()).toEqual(['accepted', 'repeat', 'repeat']);
  });

  it.each([
    ['another date', { stay: otherDay }],
    ['a letter', { letter: { status: 'sent-by-hospital', sentAt: '2026-11-03T15:01:00+01:00' } }],
  ] as const)('when another key comes with %s, then it is an amendment', async (_what, changes) => {
    const first = await world.announce({}, 'key-1');
    const second = await world.announce(changes, 'key-2');

    expect(second).toMatchObject({ result: 'amended', followUpId: first.followUpId });
    expect(await events()).toEqual(['opened g1', 'amended g1']);
    expect(await count('stay')).toBe(1);
  });

  it('when the discharge is cancelled and announced again, then it is generation 2 of the same follow-up', async () => {
    const { followUpId } = await world.announce({}, 'key-1');
    await world.relayAll();
    await world.states(world.tenant.hospital, followUpId, { type: 'discharge-voided' });
    expect((await world.application.followUp(world.tenant.operator, followUpId)).status).toBe('voided');

    const again = await world.announce({}, 'key-2');
    expect(again).toMatchObject({ result: 'accepted-again', followUpId, status: 'announced' });
    await world.relayAll();
    expect(await events()).toEqual(['opened g1', 'discharge-voided g1', 'reopened g2']);
    expect(await world.application.followUp(world.tenant.operator, followUpId)).toMatchObject({
      status: 'open',
      generation: 2,
    });
  });

  it('when it is announced again before the cancellation was acted on, then it ends as generation 2 all the same', async () => {
    const { followUpId } = await world.announce({}, 'key-1');
    await world.relayAll();
    const pending = world.application.stateFact(world.tenant.hospital, followUpId, {
      type: 'discharge-voided',
    });
    while (!(await events()).includes('discharge-voided g1')) await sleep(10);
    expect((await world.announce({}, 'key-2')).result).toBe('accepted-again');
    await world.relayAll();

    expect(await pending).toMatchObject({ status: 'applied' });
    expect(await world.application.followUp(world.tenant.operator, followUpId)).toMatchObject({
      status: 'open',
      generation: 2,
    });
  });

  it('when facts are older than those applied, then they are recorded, not applied', async () => {
    const first = await world.announce({ statedAt: '2026-11-03T15:04:00+01:00' }, 'key-1');
    const older = await world.announce({ stay: otherDay, statedAt: '2026-11-03T15:02:00+01:00' }, 'key-2');

    expect(older).toMatchObject({ result: 'older-facts', followUpId: first.followUpId });
    expect(await events()).toEqual(['opened g1']);
    expect(await submissions()).toEqual(['accepted', 'older-facts']);
    const view = await world.application.followUp(world.tenant.operator, first.followUpId);
    expect(view.stay.dischargedAt).toBe('2026-11-03T14:00:00.000Z');
  });

  it.each([
    ['one key', () => 'key-1'],
    ['a key each', (index: number) => `key-${index}`],
    ['no key', () => undefined],
  ])(
    'when fifty identical ones come at once under %s, then it is taken in exactly once',
    async (_what, keyOf) => {
      const answers = await Promise.all(
        Array.from({ length: 50 }, (_, index) => world.announce({}, keyOf(index))),
      );

      expect(answers.filter(({ result }) => result === 'accepted')).toHaveLength(1);
      expect(answers.filter(({ result }) => result === 'repeat')).toHaveLength(49);
      expect(new Set(answers.map(({ followUpId }) => followUpId)).size).toBe(1);
      expect(await counts(['patient', 'stay', 'follow_up'])).toEqual([1, 1, 1]);
      expect(await events()).toEqual(['opened g1']);
    },
  );
}

function describePerson(): void {
  const withIns = (visitNumber: string, finess = FINESS) => ({
    hospital: { finess },
    stay: { ...aStatedDischarge().stay, visitNumber },
    patient: { ...aStatedDischarge().patient, identifiers: [INS] },
  });

  it('when the same INS leaves hospital again, then the earlier follow-up is superseded', async () => {
    const first = await world.announce(withIns('V-1'));
    await world.relayAll();
    const second = await world.announce(withIns('V-2'));
    await world.relayAll();

    expect(await count('patient')).toBe(1);
    const { followUp } = world.application;
    expect(await followUp(world.tenant.operator, first.followUpId)).toMatchObject({
      status: 'closed',
      closing: { reason: 'readmitted' },
    });
    expect((await followUp(world.tenant.operator, second.followUpId)).status).toBe('open');
  });

  it('when two hospitals announce the same INS at the same moment, then it is one person', async () => {
    const { hospital, otherHospital } = world.tenant;
    await Promise.all([
      ...['V-1', 'V-2', 'V-3'].map((visit) => world.announce(withIns(visit), undefined, hospital)),
      ...['V-1', 'V-2', 'V-3'].map((visit) =>
        world.announce(withIns(visit, OTHER_FINESS), undefined, otherHospital),
      ),
    ]);
    expect(await count('stay')).toBe(6);
    expect(await count('patient')).toBe(1);
  });

  it('when no INS is known, then nobody is joined by name', async () => {
    await world.announce();
    await world.announce({ stay: { ...aStatedDischarge().stay, visitNumber: 'V-2' } });
    expect(await count('patient')).toBe(2);
  });
}

function describeDeath(): void {
  const deceased = { ...aStatedDischarge().stay, dischargeMode: 'deceased' } as const;

  it.each([
    ['at first', async () => world.announce({ stay: deceased })],
    [
      'in an amendment',
      async () => {
        await world.announce();
        await world.relayAll();
        return world.announce({ stay: deceased });
      },
    ],
    [
      'after a cancellation',
      async () => {
        const { followUpId } = await world.announce();
        await world.relayAll();
        await world.states(world.tenant.hospital, followUpId, { type: 'discharge-voided' });
        return world.announce({ stay: deceased });
      },
    ],
  ])(
    'when it is said %s, then the follow-up is closed and nobody is asked anything',
    async (_when, announce) => {
      const { followUpId } = await announce();
      await world.makeAllReceived();
      const [patient] = await world.query<{ dead: boolean }>(
        'SELECT deceased_at IS NOT NULL AS dead FROM patient',
      );
      expect(patient?.dead).toBe(true);
      await world.relayAll();

      const view = await world.application.followUp(world.tenant.operator, followUpId);
      expect(view).toMatchObject({ status: 'closed', closing: { reason: 'died' } });
      const waiting = await world.query<{ kind: string }>(
        `SELECT kind FROM message WHERE status = 'scheduled' AND kind <> 'death-notice' AND kind <> 'offer-withdrawn'
         AND kind <> 'follow-up-stopped'`,
      );
      expect(waiting).toEqual([]);
    },
  );
}

function describeRefusals(): void {
  it('when a fault refuses it, then the bytes are kept encrypted and shown as they came', async () => {
    const faulty = aStatedDischarge({
      patient: { ...aStatedDischarge().patient, birthDate: '2041-03-08' },
    });
    const error: unknown = await world.application
      .acceptDischarge(world.tenant.hospital, submissionOf(faulty))
      .catch((reason: unknown) => reason);

    expect(error).toBeInstanceOf(FaultyDischargeError);
    const { refusalId, faults } = error as FaultyDischargeError;
    expect(faults.map(({ pointer }) => pointer)).toEqual(['/patient/birthDate']);
    expect(await count('stay')).toBe(0);
    const kept = await world.application.refusal(world.tenant.operator, refusalId);
    expect(JSON.parse(kept.raw)).toEqual(faulty);
    const [row] = await world.query<{ raw: Buffer }>('SELECT raw FROM refused_submission');
    expect(row?.raw.includes('Delattre')).toBe(false);
  });

  it('when the hospital is unknown, or not the own one, then it is refused', async () => {
    const { hospital, operator } = world.tenant;
    const ofOther = { hospital: { finess: OTHER_FINESS } };
    await expect(world.announce(ofOther, undefined, hospital)).rejects.toThrow(HospitalNotAllowedError);
    await expect(world.announce({ hospital: { finess: '750712184' } })).rejects.toThrow(
      HospitalNotAllowedError,
    );
    expect((await world.announce(ofOther, undefined, operator)).result).toBe('accepted');
  });
}
