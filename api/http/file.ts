import { z } from 'zod';

/** Content of a route that answers with a file. */
export const fileContent = z.custom<Uint8Array>().meta({ type: 'string', format: 'binary' });

/** Shown by the browser under a name that names nobody, and kept by nobody on the way. */
export function shownAs(fileName: string): Readonly<Record<string, string>> {
  return { 'Cache-Control': 'no-store', 'Content-Disposition': `inline; filename="${fileName}"` };
}
