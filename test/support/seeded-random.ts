/** Chance that comes again with the same seed: a failure can be repeated. */
export interface SeededRandom {
  /** @returns a whole number from 0 to `limit` - 1 */
  below(limit: number): number;
  pick<T>(items: readonly [T, ...T[]]): T;
  /** @returns the items in another order */
  shuffled<T>(items: readonly T[]): T[];
}

/** Mulberry32: small, and even enough for tests. */
export function seededRandom(seed: number): SeededRandom {
  let state = seed >>> 0;
  const below = (limit: number): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  };
  return {
    below,
    pick: (items) => items[below(items.length)] ?? items[0],
    shuffled: (items) =>
      items
        .map((item) => ({ item, place: below(2 ** 31) }))
        .sort((one, other) => one.place - other.place)
        .map(({ item }) => item),
  };
}
