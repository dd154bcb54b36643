import type { CallList, CallSession, FollowUp, FollowUps } from '../../api/schemas';
import { DAY_MS } from '../calendar';
import { forEachAtOnce, type Followed, type World } from '../world';
import { fateOf, isDead, isInHospital } from './fates';
import { isStandingRedFlag, walkOnCall } from './red-flags';
import { takeNote } from './telephoning';

/** Unwell or spoken of within so many days of their discharge. */
const SINCE_DISCHARGE_MS = 21 * DAY_MS;
/** Fewer patients than that are no territory in which something always happens. */
const FROM_PATIENTS = 8;
/** Who says that somebody is worse, and how soon they must be seen; the last one is taken to a clinician. */
const WORSE = [
  { cause: 'professional', urgency: 'immediate', isTaken: false },
  { cause: 'relative', urgency: 'two-hours', isTaken: false },
  { cause: 'professional', urgency: 'two-hours', isTaken: true },
] as const;
/** What relatives telephone about of themselves, in words and as a break (pathways.md, R10, R11, R21). */
const WORRIES = [
  { code: 'R21', cause: 'exhausted-carer', notes: 'N’en peut plus, dort mal. Demande de l’aide à domicile.' },
  { code: 'R11', cause: 'not-delivered', notes: 'Le matériel n’est toujours pas livré.' },
  { code: 'R10', cause: 'pharmacy-shortage', notes: 'La pharmacie n’a pas tout, rien avant demain.' },
] as const;
/** Given by the patient before they asked to go on later (field.md, 4). */
const TRAITS = ['birth-name', 'birth-date'] as const;
const PUT_DOWN_NOTES = 'L’infirmière vient d’arriver. On reprend dans un moment.';
const MOST = '200';

/**
 * The last time the service looks at its lists: an operator puts a call down half-way, and a relative telephones with
 * a worry. Whoever opens the screens then takes it from there.
 */
export async function lastLook(world: World): Promise<void> {
  const lately = await dischargedLately(world, 'last-look');
  if (lately.length < FROM_PATIENTS) return;
  await putCallDown(world);
  const worried = lately.find(({ planned }) => planned.person.relatives.length > 0);
  if (worried !== undefined) await relativeWorries(world, worried);
}

/**
 * In the last hour, whatever day it is, nurses at a home and a relative telephone: somebody is worse. Of two nobody has
 * rung a clinician yet, so that whoever opens the screens then finds what cannot wait; the third waits for the
 * clinician's own call.
 */
export async function worseAtTheEnd(world: World): Promise<void> {
  const lately = await dischargedLately(world, 'worse-at-the-end');
  if (lately.length < FROM_PATIENTS) return;
  await forEachAtOnce([...WORSE.entries()], async ([index, { cause, urgency, isTaken }]) => {
    const followed = lately[index];
    if (followed === undefined) return;
    const { followUpId, planned } = followed;
    const raised = await world.doors.post(
      'operator',
      '/v1/follow-ups/{followUpId}/alerts',
      { followUpId },
      { code: 'R14', cause, urgency },
    );
    if (!raised.done) return;
    world.count(`red-flag.told-by-${cause}`);
    const view = isTaken ? await readFollowUp(world, followUpId) : null;
    for (const { breakId } of view?.breaks.filter(isStandingRedFlag) ?? []) {
      if (view !== null) await walkOnCall(world, planned, view, breakId);
    }
  });
}

/** At home, in an order of their own for each occasion. */
async function dischargedLately(world: World, occasion: string): Promise<readonly Followed[]> {
  const now = world.now();
  const answer = await world.doors.get<FollowUps>('operator', '/v1/follow-ups', {
    status: 'open',
    limit: MOST,
  });
  return (answer.done ? answer.content.followUps : [])
    .filter(({ dischargedAt }) => now - Date.parse(dischargedAt) < SINCE_DISCHARGE_MS)
    .flatMap(({ followUpId }) => world.followed.get(followUpId) ?? [])
    .filter(({ planned }) => {
      const fate = fateOf(world, planned);
      return !isDead(fate, now) && !isInHospital(fate, now);
    })
    .map((followed) => ({
      followed,
      place: world.chance(followed.planned.visitNumber, occasion).between(0, 1),
    }))
    .sort((a, b) => a.place - b.place)
    .map(({ followed }) => followed);
}

/** Two traits were given, then somebody rang at the door: the call is the operator's to take up again. */
async function putCallDown(world: World): Promise<void> {
  const list = await world.doors.get<CallList>('operator', '/v1/calls');
  const calls = (list.done ? list.content.now : []).flatMap(({ followUpId, calls: [call] }) =>
    call !== undefined && call.rung === 'patient' && call.inHand === null && world.followed.has(followUpId)
      ? [{ followUpId, callKey: call.callKey }]
      : [],
  );
  if (calls.length < 2) return;
  const opened = await world.doors.post<CallSession>(
    'operator',
    '/v1/follow-ups/{followUpId}/calls/{callKey}/sessions',
    world.chance('call-put-down').pick(calls),
  );
  if (!opened.done || opened.content.resumption !== 'none') return;
  const { sessionId, revision } = opened.content;
  const written = await world.doors.put<CallSession>(
    'operator',
    '/v1/call-sessions/{sessionId}',
    { sessionId },
    {
      ...{ expectedRevision: revision, traits: TRAITS, notes: PUT_DOWN_NOTES },
      ...{ speakingWith: { who: 'patient' }, answers: [], alerts: [], coreOnly: false },
    },
  );
  if (!written.done) return;
  const left = await world.doors.post(
    'operator',
    '/v1/call-sessions/{sessionId}/leaving',
    { sessionId },
    { expectedRevision: written.content.revision },
  );
  if (left.done) world.count('call.put-down');
}

async function relativeWorries(world: World, { followUpId, planned }: Followed): Promise<void> {
  const view = await readFollowUp(world, followUpId);
  if (view === null) return;
  const { code, cause, notes } = world.chance(planned.visitNumber, 'worry').pick(WORRIES);
  if (!(await takeNote(world, view, { caller: 'relative', notes }))) return;
  const reported = await world.doors.post(
    'operator',
    '/v1/follow-ups/{followUpId}/breaks',
    { followUpId },
    { code, cause },
  );
  if (reported.done) world.count(`break.told-by-relative-${code}`);
}

async function readFollowUp(world: World, followUpId: string): Promise<FollowUp | null> {
  const read = await world.doors.get<FollowUp>('operator', '/v1/follow-ups/{followUpId}', { followUpId });
  return read.done ? read.content : null;
}
