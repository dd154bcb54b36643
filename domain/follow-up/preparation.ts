import { openBreak } from './break';
import type { Turn } from './turn';

/**
 * Items of the HAS discharge check-list whose refusal says that the discharge was not prepared (pathways.md, R17):
 * readmission risk not screened, no social assessment, date or transport not arranged.
 */
const ITEMS_THAT_MATTER: ReadonlySet<number> = new Set([1, 2, 18]);

/** The hospital itself says what was not done: the ward hears of it at once. */
export function beginPreparation(turn: Turn): Turn {
  const negative = turn.state.situation.unpreparedItems?.some((item) => ITEMS_THAT_MATTER.has(item)) ?? false;
  const said = turn.state.breaks.some(({ code, subject }) => code === 'R17' && subject === PREPARATION);
  return negative && !said ? openBreak('R17', 'fragile', PREPARATION)(turn) : turn;
}

const PREPARATION = 'preparation';
