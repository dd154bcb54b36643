import { checkSettled } from './check';
import { handoverDelivered } from './handover';
import { letterSettled } from './letter';
import { resultSettled } from './result';
import type { Turn } from './turn';

/**
 * What closing a break says of the thing it was about, beside its care: the notice was given by other means, the
 * letter and the result are where the resolution says, the check was made on the way.
 *
 * @param turn once the break is resolved
 */
export function withConsequences(turn: Turn, event: { breakId: string; resolution: string }): Turn {
  const item = turn.state.breaks.find(({ id }) => id === event.breakId);
  if (item === undefined) return turn;
  switch (item.code) {
    case 'R01':
      return letterSettled(turn, event.resolution);
    case 'R02':
      return turn.state.handover.status === 'delivered' ? turn : handoverDelivered(turn);
    case 'R12':
      return resultSettled(turn, item.subject, event.resolution);
    default:
      return checkSettled(turn, item.subject);
  }
}
