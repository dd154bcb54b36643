import { useRef } from 'react';

/**
 * Moves the focus along a list, one entry at a time.
 *
 * @param target selector of what takes the focus in each entry
 * @param entry selector of the entries, where they are not the children of the list
 * @returns `list` to be set on the list, `move` by one forwards or back, and `current`: the place of the entry that has
 *   the focus, -1 when none has
 */
export function useMovingFocus<E extends HTMLElement>(target: string, entry?: string) {
  const list = useRef<E>(null);
  const entries = () =>
    entry === undefined ? list.current?.children : list.current?.querySelectorAll(entry);
  const current = () => [...(entries() ?? [])].findIndex((one) => one.contains(document.activeElement));
  const move = (step: 1 | -1) => {
    const targets = [...(list.current?.querySelectorAll<HTMLElement>(target) ?? [])];
    const at = current();
    const next = at === -1 ? (step === 1 ? 0 : targets.length - 1) : at + step;
    targets[Math.min(Math.max(next, 0), targets.length - 1)]?.focus();
  };
  return { list, move, current };
}
