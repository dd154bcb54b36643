import { stat, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { csvText } from '../../application/dry-run/csv';
import { dryRunRows } from '../../application/dry-run/dry-run-rows';
import { setWithFile, type PathwaySet } from '../../application/dry-run/pathway-sets';
import {
  tryPathways,
  type DischargesToTry,
  type PastDischarges,
} from '../../application/dry-run/try-pathways';
import { DEFAULT_SERVICE_CALENDAR } from '../../domain/calendar';
import { InvalidDryRunData, type DryRunResult } from '../../domain/dry-run';
import { assemblePathways, InvalidPathway, type PathwayFile } from '../../domain/pathways';
import { loadDryRunData } from '../../integrations/dry-run/load-dry-run-data';
import { parsePathwayFile, readPathwayFiles } from '../../integrations/pathways/load-pathways';
import { PostgresPastDischarges } from '../../prisma/records/past-discharges';
import { LauncherFailure } from '../failure';
import { ensureMasterKey } from '../master-key';
import { openParts } from '../parts';
import { findProjectRoot } from '../project-root';
import type { Settings } from '../settings';
import { parseDryRunFlags, type DryRunFlags } from './dry-run-flags';
import { dryRunLines } from './dry-run-table';
import { withDatabase } from './with-services';

/** Tells how far it is each time so many more are done. */
const PROGRESS_DISCHARGES = 1_000;

/**
 * `relais pathways dry-run`: tries pathways on generated or past discharges and shows what they need by week, beside
 * what those in use need. Generated discharges need no database.
 *
 * @param args what follows `dry-run`
 * @param readSettings asked only when the database is needed
 * @param say shows one line of the answer
 * @param report shows one line of progress, apart from the answer
 * @throws LauncherFailure when the flags are not understood, or a pathway cannot be used
 */
export async function pathwaysDryRun(
  args: readonly string[],
  readSettings: () => Settings,
  say: (line: string) => void,
  report: (line: string) => void,
): Promise<void> {
  const flags = parseDryRunFlags(args);
  const startedAt = Date.now();
  const result = await explained(async () => {
    const sets = await readSets(flags);
    if (flags.discharges.kind === 'generated') return compare(flags, sets, undefined, report);
    return withPast(readSettings(), report, (past) => compare(flags, sets, past, report));
  });
  const seconds = (Date.now() - startedAt) / 1000;
  for (const line of dryRunLines(result)) say(line);
  if (flags.json !== undefined) await writeFile(flags.json, `${JSON.stringify(result, null, 2)}\n`);
  if (flags.csv !== undefined) await writeFile(flags.csv, csvText(dryRunRows(result)));
  report(`Done in ${seconds.toFixed(1)} s.`);
}

interface Sets {
  readonly baseline: PathwaySet;
  readonly candidate: PathwaySet;
}

async function readSets({ candidate, against }: DryRunFlags): Promise<Sets> {
  const files = await readPathwayFiles(against ?? join(findProjectRoot(), 'data', 'pathways'));
  return { baseline: assemblePathways(files), candidate: await readCandidate(candidate, files) };
}

/** A folder is a whole set; a file takes the place of the pathway of its key in the set in use. */
async function readCandidate(path: string, files: readonly PathwayFile[]): Promise<PathwaySet> {
  if ((await stat(path)).isDirectory()) return assemblePathways(await readPathwayFiles(path));
  return setWithFile(files, parsePathwayFile(await readFile(path, 'utf8'), basename(path)));
}

async function compare(
  { discharges, limit }: DryRunFlags,
  sets: Sets,
  past: PastDischarges | undefined,
  report: (line: string) => void,
): Promise<DryRunResult> {
  const data = await loadDryRunData(join(findProjectRoot(), 'data', 'dry-run'));
  let told = 0;
  const progress = (done: number): void => {
    if (done - told < PROGRESS_DISCHARGES) return;
    told = done;
    report(`${done}${ofHowMany(discharges)} discharges …`);
  };
  return tryPathways(
    { ...sets, discharges, limit },
    { ...data, calendar: DEFAULT_SERVICE_CALENDAR, past, progress },
  );
}

function ofHowMany(discharges: DischargesToTry): string {
  return discharges.kind === 'generated' ? ` of ${discharges.count}` : '';
}

async function withPast<T>(
  settings: Settings,
  report: (line: string) => void,
  work: (past: PastDischarges) => Promise<T>,
): Promise<T> {
  const masterKey = ensureMasterKey(settings);
  const onDatabase = async (databaseUrl: string): Promise<T> => {
    const parts = await openParts({ databaseUrl, masterKey }, 2);
    try {
      return await work(new PostgresPastDischarges(parts.database, parts.ciphers));
    } finally {
      await parts.close();
    }
  };
  // A database that is set is asked at once: no role that owns tables is needed.
  return settings.databaseUrl
    ? onDatabase(settings.databaseUrl)
    : withDatabase(settings, report, (urls) => onDatabase(urls.databaseUrl));
}

/** What somebody can mend is told in sentences; the rest keeps its trace. */
async function explained<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof InvalidPathway || error instanceof InvalidDryRunData) {
      throw new LauncherFailure(error.message, { cause: error });
    }
    const { code, path } = (error ?? {}) as { readonly code?: unknown; readonly path?: unknown };
    if (code === 'ENOENT' && typeof path === 'string') {
      throw new LauncherFailure(`There is no such file or folder: ${path}`, { cause: error });
    }
    throw error;
  }
}
