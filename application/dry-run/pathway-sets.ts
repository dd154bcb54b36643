import { changePathway, type PathwayChange } from '../../domain/dry-run';
import { assemblePathways, InvalidPathway, type Pathway, type PathwayFile } from '../../domain/pathways';

/** A set of pathways by key. */
export type PathwaySet = ReadonlyMap<string, Pathway>;

/**
 * A set in which one file takes the place of the file of the same key, or comes besides; what inherits from it
 * inherits the new one.
 *
 * @throws InvalidPathway naming every problem by file, line, place and remedy
 */
export function setWithFile(files: readonly PathwayFile[], candidate: PathwayFile): PathwaySet {
  const key = keyOf(candidate);
  const others = key === undefined ? files : files.filter((file) => keyOf(file) !== key);
  return assemblePathways([...others, candidate]);
}

/**
 * A set in which one pathway is changed; what inherits from it stays as it is.
 *
 * @throws InvalidPathway naming every change that cannot be made
 */
export function setWithChanges(set: PathwaySet, key: string, changes: readonly PathwayChange[]): PathwaySet {
  const pathway = set.get(key);
  if (pathway === undefined) {
    const problem = { file: key, path: 'key', problem: 'is no pathway', remedy: 'name one of the pathways' };
    throw new InvalidPathway([problem]);
  }
  return new Map([...set, [key, changePathway(pathway, changes)]]);
}

function keyOf({ data }: PathwayFile): unknown {
  return typeof data === 'object' && data !== null && 'key' in data ? data.key : undefined;
}
