import { useEffect, useEffectEvent } from 'react';

/**
 * Calls back with 1 to 9 when that key is pressed outside of a field. By the place of the key, so that the digits of
 * a French keyboard need no shift.
 */
export function useDigitKeys(onDigit: (digit: number) => void): void {
  const pressed = useEffectEvent((event: KeyboardEvent) => {
    const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1];
    const inField =
      event.target instanceof Element && event.target.closest('input, textarea, select') !== null;
    if (digit === undefined || inField || event.repeat) return;
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    onDigit(Number(digit));
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => pressed(event);
    document.addEventListener('keydown', listener);
    return () => document.removeEventListener('keydown', listener);
  }, []);
}
