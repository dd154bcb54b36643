import { createHash, randomUUID } from 'node:crypto';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { LauncherFailure } from '../failure';
import { findProjectRoot } from '../project-root';

/** One folder of `prisma/migrations`. */
export interface Migration {
  readonly name: string;
  readonly sql: string;
  /** SHA-256 of the file, hexadecimal, as Prisma records it. */
  readonly checksum: string;
}

interface AppliedRow {
  readonly migration_name: string;
  readonly checksum: string;
  readonly finished_at: Date | null;
}

/** Any number will do, as long as every start uses the same. */
const advisoryLockKey = 7_231_904_113;

/** Reads the migrations in the order of their names. */
export function readMigrations(folder = join(findProjectRoot(), 'prisma', 'migrations')): Migration[] {
  return readdirSync(folder)
    .filter((name) => statSync(join(folder, name)).isDirectory())
    .sort()
    .map((name) => {
      const content = readFileSync(join(folder, name, 'migration.sql'));
      return {
        name,
        sql: content.toString('utf8'),
        checksum: createHash('sha256').update(content).digest('hex'),
      };
    });
}

/**
 * Applies the migrations that the database does not have yet, each in one transaction, in Prisma's own table and
 * with its checksums, so that `prisma migrate deploy` agrees. Only one program migrates a database at a time.
 *
 * Prisma's own engine cannot be relied on here: its native form is a download, and its WebAssembly form cuts a
 * file at each semicolon, also inside the body of a function (docs/decisions).
 *
 * @param url connection string of the role that owns the tables
 * @returns names of the migrations applied now
 * @throws LauncherFailure when an applied migration has changed since, is missing here, or one fails
 */
export async function migrate(
  url: string,
  migrations: readonly Migration[] = readMigrations(),
): Promise<string[]> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [advisoryLockKey]);
    await client.query(migrationsTable);
    const pending = pendingMigrations(migrations, await readApplied(client));
    for (const migration of pending) await apply(client, migration);
    return pending.map((migration) => migration.name);
  } finally {
    await client.end();
  }
}

/**
 * Names of the migrations that a database has not received.
 *
 * @throws LauncherFailure as `migrate`
 */
export async function findPending(url: string): Promise<string[]> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  await client.connect();
  try {
    const table = await client.query<{ name: string | null }>(
      `SELECT to_regclass('_prisma_migrations') AS name`,
    );
    const applied = table.rows[0]?.name == null ? [] : await readApplied(client);
    return pendingMigrations(readMigrations(), applied).map((migration) => migration.name);
  } finally {
    await client.end();
  }
}

async function readApplied(client: Client): Promise<AppliedRow[]> {
  const found = await client.query<AppliedRow>(
    'SELECT migration_name, checksum, finished_at FROM _prisma_migrations WHERE rolled_back_at IS NULL',
  );
  return found.rows;
}

function pendingMigrations(migrations: readonly Migration[], applied: readonly AppliedRow[]): Migration[] {
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const row of applied) {
    const migration = known.get(row.migration_name);
    if (!migration) {
      throw new LauncherFailure(
        `The database has the migration ${row.migration_name}, which is not in this version.`,
      );
    }
    if (migration.checksum !== row.checksum) {
      throw new LauncherFailure(`The migration ${row.migration_name} has changed since it was applied.`);
    }
    if (row.finished_at === null) {
      throw new LauncherFailure(
        `The migration ${row.migration_name} was begun by another tool and never finished.`,
      );
    }
  }
  const done = new Set(applied.map((row) => row.migration_name));
  return migrations.filter((migration) => !done.has(migration.name));
}

async function apply(client: Client, migration: Migration): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query(migration.sql);
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, now(), clock_timestamp(), 1)`,
      [randomUUID(), migration.checksum, migration.name],
    );
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    const reason = error instanceof Error ? error.message : String(error);
    throw new LauncherFailure(`The migration ${migration.name} failed and left nothing behind: ${reason}`, {
      cause: error,
    });
  }
}

const migrationsTable = `
  CREATE TABLE IF NOT EXISTS _prisma_migrations (
    id varchar(36) PRIMARY KEY NOT NULL,
    checksum varchar(64) NOT NULL,
    finished_at timestamptz,
    migration_name varchar(255) NOT NULL,
    logs text,
    rolled_back_at timestamptz,
    started_at timestamptz NOT NULL DEFAULT now(),
    applied_steps_count integer NOT NULL DEFAULT 0
  )`;
