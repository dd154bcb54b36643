import { setTimeout as sleep } from 'node:timers/promises';
import { dayOf, type HolidayTerritory, type LocalDay } from '../../domain/calendar';
import { AGENDA_HORIZON_DAYS, frameFrom } from '../../domain/scheduling';
import type { AgendaRecords } from './agenda-records';

/** What laying out the next days works with. */
export interface RollDependencies {
  readonly records: Pick<AgendaRecords, 'agendasToRoll' | 'rollAgenda'>;
  /** IANA time zone of the wall clock. */
  readonly zone: string;
  readonly holidays: HolidayTerritory;
}

/**
 * Lays out the day that came within the horizon, for agendas where it is missing: each once a day, one transaction
 * each. With nothing to do it is one question to an index.
 *
 * @param today local day of the service
 * @param limit how many agendas at most
 * @returns how many were rolled; as many as `limit` when there may be more
 */
export async function rollAgendas(
  { records, zone, holidays }: RollDependencies,
  organisationId: string,
  today: LocalDay,
  limit: number,
): Promise<number> {
  const frame = frameFrom(today, AGENDA_HORIZON_DAYS, zone);
  const due = await records.agendasToRoll(organisationId, frame.lastDay, limit);
  for (const professionalId of due) {
    await records.rollAgenda(organisationId, professionalId, { frame, holidays });
  }
  return due.length;
}

export interface RollLoop extends RollDependencies {
  readonly organisations: () => Promise<readonly string[]>;
  /** Business time. */
  readonly now: () => number;
  /** Real seconds between two looks. */
  readonly everySeconds: number;
  readonly log: { error(fields: object, message: string): void };
}

/** A batch leaves the other organisations their turn. */
const BATCH = 200;

/** Rolls the agendas of every organisation until the signal; what went wrong is tried again at the next look. */
export async function runAgendaRoll(loop: RollLoop, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const full = await rollEverywhere(loop, signal);
    if (full) continue;
    await sleep(loop.everySeconds * 1000, undefined, { signal }).catch((error: unknown) => {
      if (!signal.aborted) throw error;
    });
  }
}

/** @returns whether an organisation had a full batch: there may be more at once */
async function rollEverywhere(loop: RollLoop, signal: AbortSignal): Promise<boolean> {
  let full = false;
  try {
    for (const organisationId of await loop.organisations()) {
      if (!signal.aborted) full = (await rollOne(loop, organisationId)) || full;
    }
  } catch (error) {
    sayFailed(loop, error);
  }
  return full;
}

/** Never throws: one organisation keeps no other waiting. @returns whether there may be more at once */
async function rollOne(loop: RollLoop, organisationId: string): Promise<boolean> {
  try {
    const today = dayOf(loop.now(), loop.zone);
    return (await rollAgendas(loop, organisationId, today, BATCH)) === BATCH;
  } catch (error) {
    sayFailed(loop, error);
    return false;
  }
}

function sayFailed({ log }: RollLoop, error: unknown): void {
  log.error({ error: error instanceof Error ? error.name : 'unknown' }, 'agendas not rolled');
}
