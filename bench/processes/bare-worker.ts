import { Pool } from 'pg';
import { BARE_TASK_QUEUE } from '../bare/contract';
import { createBareActivities } from '../bare/activities';
import { bareBundleFile } from '../bare/bundle';
import { runBenchWorker, WORKER_CONNECTIONS } from './bench-worker';

/** The bare workflow, in a worker with the same options and the same pool. */
void runBenchWorker('bare-worker', (settings) => {
  const pool = new Pool({ connectionString: settings.databaseUrl, max: WORKER_CONNECTIONS });
  return Promise.resolve({
    taskQueue: BARE_TASK_QUEUE,
    codePath: bareBundleFile(settings.home),
    activities: createBareActivities(pool),
    close: () => pool.end(),
  });
});
