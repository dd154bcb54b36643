import { setImmediate } from 'node:timers/promises';
import { addDays, instantAt, type LocalDay, type ServiceCalendar } from '../../domain/calendar';
import type { Discharge } from '../../domain/discharge';
import {
  DryRun,
  dryRunDischargeOf,
  generateDischarges,
  lastDayOf,
  seededChance,
  type Assumptions,
  type DryRunDischarge,
  type DryRunResult,
  type Mix,
} from '../../domain/dry-run';
import type { Instant } from '../../domain/follow-up';
import { FALLBACK_PATHWAY } from '../../domain/pathways';
import type { PlanningMeans } from '../../domain/planning';
import type { PathwaySet } from './pathway-sets';

/** Reduces a discharge to what a dry run may know of it. */
export type Keep = (discharge: Discharge, opposesCalls: boolean) => DryRunDischarge;

/** Discharges that an organisation took in. */
export interface PastDischarges {
  /**
   * In the order of their instants, page by page; each is reduced while it is read, so that nothing else leaves.
   *
   * @param period `to` is excluded
   */
  pages(
    organisationId: string,
    period: { readonly from: Instant; readonly to: Instant },
    keep: Keep,
  ): AsyncIterable<readonly DryRunDischarge[]>;
}

/** On what pathways are tried. */
export type DischargesToTry =
  | {
      readonly kind: 'generated';
      readonly count: number;
      readonly seed: number;
      /** First and last day, both included; without them the period of the mix. */
      readonly period?: Period;
    }
  | { readonly kind: 'past'; readonly organisationId: string; readonly period: Period };

/** Days, both included. */
export interface Period {
  readonly from: LocalDay;
  readonly to: LocalDay;
}

export interface Trial {
  readonly baseline: PathwaySet;
  readonly candidate: PathwaySet;
  readonly discharges: DischargesToTry;
  /** More are not taken. */
  readonly limit: number;
}

export interface TrialMeans {
  readonly assumptions: Assumptions;
  readonly mix: Mix;
  readonly calendar: ServiceCalendar;
  /** Undefined where there are no records. */
  readonly past: PastDischarges | undefined;
  /** Told now and then how many discharges are done. */
  readonly progress?: (done: number) => void;
}

/** There are more past discharges in the period than may be tried at once; thrown by `tryPathways`. */
export class TooManyDischargesError extends Error {
  constructor(readonly limit: number) {
    super(`more than ${limit} discharges in the period`);
    this.name = 'TooManyDischargesError';
  }
}

/** After so many discharges, others get their turn: requests wait for one thread. */
const DISCHARGES_AT_A_TIME = 10;

/**
 * Tries pathways on generated or past discharges.
 *
 * @throws TooManyDischargesError when the period has more past discharges than the limit
 * @throws RangeError when a set has no pathway for everybody, or past discharges are asked for without records
 */
export async function tryPathways(trial: Trial, means: TrialMeans): Promise<DryRunResult> {
  const { baseline, candidate, limit } = trial;
  const { assumptions, calendar } = means;
  const run = new DryRun({ baseline, candidate, assumptions, calendar });
  let done = 0;
  for await (const page of pagesOf(trial, means)) {
    if (done + page.length > limit) throw new TooManyDischargesError(limit);
    for (let from = 0; from < page.length; from += DISCHARGES_AT_A_TIME) {
      page.slice(from, from + DISCHARGES_AT_A_TIME).forEach((discharge) => run.add(discharge));
      done += Math.min(DISCHARGES_AT_A_TIME, page.length - from);
      means.progress?.(done);
      await setImmediate();
    }
  }
  return run.result();
}

async function* pagesOf(trial: Trial, means: TrialMeans): AsyncIterable<readonly DryRunDischarge[]> {
  const planning = planningMeansOf(trial, means);
  const { discharges } = trial;
  if (discharges.kind === 'generated') {
    const { count, seed, period = mixPeriod(means.mix) } = discharges;
    const chance = seededChance(seed);
    const { mix } = means;
    for (let left = count; left > 0; left -= DISCHARGES_AT_A_TIME) {
      const batch = Math.min(left, DISCHARGES_AT_A_TIME);
      yield generateDischarges({ count: batch, mix, ...period, means: planning, chance });
    }
    return;
  }
  if (means.past === undefined) throw new RangeError('there are no past discharges here');
  const { zone } = means.calendar;
  const { from, to } = discharges.period;
  const instants = { from: instantAt(from, '00:00', zone), to: instantAt(addDays(to, 1), '00:00', zone) };
  yield* means.past.pages(discharges.organisationId, instants, (discharge, opposesCalls) =>
    dryRunDischargeOf(discharge, planning, opposesCalls),
  );
}

function mixPeriod({ period }: Mix): Period {
  return { from: period.from, to: lastDayOf(period) };
}

function planningMeansOf({ baseline }: Trial, { calendar }: TrialMeans): PlanningMeans {
  const pathway = baseline.get(FALLBACK_PATHWAY);
  if (pathway === undefined) throw new RangeError(`the pathway "${FALLBACK_PATHWAY}" is missing`);
  return { pathway, calendar, candidates: {} };
}
