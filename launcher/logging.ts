import pino, { type DestinationStream, type Logger } from 'pino';
import type { LogLevel } from './settings';

/** Keys whose values may be written to a log; everything else is left out, whoever logs it. */
const allowedKeys = new Set([
  'action',
  'activityType',
  'attempt',
  'attempts',
  'batch',
  'channel',
  'code',
  'correlationId',
  'count',
  'delayMilliseconds',
  'durationMilliseconds',
  'effectKey',
  'factId',
  'factType',
  'followUpId',
  'generation',
  'inboxId',
  'messageId',
  'method',
  'organisationId',
  'outcome',
  'port',
  'process',
  'reason',
  'requestId',
  'revision',
  'role',
  'route',
  'status',
  'taskQueue',
  'userId',
  'workflowId',
  'workflowType',
]);

/** Identifiers, codes, route patterns: no space, no at sign, so neither a sentence nor a mail address. */
const safeText = /^[A-Za-z0-9_.:/{}+-]{1,160}$/;

/**
 * Keeps what is known to hold nothing about a person.
 *
 * An error keeps its class and code and where it was thrown; its message is left out, because messages of
 * libraries quote values (PostgreSQL's "Key (phone)=(…) already exists").
 */
export function safeFields(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const safe: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(fields)) {
    if (value instanceof Error) safe['error'] = safeError(value);
    else if (allowedKeys.has(key) && isSafeValue(value)) safe[key] = value;
  }
  return safe;
}

/** Class, code and place of an error, and the same of its cause. */
export function safeError(error: Error): Record<string, unknown> {
  const code: unknown = 'code' in error ? error.code : undefined;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    class: error.constructor.name,
    ...(isSafeValue(code) && code !== undefined && { code }),
    ...(frames.length > 0 && { at: frames.slice(0, 4).map((line) => line.trim()) }),
    ...(error.cause instanceof Error && { cause: safeError(error.cause) }),
  };
}

/**
 * Creates the logger of a process: JSON lines with an allow-list. The message of a line must be a constant
 * sentence: values go in the fields, and what is not on the list is dropped. Interpolation arguments are
 * dropped too.
 *
 * @param processName name of the process, on each line
 * @param level least level written
 * @param destination standard output unless given
 */
export function createLogger(processName: string, level: LogLevel, destination?: DestinationStream): Logger {
  const options: pino.LoggerOptions = {
    level,
    base: { process: processName },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }), log: safeFields },
    hooks: {
      logMethod(args, method) {
        const [first, second] = args as unknown[];
        if (typeof first === 'string') return method.call(this, first);
        const fields = first instanceof Error ? { err: first } : first;
        // Without a message, pino would take the error's own.
        method.call(this, fields as object, typeof second === 'string' ? second : 'no message');
      },
    },
  };
  return destination ? pino(options, destination) : pino(options);
}

function isSafeValue(value: unknown): boolean {
  if (typeof value === 'number' || typeof value === 'boolean' || value === null || value === undefined)
    return true;
  return typeof value === 'string' && safeText.test(value);
}
