import { setTimeout as sleep } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import { NativeConnection, Runtime } from '@temporalio/worker';
import { FactRejectedError } from '../../application/relay/relay';
import type { FollowUpEvent, Outcome } from '../../domain/follow-up';
import { TemporalFollowUps } from '../../launcher/temporal/follow-up-gateway';
import { followUpWorkflowId } from '../../workflows/contract';
import { DISCHARGED_AT } from '../support/follow-up-builders';
import {
  bundleFollowUps,
  delivered,
  failedTasksOf,
  historiesOf,
  startWorker,
  testDataConverter,
  warningsKept,
} from '../support/follow-up-environment';
import { FollowUpRecords } from '../support/follow-up-records';
import { startTemporal } from '../support/temporal';

const { logger, warnings } = warningsKept();
Runtime.install({ logger });

const FACTS = 20;
const reference = { organisationId: 'organisation-1', followUpId: 'follow-up-long', generation: 1 };

/** The server is told to suggest it early: it does after 4,096 events otherwise. */
it('when a history grows long, then the follow-up continues as new and carries everything over', async () => {
  const server = await startTemporal('relais', ['limit.historyCount.suggestContinueAsNew=60']);
  const connection = await Connection.connect({ address: server.address });
  const native = await NativeConnection.connect({ address: server.address });
  const { namespace } = server;
  const client = new Client({ connection, namespace, dataConverter: testDataConverter() });
  const records = new FollowUpRecords();
  const recorded = records.know(reference.followUpId, {
    realFrom: Date.now(),
    businessFrom: DISCHARGED_AT,
    speed: 1,
  });
  const worker = await startWorker({ connection: native, namespace }, await bundleFollowUps(), records, 100);
  const gateway = new TemporalFollowUps(client);
  /** As the relay does: again until it is answered, never after it was rejected. */
  const deliver = async (factId: string, event: FollowUpEvent): Promise<Outcome> => {
    for (;;) {
      try {
        return await gateway.deliver(reference, delivered(factId, event));
      } catch (error) {
        if (error instanceof FactRejectedError) throw error;
        await sleep(100);
      }
    }
  };
  try {
    await deliver('opened', { type: 'opened' });
    const outcomes = await Promise.all(
      Array.from({ length: FACTS }, (_, index) => deliver(`amended-${index}`, { type: 'amended' })),
    );
    // One after the other as well: a continuation then falls between two facts.
    for (let index = 0; index < FACTS; index += 1) {
      outcomes.push(await deliver(`later-${index}`, { type: 'amended' }));
    }
    // "Repeat" is the answer to a fact that was applied by a task whose own answer the continuation overtook.
    expect(outcomes.filter(({ status }) => status !== 'applied' && status !== 'repeat')).toEqual([]);
    expect(recorded.settledFacts).toHaveLength(2 * FACTS + 1);
    expect(new Set(recorded.settledFacts).size).toBe(2 * FACTS + 1);
    // The server knows update ids of one run only; the state remembers across runs.
    expect(await deliver('later-2', { type: 'amended' })).toEqual({
      status: 'repeat',
    });
    await deliver('died', { type: 'died', source: 'hospital' });
    const handle = client.workflow.getHandle(followUpWorkflowId(reference.followUpId, 1));
    expect(await handle.result()).toBe('closed');

    expect((await historiesOf(client, reference.followUpId)).length).toBeGreaterThan(2);
    expect(recorded.written.map(({ state }) => state.revision)).toEqual(
      recorded.written.map((_, index) => index + 1),
    );
    expect(await failedTasksOf(client, reference.followUpId)).toBe(0);
    expect(warnings.filter(({ message }) => /unfinished|TMPRL1102|handler/i.test(message))).toEqual([]);
  } finally {
    await worker.stop();
    await native.close();
    await connection.close();
    await server.stop();
  }
}, 60_000);
