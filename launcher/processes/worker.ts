import { join } from 'node:path';
import { NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { createDataConverter } from '../../security/data-converter';
import { FOLLOW_UP_TASK_QUEUE } from '../../workflows/contract';
import { composeActivities } from '../application';
import { runProcess } from '../child-process';
import { openParts } from '../parts';
import { findProjectRoot } from '../project-root';
import { temporalLogger } from '../temporal-logging';

/** Each cached follow-up is a few hundred kilobytes of memory: beyond, histories are replayed. */
const MAX_CACHED_WORKFLOWS = 500;
const MAX_CONNECTIONS = 20;

void runProcess('worker', async (settings, logger) => {
  Runtime.install({ logger: temporalLogger(logger) });
  const root = findProjectRoot();
  const parts = await openParts(settings, MAX_CONNECTIONS);
  const connection = await NativeConnection.connect({ address: settings.temporalAddress });
  const worker = await Worker.create({
    connection,
    namespace: settings.temporalNamespace,
    taskQueue: FOLLOW_UP_TASK_QUEUE,
    workflowBundle: { codePath: join(root, 'dist', 'workflow-bundle.js') },
    activities: await composeActivities(parts, join(root, 'data', 'pathways')),
    dataConverter: createDataConverter(parts.keyRing),
    shutdownGraceTime: '5 seconds',
    maxCachedWorkflows: MAX_CACHED_WORKFLOWS,
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
