import type {
  Call,
  FollowUp,
  HandoverVersionsAnswer,
  Worklist,
  WorklistEntry,
  WorklistItem,
} from '../../api/schemas';
import { dayOf, HOUR_MS, practicesAnswer } from '../calendar';
import type { Chance } from '../chance';
import { probability, type ProbabilityKey } from '../probabilities';
import { forEachAtOnce, type Followed, type World } from '../world';
import { mendableAt, workOnBreak } from './breaks';
import { makeCall } from './calls';
import { organise } from './cares';
import { fateOf, isInHospital } from './fates';
import { answerOnTelephone } from './offers';
import { isStandingRedFlag, walkOnCall } from './red-flags';
import { isResting, type Rest } from './rest';

/** Patients one operator sees to from one look at the list to the next: some minutes each, more for a call. */
const PATIENTS_A_LOOK = 10;
const PATIENTS_A_LOOK_TEAM_LEAD = 5;
/** Follow-ups with something to do that one operator can carry. */
const PATIENTS_EACH = 40;
const MOST_OPERATORS = 3;
/** What could not be done now is tried again after a while. */
const TRIES_AGAIN_AFTER_MS = 3 * HOUR_MS;

type Idle = Map<string, Rest>;

/** How much the service gets done: all, some, or the calls and little else. */
export type Pace = 'usual' | 'behind' | 'calls-first';

const LEFT_FOR_LATER = {
  usual: 'leftForLater',
  behind: 'leftForLaterWhenBehind',
  'calls-first': 'leftForLaterAtTheEnd',
} as const satisfies Readonly<Record<Pace, ProbabilityKey>>;

/** The operators at their list: from the top, patient by patient, a few things left for later. */
export async function operatorsWork(world: World, idle: Idle, pace: Pace): Promise<void> {
  const entries = await worklist(world, 'operator');
  const operators = Math.min(Math.ceil(world.followed.size / PATIENTS_EACH), MOST_OPERATORS);
  const due = entries.flatMap((entry) => {
    if (!isLeft(world, entry.followUpId, pace) || entry.items.some(isPressing)) return [entry];
    // A call is tried sooner than the rest.
    const calls = areCallsLeft(world, entry.followUpId, pace)
      ? []
      : entry.items.filter(({ kind }) => kind === 'call');
    return calls.length === 0 ? [] : [{ ...entry, items: calls }];
  });
  await workThrough(world, due, idle, Math.max(operators, 1) * PATIENTS_A_LOOK, 'operator');
}

/** The team lead sees to what is overdue, and to what is in their queue. */
export async function teamLeadWorks(world: World, idle: Idle, pace: Pace): Promise<void> {
  const entries = await worklist(world, 'teamLead');
  const due = entries.filter(
    ({ followUpId, items }) =>
      items.some(({ overdue, owner }) => overdue || owner.id === 'team-leads') &&
      (pace === 'usual' || items.some(isPressing) || !isLeft(world, followUpId, pace)),
  );
  await workThrough(world, due, idle, PATIENTS_A_LOOK_TEAM_LEAD, 'teamLead');
}

function isLeft(world: World, followUpId: string, pace: Pace): boolean {
  return leftChance(world, followUpId, 'patient').happens(probability(LEFT_FOR_LATER[pace]));
}

function areCallsLeft(world: World, followUpId: string, pace: Pace): boolean {
  const left = pace === 'usual' ? 'leftForLater' : 'callLeftWhenBehind';
  return leftChance(world, followUpId, 'calls').happens(probability(left));
}

/** Drawn once a day. */
function leftChance(world: World, followUpId: string, what: string): Chance {
  const visit = world.followed.get(followUpId)?.planned.visitNumber ?? '';
  return world.chance(visit, 'left-for-later', what, dayOf(world.now()));
}

async function worklist(world: World, role: 'operator' | 'teamLead'): Promise<readonly WorklistEntry[]> {
  const answer = await world.doors.get<Worklist>(role, '/v1/worklist');
  if (!answer.done) return [];
  return answer.content.entries.filter(({ followUpId }) => world.followed.has(followUpId));
}

/** As many as there is time for: patients with whom something was done count, a look does not. */
async function workThrough(
  world: World,
  entries: readonly WorklistEntry[],
  idle: Idle,
  capacity: number,
  as: 'operator' | 'teamLead',
): Promise<void> {
  let seen = 0;
  await forEachAtOnce(entries, async ({ followUpId, items, revision }) => {
    const followed = world.followed.get(followUpId);
    if (followed === undefined || seen >= capacity) return;
    let acted = false;
    let view: FollowUp | null = null;
    for (const item of items) {
      const key = `${as}/${followUpId}/${item.key}`;
      if (isResting(idle.get(key), revision, world.now())) continue;
      view ??= await readFollowUp(world, followUpId, as);
      if (view === null) return;
      if (await workOn(world, followed, view, item, as)) {
        // What was done may have changed everything that is left.
        [acted, view] = [true, null];
      } else idle.set(key, { revision: view.revision, until: worthAgainAt(world, followed, view, item) });
    }
    if (acted) seen += 1;
  });
}

/** When a thing with which nothing could be done is worth another look, unless the follow-up changes before. */
function worthAgainAt(world: World, { planned }: Followed, view: FollowUp, item: WorklistItem): number {
  const again = world.now() + TRIES_AGAIN_AFTER_MS;
  const found = view.breaks.find(({ breakId }) => item.kind === 'break' && breakId === item.subject);
  return found === undefined ? again : Math.max(again, mendableAt(world, planned, found));
}

async function readFollowUp(
  { doors }: World,
  followUpId: string,
  as: 'operator' | 'teamLead',
): Promise<FollowUp | null> {
  const read = await doors.get<FollowUp>(as, '/v1/follow-ups/{followUpId}', { followUpId });
  return read.done ? read.content : null;
}

/** @returns whether something was done */
async function workOn(
  world: World,
  { followUpId, planned }: Followed,
  view: FollowUp,
  item: WorklistItem,
  as: 'operator' | 'teamLead',
): Promise<boolean> {
  switch (item.kind) {
    case 'call': {
      const call = view.calls.find(({ key }) => key === item.subject);
      if (call === undefined || view.status !== 'open' || !isToDial(call, world.now())) return false;
      const outcome = await makeCall(world, planned, view, call);
      if (outcome === 'red-flag') await ringClinicians(world, { followUpId, planned });
      return outcome !== null;
    }
    case 'offer':
      return answerOnTelephone(world, planned, view, item.subject);
    case 'care': {
      const care = view.cares.find(({ key }) => key === item.subject);
      return care === undefined || view.status !== 'open' ? false : organise(world, planned, view, care);
    }
    case 'break':
      if (item.reason.startsWith('red-flag-')) await walkOnCall(world, planned, view, item.subject);
      return item.reason.startsWith('red-flag-') || workOnBreak(world, planned, view, item.subject, as);
    case 'handover':
      return tellHandover(world, view, item);
    case 'check':
    case 'result':
      return settle(world, view, item);
    case 'readmission':
      return seeToReadmission(world, { followUpId, planned }, item);
    default:
      return false;
  }
}

/** Due, and not tried a moment ago by somebody else. */
function isToDial({ notBefore, attempts }: Call, now: number): boolean {
  const last = attempts.at(-1);
  return Date.parse(notBefore) <= now && (last === undefined || Date.parse(last.at) + HOUR_MS <= now);
}

/** What was heard in a call goes to a clinician before anything else. */
async function ringClinicians(world: World, { followUpId, planned }: Followed): Promise<void> {
  const view = await readFollowUp(world, followUpId, 'operator');
  for (const { breakId } of view?.breaks.filter(isStandingRedFlag) ?? []) {
    if (view !== null) await walkOnCall(world, planned, view, breakId);
  }
}

function isPressing({ reason, kind }: WorklistItem): boolean {
  return reason.startsWith('red-flag-') || kind === 'readmission';
}

/** A professional without a mailbox, or whose mail came back, is told on the telephone. */
async function tellHandover(
  world: World,
  { followUpId }: FollowUp,
  { subject }: WorklistItem,
): Promise<boolean> {
  if (!practicesAnswer(world.now())) return false;
  const versions = await world.doors.get<HandoverVersionsAnswer>(
    'operator',
    '/v1/follow-ups/{followUpId}/handover/versions',
    { followUpId },
  );
  const waiting = versions.done ? versions.content.toTell : [];
  const whom = waiting.find(({ professionalId }) => professionalId === subject) ?? waiting[0];
  if (whom === undefined) return false;
  const { professionalId } = whom;
  const told = await world.doors.post(
    'operator',
    '/v1/follow-ups/{followUpId}/handover/told',
    { followUpId },
    { professionalId },
  );
  if (told.done) world.count('handover.told-by-telephone');
  return told.done;
}

async function settle(
  world: World,
  { followUpId }: FollowUp,
  { kind, subject }: WorklistItem,
): Promise<boolean> {
  const settled =
    kind === 'check'
      ? await world.doors.post(
          'operator',
          '/v1/follow-ups/{followUpId}/checks/{checkKey}/outcome',
          { followUpId, checkKey: subject },
          { outcome: 'done' },
        )
      : await world.doors.post(
          'operator',
          '/v1/follow-ups/{followUpId}/results/{resultKey}/outcome',
          { followUpId, resultKey: subject },
          { outcome: 'received' },
        );
  if (settled.done) world.count(`${kind}.settled`);
  return settled.done;
}

/** The hospital is asked: still there, or home again. */
async function seeToReadmission(
  world: World,
  { followUpId, planned }: Followed,
  { reason }: WorklistItem,
): Promise<boolean> {
  const parameters = { followUpId };
  if (reason === 'readmission-to-confirm') {
    const confirmed = await world.doors.post(
      'operator',
      '/v1/follow-ups/{followUpId}/readmission/confirmation',
      parameters,
      { source: 'hospital' },
    );
    if (confirmed.done) world.count('readmission.confirmed');
    return confirmed.done;
  }
  if (isInHospital(fateOf(world, planned), world.now())) return false;
  return returnHome(world, followUpId, 'operator');
}

export async function returnHome(
  world: World,
  followUpId: string,
  as: 'operator' | 'hospital',
): Promise<boolean> {
  const home = await world.doors.post(as, '/v1/follow-ups/{followUpId}/return-home', { followUpId });
  if (home.done) world.count('patient.home-again');
  return home.done;
}
