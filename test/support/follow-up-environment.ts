import { join } from 'node:path';
import type { Client } from '@temporalio/client';
import type { DataConverter } from '@temporalio/common';
import { temporal } from '@temporalio/proto';
import {
  bundleWorkflowCode,
  DefaultLogger,
  Worker,
  type LogEntry,
  type NativeConnection,
  type WorkflowBundle,
} from '@temporalio/worker';
import { createFollowUpActivities, type FollowUpPorts } from '../../activities/follow-up-activities';
import type { FollowUpEvent } from '../../domain/follow-up';
import { findProjectRoot } from '../../launcher/project-root';
import { createDataConverter, failureConverterPath } from '../../security/data-converter';
import { testOnlyKeyRing } from '../../security/test-key';
import { FOLLOW_UP_TASK_QUEUE, followUpWorkflowId, type DeliveredFact } from '../../workflows/contract';

const { EventType } = temporal.api.enums.v1;
type History = temporal.api.history.v1.IHistory;

/** The converter of every client and worker of these tests: the committed key that protects nothing. */
export function testDataConverter(): DataConverter {
  return createDataConverter(testOnlyKeyRing());
}

/** The workflows as the worker runs them, from the sources as they are now. */
export function bundleFollowUps(): Promise<WorkflowBundle> {
  return bundleWorkflowCode({
    workflowsPath: join(findProjectRoot(), 'workflows', 'index.ts'),
    failureConverterPath,
    logger: new DefaultLogger('ERROR'),
  });
}

/** Keeps what Temporal's SDK warns about; to be installed before anything else of it is used. */
export function warningsKept(): { logger: DefaultLogger; warnings: LogEntry[] } {
  const warnings: LogEntry[] = [];
  return { logger: new DefaultLogger('WARN', (entry) => void warnings.push(entry)), warnings };
}

export interface RunningWorker {
  stop(): Promise<void>;
}

/** @param maxCachedWorkflows 0 replays the whole history at every step */
export async function startWorker(
  { connection, namespace }: { connection: NativeConnection; namespace: string },
  workflowBundle: WorkflowBundle,
  ports: FollowUpPorts,
  maxCachedWorkflows: number,
): Promise<RunningWorker> {
  const worker = await Worker.create({
    connection,
    namespace,
    taskQueue: FOLLOW_UP_TASK_QUEUE,
    workflowBundle,
    activities: createFollowUpActivities(ports),
    dataConverter: testDataConverter(),
    maxCachedWorkflows,
  });
  const running = worker.run();
  return {
    stop: async () => {
      if (worker.getState() === 'RUNNING') worker.shutdown();
      await running;
    },
  };
}

/** A fact as the relay has it from the inbox. */
export function delivered(factId: string, event: FollowUpEvent): DeliveredFact {
  return { factId, actor: { userId: 'operator-1', role: 'operator' }, event };
}

/** Histories of all runs of one generation, the first run first. */
export async function historiesOf(client: Client, followUpId: string, generation = 1): Promise<History[]> {
  const workflowId = followUpWorkflowId(followUpId, generation);
  const latest = await client.workflow.getHandle(workflowId).fetchHistory();
  const histories = [latest];
  for (let history: History = latest; ;) {
    const started = history.events?.[0]?.workflowExecutionStartedEventAttributes;
    const before = started?.continuedExecutionRunId;
    if (!before) return histories;
    history = await client.workflow.getHandle(workflowId, before).fetchHistory();
    histories.unshift(history);
  }
}

/** When an event was written, in epoch milliseconds of the server's clock. */
export function timeOf({ eventTime }: temporal.api.history.v1.IHistoryEvent): number {
  return Number(eventTime?.seconds ?? 0) * 1000 + Number(eventTime?.nanos ?? 0) / 1_000_000;
}

export function countOf(history: History, type: keyof typeof EventType): number {
  return (history.events ?? []).filter(({ eventType }) => eventType === EventType[type]).length;
}

/**
 * An ordinary error in workflow code is tried for ever, so that "no failed workflow" proves nothing: what must not
 * be there is a failed workflow *task*.
 */
export async function failedTasksOf(client: Client, followUpId: string, generation = 1): Promise<number> {
  const histories = await historiesOf(client, followUpId, generation);
  return histories.reduce((sum, history) => sum + countOf(history, 'EVENT_TYPE_WORKFLOW_TASK_FAILED'), 0);
}
