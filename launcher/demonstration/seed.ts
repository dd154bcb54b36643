import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { continueClock } from '../../application/time/clock';
import { directoryLookup } from '../../prisma/records/account-records';
import { PostgresClock } from '../../prisma/records/clock-records';
import { FIRST_DATA_KEY_VERSION, generateDataKey } from '../../security/field-encryption';
import { generatePassword, hashPassword } from '../../security/passwords';
import { issueApiKey } from '../../security/tokens';
import type { LauncherContext } from '../composition-types';
import { openParts, type Parts } from '../parts';
import {
  ACCOUNTS,
  GENERAL_PRACTITIONERS,
  HOSPITAL,
  ORGANISATION_NAME,
  type DemonstrationAccount,
} from './people';

/** What `demo-accounts.json` says of one account. */
interface WrittenAccount {
  readonly role: string;
  readonly email: string;
  readonly password: string;
  readonly apiKey?: string;
}

/**
 * On an empty embedded database: one organisation, a hospital, some practices, an account for each role, written to
 * `demo-accounts.json`. At every start: the clock runs at the speed asked for.
 */
export async function seedDemonstration({ settings, process, report }: LauncherContext): Promise<void> {
  const parts = await openParts(process, 2);
  try {
    if ((await parts.database.untenanted.organisation.count()) === 0) {
      report('First start: making the organisation and its accounts …');
      const path = join(settings.home, 'demo-accounts.json');
      await seedOrganisation(parts, (accounts) => writeAccounts(path, accounts));
    }
    const segment = await continueClock(new PostgresClock(parts.database), settings.speed ?? 1, Date.now());
    if (segment.speed !== 1) report(`Time runs ${segment.speed} times as fast.`);
  } finally {
    await parts.close();
  }
}

/** Readable by its owner only, and never written over: the passwords exist nowhere else. */
function writeAccounts(path: string, accounts: readonly WrittenAccount[]): void {
  if (existsSync(path)) throw new Error(`${path} belongs to another database: move it away.`);
  writeFileSync(path, `${JSON.stringify({ accounts }, null, 2)}\n`, { mode: 0o600 });
}

/** Everything or nothing: the file with the passwords is written before the rows are committed. */
async function seedOrganisation(
  { database, keyRing, newId }: Parts,
  write: (accounts: readonly WrittenAccount[]) => void,
): Promise<void> {
  const organisationId = newId();
  const { version, wrapped } = generateDataKey(keyRing, organisationId, FIRST_DATA_KEY_VERSION);
  const hospitalId = newId();
  const professionals = GENERAL_PRACTITIONERS.map((professional) => ({
    ...professional,
    id: newId(),
    organisationId,
    profession: 'general-practitioner',
  }));
  const places = { hospital: hospitalId, clinician: professionals[0]?.id ?? null };
  const made = await Promise.all(
    ACCOUNTS.map((account) => makeAccount(newId, organisationId, places, account)),
  );
  await database.ordinary({ organisationId }, async (client) => {
    await client.organisation.create({ data: { id: organisationId, name: ORGANISATION_NAME } });
    await client.dataKey.create({ data: { organisationId, version, wrapped: Uint8Array.from(wrapped) } });
    await client.hospital.create({ data: { id: hospitalId, organisationId, ...HOSPITAL } });
    await client.professional.createMany({ data: professionals });
    await client.account.createMany({ data: made.map(({ row }) => row) });
    await client.apiKey.createMany({ data: made.flatMap(({ keys }) => keys) });
    await client.tenantDirectory.createMany({ data: made.flatMap(({ directory }) => directory) });
    write(made.map(({ written }) => written));
  });
}

async function makeAccount(
  newId: () => string,
  organisationId: string,
  places: { hospital: string; clinician: string | null },
  { role, email, displayName, program }: DemonstrationAccount,
) {
  const password = generatePassword();
  const accountId = newId();
  const keyId = newId();
  const key = program ? issueApiKey(keyId) : null;
  return {
    row: {
      id: accountId,
      organisationId,
      email,
      displayName,
      role,
      passwordHash: await hashPassword(password),
      hospitalId: role === 'hospital' ? places.hospital : null,
      professionalId: role === 'clinician' ? places.clinician : null,
    },
    keys:
      key === null ? [] : [{ id: keyId, organisationId, accountId, secretHash: Uint8Array.from(key.hash) }],
    directory: [
      { lookup: directoryLookup('email', email), organisationId },
      ...(key === null ? [] : [{ lookup: directoryLookup('api-key', keyId), organisationId }]),
    ],
    written: { role, email, password, ...(key === null ? {} : { apiKey: key.token }) },
  };
}
