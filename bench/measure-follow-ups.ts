import { temporal as protocol } from '@temporalio/proto';
import type { Report } from '../launcher/services';
import { followUpWorkflowId } from '../workflows/contract';
import { bareWorkflowId, liveBare } from './bare-lives';
import { bundleBareWorkflow } from './bare/bundle';
import { openReferenceLives, type ReferenceLives } from './reference-lives';
import { inParallel, summed, timed, type Measured, type Round } from './rounds';
import { rounded } from './statistics';
import type { Surroundings } from './surroundings';

const HISTORIES_READ = 10;

export interface FollowUpSizes {
  readonly rounds: number;
  /** Lives of each kind in one round. */
  readonly lives: number;
  /** Lives under way at once: enough to keep two cores busy. */
  readonly concurrency: number;
}

/** A workflow's history as Temporal keeps it: the longest of a few. */
export interface HistorySize {
  readonly events: number;
  /** Of the fetched history, payloads encrypted. */
  readonly bytes: number;
  /** How many events of each type. */
  readonly eventTypes: Readonly<Record<string, number>>;
}

export interface FollowUpMeasure {
  readonly ratio: number;
  readonly reference: Measured;
  readonly bare: Measured;
  readonly history: HistorySize;
  readonly bareHistory: HistorySize;
}

/**
 * Reference follow-ups against bare workflows: rounds of each in turn, same server, workers with the same options,
 * one process each.
 */
export async function measureFollowUps(
  surroundings: Surroundings,
  { rounds, lives, concurrency }: FollowUpSizes,
  report: Report,
): Promise<FollowUpMeasure> {
  await bundleBareWorkflow(surroundings.home);
  await surroundings.start('follow-up-worker');
  await surroundings.start('bare-worker');
  const reference = await openReferenceLives(surroundings);
  const { processorSeconds } = surroundings;
  const round = (items: readonly string[], live: (item: string) => Promise<void>): Promise<Round> =>
    timed(processorSeconds, async () => {
      await inParallel(items, concurrency, live);
      return items.length;
    });
  const bareLife = () => liveBare(surroundings.temporal);
  try {
    await warmUp(reference, bareLife, concurrency);
    const measured: { reference: Round[]; bare: Round[] } = { reference: [], bare: [] };
    const lived: string[] = [];
    for (let number = 1; number <= rounds; number += 1) {
      const followUpIds = await reference.announce(lives);
      lived.push(...followUpIds);
      measured.reference.push(await round(followUpIds, (followUpId) => reference.live(followUpId)));
      measured.bare.push(await round(followUpIds, bareLife));
      report(`Follow-ups, round ${number} of ${rounds}: ${ratesOf(measured)}`);
    }
    const [followUps, bare] = [summed(measured.reference), summed(measured.bare)];
    return {
      ratio: rounded(followUps.perSecond / bare.perSecond),
      reference: followUps,
      bare,
      history: await longestHistory(
        surroundings,
        lived.map((followUpId) => followUpWorkflowId(followUpId, 1)),
      ),
      bareHistory: await longestHistory(
        surroundings,
        lived.map((_, index) => bareWorkflowId(index + 1)),
      ),
    };
  } finally {
    await reference.close();
  }
}

/** Code compiled, plans cached, connections open before anything is timed. */
async function warmUp(
  reference: ReferenceLives,
  bareLife: () => Promise<void>,
  concurrency: number,
): Promise<void> {
  const followUpIds = await reference.announce(concurrency);
  await inParallel(followUpIds, concurrency, (followUpId) => reference.live(followUpId));
  await inParallel(followUpIds, concurrency, bareLife);
}

function ratesOf(measured: { reference: readonly Round[]; bare: readonly Round[] }): string {
  const last = (list: readonly Round[]) => rounded(list.at(-1)?.perSecond ?? 0);
  return `${last(measured.reference)} reference, ${last(measured.bare)} bare a second`;
}

/** Of some workflows evenly spread over those that lived. */
async function longestHistory(
  surroundings: Surroundings,
  workflowIds: readonly string[],
): Promise<HistorySize> {
  const step = Math.max(1, Math.floor(workflowIds.length / HISTORIES_READ));
  const read = workflowIds.filter((_, index) => index % step === 0);
  const sizes = await Promise.all(read.map((workflowId) => historySize(surroundings, workflowId)));
  return sizes.reduce((longest, size) => (size.events > longest.events ? size : longest));
}

async function historySize({ temporal }: Surroundings, workflowId: string): Promise<HistorySize> {
  const handle = temporal.workflow.getHandle(workflowId);
  await handle.result();
  const history = await handle.fetchHistory();
  const events = history.events ?? [];
  const eventTypes: Record<string, number> = {};
  for (const { eventType } of events) {
    const name = protocol.api.enums.v1.EventType[eventType ?? 0] ?? 'unknown';
    const short = name.replace(/^EVENT_TYPE_/, '').toLowerCase();
    eventTypes[short] = (eventTypes[short] ?? 0) + 1;
  }
  const bytes = protocol.api.history.v1.History.encode(history).finish().length;
  return { events: events.length, bytes, eventTypes };
}
