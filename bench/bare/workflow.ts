import {
  allHandlersFinished,
  condition,
  defineUpdate,
  proxyActivities,
  setHandler,
  sleep,
  workflowInfo,
} from '@temporalio/workflow';
import type { BareActivities } from './activities';
import { ADVANCE_UPDATE, BARE_ACTIVITIES, BARE_TIMERS, BARE_UPDATES, type Advance } from './contract';

/** Short enough that nobody waits for it, and a timer of the server all the same. */
const TIMER_MS = 10;
const TIMERS_PER_UPDATE = BARE_TIMERS / BARE_UPDATES;

const { insertRow } = proxyActivities<BareActivities>({ startToCloseTimeout: '30 seconds' });
const advanceUpdate = defineUpdate<number, [Advance]>(ADVANCE_UPDATE);

/** Three inserts, then for each update one insert and two timers; the update is answered when they are done. */
export async function bareWorkflow(): Promise<void> {
  const { workflowId } = workflowInfo();
  let begun = false;
  let done = 0;
  setHandler(advanceUpdate, async ({ round }) => {
    await condition(() => begun);
    await insertRow(workflowId, round);
    for (let timer = 0; timer < TIMERS_PER_UPDATE; timer += 1) await sleep(TIMER_MS);
    done += 1;
    return done;
  });
  for (let step = BARE_UPDATES + 1; step <= BARE_ACTIVITIES; step += 1) await insertRow(workflowId, step);
  begun = true;
  await condition(() => done === BARE_UPDATES);
  await condition(allHandlersFinished);
}
