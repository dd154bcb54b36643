import type { Client } from '@temporalio/client';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { Runtime } from '@temporalio/worker';
import type { Break, FollowUpEvent } from '../../domain/follow-up';
import { TemporalFollowUps } from '../../launcher/temporal/follow-up-gateway';
import { followUpWorkflowId, type FollowUpReference } from '../../workflows/contract';
import { DISCHARGED_AT } from '../support/follow-up-builders';
import {
  bundleFollowUps,
  delivered,
  failedTasksOf,
  startWorker,
  testDataConverter,
  warningsKept,
  type RunningWorker,
} from '../support/follow-up-environment';
import { FollowUpRecords, type RecordedFollowUp } from '../support/follow-up-records';
import { threeLines } from '../support/on-call-story';
import { startTimeSkipping } from '../support/temporal';

jest.setTimeout(60_000);
const { logger, warnings } = warningsKept();
Runtime.install({ logger });

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** A timer fires when its time has come, and the task that follows takes a moment. */
const SOON_MS = 30_000;

let environment: TestWorkflowEnvironment;
let client: Client;
let worker: RunningWorker;
const records = new FollowUpRecords();

beforeAll(async () => {
  environment = await startTimeSkipping(testDataConverter());
  client = environment.client;
  const { nativeConnection: connection, namespace = 'default' } = environment;
  worker = await startWorker({ connection, namespace }, await bundleFollowUps(), records, 100);
});
afterAll(async () => {
  await worker.stop();
  await environment.teardown();
});

let count = 0;
let reference: FollowUpReference;
let recorded: RecordedFollowUp;
let gateway: TemporalFollowUps;

/** A follow-up two days after the discharge, whose hospital has three lines on call: 3, 5 and 4 minutes. */
beforeEach(async () => {
  count += 1;
  reference = { organisationId: 'organisation-1', followUpId: `on-call-${count}`, generation: 1 };
  const realFrom = await environment.currentTimeMs();
  recorded = records.know(reference.followUpId, { realFrom, businessFrom: DISCHARGED_AT, speed: 1 });
  recorded.onCall = threeLines();
  gateway = new TemporalFollowUps(client);
  warnings.length = 0;
  await states('opened', { type: 'opened' });
  await environment.sleep(2 * DAY_MS);
});

afterEach(async () => {
  expect(await failedTasksOf(client, reference.followUpId)).toBe(0);
  expect(warnings.filter(({ message }) => /unfinished|TMPRL1102|handler/i.test(message))).toEqual([]);
  await client.workflow.getHandle(followUpWorkflowId(reference.followUpId, reference.generation)).terminate();
});

const states = (factId: string, event: FollowUpEvent) => gateway.deliver(reference, delivered(factId, event));

function redFlag(): Break {
  const found = recorded.state?.breaks.find(({ code }) => code === 'R14');
  if (found === undefined) throw new Error('no red flag was raised');
  return found;
}

/** Each line tried, with the minutes after the red flag at which it began to be rung. */
function tries(): string[] {
  const { openedAt, walk } = redFlag();
  return (walk?.tries ?? []).map(
    ({ contactId, outcome, startedAt }) =>
      `${contactId} ${outcome} at ${Math.floor((startedAt - openedAt) / MINUTE_MS)}`,
  );
}

describe('a red flag in a follow-up that lives by its workflow', () => {
  it('when nobody answers, then the workflow rings each line in turn, by the minute, and then says 15', async () => {
    expect(await states('alert', { type: 'alert-raised', code: 'R14', cause: 'call' })).toEqual({
      status: 'applied',
    });
    expect(tries()).toEqual(['nurse ringing at 0']);
    await environment.sleep(3 * MINUTE_MS + SOON_MS);
    expect(tries()).toEqual(['nurse no-answer at 0', 'ward ringing at 3']);
    await environment.sleep(5 * MINUTE_MS);
    expect(tries()).toEqual(['nurse no-answer at 0', 'ward no-answer at 3', 'physician ringing at 8']);
    await environment.sleep(4 * MINUTE_MS);
    expect(redFlag().walk?.status).toBe('emergency');
    const dueAgain = redFlag().dueAt;
    await environment.sleep(3 * MINUTE_MS);
    expect(redFlag().dueAt).toBeGreaterThan(dueAgain);

    await states('called', { type: 'emergency-called', breakId: 'R14-1' });
    expect(redFlag().walk?.status).toBe('emergency-called');
    expect(recorded.state?.calls.map(({ key }) => key)).toContain('call-back-1');
  });

  it('when a line is reached, then nobody else is rung, and the clinicians on call have it', async () => {
    await states('alert', { type: 'call-attempted', callKey: 'call-j2', outcome: 'red-flag' });
    await environment.sleep(4 * MINUTE_MS);
    const reached = { type: 'on-call-answered', breakId: 'R14-1', contactId: 'ward' } as const;
    expect(await states('reached', { ...reached, outcome: 'reached' })).toEqual({ status: 'applied' });
    await environment.sleep(60 * MINUTE_MS);

    expect(tries()).toEqual(['nurse no-answer at 0', 'ward reached at 3']);
    expect(redFlag()).toMatchObject({ status: 'owned', walk: { status: 'reached' } });
  });

  it('when the red flag is opened again, then the roster of that moment is walked', async () => {
    await states('alert', { type: 'alert-raised', code: 'R14', cause: 'call' });
    const actor = { userId: 'clinician-1', role: 'clinician' } as const;
    await gateway.deliver(reference, {
      ...delivered('closed', {
        type: 'break-resolved',
        breakId: 'R14-1',
        cause: 'call',
        resolution: 'false-alarm',
      }),
      actor,
    });
    recorded.onCall = { rungs: threeLines().rungs.slice(2) };
    await states('again', { type: 'break-reopened', breakId: 'R14-1' });
    expect(redFlag().walk?.tries.map(({ contactId, outcome }) => `${contactId} ${outcome}`)).toEqual([
      'physician ringing',
    ]);
  });
});
