import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Assumptions, Mix } from '../../domain/dry-run';
import type { PathwayFile } from '../../domain/pathways';
import { parsePathwayFile } from '../pathways/load-pathways';
import { loadDryRunData } from './load-dry-run-data';

/** Everything of `data/` that a dry run needs. */
export interface LoadedLibrary {
  readonly texts: readonly { readonly file: PathwayFile; readonly text: string }[];
  readonly assumptions: Assumptions;
  readonly mix: Mix;
}

/**
 * @param folder path of `data`
 * @returns reads at the first call and keeps what it read; after a failure, reads again
 */
export function libraryOf(folder: string): () => Promise<LoadedLibrary> {
  let known: Promise<LoadedLibrary> | undefined;
  return () => {
    const reading = known ?? load(folder);
    known = reading;
    reading.catch(() => {
      known = undefined;
    });
    return reading;
  };
}

async function load(folder: string): Promise<LoadedLibrary> {
  const pathways = join(folder, 'pathways');
  const names = (await readdir(pathways)).filter((name) => name.endsWith('.yaml')).sort();
  const texts = await Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(pathways, name), 'utf8');
      return { text, file: parsePathwayFile(text, name) };
    }),
  );
  return { texts, ...(await loadDryRunData(join(folder, 'dry-run'))) };
}
