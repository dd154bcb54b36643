import { askNext } from './care';
import type { Replanning } from './events';
import { replan } from './replan';
import { note, type Turn } from './turn';

/**
 * The patient is somewhere else now, or back (field.md, 3): who is asked next is near where they are. Whoever was
 * asked already keeps the time they were given to answer, and a care that nobody near took is asked again.
 */
export function changeAddress(turn: Turn, replanning: Replanning): Turn {
  const moved = note(replan(turn, replanning), 'address-changed');
  if (moved.state.status !== 'open') return moved;
  return moved.state.cares
    .filter(({ status }) => status !== 'already')
    .reduce((reached, { key }) => askNext(reached, key), moved);
}
