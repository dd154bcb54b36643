import type { FollowUp, FollowUps, FollowUpSummary } from '../../api/schemas';
import { DAY_MS, dayOf, HOUR_MS } from '../calendar';
import { probability } from '../probabilities';
import { forEachAtOnce, type Followed, type World } from '../world';
import { callsBack } from './calls';
import type { CaughtLinks } from './caught-links';
import { fateOf } from './fates';
import { correctDischarge, tellLetter } from './hospital-later';
import { tellReadmission } from './news';
import { professionalsAnswer } from './offers';
import { returnHome } from './operators';
import { patientsAnswer } from './patients';
import { clinicianCloses } from './red-flags';
import { tellOtherVisits, tellPresence } from './visits';

const MOST = '200';
const CALLS_BACK_WITHIN_MS = DAY_MS;
const CALLS_BACK_AFTER_MS = HOUR_MS / 2;
const UNDER_WAY = ['announced', 'open', 'paused'] as const;

/** Some times a day: professionals, patients, relatives, the hospital and clinicians do what they do by themselves. */
export async function everybodyElse(
  world: World,
  { links, quiet }: { readonly links: CaughtLinks; readonly quiet: Map<string, string> },
): Promise<void> {
  await patientsAnswer(world, await links.look(world));
  await tellPresence(world);
  const today = dayOf(world.now());
  await forEachAtOnce(await underWay(world), async ({ followed, nextDeadline }) => {
    const { followUpId } = followed;
    // Where nobody but the service has anything to do, once a day is enough, unless something moved.
    const asItStands = `${today} ${nextDeadline?.at ?? ''} ${nextDeadline?.reason ?? ''}`;
    if (quiet.get(followUpId) === asItStands) return;
    const read = await world.doors.get<FollowUp>('operator', '/v1/follow-ups/{followUpId}', { followUpId });
    if (!read.done) return;
    await live(world, followed, read.content, links);
    if (isQuiet(read.content)) quiet.set(followUpId, asItStands);
  });
}

/** Nobody is asked, no letter or visit is awaited, no red flag stands, nobody was left a message. */
function isQuiet({ cares, letter, breaks, calls }: FollowUp): boolean {
  const isAsked = cares.some(({ offers }) => offers.some(({ status }) => status === 'awaiting'));
  const isVisited = cares.some(({ status, visitsKept }) => status === 'arranged' && visitsKept === 0);
  const isAlert = breaks.some(({ code, resolvedAt }) => code === 'R14' && resolvedAt === null);
  const isLeftMessage = calls.some(
    ({ status, attempts }) => status !== 'done' && attempts.at(-1)?.outcome === 'voicemail-left',
  );
  return !isAsked && !isVisited && !isAlert && !isLeftMessage && (letter === null || letter.gpHasIt);
}

interface UnderWay extends Pick<FollowUpSummary, 'nextDeadline'> {
  readonly followed: Followed;
}

/** Those whose follow-up is not over; the list is asked page by page. */
async function underWay(world: World): Promise<readonly UnderWay[]> {
  const found: UnderWay[] = [];
  for (const status of UNDER_WAY) {
    for (let before: string | null = null; ;) {
      const page: { readonly done: boolean; readonly content?: FollowUps } = await world.doors.get<FollowUps>(
        'operator',
        '/v1/follow-ups',
        { status, limit: MOST, ...(before !== null && { before }) },
      );
      const followUps = page.content?.followUps ?? [];
      for (const { followUpId, nextDeadline } of followUps) {
        const followed = world.followed.get(followUpId);
        if (followed !== undefined) found.push({ followed, nextDeadline });
      }
      const last = followUps.at(-1);
      if (last === undefined || followUps.length < Number(MOST)) break;
      before = last.dischargedAt;
    }
  }
  return found;
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
    const last = call.attempts.at(-1);
    if (call.status === 'done' || last?.outcome !== 'voicemail-left') continue;
    const since = world.now() - Date.parse(last.at);
    if (since < CALLS_BACK_AFTER_MS || since > CALLS_BACK_WITHIN_MS) continue;
    const chance = world.chance(planned.visitNumber, 'calls-back', call.key, call.attempts.length);
    if (chance.happens(probability('callsBackAfterVoicemail'))) await callsBack(world, planned, view, call);
  }
}

async function inAndOutOfHospital(
  world: World,
  { planned, followUpId }: Followed,
  view: FollowUp,
): Promise<void> {
  const { readmittedAt, backAt, hospitalTells } = fateOf(world, planned);
  if (!hospitalTells || readmittedAt === null || readmittedAt > world.now()) return;
  const isHome = backAt !== null && backAt <= world.now();
  if (view.status === 'open' && !isHome) await tellReadmission(world, planned, view, 'hospital');
  else if (view.status === 'paused' && isHome) await returnHome(world, followUpId, 'hospital');
}
