import { GENERAL_PRACTITIONERS, HOSPITAL } from '../launcher/demonstration/people';
import type { Caller } from '../application/application';
import type { Parts } from '../launcher/parts';
import { directoryLookup } from '../prisma/records/account-records';
import { generatePassword, hashPassword } from '../security/passwords';
import { issueApiKey } from '../security/tokens';
import { FIRST_PHYSIOTHERAPIST_ID, NURSE_ID, SECOND_PHYSIOTHERAPIST_ID } from './reference-follow-up';

/** Accounts that announce discharges: the limit of requests is one account's, and the bench is many hospitals. */
const HOSPITAL_ACCOUNTS = 16;

/** Who acts in the measurements, beside the accounts of the demonstration. */
export interface Population {
  readonly organisationId: string;
  readonly callers: Readonly<Record<'hospital' | 'operator' | 'service', Caller>>;
  /** API keys of as many accounts of the hospital. */
  readonly apiKeys: readonly string[];
}

/** Adds the professionals the reference case asks and accounts that announce discharges. */
export async function makePopulation({ database, newId }: Parts): Promise<Population> {
  const organisation = await database.untenanted.organisation.findFirstOrThrow();
  const tenant = { organisationId: organisation.id };
  const { hospital, accounts } = await database.ordinary(tenant, async (client) => {
    await client.professional.createMany({ data: professionals(organisation.id) });
    return {
      hospital: await client.hospital.findFirstOrThrow({ where: { finess: HOSPITAL.finess } }),
      accounts: await client.account.findMany(),
    };
  });
  const passwordHash = await hashPassword(generatePassword());
  const made = Array.from({ length: HOSPITAL_ACCOUNTS }, (_, index) => {
    const [accountId, keyId] = [newId(), newId()];
    const role = 'hospital';
    const names = { email: `bench-${index}@hopital.example`, displayName: `Mesure ${index}` };
    return {
      account: { id: accountId, ...tenant, ...names, role, passwordHash, hospitalId: hospital.id },
      keyId,
      key: issueApiKey(keyId),
    };
  });
  await database.ordinary(tenant, async (client) => {
    await client.account.createMany({ data: made.map(({ account }) => account) });
    await client.apiKey.createMany({
      data: made.map(({ account, keyId, key }) => {
        return { id: keyId, ...tenant, accountId: account.id, secretHash: Uint8Array.from(key.hash) };
      }),
    });
    await client.tenantDirectory.createMany({
      data: made.map(({ keyId }) => ({ lookup: directoryLookup('api-key', keyId), ...tenant })),
    });
  });
  const accountOf = (role: string) => accounts.find((account) => account.role === role)?.id ?? role;
  const caller = { ...tenant, requestId: 'bench' };
  return {
    ...tenant,
    callers: {
      hospital: { ...caller, role: 'hospital', accountId: accountOf('hospital'), hospitalId: hospital.id },
      operator: { ...caller, role: 'operator', accountId: accountOf('operator') },
      service: { ...caller, role: 'service', accountId: 'dispatcher' },
    },
    apiKeys: made.map(({ key }) => key.token),
  };
}

function professionals(organisationId: string) {
  const professional = (id: string, profession: string, displayName: string) => ({
    ...{ id, organisationId, profession, displayName, practiceName: displayName },
    ...{ postalCode: GENERAL_PRACTITIONERS[0]?.postalCode ?? '', city: GENERAL_PRACTITIONERS[0]?.city ?? '' },
    secureMail: `${id}@demo.mssante.fr`,
  });
  return [
    professional(NURSE_ID, 'nurse', 'Infirmière de la mesure'),
    professional(FIRST_PHYSIOTHERAPIST_ID, 'physiotherapist', 'Kinésithérapeute 1 de la mesure'),
    professional(SECOND_PHYSIOTHERAPIST_ID, 'physiotherapist', 'Kinésithérapeute 2 de la mesure'),
  ];
}
