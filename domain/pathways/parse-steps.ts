import { CARE_KINDS } from '../discharge';
import { BREAK_RULES, type BreakCode, type CareBreakCode } from '../follow-up';
import { join, type Fields } from './field-reader';
import type { ParameterReader } from './parameter-reader';
import { parseConditions } from './parse-conditions';
import type { CareStep, PathwayStep, Recurrence, StepWindow } from './pathway';

/** A step and where it stands in its file. */
export interface LocatedStep {
  readonly path: string;
  readonly step: PathwayStep;
}

/** Where a window that names no step is counted from. */
export const FROM_DISCHARGE = 'discharge';

const OWNERS = ['operators', 'team-leads', 'on-call-clinicians'] as const;
const CARE_BREAKS: readonly [CareBreakCode, ...CareBreakCode[]] = [
  'R03',
  'R05',
  'R06',
  'R07',
  'R10',
  'R11',
  'R19',
  'R20',
];

/** A red flag and a person in danger are said by people, never by a window that closed. */
const SAID_BY_PEOPLE: readonly string[] = ['R14', 'R22'];
const [FIRST_CHECK_BREAK = 'R01', ...OTHER_CHECK_BREAKS] = (Object.keys(BREAK_RULES) as BreakCode[])
  .filter((code) => !SAID_BY_PEOPLE.includes(code))
  .sort();

const COMMON_FIELDS = [
  'key',
  'title',
  'kind',
  'owner',
  'window',
  'conditions',
  'source',
  'breakWhenUnmet',
] as const;
const CARE_FIELDS = [
  ...COMMON_FIELDS,
  'profession',
  'place',
  'offerLifetimeMinutes',
  'recurrence',
  'countMax',
  'followsPrescription',
] as const;

const CALL_FIELDS = [
  ...COMMON_FIELDS,
  'attemptsMax',
  'retryAfterMinutes',
  'partsOfDay',
  'overWorkingDays',
] as const;

type Kind = PathwayStep['kind'];
const PARSERS: Readonly<
  Record<Kind, (reader: ParameterReader, value: unknown, path: string) => PathwayStep>
> = { document: parseDocument, care: parseCare, call: parseCall, check: parseCheck };

/** Reads the steps a file writes itself; one of an unknown kind is left out, its other fields cannot be judged. */
export function parseSteps(reader: ParameterReader, value: unknown): readonly LocatedStep[] {
  return reader.list(value, 'steps').flatMap((entry, index) => {
    const path = `steps.${index}`;
    const { kind } = reader.mapping(entry, path);
    if (isKind(kind)) return [{ path, step: PARSERS[kind](reader, entry, path) }];
    reader.report(`${path}.kind`, 'is not an allowed code', `use one of: ${Object.keys(PARSERS).join(', ')}`);
    return [];
  });
}

function isKind(kind: unknown): kind is Kind {
  return typeof kind === 'string' && Object.hasOwn(PARSERS, kind);
}

function parseDocument(reader: ParameterReader, value: unknown, path: string): PathwayStep {
  const fields = reader.mapping(value, path, [...COMMON_FIELDS, 'profession']);
  return {
    ...parseCommon(reader, fields, path),
    kind: 'document',
    profession: reader.oneOf(fields, 'profession', path, CARE_KINDS),
    breakWhenUnmet: reader.oneOf(fields, 'breakWhenUnmet', path, ['R02']),
  };
}

function parseCare(reader: ParameterReader, value: unknown, path: string): CareStep {
  const fields = reader.mapping(value, path, CARE_FIELDS);
  const { countMax, followsPrescription } = fields;
  if (followsPrescription !== undefined && typeof followsPrescription !== 'boolean') {
    const place = join(path, 'followsPrescription');
    reader.report(place, 'is neither true nor false', 'write true, or remove the line');
  }
  return {
    ...parseCommon(reader, fields, path),
    kind: 'care',
    profession: reader.oneOf(fields, 'profession', path, CARE_KINDS),
    place: reader.oneOf(fields, 'place', path, ['practice', 'home', 'remote', 'group']),
    offerLifetimeMinutes: reader.number(
      fields['offerLifetimeMinutes'],
      join(path, 'offerLifetimeMinutes'),
      1,
    ),
    breakWhenUnmet: reader.oneOf(fields, 'breakWhenUnmet', path, CARE_BREAKS),
    recurrence: parseRecurrence(reader, fields['recurrence'], join(path, 'recurrence')),
    ...(countMax !== undefined && { countMax: reader.number(countMax, join(path, 'countMax'), 1) }),
    followsPrescription: followsPrescription === true,
  };
}

function parseRecurrence(reader: ParameterReader, value: unknown, path: string): readonly Recurrence[] {
  if (value === undefined) return [];
  return reader.list(value, path).map((entry, index) => {
    const place = join(path, String(index));
    const fields = reader.mapping(entry, place, ['every', 'during', 'conditions']);
    return {
      every: reader.dueDay(fields, 'every', place, 1),
      during: reader.dueDay(fields, 'during', place, 1),
      conditions: parseConditions(reader, fields['conditions'], join(place, 'conditions')),
    };
  });
}

function parseCall(reader: ParameterReader, value: unknown, path: string): PathwayStep {
  const fields = reader.mapping(value, path, CALL_FIELDS);
  const { partsOfDay, overWorkingDays } = fields;
  if ((partsOfDay === undefined) !== (overWorkingDays === undefined)) {
    reader.report(path, 'has only one of `partsOfDay` and `overWorkingDays`', 'give both, or neither');
  }
  const retryPath = join(path, 'retryAfterMinutes');
  return {
    ...parseCommon(reader, fields, path),
    kind: 'call',
    attemptsMax: reader.number(fields['attemptsMax'], join(path, 'attemptsMax'), 1),
    retryAfterMinutes: reader
      .list(fields['retryAfterMinutes'], retryPath)
      .map((minutes, index) => reader.number(minutes, join(retryPath, String(index)), 1)),
    ...(partsOfDay !== undefined && { partsOfDay: reader.number(partsOfDay, join(path, 'partsOfDay'), 1) }),
    ...(overWorkingDays !== undefined && {
      overWorkingDays: reader.number(overWorkingDays, join(path, 'overWorkingDays'), 1),
    }),
    breakWhenUnmet: reader.oneOf(fields, 'breakWhenUnmet', path, ['R13']),
  };
}

function parseCheck(reader: ParameterReader, value: unknown, path: string): PathwayStep {
  const fields = reader.mapping(value, path, COMMON_FIELDS);
  const breakWhenUnmet = reader.oneOf(fields, 'breakWhenUnmet', path, [
    FIRST_CHECK_BREAK,
    ...OTHER_CHECK_BREAKS,
  ]);
  return { ...parseCommon(reader, fields, path), kind: 'check', breakWhenUnmet };
}

function parseCommon(reader: ParameterReader, fields: Fields, path: string) {
  return {
    key: reader.text(fields, 'key', path),
    title: reader.text(fields, 'title', path),
    owner: reader.oneOf(fields, 'owner', path, OWNERS),
    window: parseWindow(reader, fields['window'], join(path, 'window')),
    conditions: parseConditions(reader, fields['conditions'], join(path, 'conditions')),
    source: reader.text(fields, 'source', path),
  };
}

/** Days before the other step are allowed when the window is counted from one; before the discharge they are not. */
function parseWindow(reader: ParameterReader, value: unknown, path: string): StepWindow {
  const fields = reader.mapping(value, path, ['from', 'earliest', 'latest']);
  const from = fields['from'] === undefined ? FROM_DISCHARGE : reader.text(fields, 'from', path);
  const minimum = from === FROM_DISCHARGE ? 0 : -999;
  return {
    from,
    earliest: reader.dueDay(fields, 'earliest', path, minimum),
    latest: reader.dueDay(fields, 'latest', path, minimum),
  };
}
