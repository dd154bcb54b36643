import { z } from 'zod';

const LENGTH_MAXIMUM = 400;

/**
 * Where a page of a list ended, as a text that callers hand back without reading it.
 *
 * @param shape of the position
 * @returns `parameter` reads it from a query, undefined when the first page is asked for; `text` writes it
 */
export function pagePosition<Position extends object>(shape: z.ZodType<Position>) {
  const read = (text: string): Position | undefined => shape.safeParse(parsed(text)).data;
  return {
    parameter: z
      .string()
      .max(LENGTH_MAXIMUM)
      .refine((text) => read(text) !== undefined)
      .meta({ description: '`next` of the page before' })
      .transform(read)
      .optional(),
    text: (at: Position): string => Buffer.from(JSON.stringify(at)).toString('base64url'),
  };
}

/** @returns undefined for what no page gave */
function parsed(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString());
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
