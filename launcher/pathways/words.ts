import {
  dueDayText,
  FROM_DISCHARGE,
  type ParameterValue,
  type PathwayCondition,
  type PathwayParameter,
  type PathwayStep,
} from '../../domain/pathways';

/** A condition in words. */
export function conditionText(condition: PathwayCondition): string {
  switch (condition.kind) {
    case 'age':
      return ageText(condition);
    case 'diagnosis':
      return `${condition.mainOnly ? 'main diagnosis' : 'a diagnosis'} ${condition.codes.join(', ')}`;
    case 'procedure':
      return `a procedure ${condition.codes.join(', ')}`;
    case 'score':
      return `${condition.score}${condition.item === undefined ? '' : ` (${condition.item})`} from ${condition.from}`;
    case 'vigilance':
      return `${condition.is} vigilance`;
    case 'prescribed':
      return `${condition.care} prescribed`;
    case 'in-place':
      return `${condition.care} in place before`;
    case 'admission':
      return `${condition.is} admission`;
    case 'asked-for':
      return `asked for by ${condition.by}`;
    case 'any':
      return condition.of.map(conditionText).join(' or ');
  }
}

function ageText({ fromYears, belowYears }: { fromYears?: number; belowYears?: number }): string {
  const from = fromYears === undefined ? [] : [`from ${fromYears}`];
  const below = belowYears === undefined ? [] : [`below ${belowYears}`];
  return `age ${[...from, ...below].join(' and ')} years`;
}

/** Conditions that must all hold; undefined when there is none. */
export function conditionsText(conditions: readonly PathwayCondition[]): string | undefined {
  return conditions.length === 0 ? undefined : conditions.map(conditionText).join('; and ');
}

export function valueText(value: ParameterValue): string {
  return typeof value === 'object' ? dueDayText(value) : String(value);
}

/** The window as the file says it. */
export function windowText({ window: { from, earliest, latest } }: PathwayStep): string {
  const days = `${dueDayText(earliest)} to ${dueDayText(latest)}`;
  return from === FROM_DISCHARGE ? days : `${days} from ${from}`;
}

/** How often a care comes; undefined for a single visit. */
export function recurrenceText(step: PathwayStep): string | undefined {
  if (step.kind !== 'care' || step.recurrence.length === 0) return undefined;
  const stretches = step.recurrence.map(({ every, during, conditions }) => {
    const only = conditionsText(conditions);
    return `every ${dueDayText(every)} during ${dueDayText(during)}${only === undefined ? '' : ` (if ${only})`}`;
  });
  const cap = step.countMax === undefined ? '' : `, at most ${step.countMax}`;
  return `${stretches.join(', then ')}${cap}`;
}

/** A parameter with what other sources say, and whether it is signed. */
export function parameterText({ value, source, otherwise, signature, note }: PathwayParameter): string {
  const others = otherwise.map((other) => `${valueText(other.value)} [${other.source}]`);
  return [
    `${valueText(value)} [${source}]`,
    ...(others.length === 0 ? [] : [`otherwise ${others.join(', ')}`]),
    signature.state === 'signed' ? `signed by ${signature.by} on ${signature.on}` : 'unsigned',
    ...(note === undefined ? [] : [note]),
  ].join('; ');
}
