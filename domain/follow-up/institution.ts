import { withdrawOffers } from './offer';
import { dropBreak } from './break';
import type { Plan } from './plan';
import { withoutExtension } from './series';
import { isSettled } from './settled';
import { replaceCare, turnRevision, type Turn } from './turn';

/**
 * In a care home its own nurse gives the care (field.md, 9): what was asked of independent ones is taken back, and
 * asked again should the patient turn out to live at home after all.
 *
 * @param before the plan before the one the follow-up has now
 */
export function leaveToInstitution(turn: Turn, before: Plan): Turn {
  return turn.state.plan.cares.reduce((reached, planned) => {
    const care = reached.state.cares.find(({ key }) => key === planned.key);
    if (care === undefined) return reached;
    const wasTheirs = before.cares.find(({ key }) => key === planned.key)?.byInstitution === true;
    if (planned.byInstitution === true && !isSettled(care)) {
      const withdrawn = withdrawOffers(reached, care.key, 'withdrawn');
      const present = withdrawn.state.cares.find(({ key }) => key === care.key) ?? care;
      const left = replaceCare(withdrawn, {
        ...withoutExtension(present),
        status: 'not-needed',
        revision: turnRevision(turn),
      });
      return dropBreak(planned.breakWhenUnmet, care.key)(left);
    }
    if (planned.byInstitution !== true && wasTheirs && care.status === 'not-needed') {
      const dueAt = planned.alarmAt ?? planned.window.to;
      return replaceCare(reached, { ...care, status: 'to-arrange', dueAt, revision: turnRevision(turn) });
    }
    return reached;
  }, turn);
}
