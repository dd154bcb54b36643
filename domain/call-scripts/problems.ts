import type { PathwayProblem } from '../pathways';

/** One thing wrong in a file of `data/call-scripts/`: file, place, what, remedy. */
export type CallScriptProblem = PathwayProblem;

/** R01 to R22 (pathways.md, Breaks). */
export const BREAK_CODES = Array.from({ length: 22 }, (_, index) => `R${String(index + 1).padStart(2, '0')}`);

/** Thrown when a file of call scripts cannot be used; the service does not start with it. */
export class InvalidCallScript extends Error {
  constructor(readonly problems: readonly CallScriptProblem[]) {
    super(
      problems.map(({ file, path, problem, remedy }) => `${file}: ${path} ${problem}; ${remedy}`).join('\n'),
    );
    this.name = 'InvalidCallScript';
  }
}
