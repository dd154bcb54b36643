import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { parsePathway, type Pathway } from '../../../../domain/pathways';

/** Parsed content of the shipped standard pathway, to be changed by a test. */
export type Data = Record<string, unknown> & { steps: Record<string, unknown>[] };

/** Read once: properties ask for it hundreds of times. */
const standard = JSON.stringify(parse(readFileSync('data/pathways/standard.yaml', 'utf8')));

export function standardData(): Data {
  return JSON.parse(standard) as Data;
}

export function standardPathway(): Pathway {
  return parsePathway(standardData(), 'standard.yaml');
}
