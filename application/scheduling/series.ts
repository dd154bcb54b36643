import { dayOf } from '../../domain/calendar';
import {
  placeSeries,
  type AppointmentOrigin,
  type SeriesPlan,
  type Slot,
  type VisitToPlace,
} from '../../domain/scheduling';
import type { Caller } from '../application';
import { BookingRefusedError, NotFoundError, type BookingRefusal } from '../errors';
import type { SeriesPlacement, SeriesState, VisitOrder } from './booking-records';
import type { BookingUseCases, PlacedSeries } from './booking-use-cases';
import type { BookingDependencies, Settling } from './bookings';

export type SeriesUseCases = Pick<BookingUseCases, 'placeSeries' | 'repairSeries'>;

/** How often a series is looked for anew when somebody was faster. */
const TRIES = 8;
/** Free times looked at for one visit: of everybody, and of each of those who are free for most visits. */
const SLOTS_PER_VISIT = 40;
const PROFESSIONALS_LOOKED_AT = 2;

/** Nothing about another time or professional changes these. */
const FINAL: ReadonlySet<BookingRefusal> = new Set(['patient-deceased', 'already-over', 'changed-meanwhile']);
/** These are of the professional, whatever the time. */
const OF_PROFESSIONAL: ReadonlySet<BookingRefusal> = new Set([
  'sharing-refused',
  'own-patients-only',
  'not-bookable',
  'outside-area',
]);

/** What is asked of one placement. */
interface Placing {
  readonly caller: Caller;
  readonly series: SeriesState;
  readonly seriesId: string;
  readonly wished: string | undefined;
  readonly origin: AppointmentOrigin;
  readonly told: SeriesPlacement['told'];
  /** Whether a time is out of the question. */
  readonly excluded: (visitNumber: number, slot: Slot) => boolean;
}

/** Series of visits: placed as a whole, and repaired when one falls. */
export function seriesUseCases(dependencies: BookingDependencies, settled: Settling): SeriesUseCases {
  const { bookings, newId, zone } = dependencies;
  return {
    placeSeries: async (caller, { followUpId, careKey, professionalId }) => {
      const series = await bookings.series(caller, { followUpId, careKey });
      if (series === null) throw new NotFoundError('care');
      const placing: Placing = {
        caller,
        series,
        seriesId: series.seriesId ?? newId(),
        wished: caller.professionalId ?? professionalId ?? mostFrequent(series),
        origin: caller.professionalId === undefined ? 'operator' : 'professional',
        told: 'whole',
        excluded: () => false,
      };
      const { refused, unplaced } = await place(dependencies, settled, placing);
      if (refused !== null) throw new BookingRefusedError(refused);
      return asPlaced(dependencies, placing, unplaced);
    },
    repairSeries: async (caller, seriesId) => {
      const series = await bookings.series(caller, { seriesId });
      if (series === null) throw new NotFoundError('series');
      const placing: Placing = {
        caller,
        series,
        seriesId,
        wished: mostFrequent(series),
        origin: 'replacement',
        told: 'each',
        excluded: (visitNumber, slot) => fellThere(series, zone, visitNumber, slot),
      };
      // What cannot be placed again is for a person: the follow-up has it on its list already.
      const { unplaced } = await place(dependencies, settled, placing);
      return asPlaced(dependencies, placing, unplaced);
    },
  };
}

/** Whom most of the visits that stand are with. */
function mostFrequent({ standing }: SeriesState): string | undefined {
  const counts = new Map<string, number>();
  for (const { professionalId } of standing) {
    counts.set(professionalId, (counts.get(professionalId) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}

/** Whoever cancelled a visit that day is not asked for the same day again. */
function fellThere({ fallen }: SeriesState, zone: string, visitNumber: number, slot: Slot): boolean {
  return fallen.some(
    (visit) =>
      visit.visitNumber === visitNumber &&
      visit.professionalId === slot.professionalId &&
      dayOf(visit.startsAt, zone) === dayOf(slot.startsAt, zone),
  );
}

/** Looks and books until all that was found is booked together, or nothing is left to find. */
async function place(
  dependencies: BookingDependencies,
  settled: Settling,
  placing: Placing,
): Promise<{ readonly refused: BookingRefusal | null; readonly unplaced: readonly number[] }> {
  const { caller, series, seriesId, origin, told } = placing;
  const { followUpId, careKey } = series;
  const lost: {
    readonly reason: BookingRefusal;
    readonly at: Pick<VisitOrder, 'professionalId' | 'startsAt'>;
  }[] = [];
  const isLost = ({ professionalId, startsAt }: Slot) =>
    lost.some(
      ({ reason, at }) =>
        at.professionalId === professionalId && (OF_PROFESSIONAL.has(reason) || at.startsAt === startsAt),
    );
  for (let tried = 1; ; tried += 1) {
    const plan = await planOf(dependencies, placing, isLost);
    if (plan.placed.length === 0) return { refused: null, unplaced: plan.unplaced };
    const visits = plan.placed.map(({ visitNumber, slot }) => ({ visitNumber, ...orderOf(slot) }));
    const outcome = await dependencies.bookings.bookSeries(caller, {
      ...{ seriesId, followUpId, careKey, origin, told },
      visits,
    });
    if ('done' in outcome) {
      await settled(caller, 'appointment.book', outcome);
      return { refused: null, unplaced: plan.unplaced };
    }
    if (!('refused' in outcome)) throw new NotFoundError('missing' in outcome ? outcome.missing : 'care');
    const { refused, at } = outcome;
    if (at === undefined || FINAL.has(refused) || tried >= TRIES) {
      return { refused, unplaced: [...plan.unplaced, ...visits.map(({ visitNumber }) => visitNumber)] };
    }
    lost.push({ reason: refused, at });
  }
}

function orderOf({ professionalId, appointmentTypeId, startsAt }: Slot): Omit<VisitOrder, 'visitNumber'> {
  return { professionalId, appointmentTypeId, startsAt };
}

/** Times for the visits that have none and whose window is not over. */
async function planOf(
  { findSlots, now, zone }: BookingDependencies,
  placing: Placing,
  isLost: (slot: Slot) => boolean,
): Promise<SeriesPlan> {
  const { caller, series, wished, excluded } = placing;
  const { followUpId, careKey, windows, standing } = series;
  const stands = new Set(standing.map(({ visitNumber }) => visitNumber));
  const missing = windows.flatMap((window, index) =>
    stands.has(index + 1) || window.to <= now() ? [] : [{ visitNumber: index + 1, window }],
  );
  const search = async (professionalId?: string): Promise<VisitToPlace[]> => {
    const found: VisitToPlace[] = [];
    for (const { visitNumber, window } of missing) {
      const { slots } = await findSlots(caller, {
        ...{ followUpId, careKey, visit: visitNumber, limit: SLOTS_PER_VISIT },
        ...(professionalId === undefined ? {} : { professionalId }),
      });
      const fitting = slots.filter(
        (slot) =>
          slot.startsAt >= window.from &&
          slot.endsAt <= window.to &&
          !isLost(slot) &&
          !excluded(visitNumber, slot),
      );
      found.push({ visitNumber, slots: fitting });
    }
    return found;
  };
  const all = await search(caller.professionalId);
  const more: VisitToPlace[][] = [];
  for (const professionalId of toLookAt(all, wished)) more.push(await search(professionalId));
  const wishes = { zone, standing, ...(wished === undefined ? {} : { professionalId: wished }) };
  return placeSeries(
    all.map((visit, index) => together(visit, more, index)),
    wishes,
  );
}

/** Everything free of those who are free for most visits: a rhythm needs more than the best times. */
function toLookAt(found: readonly VisitToPlace[], wished: string | undefined): readonly string[] {
  const counts = new Map<string, number>();
  for (const { slots } of found) {
    for (const id of new Set(slots.map(({ professionalId }) => professionalId))) {
      counts.set(id, (counts.get(id) ?? 0) + 1);
    }
  }
  const frequent = [...counts].sort(([, a], [, b]) => b - a).map(([id]) => id);
  const first = wished === undefined ? frequent : [wished, ...frequent.filter((id) => id !== wished)];
  return first.slice(0, PROFESSIONALS_LOOKED_AT);
}

function together(visit: VisitToPlace, more: readonly VisitToPlace[][], index: number): VisitToPlace {
  const known = new Map<string, Slot>();
  for (const { slots } of [visit, ...more.flatMap((found) => found[index] ?? [])]) {
    for (const slot of slots) {
      const key = `${slot.professionalId}/${slot.startsAt}`;
      if (!known.has(key)) known.set(key, slot);
    }
  }
  return { visitNumber: visit.visitNumber, slots: [...known.values()] };
}

/** The whole series as it stands now. */
async function asPlaced(
  { bookings }: BookingDependencies,
  { caller, series, seriesId }: Placing,
  unplaced: readonly number[],
): Promise<PlacedSeries> {
  const all = (await bookings.list(caller, { followUpId: series.followUpId })) ?? [];
  const visits = all.filter((view) => view.seriesId === seriesId && view.status !== 'cancelled');
  return { seriesId, visits, unplaced: [...unplaced].sort((a, b) => a - b) };
}
