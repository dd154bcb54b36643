import type { FollowUpSummary, IntakeAnswer } from '../../api/schemas';
import { HOUR_MS, isoOf } from '../calendar';
import { plannedOf, type PlannedDischarge, type PopulationWanted } from '../population/population';
import { probability } from '../probabilities';
import { forEachAtOnce, type World } from '../world';

const EARLIEST_BEFORE_HOURS = 20;
const LATEST_AFTER_HOURS = 4;

/** When the hospital announces: mostly around the hour of leaving, sometimes the day before, sometimes too late. */
export function announcedAt(world: Pick<World, 'chance'>, planned: PlannedDischarge): number {
  return Math.min(usuallyAnnouncedAt(world, planned), planned.announcedBy ?? Infinity);
}

function usuallyAnnouncedAt(
  world: Pick<World, 'chance'>,
  { visitNumber, dischargedAt }: PlannedDischarge,
): number {
  const chance = world.chance(visitNumber, 'announced-at');
  if (chance.happens(probability('announcedDayBefore'))) {
    return dischargedAt - chance.between(2, EARLIEST_BEFORE_HOURS) * HOUR_MS;
  }
  if (chance.happens(probability('announcedNextDay'))) return dischargedAt + chance.between(14, 20) * HOUR_MS;
  return dischargedAt + chance.between(-1, LATEST_AFTER_HOURS) * HOUR_MS;
}

/** Takes up what an earlier simulation of this seed announced: the doors know it by the number of the stay. */
export async function takeUp(
  world: World,
  wanted: PopulationWanted,
  population: readonly PlannedDischarge[],
): Promise<readonly PlannedDischarge[]> {
  const taken = [...population];
  await forEachAtOnce(population, async ({ index, visitNumber }) => {
    const found = await world.doors.post<{ followUps: readonly FollowUpSummary[] }>(
      'hospital',
      '/v1/patients/search',
      {},
      { text: visitNumber },
    );
    const [summary] = found.done ? found.content.followUps : [];
    if (summary === undefined) return;
    const planned = plannedOf(wanted, index, Date.parse(summary.dischargedAt));
    taken[index] = planned;
    world.followed.set(summary.followUpId, { followUpId: summary.followUpId, planned });
  });
  return taken;
}

/** Announces what is due by now; each once, for whoever was taken up is known. */
export async function announce(world: World, population: readonly PlannedDischarge[]): Promise<void> {
  const announced = new Set([...world.followed.values()].map(({ planned }) => planned.index));
  const due = population.filter(
    (planned) => !announced.has(planned.index) && announcedAt(world, planned) <= world.now(),
  );
  await forEachAtOnce(due, async (planned) => {
    const answer = await submit(world, planned, 'announced');
    if (answer === null) return;
    world.count(announcementOf(planned, announcedAt(world, planned)));
    world.followed.set(answer.followUpId, { followUpId: answer.followUpId, planned });
    if (world.chance(planned.visitNumber, 'announced-twice').happens(probability('announcedTwice'))) {
      await submit(world, planned, 'announced-twice');
      world.count('discharge.announced-twice');
    }
  });
}

function announcementOf({ dischargedAt }: PlannedDischarge, at: number): string {
  if (at < dischargedAt - HOUR_MS) return 'discharge.announced-before';
  return at > dischargedAt + LATEST_AFTER_HOURS * HOUR_MS
    ? 'discharge.announced-next-day'
    : 'discharge.announced';
}

/** @returns what the door said; null when it refused, which the report counts */
export async function submit(
  world: World,
  { visitNumber, request }: PlannedDischarge,
  act: string,
): Promise<IntakeAnswer | null> {
  const body = { ...request, statedAt: isoOf(world.now()) };
  const answer = await world.doors.post<IntakeAnswer>(
    'hospital',
    '/v1/discharges',
    {},
    act === 'announced' || act === 'announced-twice' ? request : body,
    `${visitNumber}/${act}`,
  );
  return answer.done ? answer.content : null;
}
