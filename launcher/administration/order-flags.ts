import { parseArgs } from 'node:util';
import { z } from 'zod';
import { isLocalDay } from '../../domain/calendar';
import { CARE_KINDS } from '../../domain/discharge';
import { isValidFiness, isValidRpps, parsePhone } from '../../domain/identifiers';
import {
  isDepartmentCode,
  LONGEST_ANSWER_MINUTES,
  ON_CALL_KINDS,
  parseWeeklyDuty,
  tenDigitsOf,
} from '../../domain/on-call';
import { ROLES } from '../../security/permissions';
import { isUuid } from '../../security/uuid';
import { LauncherFailure } from '../failure';

/** Flags that stand alone; all others have a value. */
const SWITCHES: readonly string[] = ['api-key'];

/** Programs of our own have no account. */
const PEOPLE_ROLES = ROLES.filter((role) => role !== 'service');

const text = (name: string) => z.string(`--${name} is required.`).trim().min(1, `--${name} is empty.`);

const mailbox = (name: string) =>
  z
    .string(`--${name} is required.`)
    .trim()
    .toLowerCase()
    .pipe(z.email(`--${name} must be an e-mail address.`));

const finess = (name: string) =>
  text(name).refine(
    isValidFiness,
    `--${name} must be a FINESS number: nine characters, the last one its key.`,
  );

const rpps = (name: string) =>
  text(name).refine(isValidRpps, `--${name} must be an RPPS number: eleven digits, the last one their key.`);

/** Flags that several orders have. */
export const flag = {
  name: text('name'),
  organisation: text('organisation'),
  finess: finess('finess'),
  hospital: finess('hospital').optional(),
  rpps: rpps('rpps'),
  professional: rpps('professional').optional(),
  role: z.enum(PEOPLE_ROLES, `--role must be one of ${PEOPLE_ROLES.join(', ')}.`),
  profession: z.enum(CARE_KINDS, `--profession must be one of ${CARE_KINDS.join(', ')}.`),
  practice: text('practice'),
  postalCode: text('postal-code').regex(/^\d{5}$/, '--postal-code must be five digits.'),
  city: text('city'),
  email: mailbox('email'),
  mail: mailbox('mail').optional(),
  secureMail: mailbox('secure-mail').optional(),
  phone: text('phone')
    .refine((value) => parsePhone(value).valid, '--phone must be a telephone number.')
    .transform((value) => parsePhone(value).number)
    .optional(),
  apiKey: z.boolean().default(false),
  /** As printed when the key was made, or as it stands in the key: without hyphens. */
  keyId: text('id')
    .toLowerCase()
    .transform((value) => value.replaceAll('-', ''))
    .pipe(z.string().regex(/^[0-9a-f]{32}$/, '--id must be the id of a key.'))
    .transform((value) => value.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')),
  factId: text('id').toLowerCase(),
};

const localDay = (name: string) =>
  text(name).refine(isLocalDay, `--${name} must be a day: YYYY-MM-DD.`).optional();

const tenDigits = (name: string) =>
  text(name)
    .refine((value) => tenDigitsOf(value) !== null, `--${name} must be a telephone number of ten digits.`)
    .transform((value) => tenDigitsOf(value) ?? value);

const minutes = (name: string, most: number) =>
  z.coerce
    .number(`--${name} must be a number from 1 to ${most}.`)
    .int(`--${name} must be a number from 1 to ${most}.`)
    .min(1, `--${name} must be a number from 1 to ${most}.`)
    .max(most, `--${name} must be a number from 1 to ${most}.`);

const LINES_MAXIMUM = 99;

/** Flags of the orders about who is on call. */
export const onCallFlag = {
  hospital: finess('hospital'),
  position: minutes('position', LINES_MAXIMUM),
  kind: z.enum(ON_CALL_KINDS, `--kind must be one of ${ON_CALL_KINDS.join(', ')}.`),
  label: text('label'),
  phone: tenDigits('phone'),
  answerMinutes: minutes('answer-minutes', LONGEST_ANSWER_MINUTES),
  hours: text('hours').refine(
    (value) => parseWeeklyDuty(value) !== null,
    '--hours must be "always", or hours of weekdays: "mon-fri 08:00-18:00, sat 20:00-08:00".',
  ),
  firstDay: localDay('first-day'),
  lastDay: localDay('last-day'),
  lineId: text('id').refine(isUuid, '--id must be the id of a line.'),
  department: text('department').refine(
    isDepartmentCode,
    '--department must be the code of a département: 62, 2A, 974.',
  ),
  number: tenDigits('number'),
  verifiedOn: localDay('verified-on'),
};

/**
 * Reads the flags of an order.
 *
 * @throws LauncherFailure with one sentence per fault
 */
export function parseOrderFlags<Schema extends z.ZodObject>(
  schema: Schema,
  args: readonly string[],
): z.output<Schema> {
  const options = Object.fromEntries(
    Object.keys(schema.shape).map((name) => [
      name,
      { type: SWITCHES.includes(name) ? ('boolean' as const) : ('string' as const) },
    ]),
  );
  const parsed = schema.safeParse(valuesOf(args, options));
  if (parsed.success) return parsed.data;
  throw new LauncherFailure(parsed.error.issues.map((issue) => issue.message).join('\n'));
}

function valuesOf(args: readonly string[], options: Record<string, { type: 'boolean' | 'string' }>) {
  try {
    return parseArgs({ args: [...args], options, strict: true, allowPositionals: false }).values;
  } catch (error) {
    throw new LauncherFailure(error instanceof Error ? error.message : String(error), { cause: error });
  }
}
