import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import {
  InvalidDryRunData,
  parseAssumptions,
  parseMix,
  type Assumptions,
  type Mix,
} from '../../domain/dry-run';

/**
 * Reads what a dry run takes for granted, and the mix that discharges are made up after.
 *
 * @param folder path of `data/dry-run`
 * @throws InvalidDryRunData naming every problem of the first file that cannot be used
 */
export async function loadDryRunData(folder: string): Promise<{ assumptions: Assumptions; mix: Mix }> {
  return {
    assumptions: parseAssumptions(await readYaml(folder, 'assumptions.yaml'), 'assumptions.yaml'),
    mix: parseMix(await readYaml(folder, 'mix.yaml'), 'mix.yaml'),
  };
}

async function readYaml(folder: string, file: string): Promise<unknown> {
  const document = parseDocument(await readFile(join(folder, file), 'utf8'), { uniqueKeys: true });
  const [error] = document.errors;
  if (error === undefined) return document.toJS() as unknown;
  const line = error.linePos?.[0].line ?? 1;
  const problem = `is not YAML (${error.code})`;
  throw new InvalidDryRunData([{ file, line, path: '', problem, remedy: 'correct the line' }]);
}
