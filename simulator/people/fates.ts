import { atHour, DAY_MS } from '../calendar';
import { probability } from '../probabilities';
import type { PlannedDischarge } from '../population/population';
import type { World } from '../world';

/** What becomes of somebody after the stay, whatever the service does. Instants in milliseconds; null: it does not. */
export interface Fate {
  readonly readmittedAt: number | null;
  /** When they leave hospital again; null for those who do not within the simulation. */
  readonly backAt: number | null;
  /** Whether the hospital tells it itself; otherwise it is learnt on the telephone. */
  readonly hospitalTells: boolean;
  readonly diedAt: number | null;
  /** When they go and live at a relative's for a while. */
  readonly movedAt: number | null;
  /** When they move away for good, out of reach of those who follow them. */
  readonly leftAt: number | null;
  /** Whether they say at a call that they are not safe at home. */
  readonly inDanger: boolean;
}

const BACK_HOME_SHARE = 0.75;

export function fateOf(world: Pick<World, 'chance'>, { visitNumber, dischargedAt }: PlannedDischarge): Fate {
  const chance = world.chance(visitNumber, 'fate');
  const dayAfter = (from: number, to: number) =>
    atHour(dischargedAt, chance.whole(from, to), chance.whole(8, 20));
  const readmittedAt = chance.happens(probability('readmitted')) ? dayAfter(3, 25) : null;
  const days = chance.whole(3, 8);
  const comesBack = readmittedAt !== null && chance.happens(BACK_HOME_SHARE);
  return {
    readmittedAt,
    backAt: comesBack ? readmittedAt + days * DAY_MS : null,
    hospitalTells: chance.happens(probability('readmissionToldByHospital')),
    diedAt: chance.happens(probability('dies')) ? dayAfter(4, 26) : null,
    movedAt: chance.happens(probability('movesToRelatives')) ? dayAfter(2, 12) : null,
    leftAt: chance.happens(probability('movesAway')) ? dayAfter(5, 22) : null,
    inDanger: chance.happens(probability('inDanger')),
  };
}

export function isDead({ diedAt }: Fate, now: number): boolean {
  return diedAt !== null && diedAt <= now;
}

export function isInHospital({ readmittedAt, backAt }: Fate, now: number): boolean {
  return readmittedAt !== null && readmittedAt <= now && (backAt === null || backAt > now);
}
