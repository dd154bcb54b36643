import { runInNewContext } from 'node:vm';

/** Longer than any real agenda takes: the most there may be takes about a second. */
export const READING_LIMIT_MS = 3_000;

/** The work took longer than it may. */
export class OutOfTime extends Error {
  constructor() {
    super('the work took too long');
    this.name = 'OutOfTime';
  }
}

/**
 * Runs work that answers at once and stops it in the middle when it takes too long: some recurrence rules
 * (`FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30`) make ical.js look for an occurrence without end, inside one call.
 *
 * @param limitMs real milliseconds
 * @returns what the work returns
 * @throws OutOfTime; whatever the work throws
 */
export function within<T>(limitMs: number, work: () => T): T {
  let answer: { readonly value: T } | undefined;
  const run = (): void => {
    answer = { value: work() };
  };
  try {
    runInNewContext('run()', { run }, { timeout: limitMs });
  } catch (error) {
    if (isTimeout(error)) throw new OutOfTime();
    throw error;
  }
  if (answer === undefined) throw new OutOfTime();
  return answer.value;
}

function isTimeout(error: unknown): boolean {
  return (
    typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT'
  );
}
