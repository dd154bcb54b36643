import { Worker, type NativeConnection } from '@temporalio/worker';
import { createDataConverter } from '../../security/data-converter';
import type { KeyRing } from '../../security/keys';

/** Each cached follow-up is a few hundred kilobytes of memory: beyond, histories are replayed. */
const MAX_CACHED_WORKFLOWS = 500;

/** What differs between one worker of ours and another. */
export interface WorkerParts {
  readonly connection: NativeConnection;
  readonly namespace: string;
  readonly taskQueue: string;
  /** Path of the workflow bundle. */
  readonly codePath: string;
  readonly activities: object;
  readonly keyRing: KeyRing;
}

/** A worker with the options of production, not running yet. */
export function createWorker({ codePath, keyRing, ...parts }: WorkerParts): Promise<Worker> {
  return Worker.create({
    ...parts,
    workflowBundle: { codePath },
    dataConverter: createDataConverter(keyRing),
    shutdownGraceTime: '5 seconds',
    maxCachedWorkflows: MAX_CACHED_WORKFLOWS,
  });
}
