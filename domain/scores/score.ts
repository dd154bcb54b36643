/** Names of the risk scores Relais computes (pathways.md, Risk scores). */
export type ScoreName = 'lace' | 'hospital' | 'trst';

/** The points that are possible, both bounds included; equal when nothing is missing. */
export interface PointsRange {
  readonly min: number;
  readonly max: number;
}

/** What was known of an item, kept to explain its points; null when nothing was. */
export type ScoreInput = null | boolean | number | string | Readonly<Record<string, unknown>>;

export interface ScoredItem<Item extends string = string> {
  readonly item: Item;
  readonly input: ScoreInput;
  readonly points: PointsRange;
}

/** A score with all that explains it. What is missing widens the range and is named: it is never a silent 0. */
export interface Score<
  Name extends ScoreName = ScoreName,
  Item extends string = string,
  Band extends string = string,
> {
  readonly score: Name;
  /** Changes whenever the same inputs may give other points. */
  readonly formulaVersion: string;
  readonly items: readonly ScoredItem<Item>[];
  /** Sum of the points of the items. */
  readonly total: PointsRange;
  readonly incomplete: boolean;
  /** Items whose input is missing, or known in part only. */
  readonly missing: readonly Item[];
  /** Bands the total may be in, lowest first; a single one is certain even when the score is incomplete. */
  readonly bands: readonly Band[];
}

/** A band begins at a total and ends where the next one begins. */
export interface BandFrom<Band extends string> {
  readonly band: Band;
  readonly from: number;
}

/** An item whose points are certain. */
export function knownItem<Item extends string>(
  item: Item,
  input: ScoreInput,
  points: number,
): ScoredItem<Item> {
  return { item, input, points: { min: points, max: points } };
}

/**
 * An item worth `points` when the answer is yes.
 *
 * @param answer undefined when nobody said
 */
export function yesNoItem<Item extends string>(
  item: Item,
  answer: boolean | undefined,
  points: number,
): ScoredItem<Item> {
  if (answer === undefined) return { item, input: null, points: { min: 0, max: points } };
  return knownItem(item, answer, answer ? points : 0);
}

/**
 * An item whose points depend on a figure.
 *
 * @param max the most points the item can give, for when the figure is missing
 */
export function figureItem<Item extends string>(
  item: Item,
  figure: number | undefined,
  max: number,
  pointsOf: (figure: number) => number,
): ScoredItem<Item> {
  if (figure === undefined) return { item, input: null, points: { min: 0, max } };
  return knownItem(item, figure, pointsOf(figure));
}

/**
 * Adds the items up.
 *
 * @param bands lowest first, the first one from 0
 */
export function scoreOf<Name extends ScoreName, Item extends string, Band extends string>(
  score: Name,
  formulaVersion: string,
  items: readonly ScoredItem<Item>[],
  bands: readonly BandFrom<Band>[],
): Score<Name, Item, Band> {
  const total = {
    min: items.reduce((sum, { points }) => sum + points.min, 0),
    max: items.reduce((sum, { points }) => sum + points.max, 0),
  };
  const missing = items.filter(({ points }) => points.min < points.max).map(({ item }) => item);
  const possible = bands.filter(({ from }, place) => {
    const next = bands[place + 1]?.from ?? Infinity;
    return from <= total.max && total.min < next;
  });
  return {
    score,
    formulaVersion,
    items,
    total,
    incomplete: missing.length > 0,
    missing,
    bands: possible.map(({ band }) => band),
  };
}

/**
 * @param count how many there were, undefined when not known
 * @throws RangeError when it is negative or no whole number
 */
export function requireCount(name: string, count: number | undefined): void {
  if (count !== undefined && !(Number.isInteger(count) && count >= 0)) {
    throw new RangeError(`${name} must be a whole number from 0 on.`);
  }
}

/**
 * Catches a measure in another unit, which would silently give the wrong points.
 *
 * @throws RangeError when the measure is outside what a living person can have
 */
export function requireMeasure(name: string, measure: number | undefined, min: number, max: number): void {
  if (measure !== undefined && !(measure >= min && measure <= max)) {
    throw new RangeError(`${name} must be between ${String(min)} and ${String(max)}.`);
  }
}
