import { useEffect, useRef, type RefObject } from 'react';

/**
 * Whoever settles an entry sees it go, and the focus with it: the focus goes to what stands in its place, so that the
 * keyboard is not thrown back to the top of the page.
 *
 * @param list what holds the entries
 * @param target selector of what takes the focus in each entry
 */
export function useKeptPlace(list: RefObject<HTMLElement | null>, target: string): void {
  const place = useRef(-1);
  useEffect(() => {
    const held = list.current;
    if (held === null) return undefined;
    const targets = () => [...held.querySelectorAll<HTMLElement>(target)];
    const entered = (event: FocusEvent) => {
      const entry = event.target instanceof Element ? event.target.closest('li') : null;
      place.current = targets().findIndex((one) => entry?.contains(one) === true);
    };
    const changed = new MutationObserver(() => {
      const lost = document.activeElement === null || document.activeElement === document.body;
      if (!lost || place.current === -1) return;
      const left = targets();
      left[Math.min(place.current, left.length - 1)]?.focus();
    });
    held.addEventListener('focusin', entered);
    changed.observe(held, { childList: true, subtree: true });
    return () => {
      held.removeEventListener('focusin', entered);
      changed.disconnect();
    };
  }, [list, target]);
}
