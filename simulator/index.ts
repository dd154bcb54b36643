import type { ProfessionalAnswer } from '../api/schemas';
import type { SimulationOptions, SimulationReport } from './contract';
import { takeUp } from './people/hospital';
import { populationOf, type PopulationWanted } from './population/population';
import { growTerritory } from './population/territory';
import { reportOf } from './report';
import { liveRound, nextRound, nothingSeen } from './round';
import { createWorld, type World } from './world';

export type {
  SimulationOptions,
  SimulationProgress,
  SimulationReport,
  WorldClock,
  WorldKeys,
} from './contract';

/** As many as the door gives at once. */
const MOST = '200';

/**
 * Lets fictional people live: patients leave hospital, are followed, called, visited, and the service works, from the
 * business instant now until `options.until()`. What an earlier simulation of the same seed did is taken up.
 *
 * @returns what happened, counted
 * @throws the reason of `options.signal` once it is aborted
 */
export async function simulate(options: SimulationOptions): Promise<SimulationReport> {
  const world = createWorld(options);
  const { clock, signal } = options;
  const [began, beganAt] = [performance.now(), clock.now()];
  const population = await clock.still(async () => {
    await growTerritory(world);
    const wanted = await populationWanted(world);
    return takeUp(world, wanted, populationOf(wanted));
  });
  const seen = nothingSeen();
  for (;;) {
    signal?.throwIfAborted();
    await clock.still(() => liveRound(world, population, seen));
    tell(world);
    const until = options.until();
    if (clock.now() >= until) break;
    await clock.until(Math.min(nextRound(world, population), until), signal);
  }
  const lived = { livedMs: clock.now() - beganAt, tookMs: performance.now() - began };
  return clock.still(() => reportOf(world, lived));
}

async function populationWanted(world: World): Promise<PopulationWanted> {
  const { seed, discharges, from, until, finess, crowdsTheEnd = false } = world.options;
  const directory = await world.doors.get<readonly ProfessionalAnswer[]>('teamLead', '/v1/professionals', {
    profession: 'general-practitioner',
    limit: MOST,
  });
  if (!directory.done) throw new Error(`the directory cannot be read: ${directory.reason}`);
  const practitioners = directory.content.filter(({ rpps }) => rpps !== null);
  return { seed, discharges, from, until: until(), finess, practitioners, crowdsTheEnd };
}

function tell(world: World): void {
  const { options } = world;
  options.onProgress?.({
    announced: world.followed.size,
    discharges: options.discharges,
    now: world.now(),
    until: options.until(),
  });
}
