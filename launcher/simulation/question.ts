import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';

const ANSWER_WITHIN_MS = 20_000;
const NO = /^n(on|o)?$/i;

/** Where a person can be asked. */
export interface Terminal {
  readonly input: Readable & { readonly isTTY?: boolean };
  readonly output: Writable & { readonly isTTY?: boolean };
}

/**
 * Asks on a terminal; yes by Enter, by any word but no, and when nobody answers in time.
 *
 * @param withinMs real milliseconds to answer
 * @returns the answer; true at once where there is no terminal
 */
export async function askYesNo(
  question: string,
  { input, output }: Terminal = { input: process.stdin, output: process.stdout },
  withinMs: number = ANSWER_WITHIN_MS,
): Promise<boolean> {
  if (!input.isTTY || !output.isTTY) return true;
  // Not its own line editing, which would keep Ctrl-C from the process.
  const lines = createInterface({ input, output, terminal: false });
  try {
    output.write(`${question} `);
    return !NO.test((await firstLine(lines, withinMs)).trim());
  } finally {
    lines.close();
  }
}

function firstLine(lines: ReturnType<typeof createInterface>, withinMs: number): Promise<string> {
  return new Promise((resolve) => {
    const end = (line: string): void => {
      clearTimeout(timer);
      resolve(line);
    };
    const timer = setTimeout(() => end(''), withinMs);
    lines.once('line', end);
    lines.once('close', () => end(''));
  });
}
