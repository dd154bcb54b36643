import { FieldReader, type Fields } from '../pathways/field-reader';
import {
  CALL_DAYS,
  type CallScriptFile,
  type CumulativeRule,
  type RequiredAnswer,
  type ScriptWindow,
} from './call-script';
import { parseQuestions } from './parse-questions';
import { InvalidCallScript } from './problems';
import { codes, optionalText, parseSignature, texts } from './read-fields';

const SCRIPT_FIELDS = [
  'key',
  'version',
  'title',
  'kind',
  'pathways',
  'signature',
  'callDays',
  'window',
  'inherits',
  'replaces',
  'sources',
  'starts',
  'cumulativeRule',
  'continuesIf',
  'questions',
] as const;

/**
 * Checks one file of questions by itself; what it names of other files is checked by `assembleCallScripts`.
 *
 * @param data parsed content of the file
 * @param file name to show in the errors
 * @throws InvalidCallScript naming every problem by file, place and remedy
 */
export function parseCallScript(data: unknown, file: string): CallScriptFile {
  const reader = new FieldReader(file);
  const fields = reader.mapping(data, '', SCRIPT_FIELDS);
  const version = reader.text(fields, 'version', '');
  const inherits = optionalText(reader, fields, 'inherits', '');
  const script: CallScriptFile = {
    file,
    key: reader.text(fields, 'key', ''),
    version,
    title: reader.text(fields, 'title', ''),
    kind: reader.oneOf(fields, 'kind', '', ['opening', 'call', 'side']),
    pathways: texts(reader, fields, 'pathways', ''),
    signature: parseSignature(reader, fields['signature'], version),
    callDays: codes(reader, fields, 'callDays', '', CALL_DAYS),
    ...(fields['window'] !== undefined && { window: parseWindow(reader, fields['window']) }),
    ...(inherits !== undefined && { inherits }),
    replaces: texts(reader, fields, 'replaces', ''),
    sources: texts(reader, fields, 'sources', ''),
    ...(fields['starts'] !== undefined && { starts: texts(reader, fields, 'starts', '') }),
    ...parseRule(reader, fields),
    continuesIf: parseRequired(reader, fields['continuesIf']),
    questions: parseQuestions(reader, fields['questions']),
  };
  if (reader.problems.length > 0) throw new InvalidCallScript(reader.problems);
  return script;
}

function parseRequired(reader: FieldReader, value: unknown): readonly RequiredAnswer[] {
  if (value === undefined) return [];
  return reader.list(value, 'continuesIf').map((entry, index) => {
    const path = `continuesIf.${index}`;
    const fields = reader.mapping(entry, path, ['question', 'value']);
    return { question: reader.text(fields, 'question', path), value: reader.text(fields, 'value', path) };
  });
}

function parseWindow(reader: FieldReader, value: unknown): ScriptWindow {
  const fields = reader.mapping(value, 'window', ['earliest', 'target', 'latest', 'ifClosed']);
  return {
    earliest: reader.oneOf(fields, 'earliest', 'window', CALL_DAYS),
    target: reader.oneOf(fields, 'target', 'window', CALL_DAYS),
    latest: reader.oneOf(fields, 'latest', 'window', CALL_DAYS),
    ifClosed: reader.text(fields, 'ifClosed', 'window'),
  };
}

function parseRule(reader: FieldReader, script: Fields): { cumulativeRule?: CumulativeRule } {
  if (script['cumulativeRule'] === undefined) return {};
  const path = 'cumulativeRule';
  const fields = reader.mapping(script[path], path, ['questions', 'abnormalFrom', 'action', 'validation']);
  return {
    cumulativeRule: {
      questions: texts(reader, fields, 'questions', path),
      abnormalFrom: reader.count(fields['abnormalFrom'], `${path}.abnormalFrom`, 2),
      action: reader.text(fields, 'action', path),
      validation: reader.oneOf(fields, 'validation', path, ['to-sign', 'not-needed']),
    },
  };
}
