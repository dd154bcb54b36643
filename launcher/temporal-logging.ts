import { DefaultLogger, type LogEntry, type LogLevel as TemporalLogLevel } from '@temporalio/worker';
import type { Logger } from 'pino';

const levels = { TRACE: 'trace', DEBUG: 'debug', INFO: 'info', WARN: 'warn', ERROR: 'error' } as const;

/**
 * A logger for Temporal's `Runtime.install({ logger })` that writes through ours: the SDK's own would print the
 * messages of errors, which quote values.
 *
 * @param logger logger of the process
 * @param level least level taken from the SDK
 */
export function temporalLogger(logger: Logger, level: TemporalLogLevel = 'WARN'): DefaultLogger {
  return new DefaultLogger(level, ({ level: entryLevel, message, meta }: LogEntry) => {
    logger[levels[entryLevel]](meta ?? {}, message);
  });
}
