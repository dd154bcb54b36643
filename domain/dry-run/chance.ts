/** Draws a number from 0 up to 1, 1 excluded; where it comes from is the caller's business. */
export type Chance = () => number;

/**
 * Chance that comes again with the same seed, on any machine: the generator known as sfc32 (Chris Doty-Humphrey,
 * PractRand), three words of state and a counter, its first draws let go so that neighbouring seeds part.
 *
 * @param seed any whole number; only its lowest 32 bits count
 */
export function seededChance(seed: number): Chance {
  let a = 0x9e3779b9;
  let b = 0x243f6a88;
  let c = seed >>> 0;
  let counter = 1;
  const next = (): number => {
    const sum = (((a + b) >>> 0) + counter) >>> 0;
    counter = (counter + 1) >>> 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) >>> 0;
    c = (((c << 21) | (c >>> 11)) + sum) >>> 0;
    return sum / 2 ** 32;
  };
  for (let draw = 0; draw < 15; draw += 1) next();
  return next;
}

/** Whether something of this probability happens. */
export function happens(chance: Chance, share: number): boolean {
  return chance() < share;
}

/** A whole number between two bounds, both included. */
export function between(chance: Chance, from: number, to: number): number {
  return from + Math.floor(chance() * (to - from + 1));
}

/**
 * One of several, each as often as its weight says.
 *
 * @throws RangeError when no weight is above 0
 */
export function weighted<T extends { readonly weight: number }>(chance: Chance, choices: readonly T[]): T {
  const total = choices.reduce((sum, { weight }) => sum + weight, 0);
  const last = choices.findLast(({ weight }) => weight > 0);
  if (last === undefined) throw new RangeError('nothing to choose from');
  let left = chance() * total;
  for (const choice of choices) {
    left -= choice.weight;
    if (left < 0) return choice;
  }
  return last;
}
