/** Outcome of one check: a sentence for the reader. `note` is neither good nor bad. */
export interface CheckResult {
  readonly state: 'ok' | 'note' | 'missing';
  readonly sentence: string;
}

/** One line of `relais doctor`. */
export interface Check {
  readonly name: string;
  readonly run: () => Promise<CheckResult>;
}

export const ok = (sentence: string): CheckResult => ({ state: 'ok', sentence });
export const note = (sentence: string): CheckResult => ({ state: 'note', sentence });
export const missing = (sentence: string): CheckResult => ({ state: 'missing', sentence });

/**
 * Runs the checks one after the other; a check that throws counts as missing, with the error's sentence.
 *
 * @param say told one line per check
 * @returns whether nothing is missing
 */
export async function runChecks(checks: readonly Check[], say: (line: string) => void): Promise<boolean> {
  let healthy = true;
  for (const check of checks) {
    const result = await check.run().catch((error: unknown) => {
      return missing(error instanceof Error && error.message ? error.message : String(error));
    });
    healthy &&= result.state !== 'missing';
    say(`${result.state.padEnd(8)} ${check.name}: ${result.sentence}`);
  }
  return healthy;
}
