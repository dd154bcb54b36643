import type { HandoverContent } from './handover';

type Ranked = string | number | null;

/**
 * The same content in one order: by date where there is one, then by key. Order is kept where it says something: whom
 * to try first, and diagnoses as the hospital ranked them.
 */
export function inHandoverOrder(content: HandoverContent): HandoverContent {
  const { stay, pathway, closing } = content;
  return {
    ...content,
    stay: { ...stay, procedures: sorted(stay.procedures, (code) => [code]) },
    changed: sorted(content.changed, ({ change, kind, firstDueAt }) => [change, firstDueAt, kind]),
    toDo: sorted(content.toDo, ({ window, careKey }) => [window.to, window.from, careKey]),
    awaited: sorted(content.awaited, ({ expectedAt, what }) => [expectedAt, what]),
    pathway: { ...pathway, calls: sorted(pathway.calls, ({ window, key }) => [window.from, window.to, key]) },
    breaks: sorted(content.breaks, ({ openedAt, code }) => [openedAt, code]),
    safetyNotes: sorted(content.safetyNotes, ({ notedAt, text }) => [notedAt, text]),
    requests: sorted(content.requests, ({ answerBy, offerId }) => [answerBy, offerId]),
    closing: closing && {
      ...closing,
      leftOpen: sorted(closing.leftOpen, ({ item }) => [item.kind, item.subject]),
    },
  };
}

/**
 * Whether two contents are the same version of a handover: then nothing is made or sent anew. What is absent and what
 * is `undefined` are the same.
 */
export function sameHandover(a: HandoverContent, b: HandoverContent): boolean {
  return sameFacts(inHandoverOrder(a), inHandoverOrder(b));
}

/** Whether two facts say the same, whatever the order of their fields. */
export function sameFacts(a: unknown, b: unknown): boolean {
  return textOf(a) === textOf(b);
}

/** One text for each value: fields by name, undefined ones left out. */
function textOf(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => compare(a, b)))
      : inner,
  );
}

function sorted<Item>(items: readonly Item[], ranksOf: (item: Item) => readonly Ranked[]): readonly Item[] {
  return items
    .map((item) => ({ item, ranks: [...ranksOf(item), textOf(item)] }))
    .sort((a, b) => firstUnequal(a.ranks, b.ranks))
    .map(({ item }) => item);
}

function firstUnequal(a: readonly Ranked[], b: readonly Ranked[]): number {
  for (const [index, rank] of a.entries()) {
    const order = compare(rank, b[index] ?? null);
    if (order !== 0) return order;
  }
  return 0;
}

/** What has no date comes last. */
function compare(a: Ranked, b: Ranked): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  return a < b ? -1 : 1;
}
