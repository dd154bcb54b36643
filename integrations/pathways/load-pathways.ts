import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Document, type Node } from 'yaml';
import { assemblePathways, type LineOf, type Pathway, type PathwayFile } from '../../domain/pathways';

/**
 * Reads every pathway of a folder (`*.yaml`).
 *
 * @param folder path of `data/pathways`
 * @returns pathways by key
 * @throws InvalidPathway naming every problem of every file by file, line, place and remedy: a file that is no YAML,
 *   an unusable pathway, two files with one key
 */
export async function loadPathways(folder: string): Promise<ReadonlyMap<string, Pathway>> {
  return assemblePathways(await readPathwayFiles(folder));
}

/** The files of a folder (`*.yaml`) in order of their names, as they are: nothing is checked but that each is YAML. */
export async function readPathwayFiles(folder: string): Promise<readonly PathwayFile[]> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort();
  return Promise.all(
    files.map(async (file) => parsePathwayFile(await readFile(join(folder, file), 'utf8'), file)),
  );
}

/**
 * Parses the text of one file; what is wrong with it is said when it is put together with others.
 *
 * @param file name to show in the problems
 */
export function parsePathwayFile(text: string, file: string): PathwayFile {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { uniqueKeys: true, lineCounter });
  const lineOf = linesOf(document, lineCounter);
  if (document.errors.length === 0) return { file, data: document.toJS() as unknown, lineOf };
  return {
    file,
    // Its key, as far as it can be made out: others may inherit from it.
    data: { key: document.get('key') },
    lineOf,
    unusable: document.errors.map(({ code, pos, message }) => ({
      file,
      line: lineCounter.linePos(pos[0]).line,
      path: '',
      problem: `is not YAML (${code}: ${message.split('\n')[0] ?? ''})`,
      remedy: 'correct the line',
    })),
  };
}

/** The line of the key of a place, or of its entry in a list; that of the last part there is when it is missing. */
function linesOf(document: Document.Parsed, lineCounter: LineCounter): LineOf {
  return (path) => {
    let node: unknown = document.contents;
    let offset = 0;
    for (const name of path === '' ? [] : path.split('.')) {
      const found = childOf(node, name);
      if (found === undefined) break;
      offset = found.offset;
      node = found.node;
    }
    return lineCounter.linePos(offset).line;
  };
}

function childOf(node: unknown, name: string): { node: unknown; offset: number } | undefined {
  if (isSeq<Node>(node)) {
    const entry = node.items[Number(name)];
    return entry?.range == null ? undefined : { node: entry, offset: entry.range[0] };
  }
  if (!isMap(node)) return undefined;
  const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === name);
  const range = isScalar(pair?.key) ? pair.key.range : undefined;
  return pair === undefined || range == null ? undefined : { node: pair.value, offset: range[0] };
}
