import { join } from 'node:path';
import { NativeConnection, Runtime } from '@temporalio/worker';
import { FOLLOW_UP_TASK_QUEUE } from '../../workflows/contract';
import { composeActivities } from '../application';
import { runProcess } from '../child-process';
import { openParts } from '../parts';
import { openPatiently } from '../patience';
import { findProjectRoot } from '../project-root';
import { createWorker } from '../temporal/worker';
import { temporalLogger } from '../temporal-logging';

const MAX_CONNECTIONS = 20;

void runProcess('worker', async (settings, logger) => {
  Runtime.install({ logger: temporalLogger(logger) });
  const root = findProjectRoot();
  const parts = await openParts(settings, MAX_CONNECTIONS);
  const connection = await openPatiently(() =>
    NativeConnection.connect({ address: settings.temporalAddress }),
  );
  const worker = await createWorker({
    connection,
    namespace: settings.temporalNamespace,
    taskQueue: FOLLOW_UP_TASK_QUEUE,
    codePath: join(root, 'dist', 'workflow-bundle.js'),
    activities: await composeActivities(parts, join(root, 'data', 'pathways')),
    keyRing: parts.keyRing,
  });
  const running = worker.run();
  // A worker that stops by itself ends the process: the launcher starts another.
  running.catch((error: unknown) => {
    throw error;
  });
  return {
    stop: async () => {
      worker.shutdown();
      await running;
      await connection.close();
      await parts.close();
    },
  };
});
