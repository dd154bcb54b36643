import { ADMISSION_KINDS, CARE_KINDS } from '../discharge';
import { join, type FieldReader, type Fields } from './field-reader';
import type { ParameterReader } from './parameter-reader';
import type { PathwayCondition } from './pathway';

const ICD_10_BEGINNING = /^[A-Z]\d{2}(\.?\d{1,3})?$/;
const CCAM_BEGINNING = /^[A-Z]{3,4}(\d{1,3})?$/;

const SCORE_ITEMS = {
  lace: ['length-of-stay', 'acute-admission', 'comorbidities', 'emergency-visits'],
  hospital: [
    'haemoglobin',
    'oncology-discharge',
    'sodium',
    'procedure',
    'index-type',
    'admissions-in-year-before',
    'length-of-stay',
  ],
  trst: ['cognitive-impairment', 'gait-or-fall', 'medicines', 'recent-hospital-use', 'professional-concern'],
} as const;

type Kind = PathwayCondition['kind'];
type Parser = (reader: ParameterReader, value: unknown, path: string) => PathwayCondition;

const PARSERS: Readonly<Record<Kind, Parser>> = {
  age: parseAge,
  diagnosis: parseDiagnosis,
  procedure: (reader, value, path) => {
    const fields = reader.mapping(value, path, ['kind', 'codes']);
    return { kind: 'procedure', codes: parseCodes(reader, fields, path, CCAM_BEGINNING, 'CCAM') };
  },
  score: parseScore,
  vigilance: (reader, value, path) => {
    const fields = reader.mapping(value, path, ['kind', 'is']);
    return { kind: 'vigilance', is: reader.oneOf(fields, 'is', path, ['simple', 'reinforced']) };
  },
  prescribed: (reader, value, path) => {
    const fields = reader.mapping(value, path, ['kind', 'care']);
    return { kind: 'prescribed', care: reader.oneOf(fields, 'care', path, CARE_KINDS) };
  },
  'in-place': (reader, value, path) => {
    const fields = reader.mapping(value, path, ['kind', 'care']);
    return { kind: 'in-place', care: reader.oneOf(fields, 'care', path, CARE_KINDS) };
  },
  admission: (reader, value, path) => {
    const fields = reader.mapping(value, path, ['kind', 'is']);
    return { kind: 'admission', is: reader.oneOf(fields, 'is', path, ADMISSION_KINDS) };
  },
  'asked-for': (reader, value, path) => {
    const fields = reader.mapping(value, path, ['kind', 'by']);
    return { kind: 'asked-for', by: reader.oneOf(fields, 'by', path, CARE_KINDS) };
  },
  any: (reader, value, path) => {
    const fields = reader.mapping(value, path, ['kind', 'of']);
    const parts = reader.list(fields['of'], join(path, 'of'));
    return { kind: 'any', of: parseEach(reader, parts, join(path, 'of')) };
  },
};

/** A list of conditions that must all hold; none when the field is absent. */
export function parseConditions(
  reader: ParameterReader,
  value: unknown,
  path: string,
): readonly PathwayCondition[] {
  return value === undefined ? [] : parseEach(reader, reader.list(value, path), path);
}

/** Leaves out a condition of an unknown kind: its other fields cannot be judged. */
function parseEach(reader: ParameterReader, values: readonly unknown[], path: string): PathwayCondition[] {
  return values.flatMap((value, index) => {
    const place = join(path, String(index));
    const { kind } = reader.mapping(value, place);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
    if (isKind(kind)) return [PARSERS[kind](reader, value, place)];
    const known = Object.keys(PARSERS).join(', ');
    reader.report(join(place, 'kind'), 'is not a known condition', `use one of: ${known}`);
    return [];
  });
}

function isKind(kind: unknown): kind is Kind {
  return typeof kind === 'string' && Object.hasOwn(PARSERS, kind);
}

function parseAge(reader: ParameterReader, value: unknown, path: string): PathwayCondition {
  const fields = reader.mapping(value, path, ['kind', 'fromYears', 'belowYears']);
  const { fromYears: from, belowYears: below } = fields;
  if (from === undefined && below === undefined) {
    reader.report(path, 'has no bound', 'give it `fromYears`, `belowYears` or both');
  }
  const bounds = {
    ...(from !== undefined && { fromYears: reader.number(from, join(path, 'fromYears'), 0) }),
    ...(below !== undefined && { belowYears: reader.number(below, join(path, 'belowYears'), 1) }),
  };
  if ((bounds.fromYears ?? 0) >= (bounds.belowYears ?? Infinity)) {
    reader.report(path, 'holds for nobody', 'give `belowYears` an age above `fromYears`');
  }
  return { kind: 'age', ...bounds };
}

function parseDiagnosis(reader: ParameterReader, value: unknown, path: string): PathwayCondition {
  const fields = reader.mapping(value, path, ['kind', 'codes', 'mainOnly']);
  const { mainOnly } = fields;
  if (mainOnly !== undefined && typeof mainOnly !== 'boolean') {
    reader.report(join(path, 'mainOnly'), 'is neither true nor false', 'write true, or remove the line');
  }
  const codes = parseCodes(reader, fields, path, ICD_10_BEGINNING, 'ICD-10');
  return { kind: 'diagnosis', codes, mainOnly: mainOnly === true };
}

function parseScore(reader: ParameterReader, value: unknown, path: string): PathwayCondition {
  const fields = reader.mapping(value, path, ['kind', 'score', 'item', 'from']);
  const score = reader.oneOf(fields, 'score', path, ['lace', 'hospital', 'trst']);
  const from = reader.number(fields['from'], join(path, 'from'), 1);
  if (fields['item'] === undefined) return { kind: 'score', score, from };
  return { kind: 'score', score, item: reader.oneOf(fields, 'item', path, SCORE_ITEMS[score]), from };
}

function parseCodes(
  reader: FieldReader,
  fields: Fields,
  path: string,
  pattern: RegExp,
  terminology: string,
): readonly string[] {
  const place = join(path, 'codes');
  return reader.list(fields['codes'], place).map((code, index) => {
    if (typeof code !== 'string' || !pattern.test(code)) {
      const remedy = 'write capitals and digits';
      reader.report(`${place}.${index}`, `is not how ${terminology} codes begin`, remedy);
    }
    return String(code);
  });
}
