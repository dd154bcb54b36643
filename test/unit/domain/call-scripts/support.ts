import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import {
  assembleCallScripts,
  InvalidCallScript,
  parseActions,
  parseCallScript,
  type CallScript,
} from '../../../../domain/call-scripts';

export const FOLDER = 'data/call-scripts';
export type Data = Record<string, unknown>;

/** Parsed content of every shipped file, by name; a fresh copy each time. */
export function shippedFiles(): Record<string, Data> {
  const names = readdirSync(FOLDER).filter((name) => name.endsWith('.yaml'));
  return Object.fromEntries(
    names.map((name) => [name, parse(readFileSync(join(FOLDER, name), 'utf8')) as Data]),
  );
}

export function assemble(files: Record<string, Data>): ReadonlyMap<string, CallScript> {
  const { 'actions.yaml': actions, ...others } = files;
  return assembleCallScripts(
    parseActions(actions, 'actions.yaml'),
    Object.entries(others).map(([name, data]) => parseCallScript(data, name)),
  );
}

/** `file: place` of every problem. */
export function problemsOf(files: Record<string, Data>): string[] {
  try {
    assemble(files);
    return [];
  } catch (error) {
    if (!(error instanceof InvalidCallScript)) throw error;
    expect(error.problems.every(({ problem, remedy }) => problem !== '' && remedy !== '')).toBe(true);
    return error.problems.map(({ file, path }) => `${file}: ${path}`);
  }
}

export function script(key: string): CallScript {
  const found = assemble(shippedFiles()).get(key);
  if (found === undefined) throw new RangeError(`no script ${key}`);
  return found;
}
