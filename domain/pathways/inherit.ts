import type { LocatedStep } from './parse-steps';
import type { PathwayStep } from './pathway';

/**
 * Puts the steps of a file among those it inherits: one that replaces an inherited step of the same key stands in its
 * place, the others follow.
 *
 * @param replaces keys of inherited steps that do not apply
 */
export function mergeSteps(
  own: readonly LocatedStep[],
  inherited: readonly PathwayStep[],
  replaces: readonly string[],
): readonly PathwayStep[] {
  const mine = own.map(({ step }) => step);
  const inPlace = inherited.flatMap((step) =>
    replaces.includes(step.key) ? mine.filter(({ key }) => key === step.key) : [step],
  );
  return [...inPlace, ...mine.filter((step) => !inPlace.includes(step))];
}
