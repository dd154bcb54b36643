import { DAY_MS, type Instant, type Interval } from '../../domain/follow-up/instants';
import type { Care, PlannedCare } from '../../domain/follow-up';
import type { SlotSearchNote } from '../../domain/scheduling';
import { BadSlotSearchError } from '../errors';

/** Looked at when nobody says until when. */
const USUAL_DAYS = 30;
/** Of an agenda at once; pathways reach further (a post-stroke assessment is due within six months). */
export const SEARCHED_DAYS = 60;

export interface SearchedWindow {
  readonly window: Interval;
  readonly idealWindow?: Interval;
  readonly notes: readonly SlotSearchNote[];
}

/**
 * In which window to look. What the request says wins and what the pathway says of it is ideal; without a request it is
 * what is left of the pathway's window, or of the window of a visit in a series. Once that has passed: from now on.
 *
 * @param asked bounds of the request, and which visit of a series
 * @param planned the care in plan and state; null without a care of a follow-up
 * @throws BadSlotSearchError `end-before-start`
 */
export function windowFor(
  asked: { readonly from?: Instant; readonly to?: Instant; readonly visit?: number },
  planned: { readonly plan: PlannedCare; readonly care: Care | null } | null,
  now: Instant,
): SearchedWindow {
  const pathway = planned === null ? null : pathwayWindow(planned, asked.visit, now);
  if (asked.from === undefined && asked.to === undefined) {
    const isOver = pathway !== null && pathway.to <= now;
    const ahead = { from: now, to: now + USUAL_DAYS * DAY_MS };
    const window = pathway === null || isOver ? ahead : { ...pathway, from: Math.max(now, pathway.from) };
    return shortened({ window, notes: isOver ? ['window-over'] : [] });
  }
  const from = Math.max(now, asked.from ?? pathway?.from ?? now);
  const to = asked.to ?? (pathway !== null && pathway.to > from ? pathway.to : from + USUAL_DAYS * DAY_MS);
  if (to <= from) throw new BadSlotSearchError('end-before-start');
  const ideal =
    pathway === null ? null : { from: Math.max(from, pathway.from), to: Math.min(to, pathway.to) };
  const window = { from, to };
  if (ideal === null || ideal.to <= ideal.from) return shortened({ window, notes: [] });
  return shortened({ window, idealWindow: ideal, notes: [] });
}

/** Of a series: the visit asked for, else the first that has neither an appointment nor a window that passed. */
function pathwayWindow(
  { plan, care }: { readonly plan: PlannedCare; readonly care: Care | null },
  visit: number | undefined,
  now: Instant,
): Interval {
  const { visits } = plan;
  if (visits === undefined) return plan.window;
  if (visit !== undefined) return visits[visit - 1] ?? plan.window;
  const booked = new Set((care?.bookings ?? []).map((booking) => booking.visit));
  return visits.find(({ to }, index) => to > now && !booked.has(index + 1)) ?? plan.window;
}

/** What is ideal is read first. */
function shortened(searched: SearchedWindow): SearchedWindow {
  const { window, idealWindow, notes } = searched;
  const longestMs = SEARCHED_DAYS * DAY_MS;
  if (window.to - window.from <= longestMs) return searched;
  const from = Math.min(idealWindow?.from ?? window.from, window.to - longestMs);
  return { ...searched, window: { from, to: from + longestMs }, notes: [...notes, 'window-shortened'] };
}
