import { afterWorkingHours, isOpen, localOf } from './calendar';
import { professionalsStop } from './people/absences';
import { CaughtLinks } from './people/caught-links';
import { everybodyElse } from './people/everybody-else';
import { announce } from './people/hospital';
import { announceAgain } from './people/hospital-later';
import { operatorsWork, teamLeadWorks } from './people/operators';
import type { PlannedDischarge } from './population/population';
import type { World } from './world';

/** Hours of the clock at which people outside the service look up from their own work. */
const OTHERS_LOOK_UP = new Set([9, 11, 14, 17]);
const TEAM_LEAD_LOOKS_UP = new Set([8, 13, 16]);
/** The last half working day is left undone: whoever opens the screens then finds a morning full of work. */
const LEFT_UNDONE_HOURS = 6;

const STOPS_ARE_STATED = 8;

/** What one simulation has seen; another that takes it up asks the doors instead. */
export interface Seen {
  readonly links: CaughtLinks;
  /** Professionals whose absence is stated. */
  readonly stopped: Set<string>;
  /** Follow-ups in which only the service has something to do, each as it stood. */
  readonly quiet: Map<string, string>;
}

export function nothingSeen(): Seen {
  return { links: new CaughtLinks(), stopped: new Set(), quiet: new Map() };
}

/** What happens in an hour, while time stands still. */
export async function liveRound(
  world: World,
  population: readonly PlannedDischarge[],
  { links, stopped, quiet }: Seen,
): Promise<void> {
  const now = world.now();
  const { hour } = localOf(now);
  await announce(world, population);
  if (hour === STOPS_ARE_STATED) await professionalsStop(world, stopped);
  if (OTHERS_LOOK_UP.has(hour)) {
    await announceAgain(world);
    await everybodyElse(world, { links, quiet });
  }
  const isLastMorning = afterWorkingHours(now, LEFT_UNDONE_HOURS) > world.options.until();
  if (!isOpen(now) || isLastMorning) return;
  await operatorsWork(world);
  if (TEAM_LEAD_LOOKS_UP.has(hour)) await teamLeadWorks(world);
}
