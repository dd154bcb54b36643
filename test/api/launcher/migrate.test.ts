import { createHash } from 'node:crypto';
import { findPending, migrate, readMigrations, type Migration } from '../../../launcher/database/migrate';
import { withClient } from '../../../launcher/embedded/postgres';
import { startPostgres, type TestDatabase } from '../../support/postgres';

const migration = (name: string, sql: string): Migration => ({
  name,
  sql,
  checksum: createHash('sha256').update(sql).digest('hex'),
});

const withFunction = migration(
  '9000_function',
  'CREATE FUNCTION nine() RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN 9; END; $$; CREATE TABLE ninth (id int);',
);

describe('the migrations', () => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await startPostgres().createDatabase();
  });
  afterEach(() => database.drop());

  const existing = readMigrations();
  const run = (...more: Migration[]) => migrate(database.migrationUrl, [...existing, ...more]);

  it('are all applied in the template', async () => {
    expect(existing.length).toBeGreaterThan(0);
    expect(await findPending(database.migrationUrl)).toEqual([]);
  });

  it('run whole files, also with a function in them, once', async () => {
    expect(await run(withFunction)).toEqual(['9000_function']);
    expect(await run(withFunction)).toEqual([]);
    const found = await withClient(database.migrationUrl, (client) => client.query('SELECT nine()'));
    expect(found.rows).toEqual([{ nine: 9 }]);
  });

  it('leave nothing behind when one fails, and the next start tries again', async () => {
    const broken = migration('9000_broken', 'CREATE TABLE half (id int); SELECT nonsense();');
    await expect(run(broken)).rejects.toThrow('The migration 9000_broken failed and left nothing behind');
    const tables = await withClient(database.migrationUrl, (client) =>
      client.query(`SELECT to_regclass('half') AS half`),
    );
    expect(tables.rows).toEqual([{ half: null }]);
    expect(await run(migration('9000_broken', 'CREATE TABLE half (id int);'))).toEqual(['9000_broken']);
  });

  it('refuse one that has changed since, and a database that is ahead', async () => {
    await run(withFunction);
    await expect(run(migration('9000_function', 'SELECT 1'))).rejects.toThrow(
      'The migration 9000_function has changed since it was applied.',
    );
    await expect(run()).rejects.toThrow('The database has the migration 9000_function');
  });

  it('are applied once by starts at the same time', async () => {
    const results = await Promise.all([run(withFunction), run(withFunction), run(withFunction)]);
    expect(results.flat()).toEqual(['9000_function']);
  });
});
