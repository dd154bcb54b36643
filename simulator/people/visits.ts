import type { AwaitingPresenceList, Care, FollowUp } from '../../api/schemas';
import { DAY_MS, HOUR_MS } from '../calendar';
import type { Chance } from '../chance';
import type { PlannedDischarge } from '../population/population';
import { probability } from '../probabilities';
import { forEachAtOnce, type World } from '../world';
import { fateOf, isDead, isInHospital } from './fates';

type Presence = 'kept' | 'missed-by-patient' | 'missed-by-professional';

const MOST = '200';
/** Professionals say the same day whether somebody came; some are asked two days later. */
const TOLD_AFTER_MS = 2 * HOUR_MS;
const TOLD_LATE_AFTER_MS = 2 * DAY_MS;
/** First visits of those who come without an appointment here. */
const FIRST_VISIT_AFTER_MS = 2 * DAY_MS;
const UNDATED_VISITS = new Set(['nurse', 'midwife', 'home-nursing-service', 'home-help', 'speech-therapy']);

/**
 * Whether past appointments took place, as the practices tell the service; a service that is behind has not written
 * most of it down.
 */
export async function tellPresence(world: World, isBehind: boolean): Promise<void> {
  const answer = await world.doors.get<AwaitingPresenceList>(
    'operator',
    '/v1/appointments/awaiting-presence',
    {
      limit: MOST,
    },
  );
  if (!answer.done) return;
  await forEachAtOnce(answer.content.appointments, async (appointment) => {
    const { appointmentId, followUpId, careKey, startsAt, endsAt, told } = appointment;
    const followed = followUpId === null ? undefined : world.followed.get(followUpId);
    if (followed === undefined || told) return;
    const { planned } = followed;
    const occasion = [careKey ?? 'no-care', startsAt];
    const chance = world.chance(planned.visitNumber, 'visit', ...occasion);
    const isLate = chance.happens(probability('presenceToldLate'));
    const isLeft = world.chance(planned.visitNumber, 'presence-left', ...occasion);
    if (isBehind && isLeft.happens(probability('leftForLaterWhenBehind'))) return;
    if (world.now() < Date.parse(endsAt) + (isLate ? TOLD_LATE_AFTER_MS : TOLD_AFTER_MS)) return;
    const outcome = presenceOf(world, planned, chance, Date.parse(startsAt));
    const stated = await world.doors.post(
      'operator',
      '/v1/appointments/{appointmentId}/presence',
      { appointmentId },
      {
        outcome,
        source: 'professional',
        ...causeOf(chance, outcome),
      },
    );
    if (stated.done) world.count(`visit.${outcome}`);
  });
}

/** Visits of which no agenda here knows: practices on the telephone, rounds without an hour. */
export async function tellOtherVisits(
  world: World,
  planned: PlannedDischarge,
  view: FollowUp,
): Promise<void> {
  for (const care of view.cares) {
    if (care.visitsKept > 0 || care.status !== 'arranged') continue;
    const at = otherVisitAt(view, care);
    if (at === null || at + TOLD_AFTER_MS > world.now()) continue;
    const chance = world.chance(planned.visitNumber, 'visit', care.key, at);
    const outcome = presenceOf(world, planned, chance, at);
    const stated = await world.doors.post(
      'operator',
      '/v1/follow-ups/{followUpId}/cares/{careKey}/visits',
      { followUpId: view.followUpId, careKey: care.key },
      { outcome, ...causeOf(chance, outcome) },
    );
    if (stated.done) world.count(`visit.${outcome}`);
  }
}

/** When each of those visits can be spoken of. */
export function otherVisitsAt(view: FollowUp): readonly (number | null)[] {
  return view.cares
    .filter(({ visitsKept, status }) => visitsKept === 0 && status === 'arranged')
    .map((care) => {
      const at = otherVisitAt(view, care);
      return at === null ? null : at + TOLD_AFTER_MS;
    });
}

/** When the next such visit can be spoken of; null when there is none, or it was spoken of. */
function otherVisitAt(view: FollowUp, { appointmentAt, profession, key, offers }: Care): number | null {
  const missed = lastOf(view, 'visit-missed', [key]);
  if (appointmentAt !== null) {
    const at = Date.parse(appointmentAt);
    // Of an appointment kept here the practice tells; a day later nobody did, and it is asked otherwise.
    return missed !== null && missed >= at ? null : at + DAY_MS;
  }
  if (!UNDATED_VISITS.has(profession)) return null;
  // Somebody said that they come: on the telephone, or by accepting what they were asked.
  const arranged = lastOf(view, 'care-arranged', [key]);
  const accepted = lastOf(
    view,
    'offer-accepted',
    offers.map(({ offerId }) => offerId),
  );
  const since = Math.max(arranged ?? 0, accepted ?? 0, missed ?? 0);
  return since === 0 ? null : since + FIRST_VISIT_AFTER_MS;
}

function lastOf({ history }: FollowUp, wanted: string, subjects: readonly string[]): number | null {
  const entry = history.findLast(
    ({ code, subject }) => code === wanted && subject !== null && subjects.includes(subject),
  );
  return entry === undefined ? null : Date.parse(entry.at);
}

/** Reminded people come (product.md, 3); who is in hospital cannot. */
function presenceOf(world: World, planned: PlannedDischarge, chance: Chance, at: number): Presence {
  const fate = fateOf(world, planned);
  if (isDead(fate, at) || isInHospital(fate, at)) return 'missed-by-patient';
  if (chance.happens(probability('missedByProfessional'))) return 'missed-by-professional';
  const { mobile, email } = planned.person;
  const isReminded = (mobile !== null || email !== null) && planned.request.refusals?.messages !== true;
  const misses = probability(isReminded ? 'missedWithReminder' : 'missedWithoutReminder');
  return chance.happens(misses) ? 'missed-by-patient' : 'kept';
}

function causeOf(chance: Chance, outcome: Presence): { cause?: string } {
  if (outcome === 'missed-by-patient') return { cause: chance.pick(['forgot', 'no-transport', 'tired']) };
  if (outcome === 'missed-by-professional')
    return { cause: chance.pick(['absent', 'running-late', 'diary-error']) };
  return {};
}
