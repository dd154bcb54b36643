import { withClient } from '../../../launcher/embedded/postgres';
import { RememberedKeys } from '../../../prisma/records/remembered-keys';
import { aStatedDischarge, createRecordsWorld, type RecordsWorld } from '../../support/records-world';

let world: RecordsWorld;

beforeAll(async () => {
  world = await createRecordsWorld({ burstPerSecond: Infinity });
});
afterAll(() => world.close());
beforeEach(() => world.newTenant());

const stayOf = (visitNumber: string) => ({ ...aStatedDischarge().stay, visitNumber });
const count = async (table: string): Promise<number> => {
  const [row] = await world.query<{ count: string }>(`SELECT count(*) FROM ${table}`);
  return Number(row?.count);
};

describe('stays nobody knows, taken in together', () => {
  it('when a hundred come at once, then each is there once, with its person, first fact, submission and audit line', async () => {
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, place) =>
        world.announce({ stay: stayOf(`AT-ONCE-${place}`) }, `key-${place}`),
      ),
    );

    expect(new Set(answers.map(({ followUpId }) => followUpId)).size).toBe(100);
    expect(answers.every(({ result }) => result === 'accepted')).toBe(true);
    for (const table of ['patient', 'stay', 'follow_up', 'inbox', 'submission', 'audit_event']) {
      expect([table, await count(table)]).toEqual([table, 100]);
    }
  });

  it('when the same stay comes many times in one batch, then one is new and the rest are repeats', async () => {
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, place) => world.announce({ stay: stayOf(`TWICE-${place % 3}`) })),
    );

    const results = answers.map(({ result }) => result);
    expect(results.filter((result) => result === 'accepted')).toHaveLength(3);
    expect(results.filter((result) => result === 'repeat')).toHaveLength(57);
    expect(await count('stay')).toBe(3);
  });

  it('when one person leaves two hospitals at the same moment, then there is one person', async () => {
    const identifiers = [
      { system: 'INS-NIR' as const, value: '279035121518989', status: 'qualified' as const },
    ];
    const patient = { ...aStatedDischarge().patient, identifiers };

    await Promise.all(
      ['ONE', 'TWO', 'THREE'].map((visitNumber) => world.announce({ stay: stayOf(visitNumber), patient })),
    );

    expect(await count('follow_up')).toBe(3);
    expect(await count('patient')).toBe(1);
  });

  it('when a person’s rows are removed, then what finds them is removed with them, and nobody else’s', async () => {
    const gone = await world.announce({ stay: stayOf('GONE') });
    await world.announce({ stay: stayOf('STAYS') });
    const tokensOf = (those: string) =>
      world.query(`SELECT 1 FROM search_token WHERE patient_id ${those}
        (SELECT patient_id FROM follow_up WHERE id = '${gone.followUpId}')`);
    const [theirs, others] = [(await tokensOf('=')).length, (await tokensOf('<>')).length];
    expect([theirs > 5, others > 5]).toEqual([true, true]);

    await withClient(world.testDatabase.migrationUrl, async (owner) => {
      await owner.query(`SELECT set_config('relais.organisation', $1, false)`, [world.tenant.organisationId]);
      await owner.query('DELETE FROM follow_up WHERE id = $1', [gone.followUpId]);
      await owner.query('DELETE FROM stay WHERE NOT EXISTS (SELECT FROM follow_up WHERE stay_id = stay.id)');
      await owner.query(
        'DELETE FROM patient WHERE NOT EXISTS (SELECT FROM stay WHERE patient_id = patient.id)',
      );
    });

    expect(await world.query('SELECT 1 FROM search_token')).toHaveLength(others);
  });

  it('when a general practitioner nobody knows is named, then they are kept', async () => {
    await world.announce({ generalPractitioner: { rpps: '10000000033', name: 'Dr Nouveau' } });

    const known = await world.query("SELECT 1 FROM professional WHERE display_name = 'Dr Nouveau'");
    expect(known).toHaveLength(1);
  });

  it('when the hospital is another one than the caller’s, then it is refused and nothing is kept', async () => {
    const foreign = world.announce({}, undefined, world.tenant.otherHospital);

    await expect(foreign).rejects.toThrow('may not announce');
    expect(await count('stay')).toBe(0);
  });
});

describe('whose a key is, remembered', () => {
  const account = {
    organisationId: 'o',
    accountId: 'a',
    role: 'hospital',
    hospitalId: null,
    professionalId: null,
  } as const;

  it('when the same key comes again, then the database is not asked; after some seconds it is', async () => {
    let now = 0;
    let asked = 0;
    const keys = new RememberedKeys(() => now);
    const find = async () => ((asked += 1), account);

    await keys.of('key', find);
    await keys.of('key', find);
    expect(asked).toBe(1);
    now = 60_000;
    await keys.of('key', find);
    expect(asked).toBe(2);
  });

  it('when a change is announced, also while the database answers, then nothing older is remembered', async () => {
    const keys = new RememberedKeys(() => 0);
    let answer: (value: typeof account | null) => void = () => undefined;
    const first = keys.of('key', () => new Promise((resolve) => (answer = resolve)));
    keys.forgetAll();
    answer(account);
    expect(await first).toBe(account);

    expect(await keys.of('key', async () => null)).toBeNull();
  });

  it('when a key is unknown, then that is not remembered', async () => {
    const keys = new RememberedKeys(() => 0);
    await keys.of('key', async () => null);
    expect(await keys.of('key', async () => account)).toBe(account);
  });
});
