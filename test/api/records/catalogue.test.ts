import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { Database } from '../../../prisma/records/database';
import { startPostgres, type TestDatabase } from '../../support/postgres';

let testDatabase: TestDatabase;
let superuser: Client;
let app: Client;
beforeAll(async () => {
  testDatabase = await startPostgres().createDatabase();
  superuser = new Client({ connectionString: testDatabase.superuserUrl });
  app = new Client({ connectionString: testDatabase.databaseUrl });
  await Promise.all([superuser.connect(), app.connect()]);
});
afterAll(async () => {
  await Promise.all([superuser.end(), app.end()]);
  await testDatabase.drop();
});

const rows = async <Row extends object>(text: string): Promise<Row[]> =>
  (await superuser.query<Row>(text)).rows;
const column = async (text: string): Promise<string[]> =>
  (await rows<{ value: string }>(text)).map(({ value }) => value);

/** Tables that no tenant owns, each for a reason. */
const UNTENANTED = [
  '_prisma_migrations',
  'clock_segment',
  'organisation',
  'pathway_version',
  'tenant_directory',
];
/** What must stay: nobody but the owner of the tables, in a purge, takes a row away. */
const KEPT = [
  'audit_event',
  'audit_seal',
  'call_record',
  'closing_told',
  'follow_up',
  'handover_reading',
  'handover_version',
  'history_entry',
  'inbox',
  'on_call_line',
  'pathway_version',
  'patient',
  'stay',
  'submission',
];
/** What is written stays written. */
const UNCHANGED = [
  'audit_event',
  'audit_seal',
  'call_record',
  'closing_told',
  'handover_reading',
  'handover_version',
  'history_entry',
  'pathway_version',
  'submission',
];

describe('the walls', () => {
  it('every table with an organisation has row-level security, forced, with its policy; no other has one', async () => {
    const tables = await rows<{
      name: string;
      enabled: boolean;
      forced: boolean;
      tenant: boolean;
      policy: boolean;
    }>(
      `SELECT relname AS name, relrowsecurity AS enabled, relforcerowsecurity AS forced,
         EXISTS (SELECT FROM pg_attribute WHERE attrelid = pg_class.oid AND attname = 'organisation_id') AS tenant,
         EXISTS (SELECT FROM pg_policy WHERE polrelid = pg_class.oid AND polname = 'organisation' AND polpermissive
                 AND polqual IS NOT NULL AND polwithcheck IS NOT NULL AND polcmd = '*' AND polroles = '{0}') AS policy
       FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace ORDER BY relname`,
    );
    expect(tables.length).toBeGreaterThan(25);
    const walled = tables.filter(({ enabled, forced, policy }) => enabled && forced && policy);
    const tenants = tables.filter(({ tenant, name }) => tenant && name !== 'tenant_directory');
    expect(walled.map(({ name }) => name)).toEqual(tenants.map(({ name }) => name));
    expect(tables.filter((table) => !walled.includes(table)).map(({ name }) => name)).toEqual(UNTENANTED);
  });

  it('a hospital and a professional have their second wall, restrictive', async () => {
    expect(
      await column(
        `SELECT polrelid::regclass || ' ' || polname AS value FROM pg_policy WHERE NOT polpermissive ORDER BY 1`,
      ),
    ).toEqual([
      'appointment own_agenda',
      'closing_told care_circle',
      'closing_told own_hospital',
      'follow_up own_hospital',
      'handover_reading care_circle',
      'handover_reading own_hospital',
      'handover_version care_circle',
      'handover_version own_hospital',
      'offer own_offers',
      'received_stay own_hospital',
      'stay own_hospital',
      'submission own_hospital',
    ]);
  });

  it('without a tenant every walled table shows nothing and takes nothing', async () => {
    const tables = await column(
      `SELECT relname AS value FROM pg_class WHERE relrowsecurity AND relnamespace = 'public'::regnamespace`,
    );
    await superuser.query(`INSERT INTO organisation (id, name) VALUES (gen_random_uuid(), 'Somebody')`);
    await superuser.query(
      `INSERT INTO hospital SELECT gen_random_uuid(), id, '620100057', 'Lens' FROM organisation LIMIT 1`,
    );
    for (const table of tables) {
      expect((await app.query(`SELECT * FROM "${table}"`)).rows).toEqual([]);
    }
    await expect(
      app.query(
        `INSERT INTO hospital SELECT gen_random_uuid(), id, '590782553', 'Lille' FROM organisation LIMIT 1`,
      ),
    ).rejects.toThrow(/row-level security/);
    expect((await superuser.query('SELECT * FROM hospital')).rows).toHaveLength(1);
  });

  it('a connection given back to the pool keeps nothing of its tenant', async () => {
    const database = new Database({
      connectionString: testDatabase.databaseUrl,
      maxConnections: 1,
      connectionTimeoutMs: 5_000,
      statementTimeoutMs: 5_000,
    });
    try {
      const [organisation] = await rows<{ id: string }>('SELECT id FROM organisation');
      const tenant = {
        organisationId: organisation!.id,
        hospitalId: organisation!.id,
        professionalId: organisation!.id,
      };
      const seen = 'SELECT count(*)::integer AS hospitals FROM hospital';
      const settings = `SELECT current_setting('relais.organisation', true) || current_setting('relais.hospital', true)
        || current_setting('relais.professional', true) AS left_over`;
      expect(await database.transaction(tenant, (transaction) => transaction.query(seen))).toEqual([
        { hospitals: 1 },
      ]);
      expect(await database.query(seen)).toEqual([{ hospitals: 0 }]);
      const failing = database.transaction(tenant, (transaction) => transaction.query('SELECT 1 / 0'));
      await expect(failing).rejects.toThrow(/division by zero/);
      expect(await database.query(settings)).toEqual([{ left_over: '' }]);
      expect(await database.ordinary(tenant, (client) => client.hospital.count())).toBe(1);
      expect(await database.query(settings)).toEqual([{ left_over: '' }]);
      expect(await database.query(seen)).toEqual([{ hospitals: 0 }]);
    } finally {
      await database.close();
    }
  });
});

describe('the role programs run as', () => {
  it('owns nothing, bypasses nothing and cannot change the house', async () => {
    expect(
      await rows(
        `SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb,
           (SELECT count(*)::integer FROM pg_class WHERE relowner = pg_roles.oid) AS owned,
           pg_has_role('relais_app', 'relais_owner', 'MEMBER') AS is_owner
         FROM pg_roles WHERE rolname = 'relais_app'`,
      ),
    ).toEqual([
      {
        rolsuper: false,
        rolbypassrls: false,
        rolcreaterole: false,
        rolcreatedb: false,
        owned: 0,
        is_owner: false,
      },
    ]);
    for (const statement of [
      'ALTER TABLE patient DISABLE ROW LEVEL SECURITY',
      'ALTER TABLE audit_event DISABLE TRIGGER ALL',
      'DROP TABLE audit_event',
      'DROP POLICY organisation ON patient',
      'TRUNCATE history_entry',
      'CREATE TABLE stolen (id integer)',
      'SET ROLE relais_owner',
    ]) {
      await expect(app.query(statement)).rejects.toThrow(/must be owner|permission denied/);
    }
  });

  it.each([
    ['DELETE', KEPT],
    ['UPDATE', UNCHANGED],
    ['TRUNCATE', KEPT],
  ])('has no right to %s what must stay', async (privilege, tables) => {
    const granted = await column(
      `SELECT relname AS value FROM pg_class
       WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
         AND has_table_privilege('relais_app', oid, '${privilege}')`,
    );
    expect(tables.filter((table) => granted.includes(table))).toEqual([]);
  });
});

describe('what the migrations promise', () => {
  it('closed lists, references and the deadline of every open follow-up are constraints', async () => {
    const constraints = await column(
      `SELECT conname AS value FROM pg_constraint WHERE contype = 'c' ORDER BY 1`,
    );
    expect(constraints).toEqual(
      expect.arrayContaining([
        'account_role_known',
        'break_status_known',
        'clock_segment_speed_positive',
        'clock_segment_stands_after',
        'follow_up_has_deadline',
        'follow_up_status_known',
        'follow_up_vigilance_known',
        'inbox_status_known',
        'message_status_known',
        'refused_submission_status_known',
      ]),
    );
    const [references] = await rows<{ count: number }>(
      `SELECT count(*)::integer AS count FROM pg_constraint WHERE contype = 'f' AND convalidated`,
    );
    expect(references?.count).toBeGreaterThanOrEqual(24);
  });

  it('uniqueness holds what must be there once', async () => {
    const unique = await column(
      `SELECT indrelid::regclass || ' ' || (SELECT string_agg(attname, ',' ORDER BY place)
         FROM unnest(indkey) WITH ORDINALITY AS k (number, place)
         JOIN pg_attribute ON attrelid = indrelid AND attnum = k.number) AS value
       FROM pg_index WHERE indisunique AND indisvalid`,
    );
    expect(unique).toEqual(
      expect.arrayContaining([
        'stay organisation_id,hospital_id,visit_number_token',
        'follow_up organisation_id,stay_id',
        'submission organisation_id,hospital_id,key_hash',
        'message key',
        'inbox id',
        'caught_message organisation_id,message_key',
        'history_entry follow_up_id,generation,revision,place',
        'hospital organisation_id,finess',
      ]),
    );
  });

  it('triggers keep what is written and announce what is new', async () => {
    expect(
      await column(
        `SELECT tgrelid::regclass || ' ' || tgname AS value FROM pg_trigger
         WHERE NOT tgisinternal AND tgenabled = 'O' ORDER BY 1`,
      ),
    ).toEqual(
      expect.arrayContaining([
        'audit_event audit_event_append_only',
        'audit_seal audit_seal_append_only',
        'clock_segment clock_announced',
        'follow_up follow_up_announced',
        'history_entry history_entry_append_only',
        'inbox inbox_announced',
        'pathway_version pathway_version_append_only',
        'submission submission_append_only',
      ]),
    );
  });
});

describe('the schema that programs are written against', () => {
  /** `table.column` with whether it may be null, of prisma/schema.prisma. */
  const ofSchema = (): string[] => {
    const text = readFileSync(join(__dirname, '..', '..', '..', 'prisma', 'schema.prisma'), 'utf8');
    return [...text.matchAll(/^model \w+ \{\n([\s\S]*?)^\}/gm)].flatMap(([, body = '']) => {
      const table = /@@map\("(\w+)"\)/.exec(body)?.[1];
      return [...body.matchAll(/^ {2}(\w+) +\w+(\[\])?(\?)?(.*)$/gm)].map(
        ([, name, , optional, rest = '']) => {
          const mapped = /@map\("(\w+)"\)/.exec(rest)?.[1] ?? name;
          return `${table}.${mapped}${optional === '?' ? ' null' : ''}`;
        },
      );
    });
  };

  it('agrees with the database column by column', async () => {
    const ofDatabase = await column(
      `SELECT relname || '.' || attname || CASE WHEN attnotnull THEN '' ELSE ' null' END AS value
       FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
       WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND attnum > 0 AND NOT attisdropped
         AND relname <> '_prisma_migrations'`,
    );
    expect(ofSchema().sort()).toEqual(ofDatabase.sort());
  });
});
