import { NativeConnection, Runtime } from '@temporalio/worker';
import { runProcess } from '../../launcher/child-process';
import { readMasterKeys } from '../../launcher/master-key';
import type { ProcessSettings } from '../../launcher/settings';
import { temporalLogger } from '../../launcher/temporal-logging';
import { createWorker } from '../../launcher/temporal/worker';

/** As in `launcher/processes/worker.ts`. */
export const WORKER_CONNECTIONS = 20;

/** What one of the two workers has of its own. */
export interface BenchWork {
  readonly taskQueue: string;
  readonly codePath: string;
  readonly activities: object;
  readonly close: () => Promise<void>;
}

/** Runs a worker with the options of production as a process of its own. */
export async function runBenchWorker(
  name: string,
  prepare: (settings: ProcessSettings) => Promise<BenchWork>,
): Promise<void> {
  await runProcess(name, async (settings, logger) => {
    Runtime.install({ logger: temporalLogger(logger) });
    const { taskQueue, codePath, activities, close } = await prepare(settings);
    const connection = await NativeConnection.connect({ address: settings.temporalAddress });
    const worker = await createWorker({
      connection,
      namespace: settings.temporalNamespace,
      taskQueue,
      codePath,
      activities,
      keyRing: readMasterKeys(settings.masterKey),
    });
    const running = worker.run();
    running.catch((error: unknown) => {
      throw error;
    });
    return {
      stop: async () => {
        worker.shutdown();
        await running;
        await connection.close();
        await close();
      },
    };
  });
}
