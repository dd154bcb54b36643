import type { AgendaAnswer, ProfessionalAnswer } from '../../api/schemas';
import { atHour, DAY_MS, dayOf, isoOf } from '../calendar';
import { probability } from '../probabilities';
import { forEachAtOnce, type World } from '../world';

const MOST = '200';
const FIRST_DAY = 4;
const LAST_DAY = 32;
const FOR_GOOD_SHARE = 0.15;
const WATCHED_DAYS = 60;

/** Professionals fall ill, go on leave or retire: it is stated in their agenda, and what falls into it follows (R18). */
export async function professionalsStop(world: World, stopped: Set<string>): Promise<void> {
  const answer = await world.doors.get<readonly ProfessionalAnswer[]>('teamLead', '/v1/professionals', {
    limit: MOST,
  });
  const withAgenda = answer.done ? answer.content.filter(({ hasAgenda }) => hasAgenda) : [];
  await forEachAtOnce(withAgenda, async ({ professionalId, displayName }) => {
    const chance = world.chance('stops', displayName);
    if (stopped.has(professionalId) || !chance.happens(probability('professionalStops'))) return;
    const at = atHour(world.options.from, chance.whole(FIRST_DAY, LAST_DAY), 8);
    if (at > world.now()) return;
    stopped.add(professionalId);
    if (await isStated(world, professionalId, at)) return;
    const isForGood = chance.happens(FOR_GOOD_SHARE);
    const lastDay = dayOf(at + chance.whole(4, 14) * DAY_MS);
    const cause = isForGood ? 'retirement' : chance.pick(['illness', 'leave']);
    const stated = await world.doors.post(
      'teamLead',
      '/v1/professionals/{professionalId}/absences',
      { professionalId },
      { firstDay: dayOf(at), cause, ...(!isForGood && { lastDay }) },
    );
    if (stated.done) world.count(`professional.stopped-${cause}`);
  });
}

/** Whether an earlier simulation stated it. */
async function isStated(world: World, professionalId: string, at: number): Promise<boolean> {
  const agenda = await world.doors.get<AgendaAnswer>(
    'teamLead',
    '/v1/professionals/{professionalId}/agenda',
    {
      professionalId,
      from: isoOf(at),
      to: isoOf(at + WATCHED_DAYS * DAY_MS),
    },
  );
  return agenda.done && agenda.content.absences.some(({ firstDay }) => firstDay === dayOf(at));
}
