import type { Vigilance } from '../calendar';
import type { AdmissionKind, CareKind } from '../discharge';
import type { PointsRange, Scores } from '../scores';
import type { Pathway, PathwayCondition } from './pathway';

/** What is known of one discharge, as far as pathways ask. */
export interface PathwayFacts {
  /** Completed years on the day of discharge; undefined without a birth date. */
  readonly ageYears: number | undefined;
  /** ICD-10 codes, the main one first; none means that nobody said. */
  readonly diagnoses: readonly string[];
  /** CCAM codes; none means that nobody said. */
  readonly procedures: readonly string[];
  readonly scores: Scores;
  readonly vigilance: Vigilance;
  readonly prescribed: ReadonlySet<CareKind>;
  /** In place before the stay. */
  readonly inPlace: ReadonlySet<CareKind>;
  readonly admission: AdmissionKind | undefined;
  /** Who asked for more during the follow-up; undefined as long as nobody did. */
  readonly askedFor?: ReadonlySet<string>;
}

export type ConditionResult = 'holds' | 'does-not-hold' | 'unknown';

/** Whether a condition holds; `unknown` when what it asks was not said, or a score's range leaves it open. */
export function evaluate(condition: PathwayCondition, facts: PathwayFacts): ConditionResult {
  switch (condition.kind) {
    case 'age':
      return ageResult(condition, facts.ageYears);
    case 'diagnosis':
      return codeResult(condition.codes, condition.mainOnly ? facts.diagnoses.slice(0, 1) : facts.diagnoses);
    case 'procedure':
      return codeResult(condition.codes, facts.procedures);
    case 'score':
      return scoreResult(condition, facts.scores);
    case 'vigilance':
      return resultOf(facts.vigilance === condition.is);
    case 'prescribed':
      return resultOf(facts.prescribed.has(condition.care));
    case 'in-place':
      return resultOf(facts.inPlace.has(condition.care));
    case 'admission':
      return facts.admission === undefined ? 'unknown' : resultOf(facts.admission === condition.is);
    case 'asked-for':
      return facts.askedFor === undefined ? 'unknown' : resultOf(facts.askedFor.has(condition.by));
    case 'any':
      return anyResult(condition.of.map((part) => evaluate(part, facts)));
  }
}

/** Whether each of the conditions holds; what is not known does not. True without conditions. */
export function allHold(conditions: readonly PathwayCondition[], facts: PathwayFacts): boolean {
  return conditions.every((condition) => evaluate(condition, facts) === 'holds');
}

/** The professions on whose request a pathway gives something: a step, or a stretch of a series. */
export function professionsToAsk({ steps }: Pick<Pathway, 'steps'>): readonly CareKind[] {
  const conditions = steps.flatMap((step) => [
    ...step.conditions,
    ...(step.kind === 'care' ? step.recurrence.flatMap((stretch) => stretch.conditions) : []),
  ]);
  return [...new Set(conditions.flatMap(askedOf))];
}

function askedOf(condition: PathwayCondition): readonly CareKind[] {
  if (condition.kind === 'any') return condition.of.flatMap(askedOf);
  return condition.kind === 'asked-for' ? [condition.by] : [];
}

function resultOf(holds: boolean): ConditionResult {
  return holds ? 'holds' : 'does-not-hold';
}

function anyResult(results: readonly ConditionResult[]): ConditionResult {
  if (results.includes('holds')) return 'holds';
  return results.includes('unknown') ? 'unknown' : 'does-not-hold';
}

function ageResult(
  { fromYears = 0, belowYears = Infinity }: { fromYears?: number; belowYears?: number },
  ageYears: number | undefined,
): ConditionResult {
  if (ageYears === undefined) return 'unknown';
  return resultOf(ageYears >= fromYears && ageYears < belowYears);
}

/** Codes compare without the dot and in capitals: a hospital writes I50.1, I501 or i50.1. */
function codeResult(beginnings: readonly string[], codes: readonly string[]): ConditionResult {
  if (codes.length === 0) return 'unknown';
  const plain = (code: string): string => code.replace(/[^0-9a-z]/gi, '').toUpperCase();
  return resultOf(
    codes.some((code) => beginnings.some((beginning) => plain(code).startsWith(plain(beginning)))),
  );
}

/** TRST says something of patients of its age only. */
function scoreResult(
  { score, item, from }: Extract<PathwayCondition, { kind: 'score' }>,
  scores: Scores,
): ConditionResult {
  if (score === 'trst' && scores.trst.applicable === 'no') return 'does-not-hold';
  const points = pointsOf(scores[score], item);
  if (points === undefined) return 'unknown';
  if (points.max < from) return 'does-not-hold';
  if (score === 'trst' && scores.trst.applicable === 'unknown') return 'unknown';
  return points.min >= from ? 'holds' : 'unknown';
}

function pointsOf(score: Scores[keyof Scores], item: string | undefined): PointsRange | undefined {
  if (item === undefined) return score.total;
  const items: readonly { readonly item: string; readonly points: PointsRange }[] = score.items;
  return items.find((scored) => scored.item === item)?.points;
}
