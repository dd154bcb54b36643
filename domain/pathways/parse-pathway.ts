import { isLocalDay, type DueDay } from '../calendar';
import { FieldReader, type Fields, type PathwayProblem } from './field-reader';
import { parseDueDay } from './parse-due-day';
import { parseSteps } from './parse-steps';
import {
  PATHWAY_LIMITS,
  type Pathway,
  type PathwayLimit,
  type PathwaySignature,
  type SourcedValue,
} from './pathway';

/** Thrown by `parsePathway` when a file cannot be used; the service does not start with it. */
export class InvalidPathway extends Error {
  constructor(readonly problems: readonly PathwayProblem[]) {
    super(
      problems.map(({ file, path, problem, remedy }) => `${file}: ${path} ${problem}; ${remedy}`).join('\n'),
    );
    this.name = 'InvalidPathway';
  }
}

const PATHWAY_FIELDS = [
  'key',
  'version',
  'title',
  'sources',
  'signature',
  'ends',
  'reinforcedFromAgeYears',
  'steps',
  'limits',
] as const;

/**
 * Checks a pathway read from a file.
 *
 * @param data parsed content of the file
 * @param file name to show in the errors
 * @throws InvalidPathway naming every problem by file, path and remedy
 */
export function parsePathway(data: unknown, file: string): Pathway {
  const reader = new FieldReader(file);
  const fields = reader.mapping(data, '', PATHWAY_FIELDS);
  const pathway: Pathway = {
    key: reader.text(fields, 'key', ''),
    version: reader.text(fields, 'version', ''),
    title: reader.text(fields, 'title', ''),
    sources: parseSources(reader, fields),
    signature: parseSignature(reader, fields['signature']),
    ends: parseEnd(reader, fields['ends']),
    reinforcedFromAgeYears: parseSourced(reader, fields['reinforcedFromAgeYears'], 'reinforcedFromAgeYears'),
    steps: parseSteps(reader, fields['steps']),
    limits: parseLimits(reader, fields['limits']),
  };
  if (reader.problems.length === 0) checkReferences(reader, pathway);
  if (reader.problems.length > 0) throw new InvalidPathway(reader.problems);
  return pathway;
}

function parseSources(reader: FieldReader, fields: Fields): Record<string, string> {
  const sources = reader.mapping(fields['sources'], 'sources');
  return Object.fromEntries(Object.keys(sources).map((key) => [key, reader.text(sources, key, 'sources')]));
}

function parseSignature(reader: FieldReader, value: unknown): PathwaySignature {
  const fields = reader.mapping(value, 'signature', ['state', 'awaiting', 'by', 'on']);
  if (reader.oneOf(fields, 'state', 'signature', ['unsigned', 'signed']) === 'unsigned') {
    const awaiting = reader.list(fields['awaiting'], 'signature.awaiting').map(String);
    return { state: 'unsigned', awaiting };
  }
  const on = reader.text(fields, 'on', 'signature');
  if (!isLocalDay(on)) reader.report('signature.on', 'is not an existing day', "write it as 'YYYY-MM-DD'");
  return { state: 'signed', by: reader.text(fields, 'by', 'signature'), on };
}

function parseEnd(reader: FieldReader, value: unknown): { latest: DueDay; source: string } {
  const fields = reader.mapping(value, 'ends', ['latest', 'source']);
  return {
    latest: parseDueDay(reader, fields, 'latest', 'ends'),
    source: reader.text(fields, 'source', 'ends'),
  };
}

function parseLimits(reader: FieldReader, value: unknown): Record<PathwayLimit, SourcedValue> {
  const fields = reader.mapping(value, 'limits', PATHWAY_LIMITS);
  const limit = (key: PathwayLimit): SourcedValue => parseSourced(reader, fields[key], `limits.${key}`);
  return {
    breakReviewMinutes: limit('breakReviewMinutes'),
    overdueReviewMinutes: limit('overdueReviewMinutes'),
    redFlagMinutes: limit('redFlagMinutes'),
    readmissionCheckMinutes: limit('readmissionCheckMinutes'),
  };
}

function parseSourced(reader: FieldReader, value: unknown, path: string): SourcedValue {
  const fields = reader.mapping(value, path, ['value', 'source']);
  return {
    value: reader.count(fields['value'], `${path}.value`, 1),
    source: reader.text(fields, 'source', path),
  };
}

/** What is named elsewhere in the file must exist there. */
function checkReferences(reader: FieldReader, pathway: Pathway): void {
  const sourced = [
    ['ends', pathway.ends.source],
    ['reinforcedFromAgeYears', pathway.reinforcedFromAgeYears.source],
    ...pathway.steps.map(({ source }, index) => [`steps.${index}`, source] as const),
    ...PATHWAY_LIMITS.map((limit) => [`limits.${limit}`, pathway.limits[limit].source] as const),
  ] as const;
  for (const [path, source] of sourced) {
    if (pathway.sources[source] === undefined) {
      reader.report(`${path}.source`, 'names no source of this file', 'add it under `sources`');
    }
  }
  if (pathway.signature.state === 'signed') return;
  for (const awaited of pathway.signature.awaiting) {
    if (!exists(pathway, awaited)) {
      reader.report('signature.awaiting', `names \`${awaited}\`, which is not there`, 'correct or remove it');
    }
  }
}

/** Steps are named by their key in such a path, everything else by its field. */
function exists(pathway: Pathway, path: string): boolean {
  const steps = Object.fromEntries(pathway.steps.map((step) => [step.key, step]));
  const found = path.split('.').reduce<unknown>(
    (value, name) => {
      return typeof value === 'object' && value !== null ? (value as Fields)[name] : undefined;
    },
    { ...pathway, steps },
  );
  return found !== undefined;
}
