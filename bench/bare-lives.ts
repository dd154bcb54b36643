import { WithStartWorkflowOperation, type Client, type Workflow } from '@temporalio/client';
import { ADVANCE_UPDATE, BARE_TASK_QUEUE, BARE_UPDATES, BARE_WORKFLOW, type Advance } from './bare/contract';

let begun = 0;

/** Id of the n-th bare workflow of a run, from 1. */
export function bareWorkflowId(number: number): string {
  return `bare/${number}`;
}

/** One bare workflow from its first update, which starts it, to the answer of its last. */
export async function liveBare(client: Client): Promise<void> {
  begun += 1;
  const workflowId = bareWorkflowId(begun);
  const startWorkflowOperation = new WithStartWorkflowOperation(BARE_WORKFLOW, {
    workflowId,
    taskQueue: BARE_TASK_QUEUE,
    args: [],
    workflowIdConflictPolicy: 'USE_EXISTING',
  });
  await client.workflow.executeUpdateWithStart<Workflow, number, [Advance]>(ADVANCE_UPDATE, {
    args: [{ round: 1 }],
    updateId: '1',
    startWorkflowOperation,
  });
  const handle = client.workflow.getHandle(workflowId);
  for (let round = 2; round <= BARE_UPDATES; round += 1) {
    await handle.executeUpdate<number, [Advance]>(ADVANCE_UPDATE, {
      args: [{ round }],
      updateId: String(round),
    });
  }
}
