import { createHash } from 'node:crypto';

/** The hash that a browser makes of the one style element of a page: what its policy must name for it to apply. */
export function styleHashOf(page: string): string {
  const styles = [...page.matchAll(/<style>([\s\S]*?)<\/style>/g)];
  if (styles.length !== 1) throw new Error(`the page has ${styles.length} style elements`);
  return `sha256-${createHash('sha256')
    .update(styles[0]?.[1] ?? '')
    .digest('base64')}`;
}
