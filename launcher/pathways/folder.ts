import { join } from 'node:path';
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { InvalidPathway, type Pathway } from '../../domain/pathways';
import { loadPathways } from '../../integrations/pathways/load-pathways';
import { LauncherFailure } from '../failure';
import { findProjectRoot } from '../project-root';

/** The pathways of a folder, or what is wrong with them. */
export type PathwayFolder = ReadonlyMap<string, Pathway> | InvalidPathway;

/**
 * @param folder the one that is shipped when undefined
 * @throws LauncherFailure when the folder cannot be read
 */
export async function readPathwayFolder(folder: string | undefined): Promise<PathwayFolder> {
  const path = folder ?? join(findProjectRoot(), 'data', 'pathways');
  try {
    return await loadPathways(path);
  } catch (error) {
    if (error instanceof InvalidPathway) return error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new LauncherFailure(`The folder ${path} cannot be read: ${reason}`, { cause: error });
  }
}

/** @throws LauncherFailure when a flag is not known or lacks its value */
export function readArguments<Options extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: Options,
) {
  try {
    return parseArgs({ args: [...args], options, strict: true, allowPositionals: true });
  } catch (error) {
    throw new LauncherFailure(error instanceof Error ? error.message : String(error), { cause: error });
  }
}
