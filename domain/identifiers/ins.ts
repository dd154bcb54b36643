const NIR_FORMAT = /^[1-8]\d{4}(?:\d{2}|2[AB])\d{6}(\d{2})$/;

/** The two-digit key of a NIR's first thirteen characters: 97 − (n mod 97), Corsica 2A → 19 and 2B → 18. */
export function nirKey(thirteenCharacters: string): string {
  const number = Number(thirteenCharacters.replace('2A', '19').replace('2B', '18'));
  return String(97 - (number % 97)).padStart(2, '0');
}

/**
 * Whether an INS matricule (NIR or NIA) is well-formed with the right key (INS reference, Agence du numérique en
 * santé).
 *
 * @param value fifteen characters without spaces, letters in capitals
 */
export function isValidIns(value: string): boolean {
  const key = NIR_FORMAT.exec(value)?.[1];
  return key !== undefined && key === nirKey(value.slice(0, 13));
}
