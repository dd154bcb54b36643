import { writeFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createLogger } from './logging';
import { readProcessSettings, type ProcessSettings } from './settings';
import type { Logger } from 'pino';

/** A process of ours once it works. */
export interface RunningProcess {
  /** Finishes what is under way and lets go of everything. */
  stop(): Promise<void>;
}

const signOfLifeEveryMilliseconds = 5_000;
const stopWithinMilliseconds = 20_000;

/** File whose age tells whether a process is alive; read by `launcher/alive.ts`. */
export function signOfLifeFile(home: string, name: string): string {
  return join(home, 'signs-of-life', name);
}

/**
 * Runs one of our processes: reads the settings, starts it, tells the launcher that it is ready, and stops it on
 * SIGTERM, SIGINT or when the launcher is gone. Ends the process with code 0 after stopping, 1 after a failure.
 *
 * @param name name of the process, in its log lines
 * @param start starts the work; resolves when it serves
 */
export async function runProcess(
  name: string,
  start: (settings: ProcessSettings, logger: Logger) => Promise<RunningProcess>,
): Promise<void> {
  const settings = readProcessSettings();
  const logger = createLogger(name, settings.logLevel);
  const die = (reason: string) => (error: unknown) => {
    logger.fatal(error instanceof Error ? error : { reason }, reason);
    process.exit(1);
  };
  process.on('uncaughtException', die('uncaught exception'));
  process.on('unhandledRejection', die('unhandled rejection'));

  // Until the work has started there is nothing to finish.
  let stop = (): void => process.exit(1);
  for (const event of ['SIGTERM', 'SIGINT', 'disconnect'] as const) process.on(event, () => stop());

  try {
    const running = await start(settings, logger);
    stop = stopOnce(running, logger, giveSignsOfLife(settings.home, name));
    if (process.connected) process.send?.('ready');
    logger.info('ready');
  } catch (error) {
    logger.fatal(error instanceof Error ? error : {}, 'could not start');
    process.exit(1);
  }
}

function giveSignsOfLife(home: string, name: string): NodeJS.Timeout {
  const file = signOfLifeFile(home, name);
  mkdirSync(join(home, 'signs-of-life'), { recursive: true });
  const give = () => writeFileSync(file, '');
  give();
  return setInterval(give, signOfLifeEveryMilliseconds);
}

function stopOnce(running: RunningProcess, logger: Logger, signs: NodeJS.Timeout): () => void {
  let stopping = false;
  return () => {
    if (stopping) return;
    stopping = true;
    clearInterval(signs);
    setTimeout(() => process.exit(1), stopWithinMilliseconds).unref();
    running.stop().then(
      () => {
        logger.info('stopped');
        process.exit(0);
      },
      (error: unknown) => {
        logger.error(error instanceof Error ? error : {}, 'could not stop cleanly');
        process.exit(1);
      },
    );
  };
}
