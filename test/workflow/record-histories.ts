/**
 * Writes the histories that replay.test.ts holds against later code. By hand, when the life of a follow-up changes
 * on purpose, with a new version beside the old ones:
 *
 *   npm run build && node dist/test/workflow/record-histories.js <version>
 *
 * Everything in them is codes, instants and ids of no one, encrypted under the committed key of tests.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FollowUpEvent } from '../../domain/follow-up';
import { findProjectRoot } from '../../launcher/project-root';
import { TemporalFollowUps } from '../../launcher/temporal/follow-up-gateway';
import { followUpWorkflowId } from '../../workflows/contract';
import { DISCHARGED_AT } from '../support/follow-up-builders';
import {
  bundleFollowUps,
  delivered,
  historiesOf,
  startWorker,
  testDataConverter,
} from '../support/follow-up-environment';
import { FollowUpRecords } from '../support/follow-up-records';
import { threeLines } from '../support/on-call-story';
import { historyAsText } from '../support/replay';
import { startTimeSkipping } from '../support/temporal';

const DAY_MS = 86_400_000;
const DAY_MINUTES = 24 * 60;

const ward = (outcome: 'no-answer' | 'reached'): FollowUpEvent => ({
  type: 'on-call-answered',
  breakId: 'R14-1',
  contactId: 'ward',
  outcome,
});

/** What happens in each case, as days after the discharge and facts. */
const CASES: Readonly<Record<string, readonly (readonly [day: number, event: FollowUpEvent])[]>> = {
  unreachable: [],
  completed: [
    [0, { type: 'offer-answered', offerId: 'gp-visit-g1-1', answer: 'declined' }],
    [1, { type: 'offer-answered', offerId: 'gp-visit-g1-2', answer: 'accepted' }],
    [2, { type: 'call-attempted', callKey: 'call-j2', outcome: 'no-answer' }],
    [3, { type: 'call-attempted', callKey: 'call-j2', outcome: 'reached' }],
  ],
  'red-flag': [
    [2, { type: 'call-attempted', callKey: 'call-j2', outcome: 'red-flag' }],
    // The nurse was rung for three minutes, the ward since; the physician has four until it is 15.
    [2 + 4 / DAY_MINUTES, ward('no-answer')],
    [2 + 10 / DAY_MINUTES, { type: 'emergency-called', breakId: 'R14-1' }],
    [2 + 20 / DAY_MINUTES, ward('reached')],
  ],
  readmitted: [
    [1, { type: 'readmitted', at: DISCHARGED_AT + DAY_MS, source: 'relative' }],
    [4, { type: 'returned-home' }],
    [5, { type: 'amended' }],
  ],
  died: [[2, { type: 'died', source: 'hospital' }]],
};

async function record(version: string): Promise<void> {
  const folder = join(findProjectRoot(), 'test', 'workflow', 'histories');
  mkdirSync(folder, { recursive: true });
  const environment = await startTimeSkipping(testDataConverter());
  const { nativeConnection: connection, namespace = 'default', client } = environment;
  const records = new FollowUpRecords();
  const bundle = await bundleFollowUps();
  const worker = await startWorker({ connection, namespace }, bundle, records, 100);
  const gateway = new TemporalFollowUps(client);
  try {
    for (const [name, story] of Object.entries(CASES)) {
      const reference = { organisationId: 'organisation-1', followUpId: `${name}_${version}`, generation: 1 };
      const realFrom = await environment.currentTimeMs();
      const clock = { realFrom, businessFrom: DISCHARGED_AT, speed: 1 };
      records.know(reference.followUpId, clock).onCall = threeLines();
      await gateway.deliver(reference, delivered('fact-0', { type: 'opened' }));
      let today = 0;
      for (const [index, [day, event]] of story.entries()) {
        if (day > today) await environment.sleep((day - today) * DAY_MS);
        today = day;
        await gateway.deliver(reference, delivered(`fact-${index + 1}`, event));
      }
      const handle = client.workflow.getHandle(followUpWorkflowId(reference.followUpId, 1));
      // A red flag keeps its follow-up open for ever: some days of it are enough.
      if (name === 'red-flag') await environment.sleep(2 * DAY_MS);
      else await handle.result();
      const [history] = await historiesOf(client, reference.followUpId);
      if (history === undefined) throw new Error('no history was fetched');
      writeFileSync(join(folder, `${name}_${version}.json`), `${historyAsText(history)}\n`);
      if (name === 'red-flag') await handle.terminate();
    }
  } finally {
    await worker.stop();
    await environment.teardown();
  }
}

const [version] = process.argv.slice(2);
if (version === undefined) throw new Error('Which version? For instance: record-histories.js 1');
void record(version);
