import { afterWorkingHours, atHour, DAY_MS, dayOf, isOpen, isOpenDay, localOf } from './calendar';
import { professionalsStop } from './people/absences';
import { CaughtLinks } from './people/caught-links';
import { everybodyElse } from './people/everybody-else';
import { announce, announcedAt } from './people/hospital';
import { announceAgain } from './people/hospital-later';
import { lastLook, worseAtTheEnd } from './people/last-hour';
import { operatorsWork, teamLeadWorks, type Pace } from './people/operators';
import type { Rest } from './people/rest';
import type { PlannedDischarge } from './population/population';
import type { World } from './world';

/** When people look up from their own work on a working day, by the hour of the clock, and who beside the operators. */
const LOOKS: readonly { readonly hour: number; readonly who: 'everybody-else' | 'team-lead' }[] = [
  { hour: 8, who: 'team-lead' },
  { hour: 9.5, who: 'everybody-else' },
  { hour: 11, who: 'everybody-else' },
  { hour: 13, who: 'team-lead' },
  { hour: 14.5, who: 'everybody-else' },
  { hour: 16, who: 'team-lead' },
  { hour: 17.5, who: 'everybody-else' },
];
/** Working hours before the end from which the service falls behind, and from which it does little but call. */
const FALLS_BEHIND_HOURS = 36;
const CALLS_FIRST_HOURS = 9;

/** What one simulation has seen; another that takes it up asks the doors instead. */
export interface Seen {
  readonly links: CaughtLinks;
  /** Professionals whose absence is stated. */
  readonly stopped: Set<string>;
  /** Follow-ups in which only the service has something to do, by id. */
  readonly quiet: Map<string, Rest>;
  /** Things on the list with which nothing can be done yet, by who looked and what. */
  readonly idle: Map<string, Rest>;
  /** The look people took last: each is taken once. */
  lastLook: number;
}

export function nothingSeen(): Seen {
  return {
    links: new CaughtLinks(),
    stopped: new Set(),
    quiet: new Map(),
    idle: new Map(),
    lastLook: -Infinity,
  };
}

/** What happens now, while time stands still: the hospital announces, and whoever looks up at this hour acts. */
export async function liveRound(
  world: World,
  population: readonly PlannedDischarge[],
  seen: Seen,
): Promise<void> {
  await announce(world, population);
  await lookUp(world, seen);
  // After whoever looks up at that moment: nobody has seen it yet.
  if (world.now() >= world.options.until()) await worseAtTheEnd(world);
}

async function lookUp(world: World, seen: Seen): Promise<void> {
  const now = world.now();
  const look = looksOf(now).findLast(({ at }) => at <= now);
  if (look === undefined || look.at <= seen.lastLook) return;
  seen.lastLook = look.at;
  if (look.isFirst) await professionalsStop(world, seen.stopped);
  if (look.who === 'everybody-else') {
    await announceAgain(world);
    await everybodyElse(world, seen, paceOf(world) !== 'usual');
  }
  if (!isOpen(now)) return;
  const pace = paceOf(world);
  await operatorsWork(world, seen.idle, pace);
  if (look.who === 'team-lead') await teamLeadWorks(world, seen.idle, pace);
  if (nextLook(now) > world.options.until()) await lastLook(world);
}

function paceOf(world: World): Pace {
  const [now, until] = [world.now(), world.options.until()];
  if (afterWorkingHours(now, CALLS_FIRST_HOURS) > until) return 'calls-first';
  return afterWorkingHours(now, FALLS_BEHIND_HOURS) > until ? 'behind' : 'usual';
}

/** When somebody next acts of themselves: looks up, or announces a discharge. */
export function nextRound(world: World, population: readonly PlannedDischarge[]): number {
  const now = world.now();
  const announcements = population.map((planned) => announcedAt(world, planned)).filter((at) => at > now);
  return Math.min(nextLook(now), ...announcements);
}

function nextLook(now: number): number {
  for (let daysOn = 0; ; daysOn += 1) {
    const next = looksOf(now + daysOn * DAY_MS).find(({ at }) => at > now);
    if (next !== undefined) return next.at;
  }
}

/** The looks of a day; none on a day on which nobody works. */
function looksOf(instant: number) {
  if (!isOpenDay(localOf(instant).startOf('day').plus({ hours: 12 }).toMillis())) return [];
  return LOOKS.map(({ hour, who }, index) => ({
    at: atHour(instant, 0, hour),
    day: dayOf(instant),
    isFirst: index === 0,
    who,
  }));
}
