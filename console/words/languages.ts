/** The language's French name; the code as it came when it is none. */
export function languageWords(code: string): string {
  try {
    return new Intl.DisplayNames('fr', { type: 'language' }).of(code) ?? code;
  } catch (error) {
    if (error instanceof RangeError) return code;
    throw error;
  }
}
