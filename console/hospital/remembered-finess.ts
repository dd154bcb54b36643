/** The hospital's own number, so that it is typed once on a machine; it is public and says nothing of a patient. */
const KEY = 'relais.finess';

export function rememberedFiness(): string {
  return window.localStorage.getItem(KEY) ?? '';
}

export function rememberFiness(finess: string): void {
  window.localStorage.setItem(KEY, finess);
}
