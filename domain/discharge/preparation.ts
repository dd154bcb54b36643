import { PREPARATION_ITEMS_ALWAYS_APPLICABLE } from './codes';
import type { Discharge } from './discharge';
import { faultWhen, type Fault } from './fault';

/**
 * What is wrong with the discharge check-list (HAS, 18 items): an item answered twice, or "not applicable"
 * where the list has none (1, readmission risk, and 2, social assessment).
 */
export function preparationFaults({ preparation = [] }: Discharge): Fault[] {
  return preparation.flatMap(({ item, answer }, index) => [
    ...faultWhen(
      preparation.findIndex((other) => other.item === item) !== index,
      'preparation-item-twice',
      `/preparation/${index}/item`,
    ),
    ...faultWhen(
      answer === 'not-applicable' && PREPARATION_ITEMS_ALWAYS_APPLICABLE.has(item),
      'preparation-item-always-applicable',
      `/preparation/${index}/answer`,
    ),
  ]);
}

/** Items of the check-list that the hospital answered with no, each once, in order. */
export function unpreparedItems({ preparation = [] }: Discharge): readonly number[] {
  const negative = preparation.filter(({ answer }) => answer === 'no');
  return [...new Set(negative.map(({ item }) => item))].sort((left, right) => left - right);
}
