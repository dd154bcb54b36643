import { isLocalDay } from '../calendar';
import { join, type Fields } from './field-reader';
import { dueDayFrom, isStayCounting, type ParameterReader } from './parameter-reader';
import type { Disagreement, ParameterValue, PathwayParameter, PathwaySignature, Signature } from './pathway';

/**
 * Reads `parameters` and lets the reader know them.
 *
 * @param inherited parameters of the pathway it inherits from; their names are taken
 * @param moreUnknown whether that pathway could not be read, and may have others
 */
export function parseParameters(
  reader: ParameterReader,
  value: unknown,
  inherited: Readonly<Record<string, PathwayParameter>>,
  moreUnknown: boolean,
): Readonly<Record<string, PathwayParameter>> {
  const fields = value === undefined ? {} : reader.mapping(value, 'parameters');
  const unreadable: string[] = [];
  const own = Object.keys(fields).map((name) => {
    const before = reader.problems.length;
    const path = join('parameters', name);
    if (Object.hasOwn(inherited, name)) {
      const problem = 'is already a parameter of the pathway it inherits from';
      reader.report(path, problem, 'give it another name, and replace the steps that use it');
    }
    const parameter = parseParameter(reader, fields[name], path);
    if (reader.problems.length > before) unreadable.push(name);
    return [name, parameter] as const;
  });
  const parameters = { ...inherited, ...Object.fromEntries(own) };
  reader.use(parameters, unreadable, moreUnknown);
  return parameters;
}

function parseParameter(reader: ParameterReader, value: unknown, path: string): PathwayParameter {
  const fields = reader.mapping(value, path, ['value', 'source', 'otherwise', 'signature', 'note']);
  const { otherwise = [], note } = fields;
  return {
    value: parseValue(reader, fields, path),
    source: reader.text(fields, 'source', path),
    otherwise: isEmptyList(otherwise) ? [] : parseDisagreements(reader, otherwise, join(path, 'otherwise')),
    signature: parseValueSignature(reader, fields['signature'], join(path, 'signature')),
    ...(note !== undefined && { note: reader.text(fields, 'note', path) }),
  };
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

function parseDisagreements(reader: ParameterReader, value: unknown, path: string): Disagreement[] {
  return reader.list(value, path).map((entry, index) => {
    const place = join(path, String(index));
    const fields = reader.mapping(entry, place, ['value', 'source']);
    return { value: parseValue(reader, fields, place), source: reader.text(fields, 'source', place) };
  });
}

function parseValue(reader: ParameterReader, fields: Fields, path: string): ParameterValue {
  const { value } = fields;
  if (isStayCounting(value)) return value;
  const due = dueDayFrom(value);
  if (due !== undefined) return due;
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0) return value;
  reader.report(
    join(path, 'value'),
    'is neither a day nor a whole number',
    'write J7, M1, JO2, or digits only, without a unit',
  );
  return 0;
}

function parseValueSignature(reader: ParameterReader, value: unknown, path: string): Signature {
  const fields = reader.mapping(value, path, ['state', 'by', 'on']);
  if (reader.oneOf(fields, 'state', path, ['unsigned', 'signed']) === 'unsigned') {
    return { state: 'unsigned' };
  }
  return parseSigned(reader, fields, path);
}

/** Reads the `signature` of the whole file. */
export function parseSignature(reader: ParameterReader, value: unknown): PathwaySignature {
  const fields = reader.mapping(value, 'signature', ['state', 'awaiting', 'by', 'on']);
  if (reader.oneOf(fields, 'state', 'signature', ['unsigned', 'signed']) === 'unsigned') {
    const awaiting = reader.list(fields['awaiting'], 'signature.awaiting').map(String);
    return { state: 'unsigned', awaiting };
  }
  return parseSigned(reader, fields, 'signature');
}

function parseSigned(
  reader: ParameterReader,
  fields: Fields,
  path: string,
): Extract<Signature, { state: 'signed' }> {
  const by = reader.text(fields, 'by', path);
  const on = reader.text(fields, 'on', path);
  if (on !== '' && !isLocalDay(on)) {
    reader.report(join(path, 'on'), 'is not an existing day', "write it as 'YYYY-MM-DD'");
  }
  return { state: 'signed', by, on };
}
