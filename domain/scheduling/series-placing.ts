import { dayOf, instantAt, weekdayOf, type LocalDay } from '../calendar';
import type { Slot } from './slot';

/** A visit of a series that has no time yet. */
export interface VisitToPlace {
  /** Place in the series, from 1 on. */
  readonly visitNumber: number;
  /** Free times inside its window, best first. */
  readonly slots: readonly Slot[];
}

export interface SeriesWishes {
  /** Taken first, for as many visits as they are free for. */
  readonly professionalId?: string;
  /** Visits of the series that stand already. */
  readonly standing: readonly { readonly startsAt: number }[];
  /** IANA time zone of days and hours. */
  readonly zone: string;
}

export interface PlacedVisit {
  readonly visitNumber: number;
  readonly slot: Slot;
}

export interface SeriesPlan {
  /** In the order of the series. */
  readonly placed: readonly PlacedVisit[];
  /** Places in the series for which nothing was free. */
  readonly unplaced: readonly number[];
}

/** A slot as a week knows it. */
interface Candidate extends PlacedVisit {
  readonly day: LocalDay;
  readonly weekday: number;
  readonly minuteOfDay: number;
  /** How far down the list of its visit. */
  readonly rank: number;
}

type Rhythm = Pick<Candidate, 'weekday' | 'minuteOfDay'>;

interface Outcome {
  readonly placed: readonly Candidate[];
  readonly cost: number;
}

/** Rhythms tried for one professional, the most frequent first. */
const RHYTHMS_TRIED = 6;
/** More than everything else of a whole series together: a visit is left out only when there is nothing for it. */
const UNPLACED_COST = 1_000_000;
const OTHER_WEEKDAY_COST = 2;
const MINUTES_WORTH_ONE = 720;
const RANK_WORTH_ONE = 1_000;

/**
 * Times for the visits of a series: the same professional for all if there is one, else one after the other whoever
 * places most of the rest; the same weekday and hour where possible; one visit a day, in the order of the series.
 * Windows keep the spacing: a slot is inside the window of its visit.
 *
 * @param visits in the order of the series, with their own windows' free times
 * @returns every visit, placed or not
 */
export function placeSeries(visits: readonly VisitToPlace[], wishes: SeriesWishes): SeriesPlan {
  const known = new Map<LocalDay, number>();
  const candidates = visits.flatMap(({ visitNumber, slots }) =>
    slots.map((slot, rank) => ({ visitNumber, slot, rank, ...onTheWall(slot.startsAt, wishes.zone, known) })),
  );
  const days = new Set(wishes.standing.map(({ startsAt }) => dayOf(startsAt, wishes.zone)));
  const rhythms: Rhythm[] = wishes.standing.map(({ startsAt }) => onTheWall(startsAt, wishes.zone, known));
  const placed: Candidate[] = [];
  for (;;) {
    const done = new Set(placed.map(({ visitNumber }) => visitNumber));
    const open = visits.map(({ visitNumber }) => visitNumber).filter((number) => !done.has(number));
    const left = candidates.filter(({ visitNumber, day }) => !done.has(visitNumber) && !days.has(day));
    const best = bestProfessional(open, left, placed.length === 0 ? wishes.professionalId : undefined, [
      ...rhythms,
      ...placed,
    ]);
    if (best.placed.length === 0) {
      return { placed: inOrder(placed), unplaced: open };
    }
    placed.push(...best.placed);
    for (const { day } of best.placed) days.add(day);
  }
}

function onTheWall(startsAt: number, zone: string, known: Map<LocalDay, number>) {
  const day = dayOf(startsAt, zone);
  const midnight = known.get(day) ?? instantAt(day, '00:00', zone);
  known.set(day, midnight);
  return { day, weekday: weekdayOf(day), minuteOfDay: (startsAt - midnight) / 60_000 };
}

function inOrder(placed: readonly Candidate[]): readonly PlacedVisit[] {
  return [...placed]
    .sort((a, b) => a.visitNumber - b.visitNumber)
    .map(({ visitNumber, slot }) => ({ visitNumber, slot }));
}

/** Whoever places most; the one wished for if they place any. */
function bestProfessional(
  open: readonly number[],
  candidates: readonly Candidate[],
  wished: string | undefined,
  rhythms: readonly Rhythm[],
): Outcome {
  const byProfessional = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    const { professionalId } = candidate.slot;
    byProfessional.set(professionalId, [...(byProfessional.get(professionalId) ?? []), candidate]);
  }
  const own = wished === undefined ? undefined : byProfessional.get(wished);
  const pools = own === undefined ? [...byProfessional.values()] : [own];
  return pools
    .flatMap((pool) => rhythmsOf(pool, rhythms).map((rhythm) => inRhythm(open, pool, rhythm)))
    .reduce(cheaper, { placed: [], cost: Infinity });
}

function cheaper(a: Outcome, b: Outcome): Outcome {
  return b.cost < a.cost ? b : a;
}

/** The rhythm of what stands already; before anything stands, those in which most visits have a free time. */
function rhythmsOf(pool: readonly Candidate[], standing: readonly Rhythm[]): readonly Rhythm[] {
  if (standing.length > 0)
    return frequent(standing.map((rhythm, index) => ({ ...rhythm, visitNumber: index }))).slice(0, 1);
  return frequent(pool).slice(0, RHYTHMS_TRIED);
}

/** Weekdays with an hour, those of most visits first. */
function frequent(times: readonly (Rhythm & { readonly visitNumber: number })[]): readonly Rhythm[] {
  const counts = new Map<string, { readonly rhythm: Rhythm; readonly visits: Set<number> }>();
  for (const { weekday, minuteOfDay, visitNumber } of times) {
    const key = `${weekday}/${minuteOfDay}`;
    const count = counts.get(key) ?? { rhythm: { weekday, minuteOfDay }, visits: new Set<number>() };
    counts.set(key, count);
    count.visits.add(visitNumber);
  }
  return [...counts.values()].sort((a, b) => b.visits.size - a.visits.size).map(({ rhythm }) => rhythm);
}

function costOf({ weekday, minuteOfDay, rank }: Candidate, rhythm: Rhythm): number {
  const otherWeekday = weekday === rhythm.weekday ? 0 : OTHER_WEEKDAY_COST;
  return (
    otherWeekday + Math.abs(minuteOfDay - rhythm.minuteOfDay) / MINUTES_WORTH_ONE + rank / RANK_WORTH_ONE
  );
}

/** The best so far whose last visit is not after a day. */
interface Reached {
  readonly cost: number;
  readonly last: { readonly candidate: Candidate; readonly before: Reached } | null;
}

/**
 * The cheapest choice of one professional's times in a rhythm, each day at most once and days in the order of the
 * visits: visit after visit, the best for every day that could be the last one.
 */
function inRhythm(open: readonly number[], pool: readonly Candidate[], rhythm: Rhythm): Outcome {
  const days = [...new Set(pool.map(({ day }) => day))].sort();
  const byVisit = new Map<number, Map<LocalDay, Candidate>>();
  for (const candidate of pool) {
    const ofVisit = byVisit.get(candidate.visitNumber) ?? new Map<LocalDay, Candidate>();
    byVisit.set(candidate.visitNumber, ofVisit);
    const other = ofVisit.get(candidate.day);
    if (other === undefined || costOf(candidate, rhythm) < costOf(other, rhythm)) {
      ofVisit.set(candidate.day, candidate);
    }
  }
  let reached: readonly Reached[] = [{ cost: 0, last: null }, ...days.map(() => ({ cost: 0, last: null }))];
  for (const visitNumber of open) {
    reached = withVisit(reached, days, byVisit.get(visitNumber), rhythm);
  }
  const end = reached[reached.length - 1] ?? { cost: Infinity, last: null };
  return { placed: chosenIn(end), cost: end.cost };
}

function withVisit(
  reached: readonly Reached[],
  days: readonly LocalDay[],
  slots: ReadonlyMap<LocalDay, Candidate> | undefined,
  rhythm: Rhythm,
): readonly Reached[] {
  const next: Reached[] = [];
  reached.forEach(({ cost, last }, index) => {
    let best: Reached = { cost: cost + UNPLACED_COST, last };
    const before = reached[index - 1];
    const candidate = slots?.get(days[index - 1] ?? '');
    if (before !== undefined && candidate !== undefined) {
      const taken = before.cost + costOf(candidate, rhythm);
      if (taken < best.cost) best = { cost: taken, last: { candidate, before } };
    }
    const earlier = next[index - 1];
    next.push(earlier !== undefined && earlier.cost <= best.cost ? earlier : best);
  });
  return next;
}

function chosenIn(end: Reached): readonly Candidate[] {
  const chosen: Candidate[] = [];
  for (let { last } = end; last !== null; { last } = last.before) chosen.push(last.candidate);
  return chosen;
}
