import type { Break, FollowUp, RedFlag } from '../../api/schemas';
import { HOUR_MS } from '../calendar';
import type { PlannedDischarge } from '../population/population';
import { probability } from '../probabilities';
import type { World } from '../world';

/** More lines than any roster has. */
const MOST_RINGS = 12;
/** A clinician has seen or advised the patient by then. */
const SOONEST_HOURS = 1;
const LATEST_HOURS = 8;

/** A red flag is taken to a clinician at once: line after line, then 15 (field.md, 1). */
export async function walkOnCall(
  world: World,
  planned: PlannedDischarge,
  view: FollowUp,
  breakId: string,
): Promise<void> {
  const parameters = { followUpId: view.followUpId, breakId };
  let flag = redFlagOf(view, breakId);
  for (let rung = 0; rung < MOST_RINGS && flag !== undefined; rung += 1) {
    const line = flag.lines.find(({ outcome }) => outcome === 'ringing');
    const toInform = flag.status === 'emergency-called' && flag.informedAt === null;
    if (flag.status === 'emergency' || (flag.status === 'ringing' && line === undefined)) {
      if (!(await say(world, '/emergency-call', parameters, {}))) return;
      world.count('red-flag.15-called');
    } else if (flag.status === 'ringing' || toInform) {
      const contactId = (line ?? flag.lines.find(({ onDutyNow }) => onDutyNow))?.contactId;
      if (contactId === undefined) return;
      const chance = world.chance(planned.visitNumber, 'on-call', breakId, rung);
      const outcome = chance.happens(probability('onCallAnswers')) ? 'reached' : 'no-answer';
      if (!(await say(world, '/on-call-answers', parameters, { contactId, outcome }))) return;
      world.count(`red-flag.${outcome}`);
    } else return;
    const read = await world.doors.get<FollowUp>('operator', '/v1/follow-ups/{followUpId}', parameters);
    flag = read.done ? redFlagOf(read.content, breakId) : undefined;
  }
}

function redFlagOf({ breaks }: FollowUp, breakId: string): RedFlag | undefined {
  return breaks.find((one) => one.breakId === breakId)?.redFlag;
}

async function say(
  world: World,
  door: '/emergency-call' | '/on-call-answers',
  parameters: { readonly followUpId: string; readonly breakId: string },
  body: object,
): Promise<boolean> {
  const template = `/v1/follow-ups/{followUpId}/breaks/{breakId}${door}`;
  return (await world.doors.post('operator', template, parameters, body)).done;
}

export function isStandingRedFlag({ code, status }: Break): boolean {
  return code === 'R14' && status !== 'resolved' && status !== 'accepted';
}

/** When a clinician has seen or heard the patient; null for what is no red flag that stands. */
export function clinicianSeesAt(world: World, { visitNumber }: PlannedDischarge, item: Break): number | null {
  if (!isStandingRedFlag(item)) return null;
  const chance = world.chance(visitNumber, 'clinician', item.breakId, item.reopenings);
  return Date.parse(item.openedAt) + chance.between(SOONEST_HOURS, LATEST_HOURS) * HOUR_MS;
}

/** Only a clinician closes a red flag, once they have seen or heard the patient (pathways.md, R14). */
export async function clinicianCloses(
  world: World,
  planned: PlannedDischarge,
  view: FollowUp,
): Promise<void> {
  for (const item of view.breaks.filter(isStandingRedFlag)) {
    const seenAt = clinicianSeesAt(world, planned, item);
    if (seenAt === null || seenAt > world.now() || item.redFlag?.status === 'ringing') continue;
    const chance = world.chance(planned.visitNumber, 'clinician-finds', item.breakId, item.reopenings);
    const isFalseAlarm = chance.happens(probability('clinicianFindsFalseAlarm'));
    const resolution = isFalseAlarm ? 'false-alarm' : resolutionOf(item, chance.happens(0.6));
    const closed = await world.doors.post(
      'clinician',
      '/v1/follow-ups/{followUpId}/breaks/{breakId}/resolution',
      { followUpId: view.followUpId, breakId: item.breakId },
      { cause: item.cause ?? 'call', resolution },
    );
    if (closed.done) world.count(`red-flag.closed-${resolution}`);
  }
}

function resolutionOf({ redFlag }: Break, isSeen: boolean): string {
  if (redFlag?.emergencyCalledAt != null) return 'emergency-call-15';
  return isSeen ? 'seen-same-day' : 'advice-given';
}
