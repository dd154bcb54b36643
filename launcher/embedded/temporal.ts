import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Connection } from '@temporalio/client';
import { rememberedPort } from '../ports';
import { plainEnvironment } from '../settings';
import type { ChildSpecification } from '../supervisor';

/** Temporal's development server with a database file under the home. */
export interface TemporalServer {
  readonly program: string;
  /** Absent: everything is lost when it stops (tests). */
  readonly databaseFile?: string;
  readonly port: number;
  readonly namespace: string;
}

/** File that keeps the port of the embedded server. */
export function temporalPortFile(home: string): string {
  return join(home, 'temporal', 'port');
}

/**
 * Finds the place and port of the embedded server.
 *
 * @param program path of Temporal's command line (`resolveTemporalCli`)
 * @param home RELAIS_HOME, absolute
 */
export async function prepareTemporal(
  program: string,
  home: string,
  namespace: string,
): Promise<TemporalServer> {
  mkdirSync(join(home, 'temporal'), { recursive: true });
  const port = await rememberedPort(temporalPortFile(home));
  return { program, databaseFile: join(home, 'temporal', 'temporal.db'), port, namespace };
}

/**
 * How the supervisor runs the server. With the write-ahead log a killed server loses nothing, and timers shorter
 * than a second are kept (demonstrations run a month in minutes).
 */
export function temporalChild(server: TemporalServer): ChildSpecification {
  const database = server.databaseFile
    ? [
        ...['--db-filename', server.databaseFile],
        ...['--sqlite-pragma', 'journal_mode=wal', '--sqlite-pragma', 'synchronous=normal'],
      ]
    : [];
  return {
    name: 'temporal',
    command: server.program,
    args: [
      ...['server', 'start-dev', '--headless', '--ip', '127.0.0.1', '--port', String(server.port)],
      ...['--namespace', server.namespace, '--log-level', 'warn', ...database],
      ...['--dynamic-config-value', 'history.timerProcessorMaxTimeShift="10ms"'],
    ],
    environment: plainEnvironment(),
    ready: () => hasNamespace(`127.0.0.1:${server.port}`, server.namespace),
    readyWithinMilliseconds: 60_000,
    stopSignal: 'SIGTERM',
    stopWithinMilliseconds: 15_000,
  };
}

/** Whether a Temporal server answers at the address and knows the namespace. */
export async function hasNamespace(address: string, namespace: string): Promise<boolean> {
  let connection: Connection | undefined;
  try {
    connection = await Connection.connect({ address, connectTimeout: 2_000 });
    await connection.workflowService.describeNamespace({ namespace });
    return true;
  } catch {
    // Not there yet: whoever asks decides how long to wait and what to say.
    return false;
  } finally {
    await connection?.close();
  }
}
