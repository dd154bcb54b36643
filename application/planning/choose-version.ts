import type { ServiceCalendar } from '../../domain/calendar';
import type { Pathway } from '../../domain/pathways';
import { choosePathwayFor, type PlanningExplanation } from '../../domain/planning';
import type { PlanningFacts } from './begin-follow-up';

/** Versions of pathways that were ever followed. */
export interface PathwayVersions {
  /** The pathway as that version says it, null when it was never kept. */
  find(key: string, version: string): Promise<Pathway | null>;
}

export interface ChosenPathway extends Pick<PlanningExplanation, 'chosenBy' | 'considered'> {
  readonly pathway: Pathway;
}

interface Choosing {
  readonly pathways: ReadonlyMap<string, Pathway>;
  readonly versions: PathwayVersions;
  readonly calendar: ServiceCalendar;
}

/**
 * The pathway a follow-up is planned by: the one a person moved it to, in its newest version; else the one it began
 * with, in the version it began with; for a new one, or one whose first announcement was an error, by rule.
 *
 * @param movedTo key of the pathway a person chose
 * @throws RangeError when this service has no pathway of that key: it was removed, or its file is newer elsewhere
 */
export async function pathwayFor(
  choosing: Choosing,
  facts: PlanningFacts,
  movedTo?: string,
): Promise<ChosenPathway> {
  const { pathways } = choosing;
  const running = facts.recorded?.status === 'voided' ? undefined : facts.recorded?.plan.pathway;
  if (movedTo !== undefined && movedTo !== running?.key) {
    const pathway = pathways.get(movedTo);
    if (pathway === undefined) throw new RangeError(`no pathway has the key "${movedTo}"`);
    return { pathway, chosenBy: 'person', considered: [] };
  }
  const kept = running === undefined ? null : await versionOf(choosing, running);
  if (kept !== null) {
    const { chosenBy = 'rule', considered = [] } = facts.explanation ?? {};
    return { pathway: kept, chosenBy, considered };
  }
  const { pathway, considered } = choosePathwayFor(facts.discharge, pathways, choosing.calendar.zone);
  const titled = considered.map((one) => ({ ...one, title: pathways.get(one.key)?.title ?? one.key }));
  return { pathway, chosenBy: 'rule', considered: titled };
}

/** Of a version older than their keeping nobody has the content: the newest of that pathway stands in for it. */
export async function versionOf(
  { pathways, versions }: Pick<Choosing, 'pathways' | 'versions'>,
  { key, version }: { readonly key: string; readonly version: string },
): Promise<Pathway | null> {
  const newest = pathways.get(key);
  if (newest?.version === version) return newest;
  return (await versions.find(key, version)) ?? newest ?? null;
}
