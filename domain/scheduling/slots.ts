import type { LocalDay } from '../calendar';
import { MINUTE_MS, type Instant, type Interval } from '../follow-up/instants';
import type { NewPatientRule } from './codes';
import type { Continuity, Slot, SlotCandidate, SlotWishes } from './slot';

/** Now, and on which local day an instant is. */
export interface SlotCalendar {
  readonly now: Instant;
  readonly dayOf: (instant: Instant) => LocalDay;
}

/** Times offered begin on multiples of this, counted from the beginning of their opening. */
export const GRID_MINUTES = 5;
const GRID_MS = GRID_MINUTES * MINUTE_MS;

/** Whether somebody whom the professional knows that well may book without asking the practice first. */
export function mayBookDirectly(rule: NewPatientRule, continuity: Continuity): boolean {
  return rule === 'accepted' || continuity === 'own' || continuity === 'seen-before';
}

/**
 * When a candidate could see the patient. Inside each opening the times follow one another with their pause, from the
 * opening's beginning and again from the end of each appointment (brought to the grid), so that whichever is taken no
 * gap is left that nobody can use. The pause after may run past the end of the opening, never into an appointment.
 * Nothing in the past, nothing outside the window, nothing on a day whose cap is reached.
 *
 * @returns in order; empty when place, distance or rule for new patients exclude the candidate. Sessions of a group that
 *   stand already and have seats left are among them
 */
export function freeSlots(
  candidate: SlotCandidate,
  wishes: Pick<SlotWishes, 'window' | 'places' | 'farthestKilometres'>,
  { now, dayOf }: SlotCalendar,
): readonly Slot[] {
  if (!isWithinReach(candidate, wishes)) return [];
  const bounds = { from: Math.max(now, wishes.window.from), to: wishes.window.to };
  const starts = startsOf(candidate, bounds, merged(candidate.taken));
  const isOpenDay = belowCap(candidate, dayOf);
  const durationMs = candidate.durationMinutes * MINUTE_MS;
  const slots = starts
    .filter(isOpenDay)
    .map((startsAt) => slotAt(candidate, startsAt, startsAt + durationMs));
  const seats = (candidate.sessions ?? [])
    .filter(({ startsAt, endsAt, seatsLeft }) => {
      return seatsLeft > 0 && startsAt >= bounds.from && endsAt <= bounds.to;
    })
    .map(({ startsAt, endsAt }) => slotAt(candidate, startsAt, endsAt));
  return seats.length === 0 ? slots : [...slots, ...seats].sort((a, b) => a.startsAt - b.startsAt);
}

/** Who knows the patient is asked however far away. */
function isWithinReach(
  { place, newPatients, continuity, distanceKilometres = 0 }: SlotCandidate,
  { places, farthestKilometres = Infinity }: Pick<SlotWishes, 'places' | 'farthestKilometres'>,
): boolean {
  if (places !== undefined && places.length > 0 && !places.includes(place)) return false;
  if (!mayBookDirectly(newPatients, continuity)) return false;
  const travels = place === 'practice' || place === 'group';
  return !travels || continuity !== 'none' || distanceKilometres <= farthestKilometres;
}

function slotAt(
  { professionalId, appointmentTypeId, place, practiceId }: SlotCandidate,
  startsAt: Instant,
  endsAt: Instant,
): Slot {
  const slot = { professionalId, appointmentTypeId, startsAt, endsAt, place };
  return practiceId === undefined ? slot : { ...slot, practiceId };
}

function startsOf(
  { openings, durationMinutes, bufferMinutes }: SlotCandidate,
  bounds: Interval,
  blocks: readonly Interval[],
): readonly Instant[] {
  const durationMs = durationMinutes * MINUTE_MS;
  const stepMs = durationMs + bufferMinutes * MINUTE_MS;
  const starts: Instant[] = [];
  let first = 0;
  for (const opening of openings) {
    if (opening.to <= bounds.from) continue;
    if (opening.from >= bounds.to) break;
    const last = Math.min(opening.to, bounds.to) - durationMs;
    const fill = (from: Instant, until: Instant): void => {
      for (let start = from; start <= last && start + stepMs <= until; start += stepMs) {
        if (start >= bounds.from) starts.push(start);
      }
    };
    while (first < blocks.length && (blocks[first]?.to ?? 0) <= opening.from) first += 1;
    let from = opening.from;
    for (let index = first; index < blocks.length; index += 1) {
      const block = blocks[index];
      if (block === undefined || block.from > last + stepMs) break;
      fill(from, block.from);
      from = onGrid(Math.max(from, block.to), opening.from);
    }
    fill(from, Infinity);
  }
  return starts;
}

function areApart(intervals: readonly Interval[]): boolean {
  let until = -Infinity;
  for (const { from, to } of intervals) {
    if (from <= until) return false;
    until = to;
  }
  return true;
}

/** The first multiple of the grid at or after an instant. */
function onGrid(instant: Instant, beginning: Instant): Instant {
  return beginning + Math.ceil((instant - beginning) / GRID_MS) * GRID_MS;
}

function belowCap(
  { dailyCap, booked }: SlotCandidate,
  dayOf: SlotCalendar['dayOf'],
): (start: Instant) => boolean {
  if (dailyCap === undefined) return () => true;
  const counts = new Map<LocalDay, number>();
  for (const at of booked) counts.set(dayOf(at), (counts.get(dayOf(at)) ?? 0) + 1);
  return (start) => (counts.get(dayOf(start)) ?? 0) < dailyCap;
}

/** Disjoint intervals in order, from those in order of their beginning that may overlap; the same list if they do not. */
export function merged(intervals: readonly Interval[]): readonly Interval[] {
  if (areApart(intervals)) return intervals;
  const result: { from: Instant; to: Instant }[] = [];
  let last: { from: Instant; to: Instant } | undefined;
  for (const { from, to } of intervals) {
    if (last !== undefined && from <= last.to) {
      last.to = Math.max(last.to, to);
    } else {
      last = { from, to };
      result.push(last);
    }
  }
  return result;
}
