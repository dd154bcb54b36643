import { mendBreak, openBreak } from './break';
import type { Turn } from './turn';

/**
 * Items of the HAS discharge check-list whose refusal says that the discharge was not prepared (pathways.md, R17):
 * readmission risk not screened, no social assessment, date or transport not arranged.
 */
const ITEMS_THAT_MATTER: ReadonlySet<number> = new Set([1, 2, 18]);

/** Subject of the break R17. */
const PREPARATION = 'preparation';

/**
 * The hospital itself says what was not done: the ward hears of it at once, and once. When it says later that all of
 * it was done, nothing is left to complete.
 */
export function beginPreparation(turn: Turn): Turn {
  const negative = turn.state.situation.unpreparedItems?.some((item) => ITEMS_THAT_MATTER.has(item)) ?? false;
  if (!negative) return mendBreak('R17', PREPARATION, 'completed')(turn);
  const said = turn.state.breaks.some(({ code, subject }) => code === 'R17' && subject === PREPARATION);
  return said ? turn : openBreak('R17', 'fragile', PREPARATION)(turn);
}
