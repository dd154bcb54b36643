import type { WorklistEntry, WorklistItem } from '../../api/schemas';

/** Whose work is shown. */
export const DAY_TABS = ['mine', 'team', 'all', 'mine-late'] as const;
export type DayTab = (typeof DAY_TABS)[number];

export const DAY_TAB_WORDS: Readonly<Record<DayTab, string>> = {
  mine: 'À moi',
  team: 'À l’équipe',
  all: 'Tout',
  'mine-late': 'Mes retards',
};

export interface Day {
  /** What can be done now, most urgent patient first. */
  readonly now: readonly WorklistEntry[];
  /** What can be done later today. */
  readonly later: readonly WorklistEntry[];
}

/** Red flags that somebody must act on within minutes are on every tab, whoever has them. */
export function isRedFlag({ reason }: WorklistItem): boolean {
  return reason.startsWith('red-flag-');
}

function isOn(tab: DayTab, item: WorklistItem, accountId: string): boolean {
  const mine = item.owner.kind === 'person' && item.owner.id === accountId;
  switch (tab) {
    case 'mine':
      return mine;
    case 'team':
      return item.owner.kind === 'queue';
    case 'all':
      return true;
    case 'mine-late':
      return mine && item.overdue;
  }
}

/**
 * One tab of the day.
 *
 * @param nowMs business instant: what can be done from a later instant on comes later today
 */
export function dayOf(entries: readonly WorklistEntry[], tab: DayTab, accountId: string, nowMs: number): Day {
  const only = (wanted: (item: WorklistItem) => boolean): WorklistEntry[] =>
    entries
      .map((entry) => ({ ...entry, items: entry.items.filter(wanted) }))
      .filter(({ items }) => items.length > 0);
  const isNow = ({ notBefore }: WorklistItem) => Date.parse(notBefore) <= nowMs;
  return {
    now: only((item) => isNow(item) && (isOn(tab, item, accountId) || isRedFlag(item))).sort(morePressing),
    later: only((item) => !isNow(item) && isOn(tab, item, accountId)).sort(sooner),
  };
}

/** How many items each tab holds now; red flags that another tab lends it are not its own. */
export function countsOf(
  entries: readonly WorklistEntry[],
  accountId: string,
  nowMs: number,
): Readonly<Record<DayTab, number>> {
  const items = entries
    .flatMap((entry) => entry.items)
    .filter(({ notBefore }) => Date.parse(notBefore) <= nowMs);
  const count = (tab: DayTab) => items.filter((item) => isOn(tab, item, accountId)).length;
  return { mine: count('mine'), team: count('team'), all: count('all'), 'mine-late': count('mine-late') };
}

function morePressing(left: WorklistEntry, right: WorklistEntry): number {
  return (
    Number(right.items.some(isRedFlag)) - Number(left.items.some(isRedFlag)) ||
    first(left, ({ dueAt }) => dueAt) - first(right, ({ dueAt }) => dueAt)
  );
}

function sooner(left: WorklistEntry, right: WorklistEntry): number {
  return first(left, ({ notBefore }) => notBefore) - first(right, ({ notBefore }) => notBefore);
}

function first({ items }: WorklistEntry, instantOf: (item: WorklistItem) => string): number {
  return Math.min(...items.map((item) => Date.parse(instantOf(item))));
}
