import { addDays, dayOf, instantAt } from '../calendar';
import { BREAK_RULES, type BreakCode, type Instant } from '../follow-up';

const BREAK_RULES_BY_TEXT: ReadonlyMap<string, (typeof BREAK_RULES)[BreakCode]> = new Map(
  Object.entries(BREAK_RULES),
);

/**
 * Whether a break belongs on the operators' list yet. A missing letter and an unprepared discharge go to the ward and
 * the team lead first, and to operators from J1 on (field.md, law and roles; pathways.md, R01).
 *
 * @param code of the break, as it was stored
 * @param dischargedAt instant of J0
 * @param now business instant
 * @param zone IANA time zone in which days begin
 */
export function isShownToOperators(code: string, dischargedAt: Instant, now: Instant, zone: string): boolean {
  if (BREAK_RULES_BY_TEXT.get(code)?.hiddenFromOperatorsUntil === undefined) return true;
  return now >= instantAt(addDays(dayOf(dischargedAt, zone), 1), '00:00', zone);
}
