import type {
  AppointmentAnswer,
  Care,
  FollowUp,
  FoundSlotsAnswer,
  PlacedSeriesAnswer,
} from '../../api/schemas';
import { DAY_MS, HOUR_MS, isoOf, practicesAnswer } from '../calendar';
import type { Chance } from '../chance';
import type { PlannedDischarge } from '../population/population';
import { probability } from '../probabilities';
import type { World } from '../world';

/** Times an operator reads out before the patient takes one. */
const TIMES_OFFERED = 3;
/** Later than that after the limit, a practice would rather not say. */
const LATEST_DAYS_AFTER = 5;
const SEVERAL = 1;
/** A time that is further off may be given up for a sooner one. */
const FAR_MS = 2 * DAY_MS;

/** Professions that are visited or come at a time; the others only have to be ordered. */
const WITH_APPOINTMENTS = new Set([
  'general-practitioner',
  'specialist',
  'surgeon',
  'nurse',
  'physiotherapy',
  'speech-therapy',
  'midwife',
  'laboratory',
  'imaging',
]);

/**
 * A care is organised as an operator does: a time in an agenda kept here, else the first practice of the list on the
 * telephone.
 *
 * @returns whether it is organised now
 */
export async function organise(
  world: World,
  planned: PlannedDischarge,
  view: FollowUp,
  care: Care,
): Promise<boolean> {
  if (isBooked(world, care)) return false;
  const tried = world.chance(planned.visitNumber, 'organise', care.key, Math.floor(world.now() / HOUR_MS));
  if (!WITH_APPOINTMENTS.has(care.profession)) return ordered(world, view, care, tried);
  const several = (care.visitsPlanned ?? 1) > SEVERAL;
  if (several && (await placeSeries(world, view, care))) return true;
  const found = await world.doors.post<FoundSlotsAnswer>(
    'operator',
    '/v1/slot-searches',
    {},
    {
      followUpId: view.followUpId,
      careKey: care.key,
      limit: 6,
    },
  );
  if (!found.done) return false;
  const { slots, toCall } = found.content;
  for (const slot of inOrderOfTaste(tried, slots.slice(0, TIMES_OFFERED))) {
    if (await book(world, view, care, slot, tried)) return true;
  }
  const [practice] = toCall;
  return practice === undefined ? false : telephone(world, view, care, practice.professionalId, tried);
}

/** Somebody comes at a known time already: another would be one too many. */
function isBooked(world: World, { status, appointmentAt }: Care): boolean {
  if (status !== 'arranged' && status !== 'in-place') return false;
  return status === 'in-place' || (appointmentAt !== null && Date.parse(appointmentAt) > world.now());
}

/** Mostly the first time offered, sometimes another. */
function inOrderOfTaste<Slot>(chance: Chance, slots: readonly Slot[]): readonly Slot[] {
  const [first, ...others] = slots;
  if (first === undefined) return [];
  return chance.happens(0.7) ? slots : [...others, first];
}

async function book(
  world: World,
  { followUpId }: FollowUp,
  { key }: Care,
  { professionalId, appointmentTypeId, startsAt }: FoundSlotsAnswer['slots'][number],
  chance: Chance,
): Promise<boolean> {
  const booked = await world.doors.post<AppointmentAnswer>(
    'operator',
    '/v1/appointments',
    {},
    {
      followUpId,
      careKey: key,
      professionalId,
      appointmentTypeId,
      startsAt,
    },
  );
  if (!booked.done) return false;
  world.count('appointment.booked');
  const isFar = Date.parse(startsAt) > world.now() + FAR_MS;
  if (isFar && chance.happens(probability('waitsForSooner'))) {
    const { appointmentId } = booked.content;
    const waits = await world.doors.post(
      'operator',
      '/v1/waiting-list',
      {},
      { followUpId, careKey: key, appointmentId },
    );
    if (waits.done) world.count('waiting-list.entered');
  }
  return true;
}

/** The door answers with the whole series, also when nothing was left to place: only what is new was placed. */
async function placeSeries(world: World, { followUpId }: FollowUp, { key }: Care): Promise<boolean> {
  const known = await world.doors.get<readonly AppointmentAnswer[]>(
    'operator',
    '/v1/follow-ups/{followUpId}/appointments',
    { followUpId },
  );
  const placed = await world.doors.post<PlacedSeriesAnswer>(
    'operator',
    '/v1/follow-ups/{followUpId}/cares/{careKey}/series',
    { followUpId, careKey: key },
  );
  if (!known.done || !placed.done) return false;
  const before = new Set(known.content.map(({ appointmentId }) => appointmentId));
  const isNew = placed.content.visits.some(({ appointmentId }) => !before.has(appointmentId));
  if (isNew) world.count('series.placed');
  return isNew;
}

/** A practice without an agenda here says when, or that it cannot. */
async function telephone(
  world: World,
  { followUpId }: FollowUp,
  care: Care,
  professionalId: string,
  chance: Chance,
): Promise<boolean> {
  world.count('practice.telephoned');
  if (!practicesAnswer(world.now()) || !chance.happens(probability('practiceTelephoned'))) return false;
  const appointmentAt = isoOf(timeWithin(chance, world.now(), Date.parse(care.dueAt)));
  return arrange(world, followUpId, care, { professionalId, appointmentAt });
}

/** Medicines, oxygen, a bed, transport: ordered and promised. */
async function ordered(world: World, { followUpId }: FollowUp, care: Care, chance: Chance): Promise<boolean> {
  return chance.happens(probability('practiceTelephoned')) ? arrange(world, followUpId, care, {}) : false;
}

async function arrange(
  world: World,
  followUpId: string,
  { key }: Care,
  arrangement: { readonly professionalId?: string; readonly appointmentAt?: string },
): Promise<boolean> {
  const arranged = await world.doors.post(
    'operator',
    '/v1/follow-ups/{followUpId}/cares/{careKey}/arrangement',
    { followUpId, careKey: key },
    arrangement,
  );
  if (arranged.done) world.count('care.arranged-by-telephone');
  return arranged.done;
}

/** A working hour ahead, before the limit where that is still possible. */
export function timeWithin(chance: Chance, now: number, limit: number): number {
  const latest = Math.max(limit, now + LATEST_DAYS_AFTER * DAY_MS);
  for (let tried = 0; tried < 20; tried += 1) {
    const at = chance.between(now + 3 * HOUR_MS, latest);
    const quarter = Math.round(at / (HOUR_MS / 4)) * (HOUR_MS / 4);
    if (practicesAnswer(quarter)) return quarter;
  }
  return Math.ceil((now + DAY_MS) / HOUR_MS) * HOUR_MS;
}
