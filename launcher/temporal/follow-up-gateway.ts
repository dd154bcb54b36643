import {
  ApplicationFailure,
  WithStartWorkflowOperation,
  WorkflowExecutionAlreadyStartedError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  type Client,
  type Workflow,
} from '@temporalio/client';
import { FactRejectedError, type FollowUpGateway } from '../../application/relay/relay';
import type { FollowUpAwakener } from '../../application/sweeper/sweeper';
import { REAL_TIME, type Clock } from '../../application/time/clock';
import type { Outcome } from '../../domain/follow-up';
import {
  DELIVER_FACT_UPDATE,
  DISCHARGE_FOLLOW_UP_WORKFLOW,
  FOLLOW_UP_TASK_QUEUE,
  followUpWorkflowId,
  type DeliveredFact,
  type FollowUpInput,
  type FollowUpReference,
} from '../../workflows/contract';

/** Longer than a follow-up takes, shorter than the relay's lease: a worker that is away never holds a fact. */
const DELIVERY_DEADLINE_MS = 20_000;

/** How facts reach the follow-ups that live in Temporal, and how a lost one is brought back. */
export class TemporalFollowUps implements FollowUpGateway, FollowUpAwakener {
  /** @param clock handed to a follow-up with each fact where business time is not real time; absent: it is */
  constructor(
    private readonly client: Client,
    private readonly clock?: Clock,
  ) {}

  async deliver(reference: FollowUpReference, fact: DeliveredFact): Promise<Outcome> {
    try {
      return await this.update(reference, fact, 'ALLOW_DUPLICATE_FAILED_ONLY');
    } catch (error) {
      if (error instanceof WorkflowExecutionAlreadyStartedError) {
        // That generation ran to its end: nothing more can happen to it. (One that was terminated is started
        // again by the policy, and resumes from the records.)
        return { status: 'refused', reason: 'follow-up-over' };
      }
      if (error instanceof WorkflowUpdateFailedError && !isOvertaken(error)) {
        throw new FactRejectedError('update-failed');
      }
      throw error;
    }
  }

  /**
   * A follow-up resumes from the records when its workflow starts, so that starting is all a lost one needs.
   *
   * @returns `rebuilt` when no workflow was running
   */
  async wake(reference: FollowUpReference): Promise<'woken' | 'rebuilt'> {
    const running = await this.isRunning(reference);
    await this.tellTime(reference);
    return running ? 'woken' : 'rebuilt';
  }

  /** Lets a follow-up look at the time, and learn the clock that rules now; starts it when it is lost. */
  async tellTime(reference: FollowUpReference): Promise<void> {
    const fact: DeliveredFact = {
      factId: `wake/${reference.generation}/${Date.now()}`,
      actor: { userId: 'sweeper', role: 'service' },
      event: { type: 'time-passed' },
    };
    await this.update(reference, fact, 'ALLOW_DUPLICATE');
  }

  /** Starts the workflow again from the records unless it runs; @returns whether it was started */
  async restart(reference: FollowUpReference): Promise<boolean> {
    if (await this.isRunning(reference)) return false;
    await this.client.workflow.start(DISCHARGE_FOLLOW_UP_WORKFLOW, {
      workflowId: followUpWorkflowId(reference.followUpId, reference.generation),
      taskQueue: FOLLOW_UP_TASK_QUEUE,
      args: [inputOf(reference)],
      workflowIdReusePolicy: 'ALLOW_DUPLICATE',
      workflowIdConflictPolicy: 'USE_EXISTING',
    });
    return true;
  }

  private async isRunning({ followUpId, generation }: FollowUpReference): Promise<boolean> {
    const handle = this.client.workflow.getHandle(followUpWorkflowId(followUpId, generation));
    try {
      return (await handle.describe()).status.name === 'RUNNING';
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return false;
      throw error;
    }
  }

  private withClock(fact: DeliveredFact): DeliveredFact {
    const segment = this.clock?.segment();
    return segment === undefined || segment.realFrom === REAL_TIME.realFrom
      ? fact
      : { ...fact, clock: segment };
  }

  private update(
    reference: FollowUpReference,
    fact: DeliveredFact,
    workflowIdReusePolicy: 'ALLOW_DUPLICATE_FAILED_ONLY' | 'ALLOW_DUPLICATE',
  ): Promise<Outcome> {
    const startWorkflowOperation = new WithStartWorkflowOperation(DISCHARGE_FOLLOW_UP_WORKFLOW, {
      workflowId: followUpWorkflowId(reference.followUpId, reference.generation),
      taskQueue: FOLLOW_UP_TASK_QUEUE,
      args: [inputOf(reference)],
      workflowIdConflictPolicy: 'USE_EXISTING',
      workflowIdReusePolicy,
    });
    return this.client.withDeadline(Date.now() + DELIVERY_DEADLINE_MS, () =>
      this.client.workflow.executeUpdateWithStart<Workflow, Outcome, [DeliveredFact]>(DELIVER_FACT_UPDATE, {
        args: [this.withClock(fact)],
        updateId: fact.factId,
        startWorkflowOperation,
      }),
    );
  }
}

/**
 * The server's own answers to an Update that met the end of a run, closing or continuing as new: nobody looked at
 * the fact, or its answer was lost. It is delivered again.
 */
const OVERTAKEN: ReadonlySet<string> = new Set(['UnprocessedUpdate', 'AcceptedUpdateCompletedWorkflow']);

function isOvertaken({ cause }: WorkflowUpdateFailedError): boolean {
  return cause instanceof ApplicationFailure && OVERTAKEN.has(cause.type ?? '');
}

function inputOf({ organisationId, followUpId, generation }: FollowUpReference): FollowUpInput {
  return { organisationId, followUpId, generation };
}
