import type { PathwayProblem } from './field-reader';

/** Thrown when files of pathways cannot be used; the service does not start with them. */
export class InvalidPathway extends Error {
  constructor(readonly problems: readonly PathwayProblem[]) {
    super(problems.map(problemLine).join('\n'));
    this.name = 'InvalidPathway';
  }
}

/** `file:line: place problem; remedy`, as editors understand it. */
export function problemLine({ file, line, path, problem, remedy }: PathwayProblem): string {
  const place = line === undefined ? file : `${file}:${line}`;
  return `${place}: ${path === '' ? 'the file' : path} ${problem}; ${remedy}`;
}
