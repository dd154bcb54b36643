import { useHotkeys } from '@mantine/hooks';

/** Where a letter or a digit means nothing of itself: a key of the screen works there too. */
const WITHOUT_LETTERS: ReadonlySet<string> = new Set(['radio', 'checkbox', 'button', 'submit', 'reset']);

/** Whether what has the focus takes what is typed: a text field, or a list in which letters choose. */
export function takesLetters(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !WITHOUT_LETTERS.has(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

/** Keys of the screen, wherever the focus is, except where one writes: also on a tab or a box one has just chosen. */
export function useKeys(keys: readonly (readonly [key: string, act: () => void])[]): void {
  useHotkeys(
    keys.map(([key, act]) => [
      key,
      (event) => {
        if (takesLetters(event.target)) return;
        event.preventDefault();
        act();
      },
      { preventDefault: false },
    ]),
    [],
  );
}
