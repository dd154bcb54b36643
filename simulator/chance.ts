import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Draws of one occasion: the same occasion of the same seed draws the same, whatever else was drawn before. */
export interface Chance {
  /** @param probability 0 (never) to 1 (always) */
  happens(probability: number): boolean;
  /** A whole number, both bounds included. */
  whole(from: number, to: number): number;
  /** A number, the upper bound not included. */
  between(from: number, to: number): number;
  /** @throws RangeError when there is nothing to pick from */
  pick<Item>(items: readonly Item[]): Item;
  /** By weight. @throws RangeError when no weight is above zero */
  weighted<Item>(items: readonly (readonly [Item, number])[]): Item;
}

/** What an occasion is about: the visit number, the kind of act, which time it is. */
export type Occasion = readonly (string | number)[];

/**
 * @param seed of the whole simulation
 * @param occasion what is drawn for. Nothing is remembered from one draw to another, so a simulation that is taken up
 *   again goes on as if it had never stopped.
 */
export function chanceOf(seed: number, ...occasion: Occasion): Chance {
  const generator = xoroshiro128plus(hashOf(`${seed}/${occasion.join('/')}`));
  // The first numbers of a small seed are alike.
  for (let skipped = 0; skipped < 8; skipped += 1) generator.next();
  const unit = () => uniformFloat64(generator);
  return {
    happens: (probability) => unit() < probability,
    whole: (from, to) => uniformInt(generator, from, to),
    between: (from, to) => from + unit() * (to - from),
    pick: (items) => {
      const picked = items[uniformInt(generator, 0, Math.max(items.length - 1, 0))];
      if (picked === undefined) throw new RangeError('there is nothing to pick from');
      return picked;
    },
    weighted: (items) => weighted(items, unit()),
  };
}

function weighted<Item>(items: readonly (readonly [Item, number])[], unit: number): Item {
  const total = items.reduce((sum, [, weight]) => sum + weight, 0);
  let left = unit * total;
  for (const [item, weight] of items) {
    left -= weight;
    if (left < 0) return item;
  }
  throw new RangeError('no weight is above zero');
}

/** FNV-1a, 32 bits: spreads texts that differ by a digit over all seeds. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash | 0;
}
