import { nextClosing } from './instants';
import type { Care } from './state';
import { withoutExtension } from './series';
import { turnRevision, type Turn } from './turn';

/** A care whose appointment fell is back on the list: by the pathway's limit if that is ahead, else by tonight. */
export function toArrangeAgain(turn: Turn, care: Care): Care {
  const { professionalId: _professionalId, appointmentAt: _appointmentAt, ...kept } = withoutExtension(care);
  const limit = turn.state.plan.cares.find(({ key }) => key === care.key)?.window.to ?? 0;
  return {
    ...kept,
    status: 'to-arrange',
    dueAt: limit > turn.now ? limit : nextClosing(turn.state.plan.horizon, turn.now),
    overdueCount: 0,
    revision: turnRevision(turn),
  };
}

/** Whether a care is a series of visits: one that falls leaves the rest in place. */
export function isSeries(turn: Turn, careKey: string): boolean {
  const planned = turn.state.plan.cares.find(({ key }) => key === careKey);
  return (planned?.visits?.length ?? 0) > 1;
}
