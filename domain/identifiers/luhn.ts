/**
 * Luhn's check (ISO/IEC 7812-1 annex B), the key of RPPS and FINESS numbers.
 *
 * @param digits decimal digits, the key last
 * @returns whether the key is right; false for anything but digits
 */
export function passesLuhn(digits: string): boolean {
  if (!/^\d+$/.test(digits)) return false;
  const sum = [...digits].reverse().reduce((total, character, position) => {
    const digit = Number(character) * (position % 2 === 1 ? 2 : 1);
    return total + (digit > 9 ? digit - 9 : digit);
  }, 0);
  return sum % 10 === 0;
}
