import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import { InvalidPathway, parsePathway, type Pathway } from '../../domain/pathways';

/**
 * Reads every pathway of a folder (`*.yaml`).
 *
 * @param folder path of `data/pathways`
 * @returns pathways by key
 * @throws InvalidPathway when a file is no YAML, holds an unusable pathway, or two files share a key
 */
export async function loadPathways(folder: string): Promise<ReadonlyMap<string, Pathway>> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort();
  const pathways = new Map<string, Pathway>();
  for (const file of files) {
    const pathway = parsePathway(parseYaml(await readFile(join(folder, file), 'utf8'), file), file);
    if (pathways.has(pathway.key)) {
      throw new InvalidPathway([
        { file, path: 'key', problem: 'is already the key of another file', remedy: 'give it its own key' },
      ]);
    }
    pathways.set(pathway.key, pathway);
  }
  return pathways;
}

/** @throws InvalidPathway naming the first line that is no YAML */
function parseYaml(text: string, file: string): unknown {
  const document = parseDocument(text, { uniqueKeys: true });
  const [error] = document.errors;
  if (error === undefined) return document.toJS() as unknown;
  const line = error.linePos?.[0].line ?? 1;
  throw new InvalidPathway([
    { file, path: `line ${line}`, problem: `is not YAML (${error.code})`, remedy: 'correct the line' },
  ]);
}
