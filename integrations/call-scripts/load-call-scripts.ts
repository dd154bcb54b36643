import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import {
  assembleCallScripts,
  InvalidCallScript,
  parseActions,
  parseCallScript,
  type CallScript,
  type CallScriptFile,
} from '../../domain/call-scripts';

/** Holds the actions; every other file of the folder holds questions. */
const ACTIONS_FILE = 'actions.yaml';

/**
 * Reads the call scripts of a folder (`*.yaml`).
 *
 * @param folder path of `data/call-scripts`
 * @returns scripts by key, inheritance applied
 * @throws InvalidCallScript when a file is no YAML, cannot be used, or names what no file has; every unusable file
 *   is named
 */
export async function loadCallScripts(folder: string): Promise<ReadonlyMap<string, CallScript>> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort();
  const actions = await readYaml(folder, ACTIONS_FILE);
  const files: CallScriptFile[] = [];
  const problems: InvalidCallScript['problems'][number][] = [];
  for (const name of names.filter((file) => file !== ACTIONS_FILE)) {
    try {
      files.push(parseCallScript(await readYaml(folder, name), name));
    } catch (error) {
      if (!(error instanceof InvalidCallScript)) throw error;
      problems.push(...error.problems);
    }
  }
  if (problems.length > 0) throw new InvalidCallScript(problems);
  return assembleCallScripts(parseActions(actions, ACTIONS_FILE), files);
}

/** @throws InvalidCallScript naming the first line that is no YAML */
async function readYaml(folder: string, file: string): Promise<unknown> {
  const document = parseDocument(await readFile(join(folder, file), 'utf8'), { uniqueKeys: true });
  const [error] = document.errors;
  if (error === undefined) return document.toJS() as unknown;
  const line = error.linePos?.[0].line ?? 1;
  throw new InvalidCallScript([
    { file, path: `line ${line}`, problem: `is not YAML (${error.code})`, remedy: 'correct the line' },
  ]);
}
