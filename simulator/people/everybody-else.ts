import type { FollowUp, FollowUps, FollowUpSummary } from '../../api/schemas';
import { probability } from '../probabilities';
import { forEachAtOnce, type Followed, type World } from '../world';
import { CALLS_BACK_WITHIN_MS, callsBack, callsBackFrom } from './calls';
import type { CaughtLinks } from './caught-links';
import { fateOf, isDead } from './fates';
import { correctDischarge, tellLetter } from './hospital-later';
import { tellDeath, tellReadmission } from './news';
import { professionalsAnswer } from './offers';
import { returnHome } from './operators';
import { patientsAnswer } from './patients';
import { isResting, restOf, type Rest } from './rest';
import { clinicianCloses } from './red-flags';
import { peopleTelephone } from './telephoning';
import { tellOtherVisits, tellPresence } from './visits';

const MOST = '200';
const UNDER_WAY: ReadonlySet<string> = new Set(['announced', 'open', 'paused']);

/** Some times a day: professionals, patients, relatives, the hospital and clinicians do what they do by themselves. */
export async function everybodyElse(
  world: World,
  { links, quiet }: { readonly links: CaughtLinks; readonly quiet: Map<string, Rest> },
  isBehind: boolean,
): Promise<void> {
  const [found] = await Promise.all([links.look(world), tellPresence(world, isBehind)]);
  await patientsAnswer(world, found);
  const now = world.now();
  const toSee = (await underWay(world)).filter(
    ({ followUpId, revision }) => !isResting(quiet.get(followUpId), revision, now),
  );
  await forEachAtOnce(toSee, async ({ followUpId }) => {
    const followed = world.followed.get(followUpId);
    const read = await world.doors.get<FollowUp>('operator', '/v1/follow-ups/{followUpId}', { followUpId });
    if (followed === undefined || !read.done) return;
    await live(world, followed, read.content, links);
    quiet.set(followUpId, restOf(world, followed.planned, read.content));
  });
}

/** Those whose follow-up is not over; the list is asked page by page. */
async function underWay(world: World): Promise<readonly FollowUpSummary[]> {
  const found: FollowUpSummary[] = [];
  for (let before: string | null = null; ;) {
    const page: { readonly done: boolean; readonly content?: FollowUps } = await world.doors.get<FollowUps>(
      'operator',
      '/v1/follow-ups',
      { limit: MOST, ...(before !== null && { before }) },
    );
    const followUps = page.content?.followUps ?? [];
    found.push(
      ...followUps.filter(
        ({ followUpId, status }) => world.followed.has(followUpId) && UNDER_WAY.has(status),
      ),
    );
    const last = followUps.at(-1);
    if (last === undefined || followUps.length < Number(MOST)) return found;
    before = last.dischargedAt;
  }
}

async function live(
  world: World,
  { planned, followUpId }: Followed,
  view: FollowUp,
  links: CaughtLinks,
): Promise<void> {
  if (await correctDischarge(world, planned, view)) return;
  await tellLetter(world, planned, view);
  await inAndOutOfHospital(world, { planned, followUpId }, view);
  await clinicianCloses(world, planned, view);
  if (view.status !== 'open') return;
  await professionalsAnswer(world, planned, view, links);
  await tellOtherVisits(world, planned, view);
  for (const call of view.calls) {
    const from = callsBackFrom(call);
    if (from === null || from > world.now() || from + CALLS_BACK_WITHIN_MS < world.now()) continue;
    const chance = world.chance(planned.visitNumber, 'calls-back', call.key, call.attempts.length);
    if (chance.happens(probability('callsBackAfterVoicemail'))) await callsBack(world, planned, view, call);
  }
  await peopleTelephone(world, planned, view);
}

async function inAndOutOfHospital(
  world: World,
  { planned, followUpId }: Followed,
  view: FollowUp,
): Promise<void> {
  const fate = fateOf(world, planned);
  const { readmittedAt, backAt, hospitalTells } = fate;
  if (hospitalTells && isDead(fate, world.now())) return tellDeath(world, view, 'hospital');
  if (!hospitalTells || readmittedAt === null || readmittedAt > world.now()) return;
  const isHome = backAt !== null && backAt <= world.now();
  if (view.status === 'open' && !isHome) await tellReadmission(world, planned, view, 'hospital');
  else if (view.status === 'paused' && isHome) await returnHome(world, followUpId, 'hospital');
}
