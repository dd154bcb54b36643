import { chanceOf, type Chance, type Occasion } from './chance';
import type { SimulationOptions } from './contract';
import { Doors } from './doors/doors';
import type { PlannedDischarge } from './population/population';

/** A discharge that was announced, and the follow-up that came of it. */
export interface Followed {
  readonly followUpId: string;
  readonly planned: PlannedDischarge;
}

/** What everybody in a simulation shares. */
export interface World {
  readonly options: SimulationOptions;
  readonly doors: Doors;
  /** Those announced so far, by the id of their follow-up. */
  readonly followed: Map<string, Followed>;
  /** Business instant now. */
  now(): number;
  /** Draws for an occasion: visit number, kind of act, which time. */
  chance(...occasion: Occasion): Chance;
  /** Counts an act for the report. */
  count(act: string): void;
  readonly acts: ReadonlyMap<string, number>;
}

export function createWorld(options: SimulationOptions): World {
  const acts = new Map<string, number>();
  return {
    options,
    doors: new Doors(options),
    followed: new Map(),
    now: () => options.clock.now(),
    chance: (...occasion) => chanceOf(options.seed, ...occasion),
    count: (act) => acts.set(act, (acts.get(act) ?? 0) + 1),
    acts,
  };
}

/** How many people act at the same time: more would only wait for each other at the doors. */
const AT_THE_SAME_TIME = 6;

/** Does the work for each item, several at a time, in their order. */
export async function forEachAtOnce<Item>(
  items: readonly Item[],
  work: (item: Item) => Promise<void>,
  atOnce = AT_THE_SAME_TIME,
): Promise<void> {
  const waiting = [...items];
  const worker = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker));
}
