/** One thing wrong in a pathway file, and what to do about it. */
export interface PathwayProblem {
  readonly file: string;
  /** Counted from 1; absent when the data did not come from a text. */
  readonly line?: number;
  /** Where in the file, e.g. `steps.1.window.latest`; empty for the whole of it. */
  readonly path: string;
  readonly problem: string;
  readonly remedy: string;
}

export type Fields = Readonly<Record<string, unknown>>;

/** The line, counted from 1, on which a place of a file begins; that of what holds it when the place is missing. */
export type LineOf = (path: string) => number;

/** A problem with its line, when lines are known. */
export function problemAt(
  { file, lineOf }: { readonly file: string; readonly lineOf?: LineOf | undefined },
  path: string,
  problem: string,
  remedy: string,
): PathwayProblem {
  const line = lineOf?.(path);
  return { file, ...(line !== undefined && { line }), path, problem, remedy };
}

/** Reads parsed data field by field; problems are collected so that one reading names them all. */
export class FieldReader {
  readonly problems: PathwayProblem[] = [];

  constructor(
    readonly file: string,
    readonly lineOf?: LineOf,
  ) {}

  report(path: string, problem: string, remedy: string): void {
    this.problems.push(problemAt(this, path, problem, remedy));
  }

  /** Whether something is wrong at a place or inside it. */
  hasProblemIn(path: string): boolean {
    return this.problems.some((problem) => `${problem.path}.`.startsWith(`${path}.`));
  }

  /** The value as a mapping that has no key but `allowed`; an empty mapping when it is none. */
  mapping(value: unknown, path: string, allowed?: readonly string[]): Fields {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      this.report(path, 'is not a mapping', 'write it as `key: value` lines');
      return {};
    }
    const fields = value as Fields;
    const unknownKeys = Object.keys(fields).filter((key) => allowed !== undefined && !allowed.includes(key));
    for (const key of unknownKeys) {
      this.report(
        join(path, key),
        'is not a known field',
        `remove it, or use one of: ${allowed?.join(', ')}`,
      );
    }
    return fields;
  }

  list(value: unknown, path: string): readonly unknown[] {
    if (Array.isArray(value) && value.length > 0) return value;
    this.report(
      path,
      'is not a list with at least one entry',
      'write the entries as lines beginning with `-`',
    );
    return [];
  }

  text(fields: Fields, key: string, path: string): string {
    const value = fields[key];
    if (typeof value === 'string' && value.trim() !== '') return value;
    this.report(
      join(path, key),
      'is not a text',
      `give \`${key}\` a text, in quotes if it looks like a number`,
    );
    return '';
  }

  /** A whole number of at least `minimum`. */
  count(value: unknown, path: string, minimum: number): number {
    if (typeof value === 'number' && Number.isInteger(value) && value >= minimum) return value;
    this.report(path, `is not a whole number from ${minimum} up`, 'write digits only, without a unit');
    return minimum;
  }

  oneOf<Code extends string>(
    fields: Fields,
    key: string,
    path: string,
    codes: readonly [Code, ...Code[]],
  ): Code {
    const found = codes.find((code) => code === fields[key]);
    if (found !== undefined) return found;
    this.report(join(path, key), 'is not an allowed code', `use one of: ${codes.join(', ')}`);
    return codes[0];
  }
}

export function join(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}
