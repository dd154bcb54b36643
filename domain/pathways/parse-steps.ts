import { addDays, addMonths, type DueDay } from '../calendar';
import type { FieldReader, Fields } from './field-reader';
import { parseDueDay } from './parse-due-day';
import type { PathwayStep, StepWindow } from './pathway';

const COMMON_FIELDS = ['key', 'kind', 'owner', 'window', 'source', 'breakWhenUnmet'] as const;

export function parseSteps(reader: FieldReader, value: unknown): PathwayStep[] {
  const steps = reader
    .list(value, 'steps')
    .flatMap((step, index) => parseStep(reader, step, `steps.${index}`));
  steps.forEach(({ key }, index) => {
    if (steps.findIndex((other) => other.key === key) < index) {
      reader.report(`steps.${index}.key`, 'is already the key of another step', 'give each step its own key');
    }
  });
  if (steps.filter(({ kind }) => kind === 'document').length !== 1) {
    reader.report(
      'steps',
      'do not have exactly one document',
      'keep one step of kind document: the handover',
    );
  }
  return steps;
}

/** No step for an unknown kind: its other fields cannot be judged. */
function parseStep(reader: FieldReader, value: unknown, path: string): PathwayStep[] {
  const { kind } = reader.mapping(value, path);
  if (kind === 'document') return [parseDocument(reader, value, path)];
  if (kind === 'care') return [parseCare(reader, value, path)];
  if (kind === 'call') return [parseCall(reader, value, path)];
  reader.report(`${path}.kind`, 'is not an allowed code', 'use one of: document, care, call');
  return [];
}

function parseDocument(reader: FieldReader, value: unknown, path: string): PathwayStep {
  const fields = reader.mapping(value, path, [...COMMON_FIELDS, 'profession']);
  return {
    ...parseCommon(reader, fields, path),
    kind: 'document',
    profession: reader.text(fields, 'profession', path),
    breakWhenUnmet: reader.oneOf(fields, 'breakWhenUnmet', path, ['R02']),
  };
}

function parseCare(reader: FieldReader, value: unknown, path: string): PathwayStep {
  const fields = reader.mapping(value, path, [
    ...COMMON_FIELDS,
    'profession',
    'place',
    'offerLifetimeMinutes',
  ]);
  return {
    ...parseCommon(reader, fields, path),
    kind: 'care',
    profession: reader.text(fields, 'profession', path),
    place: reader.oneOf(fields, 'place', path, ['practice', 'home', 'remote']),
    offerLifetimeMinutes: reader.count(fields['offerLifetimeMinutes'], `${path}.offerLifetimeMinutes`, 1),
    breakWhenUnmet: reader.oneOf(fields, 'breakWhenUnmet', path, ['R03']),
  };
}

function parseCall(reader: FieldReader, value: unknown, path: string): PathwayStep {
  const fields = reader.mapping(value, path, [...COMMON_FIELDS, 'attemptsMax', 'retryAfterMinutes']);
  const attemptsMax = reader.count(fields['attemptsMax'], `${path}.attemptsMax`, 1);
  const retryPath = `${path}.retryAfterMinutes`;
  const retryAfterMinutes = reader
    .list(fields['retryAfterMinutes'], retryPath)
    .map((minutes, index) => reader.count(minutes, `${retryPath}.${index}`, 1));
  return {
    ...parseCommon(reader, fields, path),
    kind: 'call',
    attemptsMax,
    retryAfterMinutes,
    breakWhenUnmet: reader.oneOf(fields, 'breakWhenUnmet', path, ['R13']),
  };
}

function parseCommon(
  reader: FieldReader,
  fields: Fields,
  path: string,
): { key: string; owner: 'operators'; window: StepWindow; source: string } {
  return {
    key: reader.text(fields, 'key', path),
    owner: reader.oneOf(fields, 'owner', path, ['operators']),
    window: parseWindow(reader, fields['window'], `${path}.window`),
    source: reader.text(fields, 'source', path),
  };
}

function parseWindow(reader: FieldReader, value: unknown, path: string): StepWindow {
  const fields = reader.mapping(value, path, ['earliest', 'latest']);
  const earliest = parseDueDay(reader, fields, 'earliest', path);
  const latest = parseDueDay(reader, fields, 'latest', path);
  if (shortestDay(latest) < shortestDay(earliest)) {
    reader.report(path, 'ends before it begins', 'exchange earliest and latest');
  }
  return { earliest, latest };
}

/** A day to compare bounds in days with bounds in months: counted from 1 February, where months are shortest. */
function shortestDay({ unit, count }: DueDay): string {
  return unit === 'days' ? addDays('2027-02-01', count) : addMonths('2027-02-01', count);
}
