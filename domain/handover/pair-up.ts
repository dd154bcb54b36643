import { sameFacts } from './same';

interface Paired<Item> {
  /** Of the same key, and not the same any more. */
  readonly kept: readonly (readonly [before: Item, after: Item])[];
  readonly come: readonly Item[];
  readonly gone: readonly Item[];
}

/** What is the same on both sides is left out, each as often as it is there. */
export function pairUp<Item>(
  seen: readonly Item[],
  now: readonly Item[],
  keyOf: (item: Item) => string,
): Paired<Item> {
  const left = [...seen];
  const take = (fits: (item: Item) => boolean): Item | undefined => {
    const index = left.findIndex(fits);
    return index < 0 ? undefined : left.splice(index, 1)[0];
  };
  const changed = now.filter((item) => take((before) => sameFacts(before, item)) === undefined);
  const matched = changed.map((item) => [take((before) => keyOf(before) === keyOf(item)), item] as const);
  return {
    kept: matched.flatMap(([before, after]) => (before === undefined ? [] : [[before, after] as const])),
    come: matched.flatMap(([before, after]) => (before === undefined ? [after] : [])),
    gone: left,
  };
}
