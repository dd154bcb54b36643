import { isLocalDay } from '../calendar';
import { join, type FieldReader, type Fields } from '../pathways/field-reader';
import type { ScriptSignature } from './call-script';

/** A text that may be absent, but not empty. */
export function optionalText(
  reader: FieldReader,
  fields: Fields,
  key: string,
  path: string,
): string | undefined {
  return fields[key] === undefined ? undefined : reader.text(fields, key, path);
}

/** A list of texts; empty when the field is absent. */
export function texts(reader: FieldReader, fields: Fields, key: string, path: string): readonly string[] {
  if (fields[key] === undefined) return [];
  const entries = reader.list(fields[key], join(path, key));
  return entries.map((entry, index) =>
    reader.text({ [index]: entry }, String(index), `${path === '' ? '' : `${path}.`}${key}`),
  );
}

/** A list of codes out of a known set; empty when the field is absent. */
export function codes<Code extends string>(
  reader: FieldReader,
  fields: Fields,
  key: string,
  path: string,
  known: readonly [Code, ...Code[]],
): readonly Code[] {
  return texts(reader, fields, key, path).map((value) => reader.oneOf({ [key]: value }, key, path, known));
}

/** `true`, `false`, or absent for false. */
export function flag(reader: FieldReader, fields: Fields, key: string, path: string): boolean {
  const value = fields[key];
  if (typeof value !== 'boolean' && value !== undefined) {
    reader.report(join(path, key), 'is neither true nor false', 'write true, or remove the line');
  }
  return value === true;
}

/**
 * Reads `signature`. A signature is given to one version: after any change the version changes and the file is
 * signed again.
 */
export function parseSignature(reader: FieldReader, value: unknown, version: string): ScriptSignature {
  const fields = reader.mapping(value, 'signature', ['state', 'by', 'on', 'version']);
  if (reader.oneOf(fields, 'state', 'signature', ['unsigned', 'signed']) === 'unsigned') {
    return { state: 'unsigned' };
  }
  const on = reader.text(fields, 'on', 'signature');
  if (!isLocalDay(on)) reader.report('signature.on', 'is not an existing day', "write it as 'YYYY-MM-DD'");
  if (reader.text(fields, 'version', 'signature') !== version) {
    reader.report(
      'signature.version',
      'is not the version of this file',
      'have this version signed, or write `state: unsigned`',
    );
  }
  return { state: 'signed', by: reader.text(fields, 'by', 'signature'), on };
}
