import type { ClosingReason, LeftOpenKeeper, MessageKind } from '../../domain/follow-up';

/** Subject and text of a message, with `{placeholders}`. */
export interface MessageTemplate {
  readonly subject: string;
  readonly text: string;
}

type Words<Code extends string = string> = Readonly<Record<Code, string>>;

/** Words for codes. */
export interface MessageWords {
  readonly cares: Words;
  readonly otherCare: string;
  readonly offerFates: Words<'filled' | 'withdrawn'>;
  readonly closingReasons: Words<ClosingReason>;
  readonly leftOpen: {
    readonly cares: Words;
    readonly otherCare: string;
    readonly call: string;
    readonly breaks: Words;
    readonly handover: string;
    readonly 'closing-summary': string;
    readonly check: string;
    readonly result: string;
  };
  readonly nothingLeftOpen: string;
  readonly keepers: Words<LeftOpenKeeper>;
  readonly owners: Words<'operators' | 'team-leads' | 'on-call-clinicians' | 'wards' | 'person'>;
}

/** One version of everything professionals are written. */
export interface MessageTemplates {
  readonly version: string;
  /** `resumption` stands for an offer that asks to go on with what was in place before the stay. */
  readonly letters: Readonly<Record<MessageKind | 'resumption', MessageTemplate>>;
  readonly notices: Readonly<Record<MessageKind, MessageTemplate>>;
  /** For SMS. */
  readonly texts: Words<MessageKind>;
  readonly words: MessageWords;
}

/** What a notice may hold: nothing of it is about a person. */
export const NOTICE_PLACEHOLDERS = ['servicePhone', 'link', 'answerBy'] as const;

export const LETTER_PLACEHOLDERS = [
  ...NOTICE_PLACEHOLDERS,
  'recipientName',
  'serviceName',
  'patientName',
  'birthDate',
  'hospitalName',
  'hospitalPhone',
  'dischargedAt',
  'careAsked',
  'careDueAt',
  'offerFate',
  'closingReason',
  'leftOpen',
] as const;

export type NoticePlaceholder = (typeof NOTICE_PLACEHOLDERS)[number];
export type LetterPlaceholder = (typeof LETTER_PLACEHOLDERS)[number];

const PLACEHOLDER = /\{([a-zA-Z]+)\}/g;

/** Names of the placeholders in a text. */
export function placeholdersOf(text: string): string[] {
  return [...text.matchAll(PLACEHOLDER)].map(([, name]) => name ?? '');
}

/**
 * Puts values in their places.
 *
 * @param values by placeholder; a line with a placeholder whose value is null is left out
 * @returns the text, without blank lines at its end
 */
export function fill(text: string, values: Readonly<Record<string, string | null>>): string {
  return text
    .split('\n')
    .filter((line) => placeholdersOf(line).every((name) => (values[name] ?? null) !== null))
    .map((line) => line.replace(PLACEHOLDER, (_whole, name: string) => values[name] ?? ''))
    .join('\n')
    .trimEnd();
}
