/** Words by code. A code without words is shown as it is rather than hidden: the reader can still report it. */
export type Words = Readonly<Record<string, string>>;

/**
 * @param words French words by code
 * @param code what the API sent
 * @returns the words, or the code itself when the console is older than the API
 */
export function wordsFor(words: Words, code: string): string {
  return Object.hasOwn(words, code) ? (words[code] ?? code) : code;
}

/** `1 appel`, `2 appels`: French counts from two on in the plural. */
export function counted(count: number, one: string, many: string): string {
  return `${count} ${count > 1 ? many : one}`;
}
