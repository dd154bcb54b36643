import type { Break, FollowUp } from '../../api/schemas';
import { afterWorkingHours } from '../calendar';
import type { PlannedDischarge } from '../population/population';
import type { World } from '../world';
import { organise } from './cares';
import { letterSentAt } from './hospital-later';

/** How a break is mended on the telephone, by code, and within how many working hours. */
interface Mending {
  readonly resolutions: readonly (readonly [resolution: string, weight: number])[];
  readonly hours: readonly [soonest: number, latest: number];
  /** Whose care it is about is organised first; what is below is for when that fails. */
  readonly organise?: true;
}

const CARE = { hours: [1, 30], organise: true } as const;

/** Resolutions of the lists of labels-fr.md, 5. Red flags (R14) are not the service's. */
const MENDINGS: Readonly<Record<string, Mending>> = {
  R01: {
    resolutions: [
      ['sent-again', 6],
      ['ward-told', 3],
      ['patient-has-it', 1],
    ],
    hours: [4, 20],
  },
  R02: {
    resolutions: [
      ['told-by-telephone', 8],
      ['replacement-told', 1],
    ],
    hours: [1, 10],
  },
  R03: {
    ...CARE,
    resolutions: [
      ['home-visit', 3],
      ['associate', 3],
      ['assisted-teleconsultation', 1],
    ],
  },
  R04: {
    ...CARE,
    resolutions: [
      ['gp-found', 5],
      ['health-centre', 4],
    ],
  },
  R05: {
    ...CARE,
    resolutions: [
      ['independent-nurse-found', 6],
      ['home-nursing-service', 3],
      ['nursing-centre', 1],
    ],
  },
  R06: {
    ...CARE,
    resolutions: [
      ['appointment-made', 5],
      ['waiting-list', 3],
    ],
  },
  R07: {
    ...CARE,
    resolutions: [
      ['appointment-made', 5],
      ['tele-expertise-asked-by-gp', 2],
    ],
  },
  R08: {
    ...CARE,
    resolutions: [
      ['appointment-remade', 8],
      ['home-visit', 2],
      ['given-up', 1],
    ],
  },
  R09: {
    ...CARE,
    resolutions: [
      ['appointment-remade', 7],
      ['replacement', 3],
    ],
  },
  R10: {
    resolutions: [
      ['dispensed', 6],
      ['delivered', 2],
      ['substituted-by-physician', 2],
    ],
    hours: [1, 8],
  },
  R11: {
    resolutions: [
      ['delivered', 6],
      ['help-in-place', 2],
      ['home-aid-asked', 2],
    ],
    hours: [3, 20],
  },
  R12: {
    resolutions: [
      ['sent-to-gp', 5],
      ['recipient-named', 5],
    ],
    hours: [2, 20],
  },
  R13: {
    resolutions: [
      ['reached', 4],
      ['relative', 3],
      ['nurse-on-site', 2],
      ['visit', 1],
    ],
    hours: [4, 30],
  },
  R15: {
    resolutions: [
      ['respected', 7],
      ['lighter-follow-up', 3],
    ],
    hours: [1, 10],
  },
  R16: {
    resolutions: [
      ['paused', 6],
      ['continued', 2],
    ],
    hours: [1, 8],
  },
  R17: {
    resolutions: [
      ['completed', 8],
      ['back-to-ward', 1],
    ],
    hours: [3, 14],
  },
  R18: {
    ...CARE,
    resolutions: [
      ['replacement', 6],
      ['transferred', 4],
    ],
  },
  R19: { ...CARE, resolutions: [['done', 5]] },
  R20: {
    resolutions: [
      ['light-medical-transport', 4],
      ['approved-taxi', 3],
      ['relative-drives', 3],
    ],
    hours: [1, 10],
  },
  R21: {
    resolutions: [
      ['help-in-place', 5],
      ['coordination-service', 4],
      ['respite', 1],
    ],
    hours: [6, 40],
  },
  R22: { resolutions: [['reported', 1]], hours: [1, 6] },
};

/** Who may close it: what the hospital owes is the team lead's with the ward. */
const OWED_BY_HOSPITAL = new Set(['R01', 'R17']);
/** A person in danger is the team lead's alone (pathways.md, R22). */
const TEAM_LEADS_ALONE = new Set(['R22']);

/**
 * Somebody of the service works on a break: takes it the first time, mends it once it can be mended.
 *
 * @returns whether anything was done
 */
export async function workOnBreak(
  world: World,
  planned: PlannedDischarge,
  view: FollowUp,
  breakId: string,
  as: 'operator' | 'teamLead',
): Promise<boolean> {
  const item = view.breaks.find((one) => one.breakId === breakId);
  const mending = item === undefined ? undefined : MENDINGS[item.code];
  if (item === undefined || mending === undefined) return false;
  if (as !== 'teamLead' && TEAM_LEADS_ALONE.has(item.code)) return false;
  if (mendableAt(world, planned, item) > world.now()) return take(world, view, item, as);
  const chance = world.chance(planned.visitNumber, 'break-mended', breakId, item.reopenings);
  const care = view.cares.find(({ key }) => key === item.subject);
  if (mending.organise === true && care !== undefined && (await organise(world, planned, view, care)))
    return true;
  if (item.code === 'R01' && (await letterArrives(world, planned, view, item))) return true;
  if (item.code === 'R12' && (await resultArrives(world, view, item))) return true;
  const role = OWED_BY_HOSPITAL.has(item.code) ? 'teamLead' : as;
  const resolved = await world.doors.post(
    role,
    '/v1/follow-ups/{followUpId}/breaks/{breakId}/resolution',
    { followUpId: view.followUpId, breakId },
    { cause: item.cause ?? chance.pick(item.causes), resolution: chance.weighted(mending.resolutions) },
  );
  if (resolved.done) world.count(`break.resolved-${item.code}`);
  return true;
}

/** From when somebody can mend a break; at once for one that the service does not mend. */
export function mendableAt(world: World, { visitNumber }: PlannedDischarge, item: Break): number {
  const mending = MENDINGS[item.code];
  if (mending === undefined) return 0;
  const chance = world.chance(visitNumber, 'break', item.breakId, item.reopenings);
  return afterWorkingHours(Date.parse(item.openedAt), chance.between(...mending.hours));
}

/**
 * The ward sends the letter again and the practice says that it is there; the patient was given one. A ward that had
 * written none writes it once it was told.
 */
async function letterArrives(
  world: World,
  planned: PlannedDischarge,
  { followUpId, letter }: FollowUp,
  { reopenings }: Break,
): Promise<boolean> {
  const sentAt = letterSentAt(world, planned);
  const isWritten = reopenings > 0 || (sentAt !== null && sentAt <= world.now());
  if (letter === null || !isWritten) return false;
  const states = [
    ...(letter.gpHasIt ? [] : ['gp-has-it']),
    ...(letter.patientHasIt ? [] : ['patient-has-it']),
  ];
  for (const state of states) {
    const told = await world.doors.post(
      'teamLead',
      '/v1/follow-ups/{followUpId}/letter',
      { followUpId },
      { state, source: state === 'gp-has-it' ? 'professional' : 'patient' },
    );
    if (!told.done) return false;
    world.count(`letter.${state}`);
  }
  return states.length > 0;
}

/** One that somebody is to receive, and that is late: the laboratory is asked, and it has come. */
async function resultArrives(world: World, view: FollowUp, { subject }: Break): Promise<boolean> {
  const result = view.results.find(({ key }) => key === subject);
  if (result === undefined || result.status === 'unowned') return false;
  const arrived = await world.doors.post(
    'operator',
    '/v1/follow-ups/{followUpId}/results/{resultKey}/outcome',
    { followUpId: view.followUpId, resultKey: subject },
    { outcome: 'received' },
  );
  if (arrived.done) world.count('result.settled');
  return arrived.done;
}

/** Once: whoever has it goes on with it. */
async function take(
  world: World,
  { followUpId }: FollowUp,
  { breakId, owner, code }: Break,
  as: 'operator' | 'teamLead',
): Promise<boolean> {
  if (owner.kind === 'person') return false;
  const taken = await world.doors.post(as, '/v1/follow-ups/{followUpId}/breaks/{breakId}/taking', {
    followUpId,
    breakId,
  });
  if (taken.done) world.count(`break.taken-${code}`);
  return taken.done;
}
