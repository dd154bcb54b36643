import { PostgresAdministration } from '../../prisma/records/administration-records';
import { AdministrationRefusal } from '../../prisma/records/organisation-changes';
import { LauncherFailure } from '../failure';
import { openParts } from '../parts';
import type { ProcessSettings } from '../settings';
import type { Order } from './orders';

/**
 * Carries out an order on the database that is set.
 *
 * @returns the lines to show, passwords and keys among them: they exist nowhere else
 * @throws LauncherFailure when the records do not allow it
 */
export async function administer(
  settings: Pick<ProcessSettings, 'databaseUrl' | 'masterKey'>,
  order: Order,
): Promise<readonly string[]> {
  const parts = await openParts(settings, 2);
  const { database, keyRing, newId } = parts;
  try {
    return await order({ administration: new PostgresAdministration(database, keyRing, newId), newId });
  } catch (error) {
    if (error instanceof AdministrationRefusal) throw new LauncherFailure(error.message, { cause: error });
    throw error;
  } finally {
    await parts.close();
  }
}
