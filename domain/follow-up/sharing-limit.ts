import { withdrawOffers } from './offer';
import { askNext } from './offer-asking';
import type { Replanning } from './events';
import { replan } from './replan';
import { isPending } from './settled';
import { isWithheldFrom, isWithheldFromAll } from './sharing';
import type { Care } from './state';
import { note, replaceCare, turnRevision, type Turn } from './turn';

/** With whom nothing is shared changed: whoever is refused is asked no more, and the next one who may be is. */
export function limitSharing(turn: Turn, replanning: Replanning): Turn {
  return withholdOffers(note(replan(turn, replanning), 'sharing-limited'));
}

/**
 * Takes back the offers that wait for somebody with whom nothing may be shared any more, and asks the next one who
 * may be asked; without anybody the care waits for an operator.
 */
export function withholdOffers(turn: Turn): Turn {
  if (turn.state.status !== 'open') return turn;
  return turn.state.cares
    .filter((care) => isAskedOfWithheld(turn, care))
    .reduce((reached, { key }) => askNext(takenBack(reached, key), key), turn);
}

function isAskedOfWithheld({ state }: Turn, { offers, profession }: Care): boolean {
  const pending = offers.filter(isPending);
  if (pending.length > 0 && isWithheldFromAll(state.situation)) return true;
  return pending.some(({ contact }) => isWithheldFrom(state.situation, contact.professionalId, profession));
}

function takenBack(turn: Turn, careKey: string): Turn {
  const withdrawn = withdrawOffers(turn, careKey, 'withdrawn');
  const care = withdrawn.state.cares.find(({ key }) => key === careKey);
  if (care?.status !== 'requested') return withdrawn;
  return replaceCare(withdrawn, { ...care, status: 'to-arrange', revision: turnRevision(turn) });
}
