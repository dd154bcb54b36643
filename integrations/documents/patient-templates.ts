import { InvalidTemplates } from './parse-templates';
import { placeholdersOf, type MessageTemplate } from './templates';

/** Words for what happens to appointments: one kind of change, or several at once. */
export const PATIENT_TEXTS = [
  'appointment-reminder',
  'appointment-moved',
  'appointment-cancelled',
  'appointment-change',
  'slot-offer',
] as const;
export type PatientText = (typeof PATIENT_TEXTS)[number];

/** An SMS about one time, about several, and where these do not fit. */
export interface SmsTemplate {
  readonly one: string;
  readonly several: string;
  readonly shorter: string;
}

/** One version of everything patients are written. */
export interface PatientTemplates {
  readonly version: string;
  readonly answers: Readonly<Record<'both' | 'link' | 'phone', string>>;
  readonly places: Readonly<Record<'address' | 'city' | 'home' | 'remote', string>>;
  readonly changes: Readonly<Record<'moved' | 'cancelled', string>>;
  readonly sms: Readonly<Record<PatientText, SmsTemplate>>;
  readonly mails: Readonly<Record<PatientText, MessageTemplate>>;
}

const ANSWER = ['link', 'servicePhone'];
const PLACE = ['line', 'city'];
const SMS = ['when', 'place', 'count', 'list', 'first', 'answer', 'answerBy'];
const MAIL = ['list', 'answer', 'answerBy'];

type Fields = Readonly<Record<string, unknown>>;

/**
 * @param data what `data/messages/patients-fr.yaml` holds
 * @throws InvalidTemplates naming everything that is missing, and every placeholder where it may not stand
 */
export function parsePatientTemplates(data: unknown): PatientTemplates {
  const problems: string[] = [];
  const mapping = (value: unknown, path: string): Fields => {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Fields;
    problems.push(`${path} is not a mapping`);
    return {};
  };
  const text = (value: unknown, path: string, allowed: readonly string[]): string => {
    if (typeof value !== 'string' || value.trim() === '') {
      problems.push(`${path} is not a text`);
      return '';
    }
    for (const name of placeholdersOf(value).filter((used) => !allowed.includes(used))) {
      problems.push(`${path} may not have the placeholder ${name}`);
    }
    return value;
  };
  const texts = <Code extends string>(
    value: unknown,
    path: string,
    codes: readonly Code[],
    allowed: readonly string[],
  ): Record<Code, string> => {
    const fields = mapping(value, path);
    const entries = codes.map((code) => [code, text(fields[code], `${path}.${code}`, allowed)]);
    return Object.fromEntries(entries) as Record<Code, string>;
  };
  const perText = <Value>(part: string, read: (value: unknown, path: string) => Value) => {
    const fields = mapping(root[part], part);
    const entries = PATIENT_TEXTS.map((name) => [name, read(fields[name], `${part}.${name}`)]);
    return Object.fromEntries(entries) as Record<PatientText, Value>;
  };
  const root = mapping(data, 'file');
  const templates: PatientTemplates = {
    version: text(root.version, 'version', []),
    answers: texts(root.answers, 'answers', ['both', 'link', 'phone'], ANSWER),
    places: texts(root.places, 'places', ['address', 'city', 'home', 'remote'], PLACE),
    changes: texts(root.changes, 'changes', ['moved', 'cancelled'], ['when']),
    sms: perText('sms', (value, path) => texts(value, path, ['one', 'several', 'shorter'], SMS)),
    mails: perText('mails', (value, path) => {
      const fields = mapping(value, path);
      return {
        subject: text(fields.subject, `${path}.subject`, []),
        text: text(fields.text, `${path}.text`, MAIL),
      };
    }),
  };
  if (problems.length > 0) throw new InvalidTemplates(problems);
  return templates;
}
