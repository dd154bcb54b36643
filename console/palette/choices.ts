/** One thing the palette leads to. */
export interface Choice {
  /** Unique among those shown. */
  readonly id: string;
  readonly label: string;
  /** What tells it from others of the same name. */
  readonly detail?: string;
  readonly run: () => void;
}

/** Choices of one kind, under a heading. */
export interface Group {
  readonly title: string;
  readonly choices: readonly Choice[];
}

/** Without accents and capitals: « équipe » is found by `equi`. */
export function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** Those whose words each begin like one that was typed. */
export function matching(choices: readonly Choice[], text: string): readonly Choice[] {
  const typed = plain(text).split(/\s+/).filter(Boolean);
  return choices.filter(({ label }) => {
    const words = plain(label).split(/[\s’'-]+/);
    return typed.every((part) => words.some((word) => word.startsWith(part)));
  });
}

/** Fewer letters find half the region: nothing is asked before. */
const LEAST_LETTERS = 3;

/** Whether the text is worth asking the API for. */
export function isSearch(text: string): boolean {
  return text.trim().length >= LEAST_LETTERS;
}

/** The place of the choice after, or before, going round. */
export function nextPlace(place: number, step: 1 | -1, count: number): number {
  return count === 0 ? -1 : (place + step + count) % count;
}
