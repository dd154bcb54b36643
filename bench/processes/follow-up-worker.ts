import { join } from 'node:path';
import { composeActivities } from '../../launcher/application';
import { openParts } from '../../launcher/parts';
import { findProjectRoot } from '../../launcher/project-root';
import { FOLLOW_UP_TASK_QUEUE } from '../../workflows/contract';
import { referenceActivities } from '../reference-activities';
import { runBenchWorker, WORKER_CONNECTIONS } from './bench-worker';

/** The worker of production on the reference case: its bundle, its activities, its pool. */
void runBenchWorker('follow-up-worker', async (settings) => {
  const root = findProjectRoot();
  const parts = await openParts(settings, WORKER_CONNECTIONS);
  return {
    taskQueue: FOLLOW_UP_TASK_QUEUE,
    codePath: join(root, 'dist', 'workflow-bundle.js'),
    activities: referenceActivities(await composeActivities(parts, join(root, 'bench', 'reference-pathway'))),
    close: () => parts.close(),
  };
});
