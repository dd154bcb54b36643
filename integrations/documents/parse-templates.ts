import { LEFT_OPEN_KEEPERS, type ClosingReason, type MessageKind } from '../../domain/follow-up';
import {
  LETTER_PLACEHOLDERS,
  NOTICE_PLACEHOLDERS,
  placeholdersOf,
  type MessageTemplate,
  type MessageTemplates,
  type MessageWords,
} from './templates';

/** Message templates that cannot be used; the service does not start with them. */
export class InvalidTemplates extends Error {
  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'InvalidTemplates';
  }
}

const KINDS = Object.keys({
  'handover-notice': true,
  'handover-copy': true,
  offer: true,
  'offer-withdrawn': true,
  'closing-summary': true,
  'death-notice': true,
  'follow-up-stopped': true,
} satisfies Record<MessageKind, true>) as MessageKind[];
const LETTER_KINDS = [...KINDS, 'resumption'] as const;

const CLOSING_REASONS = Object.keys({
  completed: true,
  'stood-down': true,
  refused: true,
  unreachable: true,
  readmitted: true,
  died: true,
  moved: true,
  error: true,
} satisfies Record<ClosingReason, true>) as ClosingReason[];

/**
 * Reads templates out of parsed data.
 *
 * @param data what the YAML file holds
 * @throws InvalidTemplates naming everything that is missing, and every placeholder where it may not stand: none
 *   in a subject, none about a person in a notice
 */
export function parseTemplates(data: unknown): MessageTemplates {
  const reader = new TemplateReader();
  const root = reader.mapping(data, 'file');
  const templates: MessageTemplates = {
    version: reader.text(root, 'version', ''),
    letters: reader.templates(root, 'letters', LETTER_KINDS, LETTER_PLACEHOLDERS),
    notices: reader.templates(root, 'notices', KINDS, NOTICE_PLACEHOLDERS),
    texts: reader.texts(root, 'texts', NOTICE_PLACEHOLDERS),
    words: wordsOf(reader, reader.mapping(root.words, 'words')),
  };
  if (reader.problems.length > 0) throw new InvalidTemplates(reader.problems);
  return templates;
}

function wordsOf(reader: TemplateReader, words: Fields): MessageWords {
  const leftOpen = reader.mapping(words.leftOpen, 'words.leftOpen');
  const inLeftOpen = (key: string) => reader.text(leftOpen, key, 'words.leftOpen.');
  return {
    cares: reader.freeWords(words.cares, 'words.cares'),
    otherCare: reader.text(words, 'otherCare', 'words.'),
    offerFates: reader.words(words.offerFates, 'words.offerFates', ['filled', 'withdrawn']),
    closingReasons: reader.words(words.closingReasons, 'words.closingReasons', CLOSING_REASONS),
    leftOpen: {
      cares: reader.freeWords(leftOpen.cares, 'words.leftOpen.cares'),
      otherCare: inLeftOpen('otherCare'),
      call: inLeftOpen('call'),
      breaks: reader.freeWords(leftOpen.breaks, 'words.leftOpen.breaks'),
      handover: inLeftOpen('handover'),
      'closing-summary': inLeftOpen('closing-summary'),
      check: inLeftOpen('check'),
      result: inLeftOpen('result'),
    },
    nothingLeftOpen: reader.text(words, 'nothingLeftOpen', 'words.'),
    keepers: reader.words(words.keepers, 'words.keepers', LEFT_OPEN_KEEPERS),
    owners: reader.words(words.owners, 'words.owners', [
      'operators',
      'team-leads',
      'on-call-clinicians',
      'wards',
      'person',
    ]),
  };
}

type Fields = Readonly<Record<string, unknown>>;

/** Reads field by field and collects the problems, so that one reading names them all. */
class TemplateReader {
  readonly problems: string[] = [];

  mapping(value: unknown, path: string): Fields {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Fields;
    this.problems.push(`${path} is not a mapping`);
    return {};
  }

  text(fields: Fields, key: string, prefix: string): string {
    const value = fields[key];
    if (typeof value === 'string' && value.trim() !== '') return value;
    this.problems.push(`${prefix}${key} is not a text`);
    return '';
  }

  words<Code extends string>(value: unknown, path: string, codes: readonly Code[]): Record<Code, string> {
    const fields = this.mapping(value, path);
    const entries = codes.map((code) => [code, this.text(fields, code, `${path}.`)] as const);
    return Object.fromEntries(entries) as Record<Code, string>;
  }

  freeWords(value: unknown, path: string): Record<string, string> {
    return this.words(value, path, Object.keys(this.mapping(value, path)));
  }

  templates<Kind extends string>(
    root: Fields,
    part: string,
    kinds: readonly Kind[],
    allowed: readonly string[],
  ): Record<Kind, MessageTemplate> {
    const fields = this.mapping(root[part], part);
    const entries = kinds.map((kind) => [kind, this.template(fields[kind], `${part}.${kind}`, allowed)]);
    return Object.fromEntries(entries) as Record<Kind, MessageTemplate>;
  }

  texts(root: Fields, part: string, allowed: readonly string[]): Record<MessageKind, string> {
    const texts = this.words(root[part], part, KINDS);
    for (const [kind, text] of Object.entries(texts)) this.allowOnly(text, `${part}.${kind}`, allowed);
    return texts;
  }

  private template(value: unknown, path: string, allowed: readonly string[]): MessageTemplate {
    const fields = this.mapping(value, path);
    const subject = this.text(fields, 'subject', `${path}.`);
    const text = this.text(fields, 'text', `${path}.`);
    for (const name of placeholdersOf(subject)) {
      this.problems.push(`${path}.subject has the placeholder ${name}: a subject holds none`);
    }
    this.allowOnly(text, `${path}.text`, allowed);
    return { subject, text };
  }

  private allowOnly(text: string, path: string, allowed: readonly string[]): void {
    for (const name of placeholdersOf(text).filter((used) => !allowed.includes(used))) {
      this.problems.push(`${path} may not have the placeholder ${name}`);
    }
  }
}
