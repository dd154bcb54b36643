import { evaluate, type PathwayChoice, type PathwayCondition, type PathwayFacts } from '../pathways';
import type { NotKnown, Side } from './result';

/** A pathway or a step that depended on something the hospital did not say. */
export type Unanswered = Pick<NotKnown, 'pathway' | 'step' | 'conditions'>;

/**
 * What was not known of one discharge and may have made a difference: pathways that would have come before the
 * chosen one, and steps of the chosen one that were left out.
 */
export function unansweredFor({ pathway, considered }: PathwayChoice, facts: PathwayFacts): Unanswered[] {
  const chosenAt = considered.findIndex(({ outcome }) => outcome === 'chosen');
  const passedOver = considered
    .slice(0, chosenAt)
    .filter(({ outcome }) => outcome === 'not-known')
    .map(({ key, because }) => ({
      pathway: key,
      conditions: unansweredOf(
        because.map(({ condition }) => condition),
        facts,
      ),
    }));
  const leftOut = pathway.steps
    .filter(({ conditions }) => {
      const results = conditions.map((condition) => evaluate(condition, facts));
      return results.includes('unknown') && !results.includes('does-not-hold');
    })
    .map(({ key, conditions }) => ({
      pathway: pathway.key,
      step: key,
      conditions: unansweredOf(conditions, facts),
    }));
  return [...passedOver, ...leftOut];
}

/** Kinds of the conditions that cannot be answered, each once, in alphabetical order. */
function unansweredOf(conditions: readonly PathwayCondition[], facts: PathwayFacts): string[] {
  const kinds = conditions
    .filter((condition) => evaluate(condition, facts) === 'unknown')
    .flatMap((condition) =>
      condition.kind === 'any' ? unansweredOf(condition.of, facts) : [nameOf(condition)],
    );
  return [...new Set(kinds)].sort();
}

function nameOf(condition: Exclude<PathwayCondition, { kind: 'any' }>): string {
  return condition.kind === 'score' ? `score-${condition.score}` : condition.kind;
}

/** Counts what is the same. */
export class NotKnownCount {
  private readonly counted = new Map<string, { entry: NotKnown; discharges: number }>();

  add(side: Side, unanswered: readonly Unanswered[]): void {
    for (const entry of unanswered) {
      const key = [side, entry.pathway, entry.step ?? '', ...entry.conditions].join(' ');
      const known = this.counted.get(key) ?? { entry: { side, ...entry, discharges: 0 }, discharges: 0 };
      known.discharges += 1;
      this.counted.set(key, known);
    }
  }

  /** Most frequent first. */
  list(): NotKnown[] {
    return [...this.counted.values()]
      .map(({ entry, discharges }) => ({ ...entry, discharges }))
      .sort((one, other) => other.discharges - one.discharges);
  }
}
