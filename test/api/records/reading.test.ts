import { Client } from 'pg';
import { NotFoundError } from '../../../application/errors';
import {
  aStatedDischarge,
  createRecordsWorld,
  OTHER_FINESS,
  submissionOf,
  type RecordsWorld,
} from '../../support/records-world';

let world: RecordsWorld;
beforeAll(async () => {
  world = await createRecordsWorld();
});
beforeEach(() => world.newTenant());
afterAll(() => world.close());

const begun = async (
  changes: Parameters<RecordsWorld['announce']>[0] = {},
  caller = world.tenant.hospital,
) => {
  const { followUpId } = await world.announce(changes, undefined, caller);
  await world.relayAll();
  return followUpId;
};
const stay = (visitNumber: string) => ({ ...aStatedDischarge().stay, visitNumber });

describe('who sees what', () => {
  it('a hospital sees its own stays, whatever it asks for', async () => {
    const own = await begun();
    const foreign = await begun({ hospital: { finess: OTHER_FINESS } }, world.tenant.otherHospital);
    const { application, tenant } = world;

    expect(
      (await application.followUps(tenant.hospital, { limit: 10 })).map((one) => one.followUpId),
    ).toEqual([own]);
    await expect(application.followUp(tenant.hospital, foreign)).rejects.toThrow(NotFoundError);
    await expect(
      application.stateFact(tenant.hospital, foreign, { type: 'discharge-voided' }),
    ).rejects.toThrow(NotFoundError);
    expect(
      (await application.searchPatients(tenant.hospital, 'Delattre')).map((one) => one.followUpId),
    ).toEqual([own]);
    expect(await application.followUps(tenant.operator, { limit: 10 })).toHaveLength(2);
  });

  it('a clinician sees those whose care was asked of them, and whom a red flag concerns', async () => {
    const asked = await begun();
    const other = await begun({
      stay: stay('V-2'),
      generalPractitioner: { rpps: '10000000009', name: 'Dr Vasseur' },
    });
    const { application, tenant } = world;
    const seen = async () =>
      (await application.followUps(tenant.clinician, { limit: 10 })).map((one) => one.followUpId).sort();

    expect(await seen()).toEqual([asked]);
    expect((await application.openOffers(tenant.clinician)).map((one) => one.followUpId)).toEqual([asked]);
    await expect(application.followUp(tenant.clinician, other)).rejects.toThrow(NotFoundError);

    await world.states(tenant.operator, other, { type: 'alert-raised', code: 'R14', cause: 'call' });
    expect(await seen()).toEqual([asked, other].sort());
    const [entry] = await application.worklist(tenant.clinician);
    // Nobody is on call there: whoever may dial 15 has it, and clinicians see it all the same.
    expect(entry).toMatchObject({ followUpId: other, items: [{ reason: 'red-flag-emergency' }] });
  });

  it('a missing letter goes to the team lead at once, and to the operators from J1 on', async () => {
    const followUpId = await begun();
    const { application, tenant, time } = world;
    const listed = async (caller: typeof tenant.operator) =>
      (await application.worklist(caller)).flatMap(({ items }) => items.map(({ reason }) => reason));

    const letterMissing = {
      type: 'break-reported',
      code: 'R01',
      subject: 'patient',
      cause: 'not-written',
    } as const;
    expect(await world.states(tenant.teamLead, followUpId, letterMissing)).toMatchObject({
      status: 'applied',
    });
    expect(await listed(tenant.teamLead)).toContain('R01');
    expect(await listed(tenant.operator)).not.toContain('R01');
    time.now = Date.UTC(2026, 10, 4, 6, 0);
    expect(await listed(tenant.operator)).toContain('R01');
  });

  it('another organisation sees nothing of it', async () => {
    const followUpId = await begun();
    const { application } = world;
    const { operator } = await world.newTenant();
    expect(await application.followUps(operator, { limit: 10 })).toEqual([]);
    expect(await application.searchPatients(operator, 'Delattre')).toEqual([]);
    expect(await application.messages(operator, { limit: 10 })).toEqual([]);
    expect(await application.worklist(operator)).toEqual([]);
    await expect(application.followUp(operator, followUpId)).rejects.toThrow(NotFoundError);
  });
});

describe('search', () => {
  it.each([
    ['a name without accents', 'delat'],
    ['two names in any order', 'jeanne delattre'],
    ['a French phone number', '03 21 00 00 01'],
    ['a birth date', '08/03/1941'],
    ['a visit number', 'v-1'],
  ])('finds the patient by %s', async (_what, text) => {
    const followUpId = await begun();
    await begun({
      stay: stay('V-2'),
      patient: {
        birthName: 'Martin',
        firstGivenName: 'Paul',
        birthDate: '1950-01-01',
        phones: ['+33321000002'],
      },
    });
    expect(
      (await world.application.searchPatients(world.tenant.operator, text)).map((one) => one.followUpId),
    ).toEqual([followUpId]);
  });

  it('finds nobody for what is nobody', async () => {
    await begun();
    for (const text of ['', '%', 'xy', '0321999999', '01/01/1900']) {
      expect(await world.application.searchPatients(world.tenant.operator, text)).toEqual([]);
    }
  });
});

describe('audit', () => {
  it('when somebody reads a patient, then who, what and how it ended is written, and no name', async () => {
    const followUpId = await begun();
    await world.application.followUp(world.tenant.operator, followUpId);
    await world.application.searchPatients(world.tenant.operator, 'Delattre');
    const rows = await world.query<{ action: string }>(
      `SELECT action, outcome, actor_id AS actor, subject_id AS subject FROM audit_event WHERE role = 'operator' ORDER BY id`,
    );
    const actor = world.tenant.operator.accountId;
    expect(rows).toEqual(
      expect.arrayContaining([
        { action: 'followUp.read', outcome: 'allowed', actor, subject: followUpId },
        { action: 'patient.search', outcome: 'allowed', actor, subject: null },
      ]),
    );
  });
});

describe('the canary', () => {
  const CANARY = {
    birthName: 'Zyxwvutsrq',
    firstGivenName: 'Qanarimonde',
    birthDate: '1932-07-19',
    sex: 'female',
    phones: ['+33321987654'],
    address: { line: '17 impasse Kanariavogel', postalCode: '62710', city: 'Courrières' },
    identifiers: [{ system: 'INS-NIR', value: '232076232098765' }],
  } as const;
  const RELATIVE = {
    name: 'Oiseleur Xanthippe',
    relationship: 'daughter',
    scope: 'practical',
    phones: ['+33611223344'],
  };
  const TRACES = [
    /zyxwvutsrq/i,
    /qanarimonde/i,
    /kanariavogel/i,
    /321987654/,
    /0?3 ?21 ?98 ?76 ?54/,
    /232076232098765/,
    /1932-07-19|19\/07\/1932/,
    /xanthippe|oiseleur/i,
    /611223344/,
    /VISITE-SECRETE/i,
  ];

  /** Every text, number and byte of every table, whoever it belongs to. */
  const dump = async (): Promise<string> => {
    const superuser = new Client({ connectionString: world.testDatabase.superuserUrl });
    await superuser.connect();
    try {
      const { rows: tables } = await superuser.query<{ name: string }>(
        `SELECT quote_ident(relname) AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace`,
      );
      const parts: string[] = [];
      for (const { name } of tables) {
        const { rows } = await superuser.query<Record<string, unknown>>(`SELECT * FROM ${name}`);
        for (const row of rows) {
          for (const value of Object.values(row)) {
            if (Buffer.isBuffer(value)) parts.push(value.toString('latin1'), value.toString('utf16le'));
            else parts.push(typeof value === 'string' ? value : JSON.stringify(value));
          }
        }
      }
      return parts.join('\n');
    } finally {
      await superuser.end();
    }
  };

  it('when a patient goes through everything, then no table holds a trace of who it is in clear', async () => {
    const canary = { patient: CANARY, relatives: [RELATIVE], stay: stay('VISITE-SECRETE') };
    const followUpId = await begun(canary as Parameters<RecordsWorld['announce']>[0]);
    const { application, tenant } = world;
    const refused = aStatedDischarge({
      ...canary,
      stay: { ...stay('VISITE-SECRETE-2'), dischargedAt: 'never' },
    } as never);
    await expect(application.acceptDischarge(tenant.hospital, submissionOf(refused))).rejects.toThrow();
    await world.announce({ ...canary, letter: { status: 'announced' } } as Parameters<
      RecordsWorld['announce']
    >[0]);
    for (const event of [
      { type: 'call-attempted', callKey: 'call-j2', outcome: 'red-flag' },
      { type: 'readmitted', at: world.time.now, source: 'relative' },
      { type: 'died', source: 'relative' },
    ] as const) {
      await world.states(tenant.operator, followUpId, event);
    }
    await application.searchPatients(tenant.operator, CANARY.birthName);
    const view = await application.followUp(tenant.operator, followUpId);
    expect(view.patient).toMatchObject({ birthName: CANARY.birthName, birthDate: CANARY.birthDate });
    expect(view.patient.relatives).toHaveLength(1);

    const everything = await dump();
    expect(everything.length).toBeGreaterThan(10_000);
    expect(everything).toContain(followUpId);
    for (const trace of TRACES) expect(everything).not.toMatch(trace);
  });
});
