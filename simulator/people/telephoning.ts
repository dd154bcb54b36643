import type { FollowUp } from '../../api/schemas';
import { afterWorkingHours, isOpen } from '../calendar';
import type { PlannedDischarge } from '../population/population';
import { probability } from '../probabilities';
import type { World } from '../world';
import { fateOf, isDead, isInHospital } from './fates';
import { tellLeaving, tellReadmission } from './news';

/** Working hours until somebody thinks of telephoning the service. */
const SOONEST_HOURS = 1;
const LATEST_HOURS = 12;

/** Who telephones, and what the operator writes down of it. */
export interface Caller {
  readonly caller: 'patient' | 'relative';
  readonly notes: string;
}

/** Relatives and patients telephone of themselves with news that the service could not know (field.md, 11 and 12). */
export async function peopleTelephone(
  world: World,
  planned: PlannedDischarge,
  view: FollowUp,
): Promise<void> {
  if (view.status !== 'open' || !isOpen(world.now())) return;
  const { readmission, leaving } = newsOf(world, planned, view);
  if (readmission !== null && readmission <= world.now()) {
    const caller = { caller: 'relative', notes: 'De nouveau à l’hôpital, nous dit la famille.' } as const;
    if (await takeNote(world, view, caller)) await tellReadmission(world, planned, view, 'relative');
  } else if (leaving !== null && leaving <= world.now()) {
    const caller = { caller: 'patient', notes: 'A déménagé, ne revient pas.' } as const;
    if (await takeNote(world, view, caller)) await tellLeaving(world, planned, view);
  }
}

/** When they telephone next; null for who has nothing to tell, or leaves it to the next call. */
export function telephonesAt(
  world: World,
  planned: PlannedDischarge,
  view: FollowUp,
): readonly (number | null)[] {
  const { readmission, leaving } = newsOf(world, planned, view);
  return [readmission, leaving];
}

function newsOf(world: World, planned: PlannedDischarge, { patient, breaks }: FollowUp) {
  const fate = fateOf(world, planned);
  const chance = world.chance(planned.visitNumber, 'telephones');
  const [relativeTells, patientTells] = [
    chance.happens(probability('readmissionToldByRelative')),
    chance.happens(probability('movingToldByPatient')),
  ];
  const after = (at: number | null) =>
    at === null ? null : afterWorkingHours(at, chance.between(SOONEST_HOURS, LATEST_HOURS));
  const readmission = after(fate.readmittedAt);
  const isAway = readmission !== null && isInHospital(fate, Math.max(readmission, world.now()));
  // Told once: a service that goes on all the same knows it.
  const isTold = breaks.some(({ code }) => code === 'R16');
  const knows = !isTold && patient.relatives.length > 0 && !fate.hospitalTells && relativeTells;
  const leaving = isDead(fate, world.now()) ? null : after(fate.leftAt);
  return { readmission: knows && isAway ? readmission : null, leaving: patientTells ? leaving : null };
}

/**
 * What somebody said who telephoned, in their words. The call that is to be made to them is not made by it, and is in
 * nobody's hand.
 *
 * @returns whether it was kept
 */
export async function takeNote(
  world: World,
  { followUpId }: FollowUp,
  { caller, notes }: Caller,
): Promise<boolean> {
  const kept = await world.doors.post(
    'operator',
    '/v1/follow-ups/{followUpId}/notes',
    { followUpId },
    { text: notes, saidBy: caller },
  );
  if (kept.done) world.count(`call.incoming-from-${caller}`);
  return kept.done;
}
