import { parseOrder } from '../../../launcher/administration/orders';
import { PostgresAccounts } from '../../../prisma/records/account-records';
import { PostgresAudit } from '../../../prisma/records/audit-records';
import { Ciphers } from '../../../prisma/records/ciphers';
import { Database } from '../../../prisma/records/database';
import { parseMasterKeys } from '../../../security/key-settings';
import { uuidV7 } from '../../../security/uuid';
import { startPostgres, type TestDatabase } from '../../support/postgres';
import { flags, MASTER_KEY, printed, runCommand } from '../../support/administration-commands';
import { FINESS } from '../../support/records-world';

const GP = '10000000017';
const newId = () => uuidV7();

let testDatabase: TestDatabase;
let database: Database;
let accounts: PostgresAccounts;
beforeAll(async () => {
  testDatabase = await startPostgres().createDatabase();
  database = new Database({
    connectionString: testDatabase.databaseUrl,
    maxConnections: 4,
    connectionTimeoutMs: 10_000,
    statementTimeoutMs: 10_000,
  });
  accounts = new PostgresAccounts(database, newId);
});
afterAll(async () => {
  await database.close();
  await testDatabase.drop();
});

const relais = (words: readonly string[]) => runCommand(testDatabase.databaseUrl, words);

let count = 0;
/** An organisation of the test's own, with a hospital and a general practitioner, made by the commands. */
async function organisation(): Promise<string> {
  const [id = ''] = await relais(['organisation', 'add', '--name', 'Relais Artois']);
  await relais(['hospital', 'add', ...flags({ organisation: id, finess: FINESS, name: 'CH de Lens' })]);
  await relais(['professional', 'add', ...flags({ organisation: id, ...PROFESSIONAL })]);
  return id;
}
const PROFESSIONAL = {
  rpps: GP,
  profession: 'general-practitioner',
  name: 'Dr Camille Delattre',
  practice: 'Cabinet de Courrières',
  'postal-code': '62710',
  city: 'Courrières',
  phone: '03 21 00 01 01',
  'secure-mail': 'camille@demo.mssante.fr',
};
/** Makes an account; @returns its e-mail and what was printed */
async function account(organisationId: string, role: string, more: Record<string, string | true> = {}) {
  count += 1;
  const email = `somebody.${count}@relais.example`;
  const lines = await relais([
    'account',
    'add',
    ...flags({ organisation: organisationId, role, email: email.toUpperCase(), name: 'Somebody', ...more }),
  ]);
  return { email, password: printed(lines, 'password'), key: printed(lines, 'API key'), lines };
}
const auditOf = (organisationId: string) =>
  database.transaction({ organisationId }, (transaction) =>
    transaction.query<{ action: string; kind: string; subject: string; actor: string | null }>(
      `SELECT action, subject_kind AS kind, subject_id AS subject, actor_id AS actor FROM audit_event ORDER BY id`,
    ),
  );

describe('a production without anybody', () => {
  test('when everybody is made by commands, then each signs in as what they are', async () => {
    const id = await organisation();
    const made = [
      await account(id, 'hospital', { hospital: FINESS }),
      await account(id, 'operator'),
      await account(id, 'teamLead'),
      await account(id, 'clinician', { professional: GP }),
      await account(id, 'administrator'),
    ];
    const known = await Promise.all(made.map(({ email, password }) => accounts.signIn(email, password)));
    expect(known.map((signedIn) => signedIn?.account)).toEqual([
      expect.objectContaining({ organisationId: id, role: 'hospital', professionalId: null }),
      expect.objectContaining({ role: 'operator', hospitalId: null, professionalId: null }),
      expect.objectContaining({ role: 'teamLead' }),
      expect.objectContaining({ role: 'clinician', hospitalId: null }),
      expect.objectContaining({ role: 'administrator' }),
    ]);
    expect(known[0]?.account.hospitalId).toEqual(expect.any(String));
    expect(known[3]?.account.professionalId).toEqual(expect.any(String));
    expect(await accounts.signIn(made[0]!.email, made[1]!.password)).toBeNull();
  });

  test('when an organisation is made, then its data key opens with the master key', async () => {
    const id = await organisation();
    const keyRing = parseMasterKeys(MASTER_KEY);
    expect(await new Ciphers(database, keyRing).of(id)).toMatchObject({ organisationId: id });
  });

  test('when a hospital named a professional first, then adding them completes that one', async () => {
    const id = await organisation();
    await relais([
      'professional',
      'add',
      ...flags({ organisation: id, ...PROFESSIONAL, phone: '+33321000102', city: 'Lens' }),
    ]);
    const rows = await database.ordinary({ organisationId: id }, (client) => client.professional.findMany());
    expect(rows).toEqual([expect.objectContaining({ rpps: GP, phone: '+33321000102', city: 'Lens' })]);
  });

  test('when something is made or changed, then the audit says so, without an actor, and stays whole', async () => {
    const id = await organisation();
    const { email, lines } = await account(id, 'operator', { 'api-key': true });
    await relais(['account', 'disable', '--email', email]);
    const ofAccount = ['account.manage', 'account', printed(lines, 'account'), null];
    const events = await auditOf(id);
    expect(events).toHaveLength(6);
    expect(events.map(({ action, kind, subject, actor }) => [action, kind, subject, actor])).toEqual(
      expect.arrayContaining([
        ['account.manage', 'organisation', id, null],
        ['account.manage', 'hospital', expect.any(String), null],
        ['account.manage', 'professional', expect.any(String), null],
        ofAccount,
        ['apiKey.manage', 'api-key', printed(lines, 'key id'), null],
      ]),
    );
    expect(events.filter(({ subject }) => subject === ofAccount[2])).toHaveLength(2);
    const audit = new PostgresAudit(database, newId);
    expect(await audit.seal(id)).toBe(6);
    expect(await audit.verify(id)).toEqual([]);
  });
});

describe('what is refused', () => {
  let id = '';
  beforeAll(async () => {
    id = await organisation();
  });
  const person = (more: Record<string, string>) =>
    flags({ organisation: id, email: 'new@relais.example', name: 'Somebody', ...more });

  test.each([
    [
      'a hospital account without hospital',
      () => person({ role: 'hospital' }),
      /exactly when its role is hosp/,
    ],
    [
      'a clinician without professional',
      () => person({ role: 'clinician' }),
      /exactly when its role is clin/,
    ],
    ['an operator with a hospital', () => person({ role: 'operator', hospital: FINESS }), /exactly when/],
    [
      'an unknown hospital',
      () => person({ role: 'hospital', hospital: '590782553' }),
      /no hospital 590782553/,
    ],
    [
      'an unknown professional',
      () => person({ role: 'clinician', professional: '10000000025' }),
      /no professional/,
    ],
    ['an unknown role', () => person({ role: 'service' }), /--role must be one of hospital, operator/],
    [
      'an unknown organisation',
      () => person({ role: 'operator', organisation: uuidV7() }),
      /no organisation/,
    ],
    [
      'an organisation that is no id',
      () => person({ role: 'operator', organisation: 'x' }),
      /no organisation x/,
    ],
    [
      'a text that is no e-mail',
      () => person({ role: 'operator', email: 'nobody' }),
      /--email must be an e-mail/,
    ],
  ])('when it is %s, then a sentence says why and nothing is made', async (_what, words, sentence) => {
    const before = await auditOf(id);
    await expect((async () => relais(['account', 'add', ...words()]))()).rejects.toThrow(sentence);
    expect(await auditOf(id)).toEqual(before);
    expect(await database.ordinary({ organisationId: id }, (client) => client.account.count())).toBe(0);
  });

  test('when an e-mail is known, then it is refused in every organisation', async () => {
    const elsewhere = await organisation();
    const { email } = await account(elsewhere, 'operator');
    await expect(relais(['account', 'add', ...person({ role: 'operator', email })])).rejects.toThrow(
      'There is an account with that e-mail already.',
    );
  });

  test('when a FINESS or RPPS number has a wrong key, then it is refused before the database is opened', () => {
    const hospital = flags({ organisation: id, finess: '620100058', name: 'CH' });
    expect(() => parseOrder(['hospital', 'add', ...hospital])).toThrow(/--finess must be a FINESS number/);
    const professional = flags({ organisation: id, ...PROFESSIONAL, rpps: '10000000018' });
    expect(() => parseOrder(['professional', 'add', ...professional])).toThrow(/--rpps must be an RPPS/);
  });

  test('when a hospital is known, then it is not made twice', async () => {
    const again = flags({ organisation: id, finess: FINESS, name: 'Another name' });
    await expect(relais(['hospital', 'add', ...again])).rejects.toThrow(`has a hospital ${FINESS} already`);
  });

  test('when an order is not known or lacks a flag, then the sentence says what there is', () => {
    expect(() => parseOrder(['account', 'drop'])).toThrow(/account add; account disable; account reset-pass/);
    expect(() => parseOrder(['organisation', 'add'])).toThrow('--name is required.');
    expect(() => parseOrder(['key', 'revoke', '--id', 'x'])).toThrow('--id must be the id of a key.');
  });
});

describe('a leaver and a leak', () => {
  test('when an account is disabled, then password, session and key open nothing', async () => {
    const { email, password, key } = await account(await organisation(), 'operator', { 'api-key': true });
    const token = (await accounts.signIn(email, password))?.token ?? '';
    expect(await accounts.ofSession(token)).toMatchObject({ role: 'operator' });
    expect(await accounts.ofApiKey(key)).toMatchObject({ role: 'operator' });

    await relais(['account', 'disable', '--email', email]);
    expect(await accounts.signIn(email, password)).toBeNull();
    expect(await accounts.ofSession(token)).toBeNull();
    expect(await accounts.ofApiKey(key)).toBeNull();
    await expect(relais(['account', 'reset-password', '--email', email])).rejects.toThrow('is disabled');
    await expect(relais(['account', 'disable', '--email', 'no@relais.example'])).rejects.toThrow(
      'no account',
    );
  });

  test('when a password is reset, then the old one and its sessions end, and nobody else notices', async () => {
    const id = await organisation();
    const [leaked, other] = [await account(id, 'operator'), await account(id, 'operator')];
    const token = (await accounts.signIn(leaked.email, leaked.password))?.token ?? '';
    const untouched = (await accounts.signIn(other.email, other.password))?.token ?? '';

    const lines = await relais(['account', 'reset-password', '--email', leaked.email.toUpperCase()]);
    expect(await accounts.ofSession(token)).toBeNull();
    expect(await accounts.ofSession(untouched)).not.toBeNull();
    expect(await accounts.signIn(leaked.email, leaked.password)).toBeNull();
    expect(await accounts.signIn(leaked.email, printed(lines, 'password'))).not.toBeNull();
  });

  test('when a key is revoked, by its id or as it stands in the key, then the account keeps its password', async () => {
    const id = await organisation();
    for (const written of [(keyId: string) => keyId, (keyId: string) => keyId.replaceAll('-', '')]) {
      const { email, password, key, lines } = await account(id, 'operator', { 'api-key': true });
      const keyId = printed(lines, 'key id');
      await relais(['key', 'revoke', '--id', written(keyId)]);
      expect(await accounts.ofApiKey(key)).toBeNull();
      expect(await accounts.signIn(email, password)).not.toBeNull();
      await expect(relais(['key', 'revoke', '--id', keyId])).rejects.toThrow('revoked before');
    }
    await expect(relais(['key', 'revoke', '--id', uuidV7()])).rejects.toThrow(
      'There is no key with that id.',
    );
  });
});
