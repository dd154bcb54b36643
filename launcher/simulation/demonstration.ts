import { writeFileSync } from 'node:fs';
import { PostgresClock } from '../../prisma/records/clock-records';
import type { Database } from '../../prisma/records/database';
import type { LauncherContext, SimulationWanted } from '../composition-types';
import type { Report } from '../services';
import type { Settings } from '../settings';
import { liveThrough, type Lived, type Simulate } from './live';
import { openProgress } from './progress';
import { askYesNo } from './question';
import { reportLines } from './report-lines';
import { readSimulation, writeSimulation } from './simulation-file';

const DAY_MS = 24 * 3_600_000;
const DAYS_BACK = 35;
const DISCHARGES = 20;
/**
 * The same for everybody, so that people can speak of what they see. Found by trying seeds: among its twenty are one
 * readmitted who is in hospital still, one who moved away, one in danger; test/unit/simulator/demonstration.test.ts.
 */
export const DEMONSTRATION_SEED = 5126;
/** Real milliseconds within which the weeks are to be lived, on a machine that has nothing else to do. */
const TARGET_MS = 90_000;
/** As fast as the service keeps up: beyond, nothing but waiting for it is left. */
const FASTEST = 100_000;

const QUESTION = 'Faire vivre 20 sorties fictives depuis 35 jours (environ deux minutes) ? [O/n]';

/**
 * Makes an empty database begin five weeks ago, when that is wanted: time stands there until people live.
 *
 * @returns whether it does
 */
export async function beginInThePast(database: Database, settings: Settings): Promise<boolean> {
  if (!(await isWanted(settings))) return false;
  const realFrom = Date.now();
  const until = typeof settings.simulation === 'object' ? settings.simulation.until : undefined;
  const from = (until ?? realFrom) - DAYS_BACK * DAY_MS;
  const begun = { seed: DEMONSTRATION_SEED, discharges: DISCHARGES, from, state: 'living' } as const;
  writeSimulation(settings.home, { ...begun, ...(until !== undefined && { until }) });
  await new PostgresClock(database).appendSegment({
    realFrom,
    businessFrom: from,
    speed: FASTEST,
    standsFrom: from,
  });
  return true;
}

async function isWanted({ demonstration, speed, simulation }: Settings): Promise<boolean> {
  if (!demonstration || speed !== undefined || simulation === false) return false;
  return simulation !== undefined || (await askYesNo(QUESTION));
}

/** Whether this start goes on with a simulation that has not come to the real now. */
export function isToGoOn({ home, demonstration, speed, simulation }: Settings): boolean {
  const begun = readSimulation(home);
  return begun?.state === 'living' && demonstration && speed === undefined && simulation !== false;
}

/** Lets the people of an empty database, or of an interrupted start, live to the real now. */
export function demonstrationOf(simulate: Simulate) {
  return async ({ settings, process, report }: LauncherContext, signal: AbortSignal): Promise<void> => {
    const begun = readSimulation(settings.home);
    if (begun === null || !isToGoOn(settings)) return;
    report('Fictional people live through the last five weeks; the screens can be used meanwhile.');
    const lived = await liveThrough(
      process,
      { ...begun, end: begun.until ?? 'real-now', pace: { targetMs: TARGET_MS } },
      simulate,
      openProgress(report),
      signal,
    );
    if (signal.aborted) {
      report('The simulation was interrupted: the next start goes on from where time stopped.');
      return;
    }
    writeSimulation(settings.home, { ...begun, state: 'lived' });
    tellLived(lived, report);
    report(begun.until === undefined ? 'From now on time is real.' : 'From now on time goes on as usual.');
  };
}

/** `relais simulate`: more people, from now on, ahead of the real now. */
export function simulationOf(simulate: Simulate) {
  return async (
    { process, report }: LauncherContext,
    { discharges, seed, days, speed = FASTEST, json }: SimulationWanted,
    signal: AbortSignal,
  ): Promise<boolean> => {
    report(`${discharges} discharges, ${days} days, seed ${seed}.`);
    const lived = await liveThrough(
      process,
      { discharges, seed, days, pace: { speed } },
      simulate,
      openProgress(report),
      signal,
    );
    if (json !== undefined) writeFileSync(json, `${JSON.stringify(lived, null, 2)}\n`);
    tellLived(lived, report);
    return lived.people !== null && hasSucceeded(lived);
  };
}

function tellLived(lived: Lived, report: Report): void {
  for (const line of reportLines(lived)) report(line);
}

/** Nothing refused that should not be, and nothing that time had to leave behind. */
export function hasSucceeded({ people, time }: Lived): boolean {
  return people?.requests.failed === 0 && time.notTold === 0 && Object.keys(time.abandoned).length === 0;
}
