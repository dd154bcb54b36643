import type { LocalDay } from '../calendar';
import { DAY_MS, type Interval } from '../follow-up/instants';
import { merged, type SlotCalendar } from './slots';
import type { Slot, SlotCandidate, SlotReason } from './slot';

/** Milliseconds of one day or week: open, and taken of that. */
interface Fill {
  open: number;
  taken: number;
}

/**
 * How full day and week of a slot are already: taken out of open, in equal parts, as far as they were read. Joining a
 * session of a group that stands costs nobody anything.
 */
export function loadOf(candidate: SlotCandidate, { dayOf }: SlotCalendar): (slot: Slot) => SlotReason {
  const fills = fillsOf(candidate, dayOf);
  const seats = new Map((candidate.sessions ?? []).map(({ startsAt, seatsLeft }) => [startsAt, seatsLeft]));
  const known = new Map<LocalDay, SlotReason>();
  return ({ startsAt }) => {
    const figure = seats.get(startsAt);
    if (figure !== undefined) return { criterion: 'load', score: 1, code: 'free-places', figure };
    const day = dayOf(startsAt);
    const before = known.get(day);
    if (before !== undefined) return before;
    const reason = reasonOf(fills.day(day), fills.week(day));
    known.set(day, reason);
    return reason;
  };
}

function reasonOf(day: Fill, week: Fill): SlotReason {
  return {
    criterion: 'load',
    score: 1 - (shareOf(day) + shareOf(week)) / 2,
    code: 'day-filled-percent',
    figure: Math.round(shareOf(day) * 100),
  };
}

function fillsOf({ openings, taken }: SlotCandidate, dayOf: SlotCalendar['dayOf']) {
  const days = new Map<LocalDay, Fill>();
  const weeks = new Map<number, Fill>();
  const blocks = merged(taken);
  let first = 0;
  for (const opening of openings) {
    while (first < blocks.length && (blocks[first]?.to ?? 0) <= opening.from) first += 1;
    let takenMs = 0;
    for (let index = first; index < blocks.length; index += 1) {
      const block = blocks[index];
      if (block === undefined || block.from >= opening.to) break;
      takenMs += overlap(block, opening);
    }
    const day = dayOf(opening.from);
    for (const fill of [entryOf(days, day), entryOf(weeks, weekOf(day))]) {
      fill.open += opening.to - opening.from;
      fill.taken += takenMs;
    }
  }
  return {
    day: (day: LocalDay): Fill => entryOf(days, day),
    week: (day: LocalDay): Fill => entryOf(weeks, weekOf(day)),
  };
}

function entryOf<Key>(fills: Map<Key, Fill>, key: Key): Fill {
  const known = fills.get(key);
  if (known !== undefined) return known;
  const fill = { open: 0, taken: 0 };
  fills.set(key, fill);
  return fill;
}

/** ISO weeks begin on Monday; 1 January 1970 was a Thursday. */
function weekOf(day: LocalDay): number {
  const midnight = Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8)));
  return Math.floor((midnight / DAY_MS + 3) / 7);
}

function shareOf({ open, taken }: Fill): number {
  return open === 0 ? 0 : Math.min(1, taken / open);
}

function overlap(a: Interval, b: Interval): number {
  return Math.min(a.to, b.to) - Math.max(a.from, b.from);
}
