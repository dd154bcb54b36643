import type { Client } from '@temporalio/client';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { Runtime } from '@temporalio/worker';
import { FollowingClock } from '../../application/time/clock';
import { nextDeadline, type ClockSegment, type Instant } from '../../domain/follow-up';
import { TemporalFollowUps } from '../../launcher/temporal/follow-up-gateway';
import { followUpWorkflowId, type FollowUpReference } from '../../workflows/contract';
import { DISCHARGED_AT } from '../support/follow-up-builders';
import {
  bundleFollowUps,
  countOf,
  delivered,
  failedTasksOf,
  historiesOf,
  startWorker,
  testDataConverter,
  warningsKept,
  type RunningWorker,
} from '../support/follow-up-environment';
import { FollowUpRecords, type RecordedFollowUp } from '../support/follow-up-records';
import { startTimeSkipping } from '../support/temporal';

jest.setTimeout(60_000);
const { logger, warnings } = warningsKept();
Runtime.install({ logger });

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const FAST = 1_000;
const STANDS_FROM = DISCHARGED_AT + HOUR_MS;

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
let clock: FollowingClock;
let gateway: TemporalFollowUps;

/** Business time goes on by a segment from the real now; the follow-up itself is not told. */
async function goOn(segment: Omit<ClockSegment, 'realFrom'>): Promise<void> {
  const ruling = { ...segment, realFrom: await environment.currentTimeMs() };
  recorded.clock = ruling;
  clock.follow(ruling);
}

async function begin(segment: Omit<ClockSegment, 'realFrom'>): Promise<void> {
  count += 1;
  reference = { organisationId: 'organisation-1', followUpId: `legs-${count}`, generation: 1 };
  const ruling = { ...segment, realFrom: await environment.currentTimeMs() };
  recorded = records.know(reference.followUpId, ruling);
  clock = new FollowingClock(ruling);
  gateway = new TemporalFollowUps(client, clock);
  await gateway.deliver(reference, delivered('opened', { type: 'opened' }));
}

afterEach(async () => {
  expect(await failedTasksOf(client, reference.followUpId)).toBe(0);
  expect(warnings.filter(({ message }) => /unfinished|TMPRL1102|handler/i.test(message))).toEqual([]);
  await client.workflow.getHandle(followUpWorkflowId(reference.followUpId, reference.generation)).terminate();
});

function deadlineNow(): Instant {
  const deadline = recorded.state === null ? null : nextDeadline(recorded.state);
  if (deadline === null) throw new Error('an open follow-up has a deadline');
  return deadline.at;
}

const lastDecidedAt = (): Instant => recorded.written.at(-1)?.decidedAt ?? -1;

async function timersStarted(): Promise<number> {
  const [history] = await historiesOf(client, reference.followUpId);
  return history === undefined ? 0 : countOf(history, 'EVENT_TYPE_TIMER_STARTED');
}

describe('a follow-up whose clock stands still', () => {
  it('when nobody moves time on, then it decides nothing, and looks at the clock once a minute at most', async () => {
    await begin({ businessFrom: DISCHARGED_AT, speed: FAST, standsFrom: STANDS_FROM });
    const written = recorded.written.length;
    const before = await timersStarted();
    await environment.sleep(30 * MINUTE_MS);
    expect(recorded.written).toHaveLength(written);
    const looks = (await timersStarted()) - before;
    expect(looks).toBeGreaterThan(0);
    expect(looks).toBeLessThanOrEqual(30);
  });

  it('when time goes on to its deadline and it is told, then it decides there', async () => {
    await begin({ businessFrom: DISCHARGED_AT, speed: FAST, standsFrom: STANDS_FROM });
    await environment.sleep(10_000);
    const deadline = deadlineNow();
    await goOn({ businessFrom: STANDS_FROM, speed: FAST, standsFrom: deadline + MINUTE_MS });
    await environment.sleep(Math.ceil((deadline + MINUTE_MS - STANDS_FROM) / FAST));
    await gateway.tellTime(reference);
    expect(lastDecidedAt()).toBeGreaterThanOrEqual(deadline);
    expect(lastDecidedAt()).toBeLessThanOrEqual(deadline + MINUTE_MS);
    expect(deadlineNow()).toBeGreaterThan(deadline);
  });

  it('when a fact comes after time went on, then it is decided by the time it is now', async () => {
    await begin({ businessFrom: DISCHARGED_AT, speed: FAST, standsFrom: STANDS_FROM });
    const later = STANDS_FROM + 2 * HOUR_MS;
    await goOn({ businessFrom: later, speed: FAST, standsFrom: later });
    await gateway.deliver(
      reference,
      delivered('alert', { type: 'alert-raised', code: 'R14', cause: 'call' }),
    );
    expect(lastDecidedAt()).toBe(later);
  });

  it('when time becomes real and nobody says so, then it is late by no more than a look', async () => {
    await begin({ businessFrom: DISCHARGED_AT, speed: FAST, standsFrom: STANDS_FROM });
    const deadline = deadlineNow();
    await goOn({ businessFrom: deadline - HOUR_MS, speed: 1 });
    const written = recorded.written.length;
    await environment.sleep(HOUR_MS - MINUTE_MS);
    expect(recorded.written).toHaveLength(written);
    await environment.sleep(2 * MINUTE_MS + 5_000);
    expect(lastDecidedAt()).toBeGreaterThanOrEqual(deadline);
    expect(lastDecidedAt()).toBeLessThanOrEqual(deadline + MINUTE_MS + 5_000);
  });
});

describe('a follow-up that lived in real time', () => {
  it('when time runs fast from now on, then it oversleeps until it is told, and no longer', async () => {
    await begin({ businessFrom: DISCHARGED_AT, speed: 1 });
    const deadline = deadlineNow();
    const from = DISCHARGED_AT + 10 * MINUTE_MS;
    await goOn({ businessFrom: from, speed: FAST, standsFrom: deadline + MINUTE_MS });
    const written = recorded.written.length;
    await environment.sleep(Math.ceil((deadline + MINUTE_MS - from) / FAST));
    expect(recorded.written).toHaveLength(written);
    await gateway.tellTime(reference);
    expect(lastDecidedAt()).toBe(deadline + MINUTE_MS);
  });
});
