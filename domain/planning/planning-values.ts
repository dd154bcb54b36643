import type { Pathway, SourcedValue } from '../pathways';

/**
 * Figures of planning that a pathway sets as a parameter of the same name; for one that does not, these hold. Practice
 * of follow-up services, to be confirmed by a partner (field.md).
 */
const DEFAULTS = {
  /** Working minutes the service needs to find somebody for a first care due at a fixed instant (field.md, 2). */
  firstDueNoticeMinutes: { value: 240, source: 'field' },
  /** Working days of the service after which a result announced without a date is asked for (field.md, 13). */
  resultDueWorkingDays: { value: 5, source: 'field' },
} as const satisfies Readonly<Record<string, SourcedValue>>;

export type PlanningValue = keyof typeof DEFAULTS;

/** The pathway's own figure, else the default. */
export function planningValue(pathway: Pathway, name: PlanningValue): number {
  return parameterOf(pathway, name) ?? DEFAULTS[name].value;
}

/** A figure that only pathways since it exists have; those older live without it. */
export function parameterOf({ parameters }: Pathway, name: string): number | undefined {
  const own = parameters[name]?.value;
  return typeof own === 'number' ? own : undefined;
}
