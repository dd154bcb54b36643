import type { ClosingPreview, ClosingRequest, FollowUp } from '../../api/schemas';
import { dayOf, isoOf, localOf } from '../calendar';
import { communeOf } from '../population/communes';
import { addressLine } from '../population/names';
import type { PlannedDischarge } from '../population/population';
import type { World } from '../world';
import { fateOf } from './fates';
import type { Mood } from './script-answers';

const WEEKS_AT_RELATIVES = 2;

/** What was learnt in a call beside its answers is written where it belongs (field.md, 3 and 12). */
export async function callReached(
  world: World,
  planned: PlannedDischarge,
  view: FollowUp,
  { opening }: Mood,
): Promise<void> {
  if (opening === 'died') await tellDeath(world, view, 'relative');
  else if (opening === 'in-hospital') await tellReadmission(world, planned, view, 'relative');
  else if (opening === 'refuses') await tellRefusal(world, view);
  else if (opening === 'patient') {
    await tellDanger(world, planned, view);
    if (!(await tellLeaving(world, planned, view))) await tellMove(world, planned, view);
  }
}

/** They answer yes or no, and the alert goes to the team lead (field.md, 15): once, whatever becomes of it. */
async function tellDanger(
  world: World,
  planned: PlannedDischarge,
  { followUpId, breaks }: FollowUp,
): Promise<void> {
  if (!fateOf(world, planned).inDanger || breaks.some(({ code }) => code === 'R22')) return;
  const cause = world.chance(planned.visitNumber, 'danger').weighted([
    ['neglect', 6],
    ['violence', 4],
  ] as const);
  const told = await world.doors.post(
    'operator',
    '/v1/follow-ups/{followUpId}/alerts',
    { followUpId },
    { code: 'R22', cause },
  );
  if (told.done) world.count('patient.in-danger');
}

/**
 * Who moves away for good is followed no longer: what stays open is somebody's, and the general practitioner is told
 * (pathways.md, calls: moved).
 *
 * @returns whether the follow-up is over
 */
export async function tellLeaving(
  world: World,
  planned: PlannedDischarge,
  { followUpId }: FollowUp,
): Promise<boolean> {
  const { leftAt } = fateOf(world, planned);
  if (leftAt === null || leftAt > world.now()) return false;
  const reason = 'moved';
  const preview = await world.doors.get<ClosingPreview>(
    'operator',
    '/v1/follow-ups/{followUpId}/closing-preview',
    { followUpId, reason },
  );
  if (!preview.done || !preview.content.allowed) return false;
  const { leftOpen, generalPractitionerByTelephone } = preview.content;
  // Told on the telephone, the general practitioner's summary does not stay open.
  const isKept = ({ subject }: { readonly subject: string }) =>
    !generalPractitionerByTelephone || subject !== 'closing-summary';
  const request: ClosingRequest = {
    reason,
    ...(generalPractitionerByTelephone && { gpTold: true }),
    keptBy: leftOpen.filter(isKept).map(({ kind, subject }) => ({ kind, subject, by: 'family' })),
  };
  const closed = await world.doors.post(
    'operator',
    '/v1/follow-ups/{followUpId}/closing',
    { followUpId },
    request,
  );
  if (closed.done) world.count('patient.moved-away');
  return closed.done;
}

/** No more calls: what else was allowed stays so. */
async function tellRefusal(world: World, { followUpId, patient }: FollowUp): Promise<void> {
  const refused = await world.doors.post(
    'operator',
    '/v1/follow-ups/{followUpId}/opposition',
    { followUpId },
    { ...patient.opposition, calls: true, reason: 'does-not-want' },
  );
  if (refused.done) world.count('patient.refused-calls');
}

/** A relative says it on the telephone, or the hospital does; the other one is asked at once (field.md, 12). */
export async function tellDeath(
  world: World,
  { followUpId }: FollowUp,
  source: 'relative' | 'hospital',
): Promise<void> {
  const isByHospital = source === 'hospital';
  const parameters = { followUpId };
  const died = await world.doors.post(
    isByHospital ? 'hospital' : 'operator',
    '/v1/follow-ups/{followUpId}/death',
    parameters,
    { source },
  );
  if (!died.done) return;
  world.count(isByHospital ? 'patient.died-told-by-hospital' : 'patient.died-learnt-by-telephone');
  const confirmed = await world.doors.post(
    isByHospital ? 'operator' : 'hospital',
    '/v1/follow-ups/{followUpId}/death/confirmation',
    parameters,
    { source: isByHospital ? 'relative' : 'hospital' },
  );
  if (confirmed.done) world.count('death.confirmed');
}

export async function tellReadmission(
  world: World,
  planned: PlannedDischarge,
  { followUpId, status }: FollowUp,
  source: 'relative' | 'hospital',
): Promise<void> {
  const { readmittedAt } = fateOf(world, planned);
  if (readmittedAt === null || status !== 'open') return;
  const link = world.chance(planned.visitNumber, 'readmission-link').weighted([
    ['linked', 6],
    ['unrelated', 3],
    ['planned', 1],
  ] as const);
  const told = await world.doors.post(
    source === 'hospital' ? 'hospital' : 'operator',
    '/v1/follow-ups/{followUpId}/readmission',
    { followUpId },
    { at: isoOf(readmittedAt), source, kind: 'admission', link },
  );
  if (told.done)
    world.count(`patient.readmitted-${source === 'hospital' ? 'told-by-hospital' : 'learnt-by-telephone'}`);
}

/** Once, when they have gone: the address says until when. */
async function tellMove(world: World, planned: PlannedDischarge, view: FollowUp): Promise<void> {
  const { movedAt } = fateOf(world, planned);
  const [relative] = view.patient.relatives;
  if (movedAt === null || movedAt > world.now() || relative === undefined) return;
  if (view.people.whereabouts.kind === 'current') return;
  const chance = world.chance(planned.visitNumber, 'moved-to');
  const { code: inseeCode, name: city, postalCode } = communeOf(chance);
  const to = localOf(world.now()).plus({ weeks: WEEKS_AT_RELATIVES }).toISODate() ?? dayOf(world.now());
  const address = { line: addressLine(chance), postalCode, city, inseeCode, atWhose: relative.name, to };
  const told = await world.doors.post(
    'operator',
    '/v1/follow-ups/{followUpId}/address',
    { followUpId: view.followUpId },
    { address, saidBy: 'patient' },
  );
  if (told.done) world.count('patient.moved-to-relative');
}
