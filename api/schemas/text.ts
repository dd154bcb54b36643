import { z } from 'zod';
import { instantOf } from '../../domain/discharge';

/** Control characters (line breaks and tabs aside) and halves of a surrogate pair: no database takes them. */
const FORBIDDEN_CHARACTERS = /(?![\t\n\r])\p{Cc}|\p{Cs}/u;

/** Names, numbers and codes: longer than any real one, short enough to bound what is kept. */
const SHORT_TEXT_LENGTH = 300;
const LONG_TEXT_LENGTH = 10_000;

function text(maximumLength: number) {
  return z
    .string()
    .max(maximumLength)
    .refine((value) => !FORBIDDEN_CHARACTERS.test(value));
}

/** One line: a name, a number, a code. */
export const shortText = text(SHORT_TEXT_LENGTH);
/** Words a person wrote. */
export const longText = text(LONG_TEXT_LENGTH);

/** A list of bounded length; readonly, as the domain's values are. */
export function list<T extends z.ZodType>(item: T, maximumLength: number) {
  return z.array(item).max(maximumLength).readonly();
}

/** A list of an answer, whose length is the server's own business. */
export function answerList<T extends z.ZodType>(item: T) {
  return z.array(item).readonly();
}

/** ISO 8601 date and time with its offset in a command; epoch milliseconds once read. */
export const instant = z
  .string()
  .max(40)
  .refine((value) => instantOf(value) !== undefined, { params: { fault: 'invalid-instant' } })
  .meta({ format: 'date-time', description: 'ISO 8601 date and time with its offset' })
  .transform((value) => instantOf(value) ?? Number.NaN);

/** ISO 8601 date and time in UTC, in an answer. */
export const utcInstant = z.string().meta({ format: 'date-time', description: 'ISO 8601, in UTC' });

export const uuid = z.uuid();
