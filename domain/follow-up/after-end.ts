import { CLOSING_SUMMARY } from './closing';
import { nextClosing } from './instants';
import { isOver, type FollowUpState } from './state';
import type { WorkItem } from './work-item';

/**
 * What somebody of the service still does once the follow-up is over: tell a general practitioner who cannot be
 * written to how it ended. No deadline of the follow-up any more, a line of work of the records; it goes away when
 * somebody says that it is done.
 */
export function itemsAfterEnd(state: FollowUpState): readonly WorkItem[] {
  const { closing, plan, situation } = state;
  if (!isOver(state) || closing === null) return [];
  const gp = situation.generalPractitioner;
  const summary = closing.leftOpen.find(({ subject }) => subject === CLOSING_SUMMARY);
  const isOurs = summary !== undefined && (summary.kept === undefined || summary.kept.by === 'service');
  if (!isOurs || gp === null || gp.channel !== 'telephone') return [];
  return [
    {
      key: CLOSING_SUMMARY,
      kind: 'handover',
      subject: gp.professionalId,
      reason: 'closing-summary-to-tell',
      notBefore: closing.at,
      dueAt: nextClosing(plan.horizon, closing.at),
      owner: summary.owner,
      overdue: false,
      actionable: true,
    },
  ];
}
