import type { DueDay } from '../calendar';
import { checkReferences } from './check-references';
import { join, type Fields, type LineOf, type PathwayProblem } from './field-reader';
import { mergeSteps } from './inherit';
import { ParameterReader } from './parameter-reader';
import { parseConditions } from './parse-conditions';
import { parseParameters, parseSignature } from './parse-parameters';
import { parseSteps } from './parse-steps';
import {
  PATHWAY_LIMITS,
  type Pathway,
  type PathwayEligibility,
  type PathwayLimit,
  type SourcedValue,
} from './pathway';

/** What a file says, parsed but not yet judged. */
export interface PathwayFile {
  /** Name to show in the problems. */
  readonly file: string;
  readonly data: unknown;
  readonly lineOf?: LineOf;
  /** What keeps it from being read at all; `data` is then what could be made out. */
  readonly unusable?: readonly PathwayProblem[];
}

const PATHWAY_FIELDS = [
  'key',
  'version',
  'title',
  'inherits',
  'replaces',
  'sources',
  'signature',
  'eligibility',
  'parameters',
  'ends',
  'reinforcedFromAgeYears',
  'stayCounting',
  'steps',
  'limits',
] as const;

export interface ReadPathway {
  /** Complete only without problems: what could not be read has a default. */
  readonly pathway: Pathway;
  readonly problems: readonly PathwayProblem[];
  /** A step is missing in it, so that what heirs name may be missing through no fault of theirs. */
  readonly partial: boolean;
}

/** Stands for a pathway that is inherited from and cannot be read. */
export const UNKNOWN_BASE: ReadPathway = {
  pathway: {
    key: '',
    version: '',
    title: '',
    sources: {},
    signature: { state: 'unsigned', awaiting: [] },
    eligibility: { rank: 1, conditions: [] },
    parameters: {},
    ends: { latest: { unit: 'months', count: 12 }, source: '' },
    reinforcedFromAgeYears: { value: 1, source: '' },
    stayCounting: 'nights',
    steps: [],
    limits: {
      breakReviewMinutes: { value: 1, source: '' },
      overdueReviewMinutes: { value: 1, source: '' },
      redFlagMinutes: { value: 1, source: '' },
      readmissionCheckMinutes: { value: 1, source: '' },
    },
  },
  problems: [],
  partial: true,
};

/**
 * Reads a pathway, what it inherits included.
 *
 * @param base the pathway it inherits from; undefined when it stands alone
 */
export function readPathway({ data, file, lineOf }: PathwayFile, base: ReadPathway | undefined): ReadPathway {
  const reader = new ParameterReader(file, lineOf);
  const fields = reader.mapping(data, '', PATHWAY_FIELDS);
  const inherited = base?.pathway;
  const parameters = parseParameters(
    reader,
    fields['parameters'],
    inherited?.parameters ?? {},
    base === UNKNOWN_BASE,
  );
  const own = parseSteps(reader, fields['steps']);
  const replaces = parseReplaces(reader, fields['replaces']);
  const pathway: Pathway = {
    key: reader.text(fields, 'key', ''),
    version: reader.text(fields, 'version', ''),
    title: reader.text(fields, 'title', ''),
    ...(inherited !== undefined && { inherits: { key: inherited.key, version: inherited.version } }),
    sources: parseSources(reader, fields, inherited),
    signature: parseSignature(reader, fields['signature']),
    eligibility: parseEligibility(reader, fields['eligibility']),
    parameters,
    ends: parseEnd(reader, fields['ends'], inherited),
    reinforcedFromAgeYears: parseSourced(reader, fields, 'reinforcedFromAgeYears', '', inherited),
    stayCounting: parseStayCounting(reader, fields, inherited),
    steps: mergeSteps(own, inherited?.steps ?? [], replaces),
    limits: parseLimits(reader, fields['limits'], inherited),
  };
  const partial = own.length < entriesOf(fields['steps']) || base?.partial === true;
  checkReferences(reader, { pathway, own, inherited, replaces, partial });
  return {
    pathway: inherited === undefined ? pathway : withInheritedSignature(pathway, inherited, replaces),
    problems: reader.problems,
    partial,
  };
}

function entriesOf(value: unknown): number {
  return Array.isArray(value) ? value.length : 1;
}

function parseReplaces(reader: ParameterReader, value: unknown): readonly string[] {
  return value === undefined ? [] : reader.list(value, 'replaces').map(String);
}

function parseSources(
  reader: ParameterReader,
  fields: Fields,
  inherited: Pathway | undefined,
): Readonly<Record<string, string>> {
  if (fields['sources'] === undefined && inherited !== undefined) return inherited.sources;
  const sources = reader.mapping(fields['sources'], 'sources');
  const own = Object.keys(sources).map((key) => {
    if (inherited?.sources[key] !== undefined) {
      const problem = 'is already a source of the pathway it inherits from';
      reader.report(join('sources', key), problem, 'remove it, or give it another key');
    }
    return [key, reader.text(sources, key, 'sources')] as const;
  });
  return { ...inherited?.sources, ...Object.fromEntries(own) };
}

function parseEligibility(reader: ParameterReader, value: unknown): PathwayEligibility {
  const fields = reader.mapping(value, 'eligibility', ['rank', 'conditions']);
  return {
    rank: reader.number(fields['rank'], 'eligibility.rank', 1),
    conditions: parseConditions(reader, fields['conditions'], 'eligibility.conditions'),
  };
}

function parseEnd(
  reader: ParameterReader,
  value: unknown,
  inherited: Pathway | undefined,
): { latest: DueDay; source: string } {
  if (value === undefined && inherited !== undefined) return inherited.ends;
  const fields = reader.mapping(value, 'ends', ['latest', 'source']);
  return {
    latest: reader.dueDay(fields, 'latest', 'ends', 1),
    source: reader.text(fields, 'source', 'ends'),
  };
}

function parseStayCounting(
  reader: ParameterReader,
  fields: Fields,
  inherited: Pathway | undefined,
): Pathway['stayCounting'] {
  if (fields['stayCounting'] === undefined && inherited !== undefined) return inherited.stayCounting;
  return reader.stayCounting(fields, 'stayCounting', '');
}

function parseLimits(
  reader: ParameterReader,
  value: unknown,
  inherited: Pathway | undefined,
): Record<PathwayLimit, SourcedValue> {
  const absent = value === undefined && inherited !== undefined;
  const fields = absent ? {} : reader.mapping(value, 'limits', PATHWAY_LIMITS);
  const limit = (key: PathwayLimit): SourcedValue =>
    parseSourced(reader, fields, key, 'limits', inherited?.limits);
  return {
    breakReviewMinutes: limit('breakReviewMinutes'),
    overdueReviewMinutes: limit('overdueReviewMinutes'),
    redFlagMinutes: limit('redFlagMinutes'),
    readmissionCheckMinutes: limit('readmissionCheckMinutes'),
  };
}

function parseSourced<Key extends string>(
  reader: ParameterReader,
  holder: Fields,
  key: Key,
  path: string,
  inherited: Readonly<Record<Key, SourcedValue>> | undefined,
): SourcedValue {
  if (holder[key] === undefined && inherited !== undefined) return inherited[key];
  const place = join(path, key);
  const fields = reader.mapping(holder[key], place, ['value', 'source']);
  return {
    value: reader.number(fields['value'], join(place, 'value'), 1),
    source: reader.text(fields, 'source', place),
  };
}

/** What it inherits awaits its signature here too, save what was replaced. */
function withInheritedSignature(pathway: Pathway, inherited: Pathway, replaced: readonly string[]): Pathway {
  if (inherited.signature.state !== 'unsigned') return pathway;
  const isReplaced = (path: string): boolean =>
    replaced.some((key) => `${path}.`.startsWith(`steps.${key}.`)) ||
    (`${path}.`.startsWith('ends.') && pathway.ends !== inherited.ends);
  const own = pathway.signature.state === 'unsigned' ? pathway.signature.awaiting : [];
  const awaiting = inherited.signature.awaiting.filter((path) => !isReplaced(path) && !own.includes(path));
  const all = [...own, ...awaiting];
  return all.length === 0 ? pathway : { ...pathway, signature: { state: 'unsigned', awaiting: all } };
}
