import type { Caller } from '../application/application';
import { slotUseCases } from '../application/scheduling/slot-search';
import type { SlotUseCases } from '../application/scheduling/slot-use-cases';
import { DEFAULT_SERVICE_CALENDAR } from '../domain/calendar';
import { DAY_MS } from '../domain/follow-up/instants';
import { createCommuneDirectory } from '../integrations/places/communes';
import { createCommunePlaces } from '../integrations/places/coordinates';
import { withClient } from '../launcher/embedded/postgres';
import { PostgresSlots } from '../prisma/records/scheduling/slot-records';
import {
  AGENDA_DAYS,
  makeSlotPopulation,
  SEARCHED_AT,
  type SlotPopulation,
} from './measure-slot-search-population';
import { usedBetween, type ProcessorSeconds } from './processor-time';
import { percentile, rounded } from './statistics';
import type { Surroundings } from './surroundings';

export interface SlotSearchSizes {
  /** Professionals of each territory measured, in order. */
  readonly professionals: readonly number[];
  readonly searches: number;
}

/** How long searches take in one territory. */
export interface SlotSearchMeasure {
  readonly professionals: number;
  readonly appointments: number;
  readonly searches: number;
  /** Slots found by each search, on average. */
  readonly slotsFound: number;
  readonly p50Milliseconds: number;
  readonly p95Milliseconds: number;
  /** CPU-milliseconds of one search by process, ours as `driver`: they say more where others use the machine. */
  readonly processorMilliseconds: Readonly<Record<string, number>> | null;
  /** The same by days of the window searched. */
  readonly byDays: Readonly<
    Record<string, { readonly p50Milliseconds: number; readonly p95Milliseconds: number }>
  >;
}

const CARES = ['general-practitioner', 'nurse', 'physiotherapy'] as const;
/** Within the limit of a pathway, and as far as agendas reach. */
const WINDOWS_DAYS = [7, AGENDA_DAYS] as const;
const WARM_UP = 60;

/**
 * Searches one after the other on the server's side: records and ranking, without HTTP and without the line of the
 * audit, whose durable commit every reading of a patient pays alike.
 */
export async function measureSlotSearch(
  { parts, migrationUrl, processorSeconds }: Surroundings,
  { professionals, searches }: SlotSearchSizes,
  say: (line: string) => void,
): Promise<readonly SlotSearchMeasure[]> {
  const places = createCommunePlaces();
  const useCases = slotUseCases({
    records: new PostgresSlots(parts.database, parts.ciphers),
    places,
    communes: createCommuneDirectory(),
    now: () => SEARCHED_AT,
    zone: DEFAULT_SERVICE_CALENDAR.zone,
    audit: () => Promise.resolve(),
  });
  const measures: SlotSearchMeasure[] = [];
  for (const count of professionals) {
    say(`Agendas of ${count} professionals …`);
    const population = await withClient(migrationUrl, (owner) =>
      makeSlotPopulation(parts, owner, places, count),
    );
    measures.push(await measureOne(useCases, population, searches, processorSeconds));
  }
  return measures;
}

async function measureOne(
  useCases: SlotUseCases,
  { organisationId, patientIds, professionals, appointments }: SlotPopulation,
  searches: number,
  processorSeconds: () => ProcessorSeconds | null,
): Promise<SlotSearchMeasure> {
  const caller: Caller = { organisationId, accountId: 'bench', role: 'operator', requestId: 'bench' };
  const timed: { days: number; milliseconds: number; slots: number }[] = [];
  let before: ProcessorSeconds | null = null;
  for (let index = -WARM_UP; index < searches; index += 1) {
    if (index === 0) before = processorSeconds();
    const number = index + WARM_UP;
    const days = WINDOWS_DAYS[number % WINDOWS_DAYS.length] ?? AGENDA_DAYS;
    const search = {
      patientId: patientIds[number % patientIds.length] ?? '',
      careKind: CARES[number % CARES.length] ?? CARES[0],
      from: SEARCHED_AT,
      to: SEARCHED_AT + days * DAY_MS,
    };
    const from = performance.now();
    const { slots } = await useCases.findSlots(caller, search);
    const milliseconds = performance.now() - from;
    if (index >= 0) timed.push({ days, milliseconds, slots: slots.length });
  }
  const used = usedBetween(before, processorSeconds());
  const summary = (chosen: readonly (typeof timed)[number][]) => {
    const milliseconds = chosen.map((one) => one.milliseconds);
    return {
      p50Milliseconds: rounded(percentile(milliseconds, 0.5)),
      p95Milliseconds: rounded(percentile(milliseconds, 0.95)),
    };
  };
  return {
    professionals,
    appointments,
    searches,
    slotsFound: rounded(timed.reduce((total, { slots }) => total + slots, 0) / timed.length),
    ...summary(timed),
    processorMilliseconds:
      used === null
        ? null
        : Object.fromEntries(
            ['driver', 'postgres'].map((name) => [name, rounded(((used[name] ?? 0) * 1000) / searches)]),
          ),
    byDays: Object.fromEntries(
      WINDOWS_DAYS.map((days) => [String(days), summary(timed.filter((one) => one.days === days))]),
    ),
  };
}
