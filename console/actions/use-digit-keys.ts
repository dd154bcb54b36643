import { useEffect, useEffectEvent } from 'react';
import { takesLetters } from '../parts/use-keys';

/**
 * Calls back with 1 to 9 when that key is pressed, except where one writes. By the place of the key, so that the digits
 * of a French keyboard need no shift.
 */
export function useDigitKeys(onDigit: (digit: number) => void): void {
  const pressed = useEffectEvent((event: KeyboardEvent) => {
    const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1];
    if (digit === undefined || takesLetters(event.target) || event.repeat) return;
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
