import { join, type FieldReader, type Fields } from '../pathways/field-reader';
import { CALL_OUTCOMES } from '../follow-up';
import {
  CALL_DAYS,
  CALL_FACTS,
  VISIT_OUTCOMES,
  VISITED_CARES,
  type CallAnswer,
  type CallQuestion,
  type QuestionCondition,
  type RaisingCase,
  type SaidVisit,
} from './call-script';
import { codes, flag, optionalText, texts } from './read-fields';

const QUESTION_FIELDS = [
  'id',
  'text',
  'type',
  'core',
  'validation',
  'condition',
  'thresholds',
  'instruction',
  'answers',
] as const;
const ANSWER_FIELDS = [
  'value',
  'label',
  'action',
  'break',
  'opens',
  'instruction',
  'outcome',
  'visits',
  'raisedIf',
] as const;

/** Reads `questions`; places are named by question and answer, e.g. `questions.GEN-05.answers.tete`. */
export function parseQuestions(reader: FieldReader, value: unknown): CallQuestion[] {
  return reader.list(value, 'questions').map((entry, index) => {
    const id = reader.text(reader.mapping(entry, `questions.${index}`), 'id', `questions.${index}`);
    return parseQuestion(reader, entry, id, `questions.${id === '' ? index : id}`);
  });
}

function parseQuestion(reader: FieldReader, value: unknown, id: string, path: string): CallQuestion {
  const fields = reader.mapping(value, path, QUESTION_FIELDS);
  const instruction = optionalText(reader, fields, 'instruction', path);
  if (fields['text'] === null && instruction === undefined) {
    reader.report(
      `${path}.text`,
      'is missing',
      'give the question a text, or an instruction to the operator',
    );
  }
  return {
    id,
    text: fields['text'] === null ? null : reader.text(fields, 'text', path),
    type: parseType(reader, fields, path),
    core: flag(reader, fields, 'core', path),
    validation: reader.oneOf(fields, 'validation', path, ['to-sign', 'not-needed']),
    ...(fields['condition'] !== undefined && {
      condition: parseCondition(reader, fields['condition'], `${path}.condition`),
    }),
    thresholds: parseThresholds(reader, fields, path),
    ...(instruction !== undefined && { instruction }),
    answers: parseAnswers(reader, fields['answers'], `${path}.answers`),
  };
}

function parseType(reader: FieldReader, fields: Fields, path: string): CallQuestion['type'] {
  if (fields['type'] === undefined) return 'choice';
  return reader.oneOf(fields, 'type', path, ['number', 'text']);
}

function parseThresholds(reader: FieldReader, fields: Fields, path: string): Record<string, number> {
  if (fields['thresholds'] === undefined) return {};
  const entries = Object.entries(reader.mapping(fields['thresholds'], `${path}.thresholds`));
  return Object.fromEntries(
    entries.map(([name, value]) => {
      if (typeof value === 'number' && Number.isFinite(value)) return [name, value];
      reader.report(`${path}.thresholds.${name}`, 'is not a number', 'write digits, with a point');
      return [name, 0];
    }),
  );
}

function parseCondition(reader: FieldReader, value: unknown, path: string): QuestionCondition {
  const fields = reader.mapping(value, path, ['label', 'facts', 'callDays']);
  const condition = {
    label: reader.text(fields, 'label', path),
    facts: codes(reader, fields, 'facts', path, CALL_FACTS),
    callDays: codes(reader, fields, 'callDays', path, CALL_DAYS),
  };
  if (condition.facts.length + condition.callDays.length === 0) {
    reader.report(path, 'can never hold', 'give it `facts` or `callDays`');
  }
  return condition;
}

function parseAnswers(reader: FieldReader, value: unknown, path: string): CallAnswer[] {
  const answers = reader.list(value, path).map((entry, index) => {
    const known = reader.text(reader.mapping(entry, `${path}.${index}`), 'value', `${path}.${index}`);
    return parseAnswer(reader, entry, known, join(path, known === '' ? String(index) : known));
  });
  for (const [index, { value: code }] of answers.entries()) {
    if (answers.findIndex((answer) => answer.value === code) !== index) {
      reader.report(join(path, code), 'is there more than once', 'give each answer its own value');
    }
  }
  return answers;
}

function parseAnswer(reader: FieldReader, data: unknown, value: string, path: string): CallAnswer {
  const fields = reader.mapping(data, path, ANSWER_FIELDS);
  const breakCode = optionalText(reader, fields, 'break', path);
  const instruction = optionalText(reader, fields, 'instruction', path);
  return {
    value,
    label: reader.text(fields, 'label', path),
    action: reader.text(fields, 'action', path),
    ...(breakCode !== undefined && { breakCode }),
    opens: texts(reader, fields, 'opens', path),
    ...(instruction !== undefined && { instruction }),
    ...(fields['outcome'] !== undefined && {
      outcome: reader.oneOf(fields, 'outcome', path, CALL_OUTCOMES),
    }),
    visits: parseEach(reader, fields, 'visits', path, parseVisit),
    raisedIf: parseEach(reader, fields, 'raisedIf', path, parseCase),
  };
}

function parseEach<Entry>(
  reader: FieldReader,
  fields: Fields,
  name: 'visits' | 'raisedIf',
  path: string,
  parse: (reader: FieldReader, value: unknown, path: string) => Entry,
): Entry[] {
  if (fields[name] === undefined) return [];
  return reader
    .list(fields[name], `${path}.${name}`)
    .map((entry, index) => parse(reader, entry, `${path}.${name}.${index}`));
}

function parseVisit(reader: FieldReader, value: unknown, path: string): SaidVisit {
  const fields = reader.mapping(value, path, ['care', 'outcome']);
  return {
    care: reader.oneOf(fields, 'care', path, VISITED_CARES),
    outcome: reader.oneOf(fields, 'outcome', path, VISIT_OUTCOMES),
  };
}

function parseCase(reader: FieldReader, value: unknown, path: string): RaisingCase {
  const fields = reader.mapping(value, path, ['code', 'label', 'action', 'facts', 'abnormalIn']);
  return {
    code: reader.text(fields, 'code', path),
    label: reader.text(fields, 'label', path),
    action: reader.text(fields, 'action', path),
    facts: codes(reader, fields, 'facts', path, CALL_FACTS),
    abnormalIn: texts(reader, fields, 'abnormalIn', path),
  };
}
