import type { Clock } from '../application/time/clock';
import { Ciphers } from '../prisma/records/ciphers';
import { Database } from '../prisma/records/database';
import type { KeyRing } from '../security/keys';
import { uuidV7 } from '../security/uuid';
import { openClock } from './business-clock';
import { readMasterKeys } from './master-key';
import type { ProcessSettings } from './settings';

/** What every process of ours is made of. */
export interface Parts {
  readonly database: Database;
  readonly ciphers: Ciphers;
  readonly keyRing: KeyRing;
  readonly clock: Clock;
  readonly newId: () => string;
  close(): Promise<void>;
}

const CONNECTION_TIMEOUT_MS = 5_000;
const STATEMENT_TIMEOUT_MS = 10_000;

/**
 * Opens the database and reads keys and clock; the clock follows what becomes of business time.
 *
 * @param maxConnections of this process's pool
 * @throws LauncherFailure when the master key cannot be read; the database's own error when it stays away
 */
export async function openParts(
  settings: Pick<ProcessSettings, 'databaseUrl' | 'masterKey'>,
  maxConnections: number,
): Promise<Parts> {
  const keyRing = readMasterKeys(settings.masterKey);
  const database = new Database({
    connectionString: settings.databaseUrl,
    maxConnections,
    connectionTimeoutMs: CONNECTION_TIMEOUT_MS,
    statementTimeoutMs: STATEMENT_TIMEOUT_MS,
  });
  const businessClock = await openClock(database, settings.databaseUrl);
  return {
    database,
    ciphers: new Ciphers(database, keyRing),
    keyRing,
    clock: businessClock.clock,
    newId: () => uuidV7(),
    close: async () => {
      await businessClock.close();
      await database.close();
    },
  };
}
