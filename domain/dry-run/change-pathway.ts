import { dueDayOf, type DueDay, type LocalDay } from '../calendar';
import {
  InvalidPathway,
  type CallStep,
  type Pathway,
  type PathwayProblem,
  type PathwayStep,
} from '../pathways';
import { dueDayFrom } from '../pathways/parameter-reader';

/** One thing to change in a pathway before it is tried. Days as pathway files write them: `J7`, `M1`, `JO2`. */
export type PathwayChange =
  | { readonly kind: 'window'; readonly step: string; readonly earliest?: string; readonly latest?: string }
  | { readonly kind: 'attempts'; readonly step: string; readonly attemptsMax: number }
  | { readonly kind: 'visits'; readonly step: string; readonly countMax: number }
  /** One more call, like the first of the pathway but on other days. */
  | { readonly kind: 'add-call'; readonly earliest: string; readonly latest: string }
  | { readonly kind: 'remove-step'; readonly step: string };

/** On which bounds are compared; no month or holiday of it is special. */
const REFERENCE_DAY: LocalDay = '2026-06-01';
const LETTERS: Readonly<Record<DueDay['unit'], string>> = { days: 'J', months: 'M', 'business-days': 'JO' };
/** More tries or visits than any pathway asks for; whoever means more made a slip. */
export const MOST_ATTEMPTS = 20;
export const MOST_VISITS = 400;

/** A due day as pathway files write it. */
export function dueDayText({ unit, count }: DueDay): string {
  return `${LETTERS[unit]}${count}`;
}

/**
 * A pathway with changes made to it, for trying only: its version stays.
 *
 * @throws InvalidPathway naming every change that cannot be made, and why
 */
export function changePathway(pathway: Pathway, changes: readonly PathwayChange[]): Pathway {
  const problems: PathwayProblem[] = [];
  const changed = changes.reduce((reached, change) => applied(reached, change, problems), pathway);
  const anchors = new Set(changed.steps.map(({ key }) => key));
  for (const { key, window } of changed.steps) {
    const path = `steps.${key}.window`;
    if (window.from !== 'discharge' && !anchors.has(window.from)) {
      problems.push(
        problem(pathway, `${path}.from`, 'counts from a step that is taken out', 'keep that step'),
      );
    }
    if (dueDayOf(REFERENCE_DAY, window.earliest) > dueDayOf(REFERENCE_DAY, window.latest)) {
      problems.push(problem(pathway, path, 'ends before it begins', 'put the latest day after the earliest'));
    }
  }
  if (problems.length > 0) throw new InvalidPathway(problems);
  return changed;
}

function applied(pathway: Pathway, change: PathwayChange, problems: PathwayProblem[]): Pathway {
  if (change.kind === 'add-call') return withCall(pathway, change, problems);
  const { step: key } = change;
  const step = pathway.steps.find((one) => one.key === key);
  if (step === undefined) {
    problems.push(problem(pathway, `steps.${key}`, 'is no step of the pathway', 'name one of its steps'));
    return pathway;
  }
  if (change.kind === 'remove-step') {
    return { ...pathway, steps: pathway.steps.filter((one) => one !== step) };
  }
  const changed = changedStep(pathway, step, change, problems);
  return { ...pathway, steps: pathway.steps.map((one) => (one === step ? changed : one)) };
}

type StepChange = Extract<PathwayChange, { kind: 'window' | 'attempts' | 'visits' }>;

function changedStep(
  pathway: Pathway,
  step: PathwayStep,
  change: StepChange,
  problems: PathwayProblem[],
): PathwayStep {
  const path = `steps.${step.key}`;
  switch (change.kind) {
    case 'window': {
      const day = (name: 'earliest' | 'latest'): DueDay =>
        dayFrom(pathway, change[name] ?? dueDayText(step.window[name]), `${path}.window.${name}`, problems);
      return { ...step, window: { ...step.window, earliest: day('earliest'), latest: day('latest') } };
    }
    case 'attempts':
      requireCount(pathway, change.attemptsMax, MOST_ATTEMPTS, `${path}.attemptsMax`, problems);
      if (step.kind === 'call') return { ...step, attemptsMax: change.attemptsMax };
      problems.push(problem(pathway, path, 'is no call', 'set attempts of calls only'));
      return step;
    case 'visits':
      requireCount(pathway, change.countMax, MOST_VISITS, `${path}.countMax`, problems);
      if (step.kind === 'care') return { ...step, countMax: change.countMax };
      problems.push(problem(pathway, path, 'is no care', 'set visits of cares only'));
      return step;
  }
}

function withCall(
  pathway: Pathway,
  { earliest, latest }: Extract<PathwayChange, { kind: 'add-call' }>,
  problems: PathwayProblem[],
): Pathway {
  const like = pathway.steps.find((step): step is CallStep => step.kind === 'call');
  if (like === undefined) {
    problems.push(problem(pathway, 'steps', 'has no call to make another like', 'try a file with the call'));
    return pathway;
  }
  const key = unusedKey(pathway, 'call-added');
  const days = {
    earliest: dayFrom(pathway, earliest, `steps.${key}.window.earliest`, problems),
    latest: dayFrom(pathway, latest, `steps.${key}.window.latest`, problems),
  };
  const added: CallStep = { ...like, key, conditions: [], window: { from: 'discharge', ...days } };
  return { ...pathway, steps: [...pathway.steps, added] };
}

function unusedKey({ steps }: Pathway, beginning: string): string {
  let count = 1;
  while (steps.some(({ key }) => key === `${beginning}-${count}`)) count += 1;
  return `${beginning}-${count}`;
}

function dayFrom(pathway: Pathway, text: string, path: string, problems: PathwayProblem[]): DueDay {
  const due = dueDayFrom(text);
  if (due !== undefined) return due;
  const remedy = 'write J and days (J7), M and months (M2), or JO and business days (JO2)';
  problems.push(problem(pathway, path, 'is not a due day', remedy));
  return { unit: 'days', count: 0 };
}

function requireCount(
  pathway: Pathway,
  count: number,
  most: number,
  path: string,
  problems: PathwayProblem[],
): void {
  if (Number.isInteger(count) && count >= 1 && count <= most) return;
  problems.push(problem(pathway, path, `is not a whole number from 1 to ${most}`, 'write digits only'));
}

function problem({ key }: Pathway, path: string, what: string, remedy: string): PathwayProblem {
  return { file: key, path, problem: what, remedy };
}
