/** What the API found wrong, beside the field it is about. */
import { ApiProblem } from '../http/client';

/** @returns the French sentence of what is wrong at one of these JSON pointers, null when nothing is */
export function faultAt(error: Error | null, ...pointers: readonly string[]): string | null {
  if (!(error instanceof ApiProblem)) return null;
  const sentences = error.faults
    .filter(({ pointer }) => pointers.some((one) => pointer === one || pointer.startsWith(`${one}/`)))
    .map(({ sentenceFr }) => sentenceFr);
  return sentences.length === 0 ? null : [...new Set(sentences)].join(' ');
}

/** @returns the refusal without the faults that stand beside these fields; null when nothing is left to say */
export function unplacedRefusal(error: Error | null, pointers: readonly string[]): Error | null {
  if (!(error instanceof ApiProblem) || error.faults.length === 0) return error;
  const left = error.faults.filter(
    ({ pointer }) => !pointers.some((one) => pointer === one || pointer.startsWith(`${one}/`)),
  );
  if (left.length === 0) return null;
  return new ApiProblem(error.status, error.title, error.reason, left, error.pathwayProblems);
}
