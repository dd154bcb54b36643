import { InvalidPathway, problemLine, valuesAwaitingSignature } from '../../domain/pathways';
import { LauncherFailure } from '../failure';
import { readArguments, readPathwayFolder } from './folder';

/**
 * `relais pathways check [--folder F]`: every problem of every file, or one line a pathway.
 *
 * @returns whether the folder can be used
 * @throws LauncherFailure when a flag is not known, or the folder cannot be read
 */
export async function checkPathways(args: readonly string[], say: (line: string) => void): Promise<boolean> {
  const { values, positionals } = readArguments(args, { folder: { type: 'string' } });
  if (positionals.length > 0) throw new LauncherFailure('relais pathways check takes no word but --folder.');
  const folder = await readPathwayFolder(values.folder);
  if (folder instanceof InvalidPathway) {
    folder.problems.map(problemLine).forEach(say);
    return false;
  }
  for (const pathway of folder.values()) {
    const awaiting = valuesAwaitingSignature(pathway).length;
    const signature = awaiting === 0 ? 'signed' : `${awaiting} values awaiting a signature`;
    const { key, version, title, steps } = pathway;
    say(`${key} ${version} · ${title} · ${steps.length} steps · ${signature}`);
  }
  return true;
}
