import type { FollowUp } from '../api/schemas';
import type { SimulationReport } from './contract';
import { forEachAtOnce, type World } from './world';

/** What the doors say at the end, and what was counted on the way. */
export async function reportOf(
  world: World,
  spent: Pick<SimulationReport, 'livedMs' | 'tookMs'>,
): Promise<SimulationReport> {
  const { doors, options } = world;
  const followUps = new Map<string, number>();
  const breaks = new Map<string, number>();
  await forEachAtOnce([...world.followed.keys()], async (followUpId) => {
    const answer = await doors.get<FollowUp>('operator', '/v1/follow-ups/{followUpId}', { followUpId });
    if (!answer.done) return;
    const { status, closing } = answer.content;
    add(followUps, closing === null ? status : `${status} (${closing.reason})`);
    for (const { code } of answer.content.breaks) add(breaks, code);
  });
  return {
    seed: options.seed,
    discharges: options.discharges,
    ...spent,
    acts: sorted(world.acts),
    followUps: sorted(followUps),
    breaks: sorted(breaks),
    requests: {
      sent: doors.sent,
      failed: doors.failed,
      failures: sorted(doors.failures),
      spent: Object.fromEntries([...doors.spent].sort(([, a], [, b]) => b.ms - a.ms)),
    },
  };
}

function add(counts: Map<string, number>, what: string): void {
  counts.set(what, (counts.get(what) ?? 0) + 1);
}

function sorted(counts: ReadonlyMap<string, number>): Readonly<Record<string, number>> {
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}
