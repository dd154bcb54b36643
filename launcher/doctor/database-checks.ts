import type { Client } from 'pg';
import { findPending } from '../database/migrate';
import type { DatabaseUrls } from '../embedded/postgres';
import { missing, ok, type CheckResult } from './checks';

/** What a check of the database works with. */
export interface DatabaseCheckContext extends DatabaseUrls {
  /** Connected as the role that owns the tables. */
  readonly client: Client;
}

/** A check that needs the database to answer and to be migrated. */
export interface DatabaseCheck {
  readonly name: string;
  readonly run: (context: DatabaseCheckContext) => Promise<CheckResult>;
}

/** The checks of the launcher itself; `composition.ts` adds those of the application. */
export const launcherDatabaseChecks: readonly DatabaseCheck[] = [
  { name: 'migrations', run: ({ migrationUrl }) => checkMigrations(migrationUrl) },
  { name: 'application role', run: ({ client, databaseUrl }) => checkApplicationRole(client, databaseUrl) },
  { name: 'row-level security', run: ({ client }) => checkRowLevelSecurity(client) },
];

async function checkMigrations(url: string): Promise<CheckResult> {
  const pending = await findPending(url);
  return pending.length === 0
    ? ok('all applied.')
    : missing(`not applied: ${pending.join(', ')} (relais migrate).`);
}

async function checkApplicationRole(client: Client, databaseUrl: string): Promise<CheckResult> {
  const role = decodeURIComponent(new URL(databaseUrl).username);
  const found = await client.query<{ powerful: boolean; owner: boolean }>(
    `SELECT rolsuper OR rolbypassrls AS powerful,
            EXISTS (SELECT 1 FROM pg_class WHERE relowner = pg_roles.oid AND relkind IN ('r', 'p')) AS owner
       FROM pg_roles WHERE rolname = $1`,
    [role],
  );
  const [row] = found.rows;
  if (!row) return missing(`the role ${role} of DATABASE_URL does not exist.`);
  if (row.powerful || row.owner) return missing(`${role} escapes row-level security: it must own no table.`);
  return ok(`${role} owns no table and cannot bypass row-level security.`);
}

/**
 * The directory answers to which tenant a hash belongs before anybody is known: it cannot stand behind the wall,
 * and holds nothing but hashes.
 */
const OUTSIDE_THE_WALL = 'tenant_directory';

async function checkRowLevelSecurity(client: Client): Promise<CheckResult> {
  const found = await client.query<{ relname: string }>(
    `SELECT relname FROM pg_class
       JOIN pg_attribute ON attrelid = pg_class.oid AND attname = 'organisation_id' AND NOT attisdropped
      WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace
        AND NOT (relrowsecurity AND relforcerowsecurity) AND relname <> $1
      ORDER BY relname`,
    [OUTSIDE_THE_WALL],
  );
  const open = found.rows.map((row) => row.relname);
  return open.length === 0
    ? ok('forced on every table of an organisation.')
    : missing(`open: ${open.join(', ')}.`);
}
