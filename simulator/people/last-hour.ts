import type { FollowUps } from '../../api/schemas';
import { DAY_MS } from '../calendar';
import { forEachAtOnce, type World } from '../world';

/** Worse within so many days of their discharge. */
const SINCE_DISCHARGE_MS = 21 * DAY_MS;
/** Fewer patients than that are no territory in which somebody is always unwell. */
const FROM_PATIENTS = 8;
const CAUSES = ['professional', 'relative'] as const;
const URGENCIES = ['immediate', 'two-hours'] as const;
const MOST = '200';

/**
 * In the last hour, whatever day it is, a nurse at a home and a relative telephone: somebody is worse. Nobody has rung
 * a clinician yet, so that whoever opens the screens then finds what cannot wait.
 */
export async function worseAtTheEnd(world: World): Promise<void> {
  const now = world.now();
  const answer = await world.doors.get<FollowUps>('operator', '/v1/follow-ups', {
    status: 'open',
    limit: MOST,
  });
  const lately = (answer.done ? answer.content.followUps : []).filter(
    ({ followUpId, dischargedAt }) =>
      world.followed.has(followUpId) && now - Date.parse(dischargedAt) < SINCE_DISCHARGE_MS,
  );
  if (lately.length < FROM_PATIENTS) return;
  const chance = world.chance('worse-at-the-end');
  const first = chance.whole(0, lately.length - 1);
  const second = (first + chance.whole(1, lately.length - 1)) % lately.length;
  const worse = [first, second].flatMap((index) => lately[index] ?? []);
  await forEachAtOnce([...worse.entries()], async ([index, { followUpId }]) => {
    const raised = await world.doors.post(
      'operator',
      '/v1/follow-ups/{followUpId}/alerts',
      { followUpId },
      { code: 'R14', cause: CAUSES[index], urgency: URGENCIES[index] },
    );
    if (raised.done) world.count(`red-flag.told-by-${CAUSES[index]}`);
  });
}
