import { formsOf, type PageForm } from '../doors/forms';
import type { PlannedDischarge } from '../population/population';
import { probability } from '../probabilities';
import type { World } from '../world';
import type { CaughtLink } from './caught-links';
import { fateOf, isDead, isInHospital } from './fates';

const TAKES_FREED_TIME = 0.5;

/** Patients open the links in their messages and answer, or do not (labels-fr.md, 9). */
export async function patientsAnswer(world: World, links: readonly CaughtLink[]): Promise<void> {
  const byAddress = new Map<string, PlannedDischarge>();
  for (const { planned } of world.followed.values()) {
    const { mobile, email } = planned.person;
    for (const address of [mobile, email]) if (address !== null) byAddress.set(address, planned);
  }
  const timesByVisit = new Map<string, number>();
  for (const link of links) {
    const planned = byAddress.get(link.to);
    if (planned === undefined || link.kind === 'offer') continue;
    const times = (timesByVisit.get(planned.visitNumber) ?? 0) + 1;
    timesByVisit.set(planned.visitNumber, times);
    await patientAnswers(world, planned, link, times);
  }
}

async function patientAnswers(
  world: World,
  planned: PlannedDischarge,
  { link, kind }: CaughtLink,
  times: number,
): Promise<void> {
  const fate = fateOf(world, planned);
  if (isDead(fate, world.now()) || isInHospital(fate, world.now())) return;
  const day = Math.floor(world.now() / 3_600_000);
  const chance = world.chance(planned.visitNumber, 'link', day, times);
  if (kind === 'freed-time') {
    const act = chance.happens(TAKES_FREED_TIME) ? 'take' : 'leave';
    return press(world, link, act, `freed-time.${act}`);
  }
  const [confirms, cancels, moves, callBack] = (
    ['confirmsByLink', 'cancelsByLink', 'movesByLink', 'asksForCallBackByLink'] as const
  ).map(probability) as [number, number, number, number];
  const act = chance.weighted([
    ['confirm', confirms],
    ['cannot-come', cancels],
    ['another', moves],
    ['call-back', callBack],
    ['nothing', Math.max(1 - confirms - cancels - moves - callBack, 0)],
  ] as const);
  if (act === 'another') return moveByLink(world, link);
  if (act !== 'nothing') await press(world, link, act, `reminder.${act}`);
}

/** Opens the page and presses a button of it; what is not there any more is left. */
async function press(world: World, link: string, act: string, counted: string): Promise<void> {
  const form = await formOf(world, link, act);
  if (form === undefined) return;
  const sent = await world.doors.page(new URL(form.action, link).href, form.fields);
  if (sent !== null) world.count(counted);
}

async function moveByLink(world: World, link: string): Promise<void> {
  const asked = await formOf(world, link, 'another');
  if (asked === undefined) return;
  const query = new URLSearchParams(asked.fields);
  const form = await formOf(world, `${new URL(asked.action, link).href}?${query.toString()}`, 'another');
  const slot = form?.choices['slot']?.[0];
  if (form === undefined || slot === undefined) return;
  const sent = await world.doors.page(new URL(form.action, link).href, { ...form.fields, slot });
  if (sent !== null) world.count('reminder.another');
}

async function formOf(world: World, link: string, act: string): Promise<PageForm | undefined> {
  const page = await world.doors.page(link);
  return page === null ? undefined : formsOf(page).find(({ action }) => action.endsWith(`/${act}`));
}
