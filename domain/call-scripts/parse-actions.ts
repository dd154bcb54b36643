import { FieldReader, type Fields } from '../pathways/field-reader';
import { URGENCIES } from '../follow-up';
import type { ActionCatalogue, ActionClock, ActionFallback, CallAction } from './call-script';
import { BREAK_CODES, InvalidCallScript } from './problems';
import { flag, optionalText, parseSignature, texts } from './read-fields';

const CLOCKS: readonly [ActionClock, ...ActionClock[]] = [
  'continuous',
  'service',
  'same-day',
  'working-day-end',
];
const ACTION_FIELDS = [
  'code',
  'label',
  'who',
  'deadlineMinutes',
  'clock',
  'clockRule',
  'phrase',
  'interrupts',
  'break',
  'urgency',
  'steps',
  'afterwards',
  'ifFails',
] as const;

/**
 * Checks the catalogue of actions.
 *
 * @param data parsed content of the file
 * @param file name to show in the errors
 * @throws InvalidCallScript naming every problem by file, place and remedy
 */
export function parseActions(data: unknown, file: string): ActionCatalogue {
  const reader = new FieldReader(file);
  const fields = reader.mapping(data, '', [
    'key',
    'version',
    'signature',
    'priority',
    'actions',
    'alertWords',
  ]);
  const version = reader.text(fields, 'version', '');
  const actions = reader.list(fields['actions'], 'actions').map((value, index) => {
    return parseAction(reader, value, index);
  });
  const catalogue: ActionCatalogue = {
    key: reader.text(fields, 'key', ''),
    version,
    signature: parseSignature(reader, fields['signature'], version),
    actions: inOrder(reader, actions, texts(reader, fields, 'priority', '')),
    alertWords: parseAlertWords(reader, fields['alertWords']),
  };
  checkActions(reader, catalogue);
  if (reader.problems.length > 0) throw new InvalidCallScript(reader.problems);
  return catalogue;
}

function parseAction(reader: FieldReader, value: unknown, index: number): CallAction {
  const fields = reader.mapping(value, `actions.${index}`);
  const code = reader.text(fields, 'code', `actions.${index}`);
  const path = `actions.${code}`;
  reader.mapping(value, path, ACTION_FIELDS);
  const phrase = optionalText(reader, fields, 'phrase', path);
  const afterwards = optionalText(reader, fields, 'afterwards', path);
  const breakCode = optionalText(reader, fields, 'break', path);
  const due = parseDue(reader, fields, path);
  return {
    code,
    label: reader.text(fields, 'label', path),
    who: reader.text(fields, 'who', path),
    ...(due && { due }),
    ...(phrase !== undefined && { phrase }),
    interrupts: flag(reader, fields, 'interrupts', path),
    ...(breakCode !== undefined && { breakCode }),
    ...(fields['urgency'] !== undefined && { urgency: reader.oneOf(fields, 'urgency', path, URGENCIES) }),
    steps: texts(reader, fields, 'steps', path),
    ...(afterwards !== undefined && { afterwards }),
    ...(fields['ifFails'] !== undefined && { ifFails: parseFallback(reader, fields['ifFails'], path) }),
  };
}

function parseDue(reader: FieldReader, fields: Fields, path: string): CallAction['due'] {
  if (fields['deadlineMinutes'] === undefined && fields['clock'] === undefined) return undefined;
  const clockRule = optionalText(reader, fields, 'clockRule', path);
  return {
    deadlineMinutes: reader.count(fields['deadlineMinutes'], `${path}.deadlineMinutes`, 0),
    clock: reader.oneOf(fields, 'clock', path, CLOCKS),
    ...(clockRule !== undefined && { clockRule }),
  };
}

function parseFallback(reader: FieldReader, value: unknown, path: string): ActionFallback {
  const fields = reader.mapping(value, `${path}.ifFails`, ['action', 'text']);
  return fields['action'] === undefined
    ? { text: reader.text(fields, 'text', `${path}.ifFails`) }
    : { action: reader.text(fields, 'action', `${path}.ifFails`) };
}

/** The actions, most urgent first: each named once in `priority`. */
function inOrder(
  reader: FieldReader,
  actions: readonly CallAction[],
  priority: readonly string[],
): CallAction[] {
  for (const { code } of actions) {
    if (priority.filter((ranked) => ranked === code).length !== 1) {
      reader.report('priority', `does not name ${code} once`, `give ${code} one place in the order`);
    }
    if (actions.filter((action) => action.code === code).length !== 1) {
      reader.report(`actions.${code}`, 'is there more than once', 'keep one of them');
    }
  }
  return priority.flatMap((code) => {
    const action = actions.find((candidate) => candidate.code === code);
    if (action === undefined) reader.report('priority', `names ${code}, which is no action`, 'remove it');
    return action === undefined ? [] : [action];
  });
}

function parseAlertWords(reader: FieldReader, value: unknown): Record<string, readonly string[]> {
  const fields = reader.mapping(value, 'alertWords');
  return Object.fromEntries(
    Object.keys(fields).map((code) => [code, texts(reader, fields, code, 'alertWords')]),
  );
}

/** Fallbacks and alert words lead to actions that exist; only the least urgent action asks nothing. */
function checkActions(reader: FieldReader, { actions, alertWords }: ActionCatalogue): void {
  const known = (code: string): boolean => actions.some((action) => action.code === code);
  for (const [index, { code, due, ifFails, breakCode }] of actions.entries()) {
    if (ifFails !== undefined && 'action' in ifFails && !known(ifFails.action)) {
      reader.report(
        `actions.${code}.ifFails`,
        `names ${ifFails.action}, which is no action`,
        'use a code of this file',
      );
    }
    if (breakCode !== undefined && !BREAK_CODES.includes(breakCode)) {
      reader.report(`actions.${code}.break`, `${breakCode} is no break code`, 'use R01 to R22');
    }
    const last = index === actions.length - 1;
    if ((due === undefined) !== last) {
      reader.report(
        `actions.${code}`,
        last ? 'is the least urgent action and has a deadline' : 'has no deadline',
        'only the last action of `priority` asks nothing of anybody',
      );
    }
  }
  for (const code of Object.keys(alertWords).filter((word) => !known(word))) {
    reader.report(`alertWords.${code}`, 'is no action', 'use a code of this file');
  }
}
