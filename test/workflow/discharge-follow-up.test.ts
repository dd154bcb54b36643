import { setTimeout as sleep } from 'node:timers/promises';
import { Client, WorkflowUpdateFailedError } from '@temporalio/client';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { Runtime, type WorkflowBundle } from '@temporalio/worker';
import type { FollowUpEvent, FollowUpState } from '../../domain/follow-up';
import { TemporalFollowUps } from '../../launcher/temporal/follow-up-gateway';
import {
  DELIVER_FACT_UPDATE,
  FOLLOW_UP_STATE_QUERY,
  followUpWorkflowId,
  type FollowUpReference,
} from '../../workflows/contract';
import { aPlan, DISCHARGED_AT } from '../support/follow-up-builders';
import {
  bundleFollowUps,
  countOf,
  delivered,
  failedTasksOf,
  historiesOf,
  timeOf,
  startWorker,
  testDataConverter,
  warningsKept,
  type RunningWorker,
} from '../support/follow-up-environment';
import {
  FollowUpRecords,
  HANGING_MS,
  messageKeysOf,
  type RecordedFollowUp,
} from '../support/follow-up-records';
import { jn } from '../support/follow-up-story';
import { startTimeSkipping } from '../support/temporal';

jest.setTimeout(60_000);
const { logger, warnings } = warningsKept();
Runtime.install({ logger });

const DAY_MS = 86_400_000;
let environment: TestWorkflowEnvironment;
let client: Client;
let bundle: WorkflowBundle;
const records = new FollowUpRecords();

beforeAll(async () => {
  environment = await startTimeSkipping(testDataConverter());
  client = environment.client;
  bundle = await bundleFollowUps();
});
afterAll(() => environment.teardown());

/** A timer fires when its time has come, and the task that follows takes a moment. */
function expectJustAfter(instant: number | undefined, expected: number): void {
  expect(instant).toBeGreaterThanOrEqual(expected);
  expect(instant).toBeLessThan(expected + 300_000);
}

describe.each([
  ['with its cache', 100],
  ['with no cache', 0],
])('a follow-up on a worker %s', (_what, maxCachedWorkflows) => {
  let worker: RunningWorker;
  let reference: FollowUpReference;
  let recorded: RecordedFollowUp;
  let gateway: TemporalFollowUps;

  beforeAll(async () => {
    const { nativeConnection: connection, namespace = 'default' } = environment;
    worker = await startWorker({ connection, namespace }, bundle, records, maxCachedWorkflows);
  });
  afterAll(() => worker.stop());

  let count = 0;
  beforeEach(async () => {
    count += 1;
    reference = {
      organisationId: 'organisation-1',
      followUpId: `follow-up-${maxCachedWorkflows}-${count}`,
      generation: 1,
    };
    const realFrom = await environment.currentTimeMs();
    recorded = records.know(reference.followUpId, { realFrom, businessFrom: DISCHARGED_AT, speed: 1 });
    gateway = new TemporalFollowUps(client);
    warnings.length = 0;
  });

  /** Whatever the test did: no task of the workflow failed, and no handler was left unfinished. */
  afterEach(async () => {
    expect(await failedTasksOf(client, reference.followUpId)).toBe(0);
    expect(warnings.filter(({ message }) => /unfinished|TMPRL1102|handler/i.test(message))).toEqual([]);
    if (recorded.state?.closing === null) await handle().terminate();
  });

  const handle = () =>
    client.workflow.getHandle(followUpWorkflowId(reference.followUpId, reference.generation));
  /**
   * Its end, waited for in real time. The environment's own client lets time skip while it waits, and a follow-up
   * that a fact ended has no timer left to stop at: time was seen to skip to the server's ten-year limit.
   */
  const endedByFact = () =>
    new Client({
      connection: environment.connection,
      namespace: environment.namespace ?? 'default',
      dataConverter: testDataConverter(),
    }).workflow
      .getHandle(followUpWorkflowId(reference.followUpId, reference.generation))
      .result() as Promise<string>;
  const opens = () => gateway.deliver(reference, delivered('opened', { type: 'opened' }));
  const states = (factId: string, event: FollowUpEvent) =>
    gateway.deliver(reference, delivered(factId, event));
  const offerId = () => recorded.state?.cares[0]?.offers.at(-1)?.id ?? '';
  const revisions = () => recorded.written.map(({ state }) => state.revision);

  it('when nobody ever answers, then it lives to J30 by itself and every decision is written once', async () => {
    expect(await opens()).toEqual({ status: 'applied' });
    expect(await handle().result()).toBe('closed');

    expect(recorded.state?.closing).toMatchObject({ reason: 'unreachable' });
    expectJustAfter(recorded.state?.closing?.at, jn(30, 19));
    expect(revisions()).toEqual(revisions().map((_, index) => index + 1));
    const keys = messageKeysOf(recorded);
    expect(new Set(keys).size).toBe(keys.length);
    expect(recorded.settledFacts).toEqual(['opened']);
    const [history] = await historiesOf(client, reference.followUpId);
    expect(countOf(history!, 'EVENT_TYPE_ACTIVITY_TASK_SCHEDULED')).toBe(0);
    // One timer at a time: each is started after the one before fired.
    expect(countOf(history!, 'EVENT_TYPE_TIMER_STARTED')).toBe(countOf(history!, 'EVENT_TYPE_TIMER_FIRED'));
    expect(history!.events!.length).toBeLessThan(400);
  });

  it('when the offer is accepted and the patient reached, then it is completed', async () => {
    await opens();
    expect(
      await states('accepts', { type: 'offer-answered', offerId: offerId(), answer: 'accepted' }),
    ).toEqual({
      status: 'applied',
    });
    await environment.sleep(2 * DAY_MS);
    await states('reached', { type: 'call-attempted', callKey: 'call-j2', outcome: 'reached' });
    await handle().result();

    expect(recorded.state).toMatchObject({ status: 'closed', closing: { reason: 'completed' } });
    expect(recorded.settledFacts).toEqual(['opened', 'accepts', 'reached']);
    expect(recorded.state?.calls[0]?.attempts[0]?.at).toBeGreaterThanOrEqual(DISCHARGED_AT + 2 * DAY_MS);
  });

  it('when the patient dies mid-life, then it ends there, and later facts find it over', async () => {
    await opens();
    await environment.sleep(2 * DAY_MS);
    await states('died', { type: 'died', source: 'hospital' });
    expect(await endedByFact()).toBe('closed');

    expect(recorded.state?.closing?.reason).toBe('died');
    expect(recorded.state?.closing?.at).toBeLessThan(jn(3, 0));
    expect(await states('late', { type: 'amended' })).toEqual({
      status: 'refused',
      reason: 'follow-up-over',
    });
    expect(recorded.settledFacts).toEqual(['opened', 'died']);
  });

  it('when many facts come at once, with the first of them starting it, then each is decided on, in some order', async () => {
    const outcomes = await Promise.all([
      opens(),
      ...Array.from({ length: 8 }, (_, index) => states(`amended-${index}`, { type: 'amended' })),
    ]);
    expect(outcomes).toEqual(Array(9).fill({ status: 'applied' }));
    expect(new Set(recorded.settledFacts).size).toBe(9);
  });

  it('when a fact is delivered twice, then it is applied once and answered', async () => {
    await opens();
    const fact = delivered('no-answer', {
      type: 'call-attempted',
      callKey: 'call-j2',
      outcome: 'no-answer',
    });
    const twice = await Promise.all([gateway.deliver(reference, fact), gateway.deliver(reference, fact)]);
    expect(twice).toEqual([{ status: 'applied' }, { status: 'applied' }]);
    // Under another update id, as after a continuation: the state itself remembers.
    const again = await handle().executeUpdate(DELIVER_FACT_UPDATE, { args: [fact] });

    expect(again).toEqual({ status: 'repeat' });
    expect(recorded.state?.calls[0]?.attempts).toHaveLength(1);
    expect(recorded.written).toHaveLength(2);
  });

  it('when a fact is refused, then nothing is written and the follow-up goes on', async () => {
    await opens();
    expect(await states('taken', { type: 'break-taken', breakId: 'R03-1' })).toEqual({
      status: 'refused',
      reason: 'unknown-subject',
    });
    expect(recorded.written).toHaveLength(1);
    const state = await handle().query<FollowUpState>(FOLLOW_UP_STATE_QUERY);
    expect(state).toEqual(recorded.state);
  });

  it('when a profession asks for more, then the plan is made again for its request', async () => {
    await opens();
    const event = { type: 'asked-for', by: 'general-practitioner' } as const;
    expect(await states('asked', event)).toEqual({ status: 'applied' });
    expect(recorded.plannedAgain).toEqual([{ ...reference, askedFor: 'general-practitioner' }]);
    expect(recorded.state?.situation.askedFor).toEqual(['general-practitioner']);
  });

  it('when a fact has no id, then it is rejected before it enters the history', async () => {
    await opens();
    const nameless = handle().executeUpdate(DELIVER_FACT_UPDATE, {
      args: [delivered('', { type: 'amended' })],
    });
    await expect(nameless).rejects.toThrow(WorkflowUpdateFailedError);
    expect(recorded.written).toHaveLength(1);
  });

  it('when the worker is killed between the write and its report, then the records are taken up', async () => {
    await opens();
    recorded.crashesAfterWrite = 1;
    const outcome = await states('no-answer', {
      type: 'call-attempted',
      callKey: 'call-j2',
      outcome: 'no-answer',
    });

    expect(outcome).toEqual({ status: 'repeat' });
    expect(revisions()).toEqual([1, 2]);
    expect(recorded.state?.calls[0]?.attempts).toHaveLength(1);
    const state = await handle().query<FollowUpState>(FOLLOW_UP_STATE_QUERY);
    expect(state?.revision).toBe(2);
    recorded.crashesAfterWrite = 2;
    await handle().result();
    expect(revisions()).toEqual(revisions().map((_, index) => index + 1));
  });

  // These wait in real time, and a cache changes nothing for an activity.
  if (maxCachedWorkflows > 0) {
    it('when the database is away for longer than a local activity may take, then a regular one waits for it', async () => {
      await opens();
      recorded.awayUntil = Date.now() + 5_600;
      expect(await states('amended', { type: 'amended' })).toEqual({ status: 'applied' });

      const [history] = await historiesOf(client, reference.followUpId);
      expect(countOf(history!, 'EVENT_TYPE_ACTIVITY_TASK_SCHEDULED')).toBe(1);
      expect(countOf(history!, 'EVENT_TYPE_ACTIVITY_TASK_COMPLETED')).toBe(1);
      expect(revisions()).toEqual([1, 2]);
      expect(recorded.attempts).toBeGreaterThan(3);
    });

    it('when the database hangs, then a regular activity writes, and the late write is no second one', async () => {
      await opens();
      recorded.hangs = 1;
      expect(await states('amended', { type: 'amended' })).toEqual({ status: 'applied' });
      const [history] = await historiesOf(client, reference.followUpId);
      expect(countOf(history!, 'EVENT_TYPE_ACTIVITY_TASK_COMPLETED')).toBe(1);
      await sleep(HANGING_MS);
      expect(revisions()).toEqual([1, 2]);
    });
  }

  it('when its workflow is lost, then it is rebuilt from the records and nothing is sent twice', async () => {
    await opens();
    await environment.sleep(2 * DAY_MS);
    await handle().terminate('lost on purpose');
    expect(await gateway.wake(reference)).toBe('rebuilt');
    expect(await gateway.wake(reference)).toBe('woken');
    await handle().result();

    expect(recorded.state?.closing?.reason).toBe('unreachable');
    expect(revisions()).toEqual(revisions().map((_, index) => index + 1));
    const keys = messageKeysOf(recorded);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('when it is reopened after its end, then the next generation is a workflow of its own', async () => {
    await opens();
    await states('moved', { type: 'closed-by-person', reason: 'moved' });
    await endedByFact();
    reference = { ...reference, generation: 2 };
    recorded.plan = aPlan({ endsAt: jn(37, 19) });
    expect(await states('reopened', { type: 'reopened' })).toEqual({ status: 'applied' });
    await handle().result();

    expect(recorded.state).toMatchObject({ generation: 2, status: 'closed' });
    expectJustAfter(recorded.state?.closing?.at, jn(37, 19));
    expect(revisions()).toEqual(revisions().map((_, index) => index + 1));
    expect(await failedTasksOf(client, reference.followUpId, 2)).toBe(0);
  });

  it('when the clock is made faster, then that reaches the follow-up with its next step', async () => {
    await opens();
    const realFrom = await environment.currentTimeMs();
    recorded.clock = { realFrom, businessFrom: jn(0, 18), speed: 100 };
    await states('amended', { type: 'amended' });
    await handle().result();
    // The environment's own clock may already have skipped on to another workflow's limit: the history says when.
    const [history] = await historiesOf(client, reference.followUpId);
    expect(timeOf(history!.events!.at(-1)!) - realFrom).toBeLessThan(DAY_MS);
    expectJustAfter(recorded.state?.closing?.at, jn(30, 19));
  });
});
