import type { FollowUp } from '../../api/schemas';
import { afterWorkingHours, atHour, DAY_MS, HOUR_MS } from '../calendar';
import { addressLine } from '../population/names';
import type { PlannedDischarge } from '../population/population';
import { probability } from '../probabilities';
import type { World } from '../world';
import { announcedAt, submit } from './hospital';

const NOTICED_AFTER_HOURS = 2;
const AGAIN_AFTER_MS = 3 * HOUR_MS;
const GP_READS_AFTER_MS = DAY_MS / 2;
const AMENDS_AT_HOUR = 10;

/**
 * What the hospital got wrong is put right: a stay cancelled by mistake is announced again, one that never took place
 * is cancelled, forgotten facts follow the next day.
 *
 * @returns whether the follow-up has changed so much that it has to be read again
 */
export async function correctDischarge(
  world: World,
  planned: PlannedDischarge,
  view: FollowUp,
): Promise<boolean> {
  const chance = world.chance(planned.visitNumber, 'corrections');
  const [byMistake, neverLeft] = [
    chance.happens(probability('cancelledByMistake')),
    chance.happens(probability('neverLeft')),
  ];
  const noticedAt = afterWorkingHours(announcedAt(world, planned), NOTICED_AFTER_HOURS);
  const wasCancelled = view.history.some(({ code }) => code.includes('void'));
  if (
    (byMistake || neverLeft) &&
    !wasCancelled &&
    noticedAt <= world.now() &&
    noticedAt + DAY_MS > world.now()
  ) {
    const { followUpId } = view;
    const cancelled = await world.doors.post('hospital', '/v1/follow-ups/{followUpId}/cancellation', {
      followUpId,
    });
    if (cancelled.done) world.count(byMistake ? 'discharge.cancelled-by-mistake' : 'discharge.cancelled');
    return true;
  }
  await amend(world, planned);
  return false;
}

/** When the hospital may put something right. */
export function correctionsAt(world: World, planned: PlannedDischarge): readonly number[] {
  return [
    afterWorkingHours(announcedAt(world, planned), NOTICED_AFTER_HOURS),
    atHour(planned.dischargedAt, 1, AMENDS_AT_HOUR),
  ];
}

const amended = new WeakMap<World, Set<string>>();

/** The next morning the ward adds what it forgot: here the street. An amendment sent again changes nothing. */
async function amend(world: World, planned: PlannedDischarge): Promise<void> {
  const { visitNumber, dischargedAt, request } = planned;
  const sent = amended.get(world) ?? new Set<string>();
  amended.set(world, sent);
  if (sent.has(visitNumber) || !world.chance(visitNumber, 'amended').happens(probability('amendedNextDay')))
    return;
  if (atHour(dischargedAt, 1, AMENDS_AT_HOUR) > world.now()) return;
  sent.add(visitNumber);
  const line = addressLine(world.chance(visitNumber, 'amended-line'));
  const corrected: PlannedDischarge = {
    ...planned,
    request: { ...request, patient: { ...request.patient, address: { ...request.patient.address, line } } },
  };
  const answer = await submit(world, corrected, 'amended');
  if (answer?.result === 'amended') world.count('discharge.amended');
}

/** Announces again what was cancelled by mistake; only those that the doors say are cancelled. */
export async function announceAgain(world: World): Promise<void> {
  for (const { planned, followUpId } of world.followed.values()) {
    const byMistake = world
      .chance(planned.visitNumber, 'corrections')
      .happens(probability('cancelledByMistake'));
    const noticedAt = afterWorkingHours(announcedAt(world, planned), NOTICED_AFTER_HOURS);
    const since = world.now() - noticedAt;
    if (!byMistake || since < AGAIN_AFTER_MS || since > 3 * DAY_MS) continue;
    const read = await world.doors.get<FollowUp>('operator', '/v1/follow-ups/{followUpId}', { followUpId });
    if (!read.done || read.content.status !== 'voided') continue;
    const answer = await submit(world, planned, 'announced-again');
    if (answer === null) continue;
    world.followed.set(answer.followUpId, { followUpId: answer.followUpId, planned });
    world.count('discharge.announced-again');
  }
}

/** The letter goes the same day as it should, later, or not at all (article R.1112-1-2). */
export async function tellLetter(
  world: World,
  planned: PlannedDischarge,
  { followUpId, letter }: FollowUp,
): Promise<void> {
  if (letter === null || letter.gpHasIt) return;
  const sentAt = letterSentAt(world, planned);
  if (sentAt === null || sentAt > world.now()) return;
  const gpHasIt = letter.sentByHospital && sentAt + GP_READS_AFTER_MS <= world.now();
  if (letter.sentByHospital && !gpHasIt) return;
  const state = gpHasIt ? 'gp-has-it' : 'sent-by-hospital';
  const told = await world.doors.post(
    'hospital',
    '/v1/follow-ups/{followUpId}/letter',
    { followUpId },
    {
      state,
      source: gpHasIt ? 'secure-mail' : 'hospital',
    },
  );
  if (told.done) world.count(`letter.${state}`);
}

/** When the letter leaves, and when the practice has read it; nothing once it has. */
export function lettersAt(
  world: World,
  planned: PlannedDischarge,
  { letter }: FollowUp,
): readonly (number | null)[] {
  const sentAt = letter === null || letter.gpHasIt ? null : letterSentAt(world, planned);
  return sentAt === null ? [] : [sentAt, sentAt + GP_READS_AFTER_MS];
}

/** When the letter leaves the hospital; null when it never does. */
export function letterSentAt(world: World, { visitNumber, dischargedAt }: PlannedDischarge): number | null {
  const chance = world.chance(visitNumber, 'letter');
  const days = chance.weighted([
    [0, probability('letterSentSameDay')],
    [1, probability('letterSentNextDay')],
    [4, probability('letterSentLate')],
    [null, 0.05],
  ] as const);
  if (days === null) return null;
  return days === 0 ? dischargedAt + HOUR_MS : atHour(dischargedAt, days, 11);
}
