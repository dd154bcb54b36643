import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { businessInstant, type ClockSegment, type Instant } from '../../domain/follow-up';
import { PostgresClock } from '../../prisma/records/clock-records';
import { PostgresPace } from '../../prisma/records/pace-records';
import { PostgresSweeper } from '../../prisma/records/sweeper-records';
import type { SimulationOptions, SimulationReport, WorldKeys } from '../../simulator/contract';
import { segmentOf } from '../business-clock';
import { HOSPITAL } from '../demonstration/people';
import { LauncherFailure } from '../failure';
import { openParts } from '../parts';
import { required, type ProcessSettings } from '../settings';
import { openTemporalClient } from '../temporal/client';
import { TemporalFollowUps } from '../temporal/follow-up-gateway';
import type { Progress } from './progress';
import { TimeKeeper, type TimeKeeperDependencies, type TimeReport } from './time-keeper';

export type Simulate = (options: SimulationOptions) => Promise<SimulationReport>;

/** What is lived through: who, from when, until when, how fast. */
export type Living = Pick<TimeKeeperDependencies, 'pace'> & {
  readonly discharges: number;
  readonly seed: number;
} & (
    | {
        /** Business instant of the first discharge at the earliest. */
        readonly from: number;
        /** Or a business instant, for a morning that is not today's. */
        readonly end: Instant | 'real-now';
      }
    /** From now on. */
    | { readonly days: number }
  );

/** `people` is null when they were interrupted, or failed: then it is said why. */
export interface Lived {
  readonly people: SimulationReport | null;
  readonly failure?: string;
  readonly time: TimeReport;
}

const CONNECTIONS = 6;
const DAY_MS = 24 * 3_600_000;
const SHOW_EVERY_MS = 250;
/** Real milliseconds that people may still act once time has ended, or everything is to stop. */
const LAST_WORDS_MS = 20_000;

/**
 * Lets fictional people live on a running product, and keeps the time for them.
 *
 * @param signal aborted when everything is to stop: time stands from then on, and a later call can go on
 * @returns once time has come to its end, also when those who act failed before
 * @throws the failure of whoever keeps the time: it stands then, and a later call can go on
 */
export async function liveThrough(
  process: ProcessSettings,
  living: Living,
  simulate: Simulate,
  progress: Progress,
  signal: AbortSignal,
): Promise<Lived> {
  const parts = await openParts(process, CONNECTIONS);
  const temporal = await openTemporalClient(process, parts.keyRing);
  try {
    const lived = await new PostgresPace(parts.database).alone(async () => {
      const keeper = await keeperOf(process, living, parts, temporal.client);
      return liveWith(keeper, process, living, simulate, progress, signal);
    });
    if (lived === null) throw new LauncherFailure('Other people are living through this database just now.');
    return lived.done;
  } finally {
    await temporal.close();
    await parts.close();
  }
}

async function liveWith(
  keeper: TimeKeeper,
  { home, port }: ProcessSettings,
  living: Living,
  simulate: Simulate,
  progress: Progress,
  signal: AbortSignal,
): Promise<Lived> {
  const { discharges, seed } = living;
  const from = 'from' in living ? living.from : keeper.now();
  let announced = 0;
  const show = (): void => progress.show({ from, now: keeper.now(), until: keeper.endsAt(), announced });
  show();
  const showing = setInterval(show, SHOW_EVERY_MS);
  const ending = new AbortController();
  const acting = simulate({
    baseUrl: `http://localhost:${port}`,
    keys: keysOf(home),
    finess: HOSPITAL.finess,
    clock: keeper,
    ...{ discharges, seed, from },
    crowdsTheEnd: 'end' in living,
    until: () => keeper.endsAt(),
    onProgress: (told) => (announced = told.announced),
    signal: AbortSignal.any([signal, ending.signal]),
  }).finally(() => keeper.conclude());
  try {
    return { ...(await together(acting, keeper.run(signal), ending, signal)), time: keeper.report() };
  } finally {
    clearInterval(showing);
    show();
    progress.end();
  }
}

async function keeperOf(
  { databaseUrl }: ProcessSettings,
  living: Living,
  { database, newId }: Awaited<ReturnType<typeof openParts>>,
  client: Awaited<ReturnType<typeof openTemporalClient>>['client'],
): Promise<TimeKeeper> {
  const records = new PostgresClock(database);
  const ruling = await records.lastSegment();
  if (ruling === null) {
    throw new LauncherFailure(
      `Business time is real time for good in ${new URL(databaseUrl).pathname.slice(1)}.`,
    );
  }
  const due = new PostgresPace(database);
  const sweeper = new PostgresSweeper(database, newId);
  const organisations = await sweeper.organisations();
  const ofEach = async <T>(read: (organisationId: string) => Promise<readonly T[]>): Promise<T[]> =>
    (await Promise.all(organisations.map(read))).flat();
  const keeper: TimeKeeper = new TimeKeeper({
    ruling: segmentOf(ruling),
    append: (segment) => records.appendSegment(segment),
    due: async (before) =>
      (await ofEach((organisationId) => due.due(organisationId, before))).sort((a, b) => a.dueAt - b.dueAt),
    tellTime: (reference) => new TemporalFollowUps(client, keeper.clock).tellTime(reference),
    openFollowUps: () => ofEach((organisationId) => sweeper.openFollowUps(organisationId)),
    end: 'end' in living ? living.end : daysOn(ruling, living.days),
    pace: living.pace,
  });
  return keeper;
}

function daysOn(ruling: ClockSegment, days: number): number {
  return businessInstant(ruling, Date.now()) + days * DAY_MS;
}

/**
 * Waits for the time, and then for the people: time runs on when they are gone, and they get some moments for their
 * last act once it has ended.
 */
async function together(
  acting: Promise<SimulationReport>,
  keeping: Promise<void>,
  ending: AbortController,
  signal: AbortSignal,
): Promise<Omit<Lived, 'time'>> {
  const acted: Promise<Omit<Lived, 'time'>> = acting.then(
    (people) => ({ people }),
    (error: unknown) => (signal.aborted ? { people: null } : { people: null, failure: sentenceOf(error) }),
  );
  try {
    await keeping;
  } catch (error) {
    ending.abort(error);
    await acted;
    throw error;
  }
  const endless = new LauncherFailure('The simulated people did not come to an end.');
  const patience = setTimeout(() => ending.abort(endless), LAST_WORDS_MS);
  const outcome = await acted;
  clearTimeout(patience);
  return outcome;
}

function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

const accountsSchema = z.object({
  accounts: z.array(z.object({ role: z.string(), apiKey: z.string().optional() })),
});

/** @throws LauncherFailure when an account has no key: this is no database of the demonstration */
function keysOf(home: string): WorldKeys {
  const { accounts } = accountsSchema.parse(
    JSON.parse(readFileSync(join(home, 'demo-accounts.json'), 'utf8')),
  );
  const key = (role: string): string =>
    required(accounts.find((account) => account.role === role)?.apiKey, `An API key of the ${role}`);
  return {
    hospital: key('hospital'),
    operator: key('operator'),
    teamLead: key('teamLead'),
    clinician: key('clinician'),
  };
}
