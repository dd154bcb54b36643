import { createApi } from '../../api/create-api';
import type { ApiSettings } from '../../api/settings';
import { clockOf } from '../../application/time/clock';
import { loadCallScripts } from '../../integrations/call-scripts/load-call-scripts';
import { loadPathways } from '../../integrations/pathways/load-pathways';
import { loadHandoverWording } from '../../launcher/handover-wording';
import { composeApplication } from '../../launcher/application';
import { directoryLookup } from '../../prisma/records/account-records';
import { Ciphers } from '../../prisma/records/ciphers';
import { Database } from '../../prisma/records/database';
import { Notifications } from '../../prisma/records/notifications';
import { FIRST_DATA_KEY_VERSION, generateDataKey } from '../../security/field-encryption';
import { hashPassword } from '../../security/passwords';
import type { Role } from '../../security/permissions';
import { testOnlyKeyRing } from '../../security/test-key';
import { issueApiKey } from '../../security/tokens';
import { uuidV7 } from '../../security/uuid';
import { serveForTest } from './api-client';
import { startPostgres } from './postgres';

/** Business now: Sunday 22 November 2026, 16h00 in Paris. */
export const NOW = Date.parse('2026-11-22T16:00:00+01:00');
export const PASSWORD = 'a pass phrase of the tests';
/** As shipped. */
const CALL_SCRIPTS = 'data/call-scripts';
const PATHWAYS = 'data/pathways';
export const LENS = '620100057';
export const ARRAS = '620100024';

/** An account by what it is, with the header of its API key. */
export interface TestAccount {
  readonly email: string;
  readonly organisationId: string;
  readonly headers: Readonly<Record<string, string>>;
}

export type ApiWorld = Awaited<ReturnType<typeof startApiWorld>>;

/** The REST door on real use-cases and a real database of its own; no follow-up answers, so facts stay pending. */
export async function startApiWorld(
  settings: Partial<ApiSettings> = {},
  { maxConnections = 10, timeoutMs = 20_000, unsignedScripts = true, feedsFromHere = false } = {},
) {
  const testDatabase = await startPostgres().createDatabase();
  const database = new Database({
    connectionString: testDatabase.databaseUrl,
    maxConnections,
    connectionTimeoutMs: timeoutMs,
    statementTimeoutMs: timeoutMs,
  });
  const keyRing = testOnlyKeyRing();
  const clock = clockOf({ realFrom: NOW, businessFrom: NOW, speed: 1 }, () => NOW);
  const ciphers = new Ciphers(database, keyRing);
  const changes = new Notifications(testDatabase.databaseUrl, 'relais_follow_up');
  changes.open();
  const logged: unknown[] = [];
  const log = (fields: unknown, message: string) => logged.push([message, fields]);
  const stopping = new AbortController();
  const close = () => Promise.resolve();
  const application = composeApplication(
    { database, ciphers, keyRing, clock, newId: () => uuidV7(), close },
    {
      pathways: await loadPathways(PATHWAYS),
      callScripts: await loadCallScripts(CALL_SCRIPTS),
      unsignedScripts,
      handoverWording: await loadHandoverWording(undefined),
      feedAddresses: { loopback: feedsFromHere },
      readiness: async () => ({ database: 'ok' }),
      onFollowUpChanged: (organisationId, listener) =>
        changes.on((payload) => {
          const [organisation, followUpId = ''] = payload.split(' ');
          if (organisation === organisationId) listener(followUpId);
        }),
    },
  );
  const api = createApi({
    application,
    logger: { info: log, warn: log, error: log },
    settings: { maxBodyBytes: 100_000, consoleDirectory: null, ...settings },
    stopping: stopping.signal,
  });
  const server = await serveForTest(api);
  return {
    ...server,
    database,
    logged,
    testDatabase,
    artois: await seedOrganisation(database, 'artois'),
    elsewhere: await seedOrganisation(database, 'elsewhere'),
    stopStreams: () => stopping.abort(),
    close: async () => {
      await server.close();
      await changes.close();
      await database.close();
      await testDatabase.drop();
    },
  };
}

const HOSPITALS = [
  [LENS, 'Lens'],
  [ARRAS, 'Arras'],
] as const;

/** An organisation with two hospitals and an account of each role, each with an API key. */
async function seedOrganisation(database: Database, name: string) {
  const organisationId = uuidV7();
  const { version, wrapped } = generateDataKey(testOnlyKeyRing(), organisationId, FIRST_DATA_KEY_VERSION);
  await database.untenanted.organisation.create({ data: { id: organisationId, name } });
  const hospitalIds = HOSPITALS.map(() => uuidV7());
  const professionalId = uuidV7();
  await database.ordinary({ organisationId }, async (client) => {
    await client.dataKey.create({ data: { organisationId, version, wrapped: Uint8Array.from(wrapped) } });
    await client.hospital.createMany({
      data: HOSPITALS.map(([finess, hospital], index) => ({
        id: hospitalIds[index] ?? '',
        organisationId,
        finess,
        name: hospital,
      })),
    });
    await client.professional.create({
      data: {
        id: professionalId,
        organisationId,
        rpps: '10000000017',
        profession: 'general-practitioner',
        displayName: 'Dr Camille Delattre',
        practiceName: 'Cabinet médical',
        postalCode: '62710',
        city: 'Courrières',
        secureMail: 'camille@demo.mssante.fr',
      },
    });
  });
  const passwordHash = await hashPassword(PASSWORD);
  const account = (role: Role, places: { hospitalId?: string; professionalId?: string } = {}, suffix = '') =>
    seedAccount(database, {
      organisationId,
      role,
      passwordHash,
      email: `${role}${suffix}@${name}.example`.toLowerCase(),
      ...places,
    });
  return {
    organisationId,
    lens: await account('hospital', { hospitalId: hospitalIds[0] ?? '' }),
    arras: await account('hospital', { hospitalId: hospitalIds[1] ?? '' }, '2'),
    operator: await account('operator'),
    teamLead: await account('teamLead'),
    clinician: await account('clinician', { professionalId }),
    administrator: await account('administrator'),
  };
}

async function seedAccount(
  database: Database,
  account: {
    organisationId: string;
    role: Role;
    email: string;
    passwordHash: string;
    hospitalId?: string;
    professionalId?: string;
  },
): Promise<TestAccount> {
  const { organisationId, email } = account;
  const accountId = uuidV7();
  const keyId = uuidV7();
  const { token, hash } = issueApiKey(keyId);
  await database.ordinary({ organisationId }, async (client) => {
    await client.account.create({ data: { id: accountId, displayName: email, ...account } });
    await client.apiKey.create({
      data: { id: keyId, organisationId, accountId, secretHash: Uint8Array.from(hash) },
    });
    await client.tenantDirectory.createMany({
      data: [
        { lookup: directoryLookup('email', email), organisationId },
        { lookup: directoryLookup('api-key', keyId), organisationId },
      ],
    });
  });
  return { email, organisationId, headers: { authorization: `Bearer ${token}` } };
}

/** A discharge without any fault or flag, of a stay of its own. */
export function aDischargeBody(visitNumber: string, changes: Readonly<Record<string, unknown>> = {}) {
  return {
    hospital: { finess: LENS },
    stay: {
      visitNumber,
      admittedAt: '2026-11-18T09:00:00+01:00',
      dischargedAt: '2026-11-22T15:00:00+01:00',
      dischargeMode: 'home',
    },
    patient: {
      birthName: 'Delattre',
      firstGivenName: 'Jeanne',
      birthDate: '1941-03-08',
      sex: 'female',
      phones: ['+33321000001'],
      address: { line: '1 rue de la Gare', postalCode: '62710', city: 'Courrières' },
    },
    generalPractitioner: { rpps: '10000000017', name: 'Dr Delattre' },
    ...changes,
  };
}
