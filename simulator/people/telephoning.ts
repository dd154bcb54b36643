import type { CallSession, FollowUp } from '../../api/schemas';
import { afterWorkingHours, isOpen } from '../calendar';
import type { PlannedDischarge } from '../population/population';
import { probability } from '../probabilities';
import type { World } from '../world';
import { fateOf, isDead, isInHospital } from './fates';
import { tellLeaving, tellReadmission } from './news';

/** Working hours until somebody thinks of telephoning the service. */
const SOONEST_HOURS = 1;
const LATEST_HOURS = 12;
/** Given by whoever telephones, before a word is said (field.md, 4). */
const TRAITS = ['birth-name', 'birth-date'] as const;

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
 * An incoming call of which nothing is recorded but what was said: two traits, notes, and what is to be done with it.
 * A call that was due is not made by it: it is put down with what was written.
 *
 * @param act what the operator does while they are on the line
 * @returns whether it could be taken: not while a colleague has the patient's call in hand
 */
export async function takeNote(
  world: World,
  { followUpId, patient }: FollowUp,
  { caller, notes }: Caller,
  act: () => Promise<void> = () => Promise.resolve(),
): Promise<boolean> {
  const isRelative = caller === 'relative';
  const phones = isRelative ? patient.relatives[0]?.phones : patient.phones;
  const number = phones?.[0]?.number;
  const opened = await world.doors.post<CallSession>(
    'operator',
    '/v1/follow-ups/{followUpId}/incoming-calls',
    { followUpId },
    { caller, ...(isRelative && { relativeIndex: 0 }), ...(number !== undefined && { number }) },
  );
  if (!opened.done) return false;
  const { sessionId, revision, callKey, answers, alerts, coreOnly } = opened.content;
  const written = await world.doors.put<CallSession>(
    'operator',
    '/v1/call-sessions/{sessionId}',
    { sessionId },
    {
      ...{ expectedRevision: revision, traits: TRAITS, notes, answers, alerts, coreOnly },
      speakingWith: isRelative ? { who: 'relative', relativeIndex: 0 } : { who: 'patient' },
    },
  );
  if (!written.done) return false;
  world.count(`call.incoming-from-${caller}`);
  await act();
  const ended = await world.doors.post(
    'operator',
    callKey === null ? '/v1/call-sessions/{sessionId}/ending' : '/v1/call-sessions/{sessionId}/leaving',
    { sessionId },
    { expectedRevision: written.content.revision },
  );
  return ended.done;
}
