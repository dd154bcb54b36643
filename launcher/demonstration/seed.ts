import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { continueClock } from '../../application/time/clock';
import { PostgresAdministration } from '../../prisma/records/administration-records';
import { PostgresClock } from '../../prisma/records/clock-records';
import { makeCredentials } from '../administration/credentials';
import type { LauncherContext } from '../composition-types';
import type { Database } from '../../prisma/records/database';
import { openParts, type Parts } from '../parts';
import { beginInThePast, isToGoOn } from '../simulation/demonstration';
import { seedAgendas } from './agendas';
import { seedOnCall } from './on-call';
import { ACCOUNTS, GENERAL_PRACTITIONERS, HOSPITAL, ORGANISATION_NAME } from './people';

/** What `demo-accounts.json` says of one account. */
interface WrittenAccount {
  readonly role: string;
  readonly email: string;
  readonly password: string;
  readonly apiKey?: string;
}

/**
 * On an empty embedded database: one organisation, a hospital, some practices, an account for each role, written to
 * `demo-accounts.json`; five weeks ago, where fictional people are to live. At every start: the agendas of the
 * demonstration are there, unless it is not wanted, and the clock runs at the speed asked for.
 */
export async function seedDemonstration(context: LauncherContext): Promise<void> {
  const { settings, process, report } = context;
  // What follows is laid out from the business instant now.
  await setClock(context);
  const parts = await openParts(process, 2);
  try {
    if (await isEmpty(parts.database)) {
      report('First start: making the organisation and its accounts …');
      const path = join(settings.home, 'demo-accounts.json');
      const organisationId = await seedOrganisation(parts, (accounts) => writeAccounts(path, accounts));
      await seedOnCall(parts, organisationId);
    }
    if (settings.demonstration) await seedAgendasOfDemonstration(parts, report);
  } finally {
    await parts.close();
  }
}

/** Time begins five weeks ago where that is wanted; elsewhere it goes on, at the speed asked for. */
async function setClock({ settings, process, report }: LauncherContext): Promise<void> {
  const parts = await openParts(process, 2);
  try {
    if (await isEmpty(parts.database)) {
      if (await beginInThePast(parts.database, settings)) return;
    } else {
      if (isToGoOn(settings)) return;
      if (settings.simulation === true || typeof settings.simulation === 'object') {
        report('Somebody lives in this database already: relais simulate adds patients to it.');
      }
    }
    const segment = await continueClock(new PostgresClock(parts.database), settings.speed ?? 1, Date.now());
    if (segment.speed !== 1) report(`Time runs ${segment.speed} times as fast.`);
  } finally {
    await parts.close();
  }
}

async function isEmpty(database: Database): Promise<boolean> {
  return (await database.untenanted.organisation.count()) === 0;
}

/** At every start: a start that was interrupted, or was without them, is completed. */
async function seedAgendasOfDemonstration(parts: Parts, report: LauncherContext['report']): Promise<void> {
  const organisation = await parts.database.untenanted.organisation.findFirst({
    where: { name: ORGANISATION_NAME },
  });
  if (organisation === null) return;
  const made = await seedAgendas(parts, organisation.id);
  if (made > 0) report(`Made the agendas of ${made} professionals and structures.`);
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
): Promise<string> {
  const made = await Promise.all(
    ACCOUNTS.map(async (account) => ({
      ...account,
      ...(await makeCredentials(newId, account.program)),
    })),
  );
  const administration = new PostgresAdministration(database, keyRing, newId);
  return administration.addOrganisation(ORGANISATION_NAME, async (changes) => {
    await changes.addHospital(HOSPITAL);
    for (const professional of GENERAL_PRACTITIONERS) {
      await changes.addProfessional({ ...professional, profession: 'general-practitioner' });
    }
    for (const { role, email, displayName, stored } of made) {
      const finess = role === 'hospital' ? HOSPITAL.finess : null;
      const rpps = role === 'clinician' ? (GENERAL_PRACTITIONERS[0]?.rpps ?? null) : null;
      await changes.addAccount({ role, email, displayName, finess, rpps, ...stored });
    }
    write(made.map(({ role, email, shown }) => ({ role, email, ...shown })));
  });
}
