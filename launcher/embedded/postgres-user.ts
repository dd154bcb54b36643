import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { LauncherFailure } from '../failure';

/** How to run PostgreSQL's programs: as which user, behind which command. */
export interface RunAs {
  /** Words put before the program, none in the ordinary case. */
  readonly prefix: readonly string[];
  readonly user?: { readonly uid: number; readonly gid: number };
}

const userName = 'postgres';

/** The user PostgreSQL's programs run as: our own unless that is root, which PostgreSQL refuses. */
export function postgresUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const known = findUser();
  if (known) return known;
  const made = spawnSync('useradd', ['--system', '--user-group', '--no-create-home', userName]);
  const user = findUser();
  if (!user) {
    throw new LauncherFailure(
      `PostgreSQL does not run as root and the user ${userName} cannot be created (useradd ended with ${made.status}).`,
    );
  }
  return user;
}

/**
 * Finds a way for that user to run the program and to write the folder.
 *
 * A folder may lie where only root can enter (a clone in a private temporary folder). Then the program runs as
 * the same user, with the one capability of entering folders, through `setpriv`.
 *
 * @param program absolute path of `postgres`
 * @param folder an existing folder that belongs to the user
 * @throws LauncherFailure when neither way works
 */
export function runAsPostgresUser(program: string, folder: string): RunAs {
  const user = postgresUser();
  if (!user) return { prefix: [] };
  const check = ['sh', '-c', 'test -w "$1" && exec "$0" --version', program, folder];
  if (spawnSync('sh', check.slice(1), { ...user, stdio: 'ignore' }).status === 0) return { prefix: [], user };
  const prefix = [
    'setpriv',
    `--reuid=${user.uid}`,
    `--regid=${user.gid}`,
    '--clear-groups',
    // access(2), which initdb asks, would drop the capability otherwise.
    '--securebits=+no_setuid_fixup',
    '--inh-caps=-all,+dac_read_search',
    '--ambient-caps=+dac_read_search',
  ];
  const [setpriv = 'setpriv', ...options] = prefix;
  if (spawnSync(setpriv, [...options, ...check], { stdio: 'ignore' }).status === 0) return { prefix };
  throw new LauncherFailure(
    `PostgreSQL runs as the user ${userName}, who cannot enter ${folder} or ${program}: ` +
      'put the project where every user can enter, or do not run as root.',
  );
}

function findUser(): { uid: number; gid: number } | undefined {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((candidate) => candidate.startsWith(`${userName}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid === undefined || gid === undefined ? undefined : { uid: Number(uid), gid: Number(gid) };
}
