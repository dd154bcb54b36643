import { askNext } from './offer-asking';
import type { Replanning } from './events';
import { replan } from './replan';
import type { Care } from './state';
import { note, type Turn } from './turn';

/**
 * The patient is somewhere else now, or back (field.md, 3): who is asked next is near where they are. Whoever was
 * asked already keeps the time they were given to answer, and a care that nobody near took is asked again.
 */
export function changeAddress(turn: Turn, replanning: Replanning): Turn {
  return askNewCandidates(note(replan(turn, replanning), 'address-changed'));
}

/**
 * A care that nobody took is asked of those whom a new plan names and who were not asked before. Plans older than the
 * refusals of sharing are left as they were.
 */
export function askNewCandidates(turn: Turn): Turn {
  const { status, cares, plan, situation } = turn.state;
  if (status !== 'open' || situation.withheld === undefined) return turn;
  const hasNewCandidate = (care: Care) => {
    const asked = new Set(care.offers.map(({ contact }) => contact.professionalId));
    const planned = plan.cares.find(({ key }) => key === care.key);
    return planned?.candidates.some(({ professionalId }) => !asked.has(professionalId)) ?? false;
  };
  return cares
    .filter((care) => care.status === 'to-arrange' && hasNewCandidate(care))
    .reduce((reached, { key }) => askNext(reached, key), turn);
}
