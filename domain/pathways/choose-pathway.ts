import { evaluate, type ConditionResult, type PathwayFacts } from './conditions';
import type { Pathway, PathwayCondition } from './pathway';

/** The pathway of everybody who has no pathway of their own. */
export const FALLBACK_PATHWAY = 'standard';

export interface ConsideredPathway {
  readonly key: string;
  /** `not-known`: nothing excludes it, but what it asks was not said. */
  readonly outcome: 'chosen' | 'fits' | 'does-not-fit' | 'not-known';
  /** Each condition of the pathway and what came of it. */
  readonly because: readonly { readonly condition: PathwayCondition; readonly result: ConditionResult }[];
}

export interface PathwayChoice {
  readonly pathway: Pathway;
  /** Every pathway, in the order of rank and key. */
  readonly considered: readonly ConsideredPathway[];
}

/**
 * Chooses the pathway of a discharge: the lowest rank among those whose conditions all hold, `standard` when none
 * does; of equal ranks the first by key. What is not known does not hold, and is said
 * (docs/decisions/pathway-choice.md).
 *
 * @param pathways by key, in any order
 * @throws RangeError only when the pathway `standard` is missing, which the loader of pathways refuses
 */
export function choosePathway(pathways: ReadonlyMap<string, Pathway>, facts: PathwayFacts): PathwayChoice {
  const ranked = [...pathways.values()].sort(byRankThenKey);
  const judged = ranked.map((pathway) => ({ pathway, ...judge(pathway, facts) }));
  const fitting = judged.find(({ outcome }) => outcome === 'fits')?.pathway;
  const pathway = fitting ?? pathways.get(FALLBACK_PATHWAY);
  if (pathway === undefined) throw new RangeError(`the pathway "${FALLBACK_PATHWAY}" is missing`);
  return {
    pathway,
    considered: judged.map(({ pathway: { key }, outcome, because }) => ({
      key,
      outcome: key === pathway.key ? 'chosen' : outcome,
      because,
    })),
  };
}

function judge(
  { key, eligibility }: Pathway,
  facts: PathwayFacts,
): { outcome: 'fits' | 'does-not-fit' | 'not-known'; because: ConsideredPathway['because'] } {
  const because = eligibility.conditions.map((condition) => ({
    condition,
    result: evaluate(condition, facts),
  }));
  if (key === FALLBACK_PATHWAY || because.every(({ result }) => result === 'holds')) {
    return { outcome: 'fits', because };
  }
  const excluded = because.some(({ result }) => result === 'does-not-hold');
  return { outcome: excluded ? 'does-not-fit' : 'not-known', because };
}

function byRankThenKey(left: Pathway, right: Pathway): number {
  const byRank = left.eligibility.rank - right.eligibility.rank;
  if (byRank !== 0) return byRank;
  return left.key < right.key ? -1 : left.key > right.key ? 1 : 0;
}
