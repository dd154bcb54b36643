import type { FollowUp } from '../../api/schemas';
import { DAY_MS } from '../calendar';
import type { PlannedDischarge } from '../population/population';
import type { World } from '../world';
import { callsBackFrom } from './calls';
import { fateOf } from './fates';
import { correctionsAt, lettersAt } from './hospital-later';
import { decisionOf } from './offers';
import { clinicianSeesAt } from './red-flags';
import { telephonesAt } from './telephoning';
import { otherVisitsAt } from './visits';

/** Nothing is to be done until then, unless the follow-up has changed since. */
export interface Rest {
  readonly revision: number;
  /** Business instant. */
  readonly until: number;
}

/** Whether it rests still. */
export function isResting(rest: Rest | undefined, revision: number, now: number): boolean {
  return rest !== undefined && rest.revision === revision && rest.until > now;
}

/**
 * Until when nobody outside the service has anything to do with a follow-up as it stands: the next instant at which
 * somebody would, a day at most.
 */
export function restOf(world: World, planned: PlannedDischarge, view: FollowUp): Rest {
  const now = world.now();
  const { readmittedAt, backAt, diedAt, hospitalTells } = fateOf(world, planned);
  const instants = [
    ...correctionsAt(world, planned),
    ...lettersAt(world, planned, view),
    ...(hospitalTells ? [readmittedAt, backAt, diedAt] : []),
    ...view.breaks.map((item) => clinicianSeesAt(world, planned, item)),
    ...view.cares.flatMap((care) =>
      care.offers
        .filter(({ status }) => status === 'awaiting')
        .map((offer) => decisionOf(world, planned, offer, care)?.at ?? null),
    ),
    ...otherVisitsAt(view),
    ...view.calls.map(callsBackFrom),
    ...telephonesAt(world, planned, view),
  ];
  const ahead = instants.flatMap((at) => (at !== null && at > now ? [at] : []));
  return { revision: view.revision, until: Math.min(now + DAY_MS, ...ahead) };
}
