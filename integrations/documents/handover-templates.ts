import {
  CARE_KINDS,
  DISCHARGE_MODES,
  HEARING_STATES,
  PROTECTION_KINDS,
  RESULT_RECIPIENTS,
  SEXES,
} from '../../domain/discharge';
import { BREAK_RULES, LEFT_OPEN_KEEPERS } from '../../domain/follow-up';
import { HANDOVER_DIFFERENCE_CODES, type HandoverDifferenceCode } from '../../domain/handover';
import { InvalidTemplates } from './parse-templates';
import { placeholdersOf } from './templates';

/** Parts of a handover, in the order they are read. */
export const HANDOVER_SECTIONS = [
  'asked',
  'outcome',
  'news',
  'patient',
  'stay',
  'changed',
  'toDo',
  'awaited',
  'contacts',
  'pathway',
  'alerts',
  'safety',
] as const;
export type HandoverSectionKey = (typeof HANDOVER_SECTIONS)[number];

/** Sentences, and the placeholders each may hold; one whose placeholder has no value is left out. */
const SENTENCES = {
  title: [],
  titleAtEnd: [],
  version: ['version', 'madeAt'],
  recipient: ['name'],
  sender: ['name'],
  patient: ['name'],
  birthDate: ['birthDate'],
  birthDateAndAge: ['birthDate', 'age'],
  usedName: ['name', 'usedName'],
  discharge: ['hospital', 'at'],
  nothingAsked: [],
  footer: ['title', 'version', 'service', 'phone'],
  footerWithoutPhone: ['title', 'version', 'service'],
  confidential: [],
  confidentialOrganisers: [],
  request: ['care', 'dueAt', 'answerBy'],
  answerByPhone: ['phone'],
  closing: ['reason', 'at'],
  leftOpen: [],
  nothingLeftOpen: [],
  leftOpenItem: ['what', 'owner'],
  leftOpenBreak: ['alert'],
  sex: ['sex'],
  address: ['address'],
  staysElsewhere: ['address'],
  atWhose: ['name', 'address'],
  access: ['notes'],
  language: ['language'],
  hearing: ['hearing'],
  protection: ['measure'],
  ward: ['ward'],
  admittedAt: ['at'],
  dischargeMode: ['mode'],
  diagnoses: ['codes'],
  procedures: ['codes'],
  wardNotes: ['notes'],
  changed: ['change', 'details'],
  duration: ['days'],
  oneDay: [],
  firstDueAt: ['at'],
  appointment: ['at'],
  window: ['from', 'to'],
  before: ['to'],
  nobody: [],
  result: ['what', 'details'],
  someResult: ['number'],
  unnamedResult: [],
  expectedAt: ['at'],
  resultFor: ['recipient'],
  letter: ['states'],
  letterUnannounced: [],
  emergency: [],
  contact: ['name', 'role', 'phone'],
  phoneUnknown: [],
  pathway: ['title', 'version'],
  endsAt: ['at'],
  vigilance: ['vigilance'],
  call: ['call', 'from', 'to'],
  firstContact: [],
  callOfDay: ['day'],
  otherCall: [],
  alert: ['alert', 'grade', 'at'],
  safetyNote: ['text', 'at'],
  andOthers: ['count'],
  cutShort: [],
} as const satisfies Readonly<Record<string, readonly string[]>>;
export type HandoverSentence = keyof typeof SENTENCES;

const DIFFERENCE_PLACEHOLDERS = ['subject', 'care', 'at', 'became'];
const COLUMNS = ['care', 'when', 'who', 'state'] as const;

/** Words for codes: lists that know every code, and those that hold what is known. */
const CODES = {
  professions: CARE_KINDS,
  practitioners: CARE_KINDS,
  careStatuses: ['to-arrange', 'requested', 'arranged', 'in-place', 'already', 'not-needed', 'failed'],
  breaks: Object.keys(BREAK_RULES),
  grades: ['fragile', 'late', 'broken'],
  letterStates: ['announced', 'sentByHospital', 'gpHasIt', 'patientHasIt'],
  resultStatuses: ['unowned', 'awaited', 'received'],
  resultRecipients: RESULT_RECIPIENTS,
  contactRoles: ['service', 'ward', 'general-practitioner', 'professional', 'relative', 'patient'],
  dischargeModes: DISCHARGE_MODES,
  sexes: SEXES,
  hearing: HEARING_STATES,
  protection: PROTECTION_KINDS,
  changes: ['new', 'resumed'],
  vigilance: ['simple', 'reinforced', 'unknown'],
  closingReasons: [
    'completed',
    'stood-down',
    'refused',
    'unreachable',
    'readmitted',
    'died',
    'moved',
    'error',
  ],
  leftOpen: ['call', 'handover', 'closing-summary', 'check', 'result'],
  owners: ['operators', 'team-leads', 'on-call-clinicians', 'wards', 'person'],
  keepers: LEFT_OPEN_KEEPERS,
  cares: [],
  relationships: [],
} as const satisfies Readonly<Record<string, readonly string[]>>;
export type HandoverWordList = keyof typeof CODES;

type Texts<Key extends string> = Readonly<Record<Key, string>>;

/** One version of the words of handovers. */
export interface HandoverTemplates {
  readonly version: string;
  readonly headings: Texts<HandoverSectionKey | 'toDoAtEnd'>;
  readonly sentences: Texts<HandoverSentence>;
  readonly columns: Texts<(typeof COLUMNS)[number]>;
  readonly caption: string;
  readonly differences: Texts<HandoverDifferenceCode | 'care-without-professional'>;
  readonly words: Readonly<Record<HandoverWordList, Readonly<Record<string, string>>>>;
}

type Fields = Readonly<Record<string, unknown>>;

/**
 * @param data what `data/messages/handover-fr.yaml` holds
 * @throws InvalidTemplates naming everything that is missing, and every placeholder where it may not stand
 */
export function parseHandoverTemplates(data: unknown): HandoverTemplates {
  const problems: string[] = [];
  const mapping = (value: unknown, path: string): Fields => {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Fields;
    problems.push(`${path} is not a mapping`);
    return {};
  };
  const text = (value: unknown, path: string, allowed: readonly string[]): string => {
    if (typeof value !== 'string' || value.trim() === '' || value.includes('\n')) {
      problems.push(`${path} is not a text of one line`);
      return '';
    }
    for (const name of placeholdersOf(value).filter((used) => !allowed.includes(used))) {
      problems.push(`${path} may not have the placeholder ${name}`);
    }
    return value;
  };
  const texts = <Key extends string>(
    part: string,
    keys: readonly Key[],
    allowedIn: (key: Key) => readonly string[] = () => [],
  ): Texts<Key> => {
    const fields = mapping(root[part], part);
    const entries = keys.map((key) => [key, text(fields[key], `${part}.${key}`, allowedIn(key))]);
    return Object.fromEntries(entries) as Texts<Key>;
  };
  const words = (list: HandoverWordList): Texts<string> => {
    const fields = mapping(lists[list], `words.${list}`);
    const keys = new Set([...CODES[list], ...Object.keys(fields)]);
    return Object.fromEntries([...keys].map((key) => [key, text(fields[key], `words.${list}.${key}`, [])]));
  };
  const root = mapping(data, 'file');
  const lists = mapping(root.words, 'words');
  const templates: HandoverTemplates = {
    version: text(root.version, 'version', []),
    headings: texts('headings', [...HANDOVER_SECTIONS, 'toDoAtEnd']),
    sentences: texts('sentences', Object.keys(SENTENCES) as HandoverSentence[], (key) => SENTENCES[key]),
    columns: texts('columns', COLUMNS),
    caption: text(root.caption, 'caption', []),
    differences: texts(
      'differences',
      [...HANDOVER_DIFFERENCE_CODES, 'care-without-professional'],
      () => DIFFERENCE_PLACEHOLDERS,
    ),
    words: Object.fromEntries(
      (Object.keys(CODES) as HandoverWordList[]).map((list) => [list, words(list)]),
    ) as HandoverTemplates['words'],
  };
  if (problems.length > 0) throw new InvalidTemplates(problems);
  return templates;
}
