import { FALLBACK_PATHWAY } from './choose-pathway';
import { problemAt, type Fields, type PathwayProblem } from './field-reader';
import { InvalidPathway } from './invalid-pathway';
import { readPathway, UNKNOWN_BASE, type PathwayFile, type ReadPathway } from './parse-pathway';
import type { Pathway } from './pathway';

/** A file that was read; `unusable` when it could not even be parsed, and was not. */
interface Read {
  readonly file: PathwayFile;
  readonly result: ReadPathway | 'unusable';
  readonly problems: readonly PathwayProblem[];
}

/**
 * Checks one pathway, with those it inherits from.
 *
 * @param data parsed content of the file
 * @param file name to show in the problems
 * @param bases parsed content of the files it inherits from, in any order; none for one that stands alone
 * @throws InvalidPathway naming every problem by file, path and remedy
 */
export function parsePathway(data: unknown, file: string, bases: readonly unknown[] = []): Pathway {
  const all = readAll([data, ...bases].map((content) => ({ data: content, file })));
  const problems = all.flatMap((one) => one.problems);
  const [read] = all;
  // A base that is half read would lend its defaults.
  if (read === undefined || read.result === 'unusable' || problems.length > 0) {
    throw new InvalidPathway(problems);
  }
  return read.result.pathway;
}

/**
 * Puts the pathways of a folder together: inheritance, what they name of each other, who comes first.
 *
 * @returns pathways by key
 * @throws InvalidPathway naming every problem of every file by file, line, place and remedy
 */
export function assemblePathways(files: readonly PathwayFile[]): ReadonlyMap<string, Pathway> {
  const read = readAll(files);
  const problems = [...read.flatMap((one) => one.problems), ...clashes(files), ...fallbackProblems(files)];
  if (problems.length > 0) throw new InvalidPathway(problems);
  return new Map(
    read.flatMap(({ result }) => (result === 'unusable' ? [] : [[result.pathway.key, result.pathway]])),
  );
}

/** Bases before their heirs; the answer is in the order of the files. */
function readAll(files: readonly PathwayFile[]): readonly Read[] {
  const done = new Map<PathwayFile, Read>();
  const read = (file: PathwayFile, heirs: readonly PathwayFile[]): Read => {
    const known = done.get(file);
    if (known !== undefined) return known;
    const { base, problems } = baseOf(files, file, heirs);
    const inherited = base === undefined ? undefined : read(base, [...heirs, file]).result;
    const fresh = readFile(file, problems, base === undefined ? undefined : inherited);
    done.set(file, fresh);
    return fresh;
  };
  return files.map((file) => read(file, []));
}

function readFile(
  file: PathwayFile,
  baseProblems: readonly PathwayProblem[],
  inherited: Read['result'] | undefined,
): Read {
  if (file.unusable !== undefined) return { file, result: 'unusable', problems: file.unusable };
  const base = baseProblems.length > 0 || inherited === 'unusable' ? UNKNOWN_BASE : inherited;
  const result = readPathway(file, base);
  return { file, result, problems: [...baseProblems, ...result.problems] };
}

/** The file it inherits from; none, and said, when there is no such file or it inherits from itself in the end. */
function baseOf(
  files: readonly PathwayFile[],
  file: PathwayFile,
  heirs: readonly PathwayFile[],
): { base?: PathwayFile; problems: readonly PathwayProblem[] } {
  const inherits = fieldsOf(file)['inherits'];
  if (inherits === undefined || file.unusable !== undefined) return { problems: [] };
  const base = files.find((other) => fieldsOf(other)['key'] === inherits);
  if (base === undefined) {
    return {
      problems: [problemAt(file, 'inherits', 'names no pathway there is', 'name the `key` of another file')],
    };
  }
  if (base === file || heirs.includes(base)) {
    return {
      problems: [problemAt(file, 'inherits', 'goes round in a circle', 'let one of them stand alone')],
    };
  }
  return { base, problems: [] };
}

/** Two files must not share a key, nor a rank: which one is chosen would depend on chance. */
function clashes(files: readonly PathwayFile[]): readonly PathwayProblem[] {
  return files.flatMap((file, index) => {
    const earlier = files.slice(0, index);
    const key = fieldsOf(file)['key'];
    const rank = rankOf(file);
    const twin = earlier.find((other) => key !== undefined && fieldsOf(other)['key'] === key);
    const equal = earlier.find((other) => rank !== undefined && rankOf(other) === rank);
    return [
      ...(twin === undefined
        ? []
        : [problemAt(file, 'key', `is already the key of ${twin.file}`, 'give it its own key')]),
      ...(equal === undefined || twin !== undefined
        ? []
        : [
            problemAt(
              file,
              'eligibility.rank',
              `is already the rank of ${equal.file}`,
              'give it its own rank',
            ),
          ]),
    ];
  });
}

/** There is always one for everybody else. */
function fallbackProblems(files: readonly PathwayFile[]): readonly PathwayProblem[] {
  const fallback = files.find((file) => fieldsOf(file)['key'] === FALLBACK_PATHWAY);
  if (fallback === undefined) {
    const missing: PathwayFile = { file: `${FALLBACK_PATHWAY}.yaml`, data: undefined };
    const remedy = 'add the pathway of everybody who has none of their own';
    return [problemAt(missing, '', `is not there: no pathway has the key \`${FALLBACK_PATHWAY}\``, remedy)];
  }
  const eligibility = fieldsOf(fallback)['eligibility'];
  if (typeof eligibility !== 'object' || eligibility === null || !Object.hasOwn(eligibility, 'conditions')) {
    return [];
  }
  const remedy = `remove them: \`${FALLBACK_PATHWAY}\` is for everybody else`;
  return [problemAt(fallback, 'eligibility.conditions', 'are not allowed here', remedy)];
}

function fieldsOf({ data }: PathwayFile): Fields {
  return typeof data === 'object' && data !== null ? (data as Fields) : {};
}

function rankOf(file: PathwayFile): unknown {
  const eligibility = fieldsOf(file)['eligibility'];
  return typeof eligibility === 'object' && eligibility !== null
    ? (eligibility as Fields)['rank']
    : undefined;
}
