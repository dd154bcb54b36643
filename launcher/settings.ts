import { join, resolve } from 'node:path';
import { z } from 'zod';
import { LauncherFailure } from './failure';
import { parseFlags, port, type SimulationAsked } from './flags';
import { findProjectRoot } from './project-root';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Where the master keys come from: `keyId:base64`, several separated by commas or lines, the current one first. */
export type MasterKeySource = { kind: 'value'; text: string } | { kind: 'file'; path: string };

/** A provider of SMS: its address, and the secret shared with it, both ways. */
export type SmsSettings = Readonly<Record<'url' | 'token', string>>;

/** Everything the launcher can be told. Paths are absolute. */
export interface Settings {
  readonly home: string;
  readonly cacheFolder: string;
  readonly listenAddress: string;
  readonly port: number;
  readonly mllpPort: number;
  /** Address people type in their browser, without a slash at the end. */
  readonly publicUrl: string;
  readonly logLevel: LogLevel;
  /** Absent: PostgreSQL is embedded. */
  readonly databaseUrl?: string;
  readonly databaseMigrationUrl?: string;
  /** Absent: Temporal's development server is embedded. */
  readonly temporalAddress?: string;
  readonly temporalNamespace: string;
  readonly temporalCli?: string;
  readonly temporalTestServer?: string;
  /** Absent: mail is caught locally. */
  readonly smtpUrl?: string;
  /** Of the secure health mail operator (MSSanté). Absent: secure mail is caught locally. */
  readonly secureSmtpUrl?: string;
  /** Where the provider takes SMS. Absent: SMS stay in the local outbox where mail is caught, else none are sent. */
  readonly sms?: SmsSettings;
  /** Sender of mails, `Name <address>`. */
  readonly mailFrom?: string;
  /** Whether mail without SMTP is caught on this machine; of itself in embedded mode, never in production. */
  readonly catchMail: boolean;
  /** Whether call scripts no clinician has signed may be used: of itself in the embedded demonstration only. */
  readonly unsignedScripts: boolean;
  /** Telephone number of the service, written beside every link. */
  readonly servicePhone?: string;
  /** How many reverse proxies stand in front of the API: their word on addresses is taken. */
  readonly trustedProxies: number;
  /** Absent only when PostgreSQL is embedded: then a key is generated under the home. */
  readonly masterKey?: MasterKeySource;
  /** Business seconds per real second, of `--speed`. */
  readonly speed?: number;
  /** False with `--no-demo`. */
  readonly demonstration: boolean;
  readonly simulation?: SimulationAsked; // of `--simulation`, `--no-simulation` and `--now`
}

/** What one of our own processes needs: everything is known. */
export interface ProcessSettings {
  readonly home: string;
  readonly listenAddress: string;
  readonly port: number;
  readonly mllpPort: number;
  readonly publicUrl: string;
  readonly logLevel: LogLevel;
  readonly databaseUrl: string;
  readonly temporalAddress: string;
  readonly temporalNamespace: string;
  readonly smtpUrl?: string;
  readonly secureSmtpUrl?: string;
  readonly sms?: SmsSettings;
  readonly mailFrom?: string;
  /** What is not sent by SMTP is caught on this machine: the demonstration only. */
  readonly catchMail: boolean;
  /** Call scripts no clinician has signed may be used: the demonstration only. */
  readonly unsignedScripts: boolean;
  /** Telephone number of the service, written beside every link. */
  readonly servicePhone?: string;
  readonly trustedProxies: number;
  readonly masterKey: MasterKeySource;
}

const logLevels = ['debug', 'info', 'warn', 'error'] as const;
export type LogLevel = (typeof logLevels)[number];

const url = (name: string, protocol: RegExp, example: string) =>
  z.url({ protocol, error: `${name} must be an address such as ${example}.` });

const environmentSchema = z.object({
  HOME: z.string().optional(),
  RELAIS_HOME: z.string().default('.relais'),
  HOST: z.string().optional(),
  PORT: port('PORT').default(3000),
  MLLP_PORT: port('MLLP_PORT').default(2575),
  PUBLIC_URL: url('PUBLIC_URL', /^https?$/, 'https://relais.example.org').optional(),
  LOG_LEVEL: z.enum(logLevels, `LOG_LEVEL must be one of ${logLevels.join(', ')}.`).default('info'),
  DATABASE_URL: url(
    'DATABASE_URL',
    /^postgres(ql)?$/,
    'postgresql://user:password@host:5432/relais',
  ).optional(),
  DATABASE_MIGRATION_URL: url(
    'DATABASE_MIGRATION_URL',
    /^postgres(ql)?$/,
    'postgresql://owner:password@host:5432/relais',
  ).optional(),
  TEMPORAL_ADDRESS: z
    .string()
    .regex(/^[^\s/]+:\d+$/, 'TEMPORAL_ADDRESS must be host:port.')
    .optional(),
  TEMPORAL_NAMESPACE: z.string().default('relais'),
  TEMPORAL_CLI: z.string().optional(),
  TEMPORAL_TEST_SERVER: z.string().optional(),
  SMTP_URL: url('SMTP_URL', /^smtps?$/, 'smtp://user:password@host:587').optional(),
  SECURE_SMTP_URL: url('SECURE_SMTP_URL', /^smtps?$/, 'smtp://user:password@host:587').optional(),
  SMS_URL: url('SMS_URL', /^https?$/, 'https://sms.example.org/messages').optional(),
  SMS_TOKEN: z.string().min(32, 'SMS_TOKEN must have at least 32 characters.').optional(),
  MAIL_FROM: z.string().optional(),
  UNSIGNED_SCRIPTS: z.enum(['yes', 'no'], 'UNSIGNED_SCRIPTS must be yes or no.').optional(),
  CATCH_MAIL: z.enum(['yes', 'no'], 'CATCH_MAIL must be yes or no.').optional(),
  SERVICE_PHONE: z.string().optional(),
  TRUSTED_PROXIES: z.coerce
    .number('TRUSTED_PROXIES must be a number of proxies.')
    .int('TRUSTED_PROXIES must be a number of proxies.')
    .min(0, 'TRUSTED_PROXIES must be a number of proxies.')
    .default(0),
  MASTER_KEY: z.string().optional(),
  MASTER_KEY_FILE: z.string().optional(),
});

type ParsedEnvironment = z.infer<typeof environmentSchema>;

/**
 * Reads the settings of the launcher.
 *
 * @param environment environment variables; an empty one counts as absent
 * @param args what follows the sub-command: `--speed N`, `--no-demo`, `--[no-]simulation`, `--port N`
 * @throws LauncherFailure with one sentence per fault
 */
export function readSettings(environment: Environment = process.env, args: readonly string[] = []): Settings {
  const values = parseEnvironment(environment);
  const flags = parseFlags(args);
  if (values.DATABASE_URL && !values.MASTER_KEY && !values.MASTER_KEY_FILE) {
    throw new LauncherFailure('MASTER_KEY or MASTER_KEY_FILE is required when DATABASE_URL is set.');
  }
  const home = resolve(findProjectRoot(), values.RELAIS_HOME);
  const listeningPort = flags.port ?? values.PORT;
  const masterKey = masterKeySource(values);
  return {
    home,
    cacheFolder: values.HOME ? join(values.HOME, '.cache', 'relais') : join(home, 'cache'),
    listenAddress: values.HOST ?? (values.DATABASE_URL ? '0.0.0.0' : '127.0.0.1'),
    port: listeningPort,
    mllpPort: values.MLLP_PORT,
    publicUrl: (values.PUBLIC_URL ?? `http://localhost:${listeningPort}`).replace(/\/+$/, ''),
    logLevel: values.LOG_LEVEL,
    temporalNamespace: values.TEMPORAL_NAMESPACE,
    demonstration: flags.demonstration,
    unsignedScripts:
      values.UNSIGNED_SCRIPTS === undefined
        ? flags.demonstration && !values.DATABASE_URL
        : values.UNSIGNED_SCRIPTS === 'yes',
    catchMail: values.CATCH_MAIL === undefined ? !values.DATABASE_URL : values.CATCH_MAIL === 'yes',
    ...servicePhoneOf(values),
    trustedProxies: values.TRUSTED_PROXIES,
    ...(values.DATABASE_URL && { databaseUrl: values.DATABASE_URL }),
    ...(values.DATABASE_MIGRATION_URL && { databaseMigrationUrl: values.DATABASE_MIGRATION_URL }),
    ...(values.TEMPORAL_ADDRESS && { temporalAddress: values.TEMPORAL_ADDRESS }),
    ...(values.TEMPORAL_CLI && { temporalCli: values.TEMPORAL_CLI }),
    ...(values.TEMPORAL_TEST_SERVER && { temporalTestServer: values.TEMPORAL_TEST_SERVER }),
    ...(values.SMTP_URL && { smtpUrl: values.SMTP_URL }),
    ...(values.SECURE_SMTP_URL && { secureSmtpUrl: values.SECURE_SMTP_URL }),
    ...smsSettings(values),
    ...(values.MAIL_FROM && { mailFrom: values.MAIL_FROM }),
    ...(masterKey && { masterKey }),
    ...(flags.speed !== undefined && { speed: flags.speed }),
    ...(flags.simulation !== undefined && { simulation: flags.simulation }),
  };
}

/**
 * Reads the settings of one of our own processes, where nothing is embedded or generated any more.
 *
 * @throws LauncherFailure naming the first setting that is missing
 */
export function readProcessSettings(environment: Environment = process.env): ProcessSettings {
  const settings = readSettings(environment);
  return {
    home: settings.home,
    listenAddress: settings.listenAddress,
    port: settings.port,
    mllpPort: settings.mllpPort,
    publicUrl: settings.publicUrl,
    logLevel: settings.logLevel,
    trustedProxies: settings.trustedProxies,
    databaseUrl: required(settings.databaseUrl, 'DATABASE_URL'),
    temporalAddress: required(settings.temporalAddress, 'TEMPORAL_ADDRESS'),
    temporalNamespace: settings.temporalNamespace,
    masterKey: required(settings.masterKey, 'MASTER_KEY or MASTER_KEY_FILE'),
    unsignedScripts: settings.unsignedScripts,
    ...mailSettings(settings),
  };
}

/** A number kept for fiction by the regulator (ARCEP, décision 2018-0881): it rings nowhere. */
const DEMONSTRATION_PHONE = '03 53 01 00 00';

function servicePhoneOf(values: ParsedEnvironment): Pick<Settings, 'servicePhone'> {
  if (values.SERVICE_PHONE) return { servicePhone: values.SERVICE_PHONE };
  return values.DATABASE_URL ? {} : { servicePhone: DEMONSTRATION_PHONE };
}

/** @throws LauncherFailure when only one of the two is set */
function smsSettings({ SMS_URL: smsUrl, SMS_TOKEN: token }: ParsedEnvironment): Pick<Settings, 'sms'> {
  if (smsUrl === undefined && token === undefined) return {};
  return { sms: { url: required(smsUrl, 'SMS_URL'), token: required(token, 'SMS_TOKEN') } };
}

/** How mail and SMS leave, for a process. */
export function mailSettings({
  smtpUrl,
  secureSmtpUrl,
  sms,
  mailFrom,
  catchMail,
  servicePhone,
}: Settings): Pick<
  ProcessSettings,
  'smtpUrl' | 'secureSmtpUrl' | 'sms' | 'mailFrom' | 'catchMail' | 'servicePhone'
> {
  return {
    catchMail,
    ...(servicePhone && { servicePhone }),
    ...(smtpUrl && { smtpUrl }),
    ...(secureSmtpUrl && { secureSmtpUrl }),
    ...(sms && { sms }),
    ...(mailFrom && { mailFrom }),
  };
}

/** The environment variables that give a child process these settings; the inverse of `readProcessSettings`. */
export function environmentOf(settings: ProcessSettings): Record<string, string> {
  return {
    RELAIS_HOME: settings.home,
    HOST: settings.listenAddress,
    PORT: String(settings.port),
    MLLP_PORT: String(settings.mllpPort),
    PUBLIC_URL: settings.publicUrl,
    LOG_LEVEL: settings.logLevel,
    TRUSTED_PROXIES: String(settings.trustedProxies),
    DATABASE_URL: settings.databaseUrl,
    TEMPORAL_ADDRESS: settings.temporalAddress,
    TEMPORAL_NAMESPACE: settings.temporalNamespace,
    ...(settings.smtpUrl && { SMTP_URL: settings.smtpUrl }),
    ...(settings.secureSmtpUrl && { SECURE_SMTP_URL: settings.secureSmtpUrl }),
    ...(settings.sms && { SMS_URL: settings.sms.url, SMS_TOKEN: settings.sms.token }),
    ...(settings.mailFrom && { MAIL_FROM: settings.mailFrom }),
    CATCH_MAIL: settings.catchMail ? 'yes' : 'no',
    UNSIGNED_SCRIPTS: settings.unsignedScripts ? 'yes' : 'no',
    ...(settings.servicePhone && { SERVICE_PHONE: settings.servicePhone }),
    ...(settings.masterKey.kind === 'value'
      ? { MASTER_KEY: settings.masterKey.text }
      : { MASTER_KEY_FILE: settings.masterKey.path }),
  };
}

/** The part of the launcher's own environment that any program needs, and nothing secret: PATH, HOME, locale. */
export function plainEnvironment(environment: Environment = process.env): Record<string, string> {
  const kept = ['PATH', 'HOME', 'LANG', 'TZ', 'TMPDIR', 'NODE_EXTRA_CA_CERTS', 'SystemRoot'];
  return Object.fromEntries(
    kept.flatMap((name) => {
      const value = environment[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

/** The environment as it is, for package managers, whose own settings (proxies, registries) must reach them. */
export function inheritedEnvironment(): Record<string, string | undefined> {
  return { ...process.env };
}

/** @throws LauncherFailure when the value is absent */
export function required<T>(value: T | undefined, name: string): T {
  if (value === undefined) throw new LauncherFailure(`${name} is required here.`);
  return value;
}

function parseEnvironment(environment: Environment): ParsedEnvironment {
  const present = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = environmentSchema.safeParse(present);
  if (parsed.success) return parsed.data;
  throw new LauncherFailure(parsed.error.issues.map((issue) => issue.message).join('\n'));
}

function masterKeySource(values: ParsedEnvironment): MasterKeySource | undefined {
  if (values.MASTER_KEY) return { kind: 'value', text: values.MASTER_KEY };
  if (values.MASTER_KEY_FILE) return { kind: 'file', path: resolve(values.MASTER_KEY_FILE) };
  return undefined;
}
