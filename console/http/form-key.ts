/** Idempotency-Key of what is sent: the same order that comes twice (double click, retry) counts once. */
import { ApiProblem } from './client';

const BYTES = 16;
const HEXADECIMAL = 16;

/** A random UUID, version 4; `crypto.randomUUID` is not there where the page is served without TLS. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(BYTES));
  const hex = [...bytes].map((byte) => byte.toString(HEXADECIMAL).padStart(2, '0')).join('');
  const variant = '89ab'.charAt((bytes[8] ?? 0) % 4);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20),
  ].join('-');
}

/** The API answered and kept nothing; without an answer, or after a fault of the server, nobody knows. */
export function keptNothing(error: Error): boolean {
  return error instanceof ApiProblem && error.status >= 400 && error.status < 500;
}
